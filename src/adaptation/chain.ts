import { carryOver } from '../core/correspondence.ts';
import { empiricalFisherDiagonal, fisherDiagonal, ggn } from '../core/ggn.ts';
import { mean, targets } from '../core/likelihoods.ts';
import type { BoundModel } from '../core/model.ts';
import { evaluate, type Objective } from '../core/objective.ts';
import { dense, diagonal, type Precision, scalar } from '../core/precision.ts';
import { type Fit, minimise } from '../core/solvers.ts';
import { scale } from '../core/vectors.ts';
import { addChange, type Change } from './change.ts';
import { assemble, type Coefficients } from './coefficients.ts';
import { type Machine, type Row, sameTransform } from './machine.ts';
import type { MethodDefinition, ObjectiveMethod, Settings } from './method.ts';
import type { CurvatureKind, Past, Remembered } from './past.ts';
import { type Chooser, chooserOf, type MemoryItem, type MemoryPlan, remember } from './selection.ts';

/** One change of the world, told in rows: what comes, what goes, what is renamed, under which prior and model. */
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

/** The world at one moment: the points, the model that they are seen through, the prior. */
export interface World {
  readonly rows: readonly Row[];
  readonly machine: Machine;
  readonly priorPrecision: number;
}

/** Points whose curvature was recorded under one θ. */
interface Recorded {
  readonly theta: Float64Array;
  readonly rows: readonly Row[];
}

/** One method on its way through the changes, with its own past. */
export interface Traveller {
  readonly method: MethodDefinition;
  readonly settings: Settings;
  readonly machine: Machine;
  /** Its last solution: θ* of the next change. */
  readonly theta: Float64Array;
  /** ∇F of what it last minimised, at θ*. */
  readonly leftover: Float64Array;
  readonly kept: readonly MemoryItem[];
  readonly records: readonly Recorded[];
  /** Why it could not follow, where it could not. */
  readonly stopped: string | null;
}

/** What one method made of one change; points are numbered as in its `Step`. */
export interface Adapted {
  readonly method: MethodDefinition;
  readonly machineStar: Machine;
  readonly thetaStar: Float64Array;
  /** What it remembered before the touched points joined, ascending. */
  readonly memory: readonly number[];
  /** Null where the method is not defined for the change. */
  readonly solution: {
    readonly machine: Machine;
    readonly fit: Fit;
    /** K, whose gradient is the reconstructed past gradient; null for a method that minimises nothing. */
    readonly past: Objective | null;
    /** F = K with the change; null likewise. */
    readonly objective: Objective | null;
    /** Where the minimisation started. */
    readonly start: Float64Array;
  } | null;
  readonly undefinedBecause: string | null;
}

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

/** Trains the base model to its optimum, or takes the given θ* as it is. */
export function* fitBase({ rows, machine, priorPrecision }: World, given?: Float64Array): Generator<void, Fit> {
  const { parameters, spec, linear } = machine.model;
  const bound = machine.bind(rows);
  const objective = trueObjective(targetsOf(machine, rows), rows.length, spec.outputs, parameters, priorPrecision);
  const task = { bound, likelihood: spec.likelihood, objective, linear };
  if (!given) return yield* minimise(task, machine.model.initial());
  const { value, gradient } = evaluate(bound, spec.likelihood, objective, given);
  const gradientNorm = Math.hypot(...gradient);
  return { theta: given, value, gradientNorm, converged: gradientNorm <= 1e-6, iterations: 0 };
}

/** Where a memory of the first data is chosen from: all its rows, under the base model. */
export const firstChooser = ({ machine, rows, priorPrecision }: World, base: Fit): Chooser =>
  chooserOf(
    machine,
    base.theta,
    priorPrecision,
    rows.map((row) => ({ row, weight: 1 })),
  );

/** Every method at the start of its way, with its first memory chosen from all the rows: by `chooser`, where many plans share one. */
export const embark = (
  world: World,
  base: Fit,
  methods: readonly { method: MethodDefinition; settings: Settings }[],
  plan: MemoryPlan,
  chosen?: readonly number[],
  chooser: Chooser = firstChooser(world, base),
): Traveller[] => {
  const { machine, rows, priorPrecision } = world;
  const kept = chooser.remember(plan, chosen);
  const objective = trueObjective(
    targetsOf(machine, rows),
    rows.length,
    machine.model.spec.outputs,
    machine.model.parameters,
    priorPrecision,
  );
  const leftover = evaluate(machine.bind(rows), machine.model.spec.likelihood, objective, base.theta).gradient;
  return methods.map(({ method, settings }) => ({
    method,
    settings,
    machine,
    theta: base.theta,
    leftover,
    kept: method.remembers ? kept : [],
    records: [{ theta: base.theta, rows }],
    stopped: null,
  }));
};

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

/** What one method minimises in one change: K, F = K with the change, and where the minimisation starts. */
export interface Posed {
  readonly past: Objective;
  readonly objective: Objective;
  readonly start: Float64Array;
}

