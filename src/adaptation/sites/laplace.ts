import { cholesky } from '../../core/factorise.ts';
import { dense, diagonal, type Precision, plusIdentity, times } from '../../core/precision.ts';
import { addScaled, subtract } from '../../core/vectors.ts';
import { sumOf } from './merge.ts';
import { paused, type RoundAlgorithm, type RoundSettings } from './rounds.ts';
import { fitSite, type LocalSite, type SiteSpace, siteCurvature, siteDiagonal } from './space.ts';

/** Λ of one kind, which rounds of Laplace's approximation are computed in: its numbers, and Λ⁻¹x (null where Λ has no factor). */
interface Curvatures {
  at(space: SiteSpace, site: LocalSite, theta: Float64Array): Float64Array;
  /** Zeros for p weights. */
  none(parameters: number): Float64Array;
  precision(values: Float64Array): Precision;
  solve(precision: Precision, x: Float64Array): Float64Array | null;
}

export const fullCurvature: Curvatures = {
  at: siteCurvature,
  none: (p) => new Float64Array(p * p),
  precision: dense,
  solve: (precision, x) => (precision.kind === 'dense' ? (cholesky(precision.values, x.length)?.solve(x) ?? null) : null),
};

export const diagonalCurvature: Curvatures = {
  at: siteDiagonal,
  none: (p) => new Float64Array(p),
  precision: diagonal,
  solve: (precision, x) => (precision.kind === 'diagonal' ? x.map((value, j) => value / precision.values[j]) : null),
};

/**
 * Rounds of partitioned Laplace: each site is a Gaussian (v_k, V_k). w_k = argmin ℓ_k + ½‖w − g‖²_S + v_kᵀw − ½ wᵀV_k w with
 * S = δI + Σ V_k; S_k = H_k(w_k) − V_k + S; v_k += d (S_k w_k − S g); V_k = (1 − d) V_k + d H_k; g = S⁻¹ Σ v_k. Swaroop et al. 2025.
 */
export const laplaceRounds = (curvatures: Curvatures): RoundAlgorithm['rounds'] =>
  function* (space: SiteSpace, settings: RoundSettings) {
    const { sites, priorPrecision, machine } = space;
    const { parameters } = machine.model;
    const damping = settings('damping');
    const withPrior = (of: readonly Float64Array[]): Precision => plusIdentity(curvatures.precision(sumOf(of)), priorPrecision);
    let g = machine.model.initial();
    let vs = sites.map(() => new Float64Array(parameters) as Float64Array);
    let Vs = sites.map(() => curvatures.none(parameters));
    for (;;) {
      const whole = withPrior(Vs);
      const pull = times(whole, g);
      const [nextVs, nextvs]: [Float64Array[], Float64Array[]] = [[], []];
      for (const [k, site] of sites.entries()) {
        const [v, V] = [vs[k] as Float64Array, Vs[k] as Float64Array];
        const cavity = withPrior(Vs.filter((_, other) => other !== k));
        const { theta: w } = yield* paused(fitSite(space, site, cavity, subtract(pull, v), g));
        const H = curvatures.at(space, site, w);
        // S_k w_k = (S − V_k) w_k + H_k w_k.
        const ownPull = addScaled(times(cavity, w), 1, times(curvatures.precision(H), w));
        nextvs.push(addScaled(v, damping, subtract(ownPull, pull)));
        nextVs.push(V.map((value, i) => (1 - damping) * value + damping * H[i]));
      }
      [vs, Vs] = [nextvs, nextVs];
      g = curvatures.solve(withPrior(Vs), sumOf(vs)) ?? new Float64Array(parameters).fill(Number.NaN);
      yield g;
    }
  };
