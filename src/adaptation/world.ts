import { targets } from '../core/likelihoods.ts';
import { evaluate, type Objective } from '../core/objective.ts';
import { scalar } from '../core/precision.ts';
import { type Fit, GLM_STOP, MLP_STOP, minimise } from '../core/solvers.ts';
import type { Change } from './change.ts';
import type { Machine, Row } from './machine.ts';

/** The world at one moment: the points, the model that they are seen through, the prior. */
export interface World {
  readonly rows: readonly Row[];
  readonly machine: Machine;
  readonly priorPrecision: number;
}

/** Change of the world, told in rows: those that come, go or are renamed, under which prior and model. */
export interface WorldChange {
  readonly kind: Change['kind'];
  readonly removed: ReadonlySet<number>;
  readonly added: readonly Row[];
  /** Rows of the same ids with their new labels. */
  readonly relabelled: readonly Row[];
  readonly priorPrecision: number;
  readonly machine: Machine;
  /** All rows after the change, in their order. */
  readonly after: readonly Row[];
}

/** A change that is about to happen: its points under one numbering, the past first, then those added. */
export interface Step {
  readonly before: World;
  readonly change: WorldChange;
  readonly all: readonly Row[];
  readonly indexOf: ReadonlyMap<number, number>;
}

/** Numbers the points of a change. */
export const openStep = (before: World, change: WorldChange): Step => {
  const all = [...before.rows, ...change.added];
  return { before, change, all, indexOf: new Map(all.map(({ id }, i) => [id, i])) };
};

/** The true past objective L(θ) = Σ ℓ(y_i, f_i) + ½ δ ‖θ‖² over the first `count` points, for a model of p weights. */
export const trueObjective = (y: Float64Array, count: number, outputs: number, parameters: number, priorPrecision: number): Objective => ({
  sites: Int32Array.from({ length: count }, (_, i) => i),
  a: new Float64Array(count).fill(1),
  b: y.slice(0, count * outputs),
  precision: scalar(priorPrecision),
  linear: new Float64Array(parameters),
});

/** y of rows, n × C, for a machine's likelihood. */
export const targetsOf = (machine: Machine, rows: readonly Row[]): Float64Array =>
  targets(
    machine.model.spec.likelihood,
    rows.map(({ label }) => label),
    machine.model.spec.outputs,
  );

/** Trains the base model to its optimum, or takes the given θ* as it is: converged where a fit of the model would stop. */
export function* fitBase({ rows, machine, priorPrecision }: World, given?: Float64Array): Generator<void, Fit> {
  const { parameters, spec, linear } = machine.model;
  const bound = machine.bind(rows);
  const objective = trueObjective(targetsOf(machine, rows), rows.length, spec.outputs, parameters, priorPrecision);
  const task = { bound, likelihood: spec.likelihood, objective, linear };
  if (!given) return yield* minimise(task, machine.model.initial());
  const { value, gradient } = evaluate(bound, spec.likelihood, objective, given);
  const gradientNorm = Math.hypot(...gradient);
  return { theta: given, value, gradientNorm, converged: gradientNorm <= (linear ? GLM_STOP : MLP_STOP).gradientNorm, iterations: 0 };
}
