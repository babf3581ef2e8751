import { evaluate } from '../core/objective.ts';
import type { Fit } from '../core/solvers.ts';
import type { Machine, Row } from './machine.ts';
import type { MethodDefinition, Settings } from './method.ts';
import { type Chooser, chooserOf, type MemoryItem, type MemoryPlan, remember, UnchosenError } from './selection.ts';
import { targetsOf, trueObjective, type World, type WorldChange } from './world.ts';

/** Points whose curvature was recorded under one θ of one model. */
export interface Recorded {
  readonly machine: Machine;
  readonly theta: Float64Array;
  readonly rows: readonly Row[];
  /** Models that came after that one, up to the present: the curvature is carried from each to the next. */
  readonly since: readonly Machine[];
}

/** Method on its way through the changes, with its own past. */
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

/** Chooser of a memory of the first data: from all its rows, under the base model. */
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
  const kept = methods.some(({ method }) => method.remembers) ? orWhyNot(() => chooser.remember(plan, chosen)) : [];
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
    kept: method.remembers && typeof kept !== 'string' ? kept : [],
    records: [{ machine, theta: base.theta, rows, since: [] }],
    stopped: method.remembers && typeof kept === 'string' ? kept : null,
  }));
};

/** A memory, or the sentence that says why none can be chosen. */
const orWhyNot = (choose: () => MemoryItem[]): MemoryItem[] | string => {
  try {
    return choose();
  } catch (error) {
    if (error instanceof UnchosenError) return error.message;
    throw error;
  }
};

/** Memory and records after a change: what went is dropped, what came may be remembered, its curvature is recorded at the new θ. */
export const moveOn = (traveller: Traveller, change: WorldChange, plan: MemoryPlan, newModel: boolean): Traveller => {
  const { machine, theta, method } = traveller;
  const renamed = new Map(change.relabelled.map((row) => [row.id, row]));
  const held = traveller.kept
    .filter(({ row }) => !change.removed.has(row.id))
    .map(({ row, weight }) => ({ row: renamed.get(row.id) ?? row, weight }));
  const chosen = method.remembers && change.added.length > 0 ? orWhyNot(() => chooseAnew(held, change, plan, machine, theta)) : held;
  const kept = typeof chosen === 'string' ? held : chosen;

  const stillKept = new Set(kept.map(({ row }) => row.id));
  const dropped = held.map(({ row }) => row).filter(({ id }) => !stillKept.has(id));
  const droppedIds = new Set(dropped.map(({ id }) => id));
  const stays = ({ id }: Row): boolean => !change.removed.has(id) && !droppedIds.has(id);
  const records = traveller.records.map((record) => ({
    ...record,
    rows: record.rows.filter(stays),
    since: newModel ? [...record.since, machine] : record.since,
  }));
  const recorded = { machine, theta, rows: [...dropped, ...change.added], since: [] };
  return {
    ...traveller,
    kept,
    records: [...records, recorded].filter(({ rows }) => rows.length > 0),
    stopped: typeof chosen === 'string' ? chosen : traveller.stopped,
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
