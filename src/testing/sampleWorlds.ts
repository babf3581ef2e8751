import { type Adapted, adapt } from '../adaptation/chain.ts';
import { createMachine, type Machine, type Row } from '../adaptation/machine.ts';
import { memoryRuleById } from '../adaptation/memory.ts';
import { settingsOf } from '../adaptation/method.ts';
import { methodById } from '../adaptation/methods.ts';
import type { MemoryPlan } from '../adaptation/selection.ts';
import { embark, type Traveller } from '../adaptation/traveller.ts';
import { fitBase, openStep, type Step, type World, type WorldChange } from '../adaptation/world.ts';
import { drain, type Fit } from '../core/solvers.ts';
import { type Draw, type Sample, sampleOf } from './samples.ts';

/** A sample's points as rows under a machine and a prior. */
export interface SampleWorld extends World {
  readonly sample: Sample;
}

export const identity = (dimension: number) => ({
  shift: new Array<number>(dimension).fill(0),
  scale: new Array<number>(dimension).fill(1),
});

export const toRow = (row: readonly number[], id: number): Row => ({ id, x: row.slice(0, -1), label: row.at(-1) as number });

/** The machine of a sample's model on raw inputs. */
export const machineOf = ({ spec }: Sample): Machine => createMachine(spec, identity(spec.dimension));

export const worldOf = (draw: Draw, priorPrecision = 1): SampleWorld => {
  const sample = sampleOf(draw);
  return { sample, rows: sample.rows.map(toRow), machine: machineOf(sample), priorPrecision };
};

/** The base model: at its optimum, or at the θ given. */
export const baseOf = (world: World, theta?: Float64Array): Fit => drain(fitBase(world, theta));

/** A change of a world, told by what it does to the ids; nothing by default. */
export const changeOf = (
  { rows, machine, priorPrecision }: World,
  what: Partial<Pick<WorldChange, 'kind' | 'priorPrecision' | 'machine'>> & {
    add?: readonly Row[];
    remove?: readonly number[];
    relabel?: readonly (readonly [id: number, label: number])[];
  },
): WorldChange => {
  const removed = new Set(what.remove);
  const labels = new Map(what.relabel);
  const renamed = rows.map((row) => (labels.has(row.id) ? { ...row, label: labels.get(row.id) as number } : row));
  return {
    kind: what.kind ?? 'add',
    removed,
    added: what.add ?? [],
    relabelled: renamed.filter(({ id }) => labels.has(id)),
    priorPrecision: what.priorPrecision ?? priorPrecision,
    machine: what.machine ?? machine,
    after: [...renamed.filter(({ id }) => !removed.has(id)), ...(what.add ?? [])],
  };
};

export const planOf = (plan: Partial<Omit<MemoryPlan, 'rule'>> & { rule?: string } = {}): MemoryPlan => ({
  size: 0,
  perClass: true,
  classes: [0, 1],
  weights: 'one',
  seed: 0,
  budget: 'per-step',
  ...plan,
  rule: memoryRuleById(plan.rule ?? 'lambda'),
});

/** Method at the start of its way. */
export const travellerOf = (
  world: World,
  base: Fit,
  id: string,
  { plan = planOf(), memory, options }: { plan?: MemoryPlan; memory?: readonly number[]; options?: Record<string, number | string> } = {},
): Traveller => {
  const method = methodById(id);
  return embark(world, base, [{ method, settings: settingsOf(method, options) }], plan, memory)[0] as Traveller;
};

/** Outcome of a change for a method at its start. `memory` 'all' remembers every point. */
export const adaptOnce = (
  world: World,
  base: Fit,
  id: string,
  change: WorldChange,
  {
    memory = [],
    options,
    plan = planOf(),
  }: { memory?: readonly number[] | 'all'; options?: Record<string, number | string>; plan?: MemoryPlan } = {},
): { adapted: Adapted; onwards: Traveller; step: Step } => {
  const chosen = memory === 'all' ? world.rows.map((_, i) => i) : memory;
  const step = openStep(world, change);
  const [adapted, onwards] = drain(adapt(travellerOf(world, base, id, { plan, memory: chosen, options }), step, plan));
  return { adapted, onwards, step };
};
