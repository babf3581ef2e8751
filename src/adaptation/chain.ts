import { evaluate, type Objective } from '../core/objective.ts';
import { type Fit, minimise, type Task } from '../core/solvers.ts';
import { addChange, type Change } from './change.ts';
import { assemble, type Coefficients } from './coefficients.ts';
import type { Machine } from './machine.ts';
import type { MethodDefinition, ObjectiveMethod } from './method.ts';
import { pastOf } from './pastOf.ts';
import { runawayOf } from './runaway.ts';
import type { MemoryPlan } from './selection.ts';
import { moveOn, type Traveller } from './traveller.ts';
import { type Step, targetsOf } from './world.ts';

/** Outcome of a change for one method; points are numbered as in its `Step`. */
export interface Adapted {
  readonly method: MethodDefinition;
  readonly machineStar: Machine;
  readonly thetaStar: Float64Array;
  /** Remembered points before the touched ones joined, ascending. */
  readonly memory: readonly number[];
  /** Null where the method is not defined for the change. */
  readonly solution: {
    readonly machine: Machine;
    readonly fit: Fit;
    /** K, whose gradient is the reconstructed past gradient; null for a method that minimises nothing. */
    readonly past: Objective | null;
    /** F = K with the change; null likewise. */
    readonly objective: Objective | null;
    /** Start of the minimisation. */
    readonly start: Float64Array;
  } | null;
  readonly undefinedBecause: string | null;
  /** Sentence on a minimisation that ran away; null of one that did not. A solution is left where its θ are numbers, and the figures that can be had with it. */
  readonly ranAway: string | null;
}

/** Problem of one method in one change: K, F = K with the change, and the start of the minimisation. */
export interface Posed {
  readonly past: Objective;
  readonly objective: Objective;
  readonly start: Float64Array;
}

/** Problem of a method in a change, before anything is solved: null where it minimises nothing, a sentence where it is not defined. */
export const pose = (traveller: Traveller, step: Step): Posed | string | null =>
  traveller.method.makes === 'objective' ? poseBy(traveller.method, traveller, step) : null;

const poseBy = (method: ObjectiveMethod, traveller: Traveller, step: Step): Posed | string => {
  const next = step.change.machine;
  const past = pastOf(traveller, step);
  const told = inNumbers(step);
  const reason = method.undefinedBecause?.(past, told) ?? null;
  if (reason) return reason;
  const k = method.past(past, traveller.settings);
  const f = method.adapt ? method.adapt(past, k, told, traveller.settings) : addChange(past, k, told);
  const form = (coefficients: Coefficients): Objective => assemble(coefficients, step.all.length, next.model.spec.outputs);
  return { past: form(k), objective: form(f), start: past.anchor ?? next.model.initial() };
};

/** Start under a new model: the old weights, where they have counterparts, else the model's own. */
const startOf = (traveller: Traveller, step: Step): Pick<Traveller, 'machine' | 'theta' | 'leftover'> => {
  const { machine } = step.change;
  const { anchor, leftover } = pastOf(traveller, step);
  return { machine, theta: anchor ?? machine.model.initial(), leftover };
};

/** Indices of a method's remembered points, ascending, in the numbering of a step. One that has stopped still has points that are gone. */
const memoryIn = ({ kept }: Traveller, { indexOf }: Step): number[] =>
  kept
    .map(({ row }) => indexOf.get(row.id))
    .filter((index) => index !== undefined)
    .sort((one, other) => one - other);

/** Outcome of a change for a method, and the method as it goes on, once `fit` solves the problem that it posed. */
export const arrive = (traveller: Traveller, step: Step, plan: MemoryPlan, posed: Posed, fit: Fit): [Adapted, Traveller] => {
  const { method, machine, theta: thetaStar } = traveller;
  const { change } = step;
  const next = change.machine;
  const task = taskOf(posed, step);
  const ranAway = runawayOf(task, posed.start, fit);
  const base = { method, machineStar: machine, thetaStar, memory: memoryIn(traveller, step), ranAway };
  if (ranAway && !fit.theta.every(Number.isFinite))
    return [
      { ...base, solution: null, undefinedBecause: ranAway },
      { ...traveller, stopped: `It could not follow an earlier change. ${ranAway}` },
    ];
  const leftover = evaluate(task.bound, task.likelihood, task.objective, fit.theta).gradient;
  return [
    { ...base, solution: { machine: next, fit, ...posed }, undefinedBecause: null },
    moveOn({ ...traveller, machine: next, theta: fit.theta, leftover }, change, plan, machine !== next),
  ];
};

const taskOf = ({ objective }: Posed, { change: { machine }, all }: Step): Task => ({
  bound: machine.bind(all).select(objective.sites),
  likelihood: machine.model.spec.likelihood,
  objective,
  linear: machine.model.linear,
});

/**
 * Takes one method through one change: the outcome, and the method as it goes on. Yields while it works. A `known` end of the
 * minimisation is taken as it is.
 */
export function* adapt(traveller: Traveller, step: Step, plan: MemoryPlan, known?: Fit): Generator<void, [Adapted, Traveller]> {
  const { method, machine, theta: thetaStar } = traveller;
  const { change } = step;
  const base = { method, machineStar: machine, thetaStar, memory: memoryIn(traveller, step), ranAway: null };
  const stop = (reason: string, onwards: string): [Adapted, Traveller] => [
    { ...base, solution: null, undefinedBecause: reason },
    { ...traveller, stopped: onwards },
  ];
  if (traveller.stopped) return stop(traveller.stopped, traveller.stopped);

  if (method.makes === 'solution') {
    const fit: Fit = { theta: method.solve(pastOf(traveller, step)), value: 0, gradientNorm: 0, converged: true, iterations: 0 };
    const solution = { machine, fit, past: null, objective: null, start: thetaStar };
    return [
      { ...base, solution, undefinedBecause: null },
      { ...traveller, theta: fit.theta },
    ];
  }
  const posed = poseBy(method, traveller, step);
  if (typeof posed === 'string') {
    const newModel = machine !== change.machine;
    if (newModel && !method.startsAfresh) return stop(posed, `It could not follow an earlier change. ${posed}`);
    // It keeps its model, or starts as the new one does, and may go on from it when a change comes that it is defined for.
    const onwards = newModel ? { ...traveller, ...startOf(traveller, step) } : traveller;
    return [{ ...base, solution: null, undefinedBecause: posed }, moveOn(onwards, change, plan, newModel)];
  }
  if (known) return arrive(traveller, step, plan, posed, known);
  const fit = yield* minimise(taskOf(posed, step), posed.start);
  return arrive(traveller, step, plan, posed, fit);
}

/** Change in the numbering of the step. */
const inNumbers = ({ change, indexOf }: Step): Change => {
  const index = (id: number): number => indexOf.get(id) as number;
  const { outputs } = change.machine.model.spec;
  const y = targetsOf(change.machine, change.relabelled);
  return {
    kind: change.kind,
    removed: [...change.removed].map(index),
    added: change.added.map(({ id }) => index(id)),
    relabelled: change.relabelled.map(({ id }, i) => ({ point: index(id), label: y.subarray(i * outputs, (i + 1) * outputs) })),
    priorPrecision: change.priorPrecision,
  };
};
