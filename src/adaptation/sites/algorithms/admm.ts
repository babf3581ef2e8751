import { scalar } from '../../../core/precision.ts';
import { addScaled, scale, subtract } from '../../../core/vectors.ts';
import { sumOf } from '../merge.ts';
import { defineRounds, paused } from '../rounds.ts';
import { fitSite } from '../space.ts';

/** w_k = argmin ℓ_k + v_kᵀw + ½ ρ‖w − g‖², v_k += ρ (w_k − g), g = (ρ Σ w_k + Σ v_k) / (δ + Kρ). Boyd et al. 2011. */
export default defineRounds({
  id: 'admm',
  title: 'ADMM',
  summary: 'Each site has a dual vector, which comes to be its negative gradient.',
  place: 30,
  options: [{ id: 'rho', title: 'Pull ρ', kind: 'range', min: 0.01, max: 1000, step: 0.01, default: () => 1 }],
  sent: (p) => p,
  *rounds(space, settings) {
    const { sites, priorPrecision, machine } = space;
    const rho = settings('rho');
    let g = machine.model.initial();
    let duals = sites.map(() => new Float64Array(g.length) as Float64Array);
    for (;;) {
      const weights: Float64Array[] = [];
      for (const [k, site] of sites.entries()) {
        const { theta } = yield* paused(fitSite(space, site, scalar(rho), subtract(scale(rho, g), duals[k] as Float64Array), g));
        weights.push(theta);
      }
      duals = duals.map((v, k) => addScaled(v, rho, subtract(weights[k] as Float64Array, g)));
      g = scale(1 / (priorPrecision + sites.length * rho), addScaled(sumOf(duals), rho, sumOf(weights)));
      yield g;
    }
  },
});
