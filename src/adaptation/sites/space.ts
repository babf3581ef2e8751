import { fisherDiagonal, ggn } from '../../core/ggn.ts';
import type { BoundModel } from '../../core/model.ts';
import { evaluate, type Objective } from '../../core/objective.ts';
import { type Precision, scalar } from '../../core/precision.ts';
import { type Fit, minimise } from '../../core/solvers.ts';
import type { Machine, Row } from '../machine.ts';
import { targetsOf, trueObjective } from '../world.ts';

/** A place whose points stay there: the model at them, and Σ ℓ as an objective without a Gaussian part. */
export interface LocalSite {
  readonly count: number;
  readonly bound: BoundModel;
  readonly loss: Objective;
}

/** The past, spread over sites that share a model and a prior. */
export interface SiteSpace {
  readonly machine: Machine;
  /** δ. */
  readonly priorPrecision: number;
  readonly sites: readonly LocalSite[];
  /** N. */
  readonly count: number;
}

/** The space of rows at sites `of`, K of them. */
export const spaceOf = (
  rows: readonly Row[],
  of: readonly number[],
  count: number,
  machine: Machine,
  priorPrecision: number,
): SiteSpace => {
  const { model } = machine;
  const sites = Array.from({ length: count }, (_, k): LocalSite => {
    const own = rows.filter((_row, i) => of[i] === k);
    const loss = trueObjective(targetsOf(machine, own), own.length, model.spec.outputs, model.parameters, 0);
    return { count: own.length, bound: machine.bind(own), loss };
  });
  return { machine, priorPrecision, sites, count: rows.length };
};

/** argmin Σ ℓ + ½ θᵀΛθ − ηᵀθ over a site's own points, from `start`. */
export function* fitSite(
  { machine }: SiteSpace,
  { bound, loss }: LocalSite,
  precision: Precision,
  linear: Float64Array,
  start: Float64Array,
): Generator<void, Fit> {
  const { model } = machine;
  return yield* minimise(
    { bound, likelihood: model.spec.likelihood, objective: { ...loss, precision, linear }, linear: model.linear },
    start,
  );
}

/** Σ ∇ℓ of a site's points at θ. */
export const lossGradient = ({ machine }: SiteSpace, { bound, loss }: LocalSite, theta: Float64Array): Float64Array =>
  evaluate(bound, machine.model.spec.likelihood, loss, theta).gradient;

/** H_k(θ), the GGN of a site's points, p × p. */
export const siteCurvature = ({ machine }: SiteSpace, { bound }: LocalSite, theta: Float64Array): Float64Array =>
  ggn(bound, machine.model.spec.likelihood, theta);

/** Diagonal of H_k(θ), length p. */
export const siteDiagonal = ({ machine }: SiteSpace, { bound }: LocalSite, theta: Float64Array): Float64Array =>
  fisherDiagonal(bound, machine.model.spec.likelihood, theta);

/** Model that a site trains alone, with the whole prior: argmin Σ ℓ + ½ δ‖θ‖². */
export function* fitAlone(space: SiteSpace, site: LocalSite): Generator<void, Fit> {
  const { model } = space.machine;
  return yield* fitSite(space, site, scalar(space.priorPrecision), new Float64Array(model.parameters), model.initial());
}
