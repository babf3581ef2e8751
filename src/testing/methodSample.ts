import type { Adapted } from '../adaptation/chain.ts';
import type { WorldChange } from '../adaptation/world.ts';
import type { Objective } from '../core/objective.ts';
import { sampleRow } from './samples.ts';
import { adaptOnce, baseOf, changeOf, toRow, worldOf } from './sampleWorlds.ts';

/** Thirty points of two classes, quadratic features, δ = 0.8: the world in which methods are tried one at a time. */
export const world = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 30, seed: 21 }, 0.8);
export const base = baseOf(world);
const smaller = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 1, count: 30, seed: 21 }).machine;
const mlp = worldOf({ family: 'mlp', likelihood: 'bernoulli', count: 30, seed: 21 }).machine;
const fresh = () => toRow(sampleRow('bernoulli', 2, world.sample.random), world.rows.length);

/** A change of every kind; to a smaller feature map, and to a network. */
export const changes = {
  add: changeOf(world, { kind: 'add', add: [fresh()] }),
  remove: changeOf(world, { kind: 'remove', remove: [4, 9] }),
  relabel: changeOf(world, { kind: 'relabel', relabel: [[4, 1 - (world.rows[4]?.label ?? 0)]] }),
  move: changeOf(world, { kind: 'move', remove: [4], add: [fresh()] }),
  prior: changeOf(world, { kind: 'prior', priorPrecision: 4 }),
  model: changeOf(world, { kind: 'model', machine: smaller }),
  mlp: changeOf(world, { kind: 'model', machine: mlp }),
} as const satisfies Record<string, WorldChange>;

interface Asked {
  readonly memory?: readonly number[] | 'all';
  readonly options?: Record<string, number | string>;
}

/** A method through one change of the world. */
export const tried = (id: string, change: WorldChange, asked: Asked = {}): Adapted => adaptOnce(world, base, id, change, asked).adapted;

/** K and F of a method in a change. */
export const posed = (id: string, change: WorldChange, asked?: Asked): { past: Objective; objective: Objective } => {
  const { solution, undefinedBecause } = tried(id, change, asked);
  if (!solution?.past || !solution.objective) throw new Error(undefinedBecause ?? `${id} minimises nothing`);
  return { past: solution.past, objective: solution.objective };
};

/** The changes for which a method is not defined, and why. */
export const undefinedFor = (id: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([kind, change]) => {
      const reason = tried(id, change, { memory: [0, 1, 2, 3, 4] }).undefinedBecause;
      return reason === null ? [] : [[kind, reason]];
    }),
  );

/** Why weights and their curvature stop at another model. */
export const COUNTERPART = 'The weights of the old model have no counterpart in the new one.';