/** What a method asks in a change, before anything is solved: null where it minimises nothing, a sentence where it is not defined. */
export const pose = (traveller: Traveller, step: Step): Posed | string | null =>
  traveller.method.makes === 'objective' ? poseBy(traveller.method, traveller, step) : null;

const poseBy = (method: ObjectiveMethod, traveller: Traveller, step: Step): Posed | string => {
  const next = step.change.machine;
  const newModel = traveller.machine !== next;
  const past = createPast(traveller, step);
  const told = inNumbers(step, newModel);
  const reason = method.undefinedBecause?.(past, told) ?? null;
  if (reason) return reason;
  const k = method.past(past, traveller.settings);
  const f = method.adapt ? method.adapt(past, k, told, traveller.settings) : addChange(past, k, told);
  const form = (coefficients: Coefficients): Objective => assemble(coefficients, step.all.length, next.model.spec.outputs);
  return { past: form(k), objective: form(f), start: past.anchor ?? next.model.initial() };
};

/** Indices of what a method remembers, ascending, in the numbering of a step. */
const memoryIn = ({ kept }: Traveller, { indexOf }: Step): number[] =>
  kept.map(({ row }) => indexOf.get(row.id) as number).sort((one, other) => one - other);

/** What a method made of a change, and the method as it goes on, once what it posed is solved: in whatever way. */
export const arrive = (traveller: Traveller, step: Step, plan: MemoryPlan, posed: Posed, fit: Fit): [Adapted, Traveller] => {
  const { method, machine, theta: thetaStar } = traveller;
  const { change, all } = step;
  const next = change.machine;
  const { objective } = posed;
  const leftover = evaluate(next.bind(all).select(objective.sites), next.model.spec.likelihood, objective, fit.theta).gradient;
  return [
    {
      method,
      machineStar: machine,
      thetaStar,
      memory: memoryIn(traveller, step),
      solution: { machine: next, fit, ...posed },
      undefinedBecause: null,
    },
    moveOn({ ...traveller, machine: next, theta: fit.theta, leftover }, change, plan, machine !== next),
  ];
};

/**
 * Takes one method through one change: what it made of it, and the method as it goes on. Yields while it works. Where its minimisation is
 * known to have ended is not solved again.
 */
export function* adapt(traveller: Traveller, step: Step, plan: MemoryPlan, known?: Fit): Generator<void, [Adapted, Traveller]> {
  const { method, machine, theta: thetaStar } = traveller;
  const { change, all } = step;
  const base = { method, machineStar: machine, thetaStar, memory: memoryIn(traveller, step) };
  const stop = (reason: string, onwards: string): [Adapted, Traveller] => [
    { ...base, solution: null, undefinedBecause: reason },
    { ...traveller, stopped: onwards },
  ];
  if (traveller.stopped) return stop(traveller.stopped, traveller.stopped);

  if (method.makes === 'solution') {
    const fit: Fit = { theta: method.solve(createPast(traveller, step)), value: 0, gradientNorm: 0, converged: true, iterations: 0 };
    const solution = { machine, fit, past: null, objective: null, start: thetaStar };
    return [
      { ...base, solution, undefinedBecause: null },
      { ...traveller, theta: fit.theta },
    ];
  }
  const posed = poseBy(method, traveller, step);
  if (typeof posed === 'string') {
    if (machine !== change.machine) return stop(posed, `It could not follow an earlier change. ${posed}`);
    // It keeps its model, and may go on from it when a change comes that it is defined for.
    return [{ ...base, solution: null, undefinedBecause: posed }, moveOn(traveller, change, plan, false)];
  }
  if (known) return arrive(traveller, step, plan, posed, known);
  const { objective, start } = posed;
  const { likelihood } = change.machine.model.spec;
  const bound = change.machine.bind(all).select(objective.sites);
  const fit = yield* minimise({ bound, likelihood, objective, linear: change.machine.model.linear }, start);
  return arrive(traveller, step, plan, posed, fit);
}

/** The change in the numbering of the step. */
const inNumbers = ({ change, indexOf }: Step, newModel: boolean): Change => {
  const index = (id: number): number => indexOf.get(id) as number;
  const { outputs } = change.machine.model.spec;
  const y = targetsOf(change.machine, change.relabelled);
  return {
    kind: change.kind,
    removed: [...change.removed].map(index),
    added: change.added.map(({ id }) => index(id)),
    relabelled: change.relabelled.map(({ id }, i) => ({ point: index(id), label: y.subarray(i * outputs, (i + 1) * outputs) })),
    priorPrecision: change.priorPrecision,
    newModel,
  };
};

/** What is left of the past for one method. */
const createPast = ({ machine, theta, leftover, kept, records }: Traveller, { before, change, all, indexOf }: Step): Past => {
  const next = change.machine;
  const { outputs, likelihood } = machine.model.spec;
  const p = next.model.parameters;
  const y = targetsOf(next, all);
  const boundStar = machine.bind(all);
  const logitsStar = boundStar.logits(theta);
  const predictions = new Map<number, Float64Array>();
  const predictionsAt = (temperature: number): Float64Array => {
    const known = predictions.get(temperature) ?? mean(likelihood, scale(1 / temperature, logitsStar), outputs);
    predictions.set(temperature, known);
    return known;
  };
  const touchedIds = [...change.removed, ...change.relabelled.map(({ id }) => id)];
  const touched = new Set(touchedIds.map((id) => indexOf.get(id) as number).sort((one, other) => one - other));
  const corresponds = sameTransform(machine.transform, next.transform);
  const carry = (x: Float64Array): Float64Array | null => (corresponds ? carryOver(x, machine.model.spec, next.model.spec) : null);

  const memory = new Map(kept.map(({ row, weight }) => [indexOf.get(row.id) as number, weight]));
  for (const point of touched) memory.set(point, 1);

  return {
    count: before.rows.length,
    priorPrecision: before.priorPrecision,
    thetaStar: theta,
    anchor: carry(theta),
    leftover: carry(leftover) ?? new Float64Array(p),
    parameters: p,
    memory: [...memory].map(([point, weight]): Remembered => ({ point, weight })).sort((one, other) => one.point - other.point),
    touched,
    label: (point) => y.subarray(point * outputs, (point + 1) * outputs),
    prediction: (point, temperature = 1) => predictionsAt(temperature).subarray(point * outputs, (point + 1) * outputs),
    curvature: (kind, except) => {
      const sum = new Float64Array(kind === 'full' ? p * p : p);
      for (const record of records) {
        const stay = record.rows.filter(({ id }) => !except(indexOf.get(id) as number));
        const rows = stay.length === record.rows.length ? record.rows : stay;
        const part = recordedCurvature(kind, machine, rows, record.theta);
        for (let j = 0; j < sum.length; j++) sum[j] = sum[j] + part[j];
      }
      return curvatureOf(kind, sum);
    },
    pullback: (terms) => pullbackAt(boundStar, theta, terms, outputs),
  };
};

const curvatureOf = (kind: CurvatureKind, values: Float64Array): Precision => (kind === 'full' ? dense(values) : diagonal(values));

const recordedCurvature = (kind: CurvatureKind, machine: Machine, rows: readonly Row[], theta: Float64Array): Float64Array => {
  const bound = machine.bind(rows);
  const { likelihood } = machine.model.spec;
  if (kind === 'full') return ggn(bound, likelihood, theta);
  return kind === 'diagonal'
    ? fisherDiagonal(bound, likelihood, theta)
    : empiricalFisherDiagonal(bound, likelihood, theta, targetsOf(machine, rows));
};

const pullbackAt = (
  bound: BoundModel,
  theta: Float64Array,
  terms: readonly { readonly point: number; readonly cotangent: ArrayLike<number> }[],
  outputs: number,
): Float64Array => {
  const cotangents = new Float64Array(bound.count * outputs);
  for (const { point, cotangent } of terms)
    for (let c = 0; c < outputs; c++) {
      const at = point * outputs + c;
      cotangents[at] = cotangents[at] + cotangent[c];
    }
  return bound.linearise(theta).pullback(cotangents);
};

/** Memory and records after a change: what went is dropped, what came may be remembered, its curvature is recorded at the new θ. */
const moveOn = (traveller: Traveller, change: WorldChange, plan: MemoryPlan, newModel: boolean): Traveller => {
  const { machine, theta, method } = traveller;
  const renamed = new Map(change.relabelled.map((row) => [row.id, row]));
  const held = traveller.kept
    .filter(({ row }) => !change.removed.has(row.id))
    .map(({ row, weight }) => ({ row: renamed.get(row.id) ?? row, weight }));
  const kept = method.remembers && change.added.length > 0 ? chooseAnew(held, change, plan, machine, theta) : held;

  const stillKept = new Set(kept.map(({ row }) => row.id));
  const dropped = held.map(({ row }) => row).filter(({ id }) => !stillKept.has(id));
  const droppedIds = new Set(dropped.map(({ id }) => id));
  const stays = ({ id }: Row): boolean => !change.removed.has(id) && !droppedIds.has(id);
  const records = traveller.records.map((record) => ({ theta: record.theta, rows: record.rows.filter(stays) }));
  const recorded = { theta, rows: [...dropped, ...change.added] };
  return {
    ...traveller,
    kept,
    records: newModel ? [{ theta, rows: change.after }] : [...records, recorded].filter(({ rows }) => rows.length > 0),
  };
};

const chooseAnew = (
  held: readonly MemoryItem[],
  change: WorldChange,
  plan: MemoryPlan,
  machine: Machine,
  theta: Float64Array,
): MemoryItem[] => {
  const fresh = change.added.map((row) => ({ row, weight: 1 }));
  if (plan.budget === 'per-step') return [...held, ...remember(plan, machine, theta, change.priorPrecision, fresh)];
  return remember(plan, machine, theta, change.priorPrecision, [...held, ...fresh]);
};
