import { createMachine, type Row } from '../../adaptation/machine.ts';
import type { World, WorldChange } from '../../adaptation/world.ts';
import { targets } from '../../core/likelihoods.ts';
import type { ModelSpec } from '../../core/model.ts';
import type { Objective } from '../../core/objective.ts';
import type { Points } from '../../core/points.ts';
import { scalar } from '../../core/precision.ts';
import { standardisation, toPoints } from '../../data/standardise.ts';
import { basePoints } from '../../scenario/defaults.ts';

/** Two half moons, as on the page. */
export const moons = (count: number, seed = 1): number[][] => basePoints({ preset: { id: 'moons', count, noise: 0.2, seed } });

const SPEC = { likelihood: 'bernoulli', dimension: 2, outputs: 1, seed: 0, activation: 'tanh', degree: 1, hidden: [] } as const;
export const glm = (degree: number): ModelSpec => ({ ...SPEC, family: 'glm', degree });
export const mlp = (hidden: number[], seed = 0): ModelSpec => ({ ...SPEC, family: 'mlp', hidden, seed });

/** n points as a model sees them, and their labels. */
export const dataOf = (rows: readonly number[][]): { points: Points; labels: Float64Array } => ({
  points: toPoints(rows, standardisation(rows, 2)),
  labels: targets(
    'bernoulli',
    rows.map((row) => row[2] as number),
    1,
  ),
});

/** L over the sites: hard labels and the prior δ. */
export const objectiveOf = (labels: Float64Array, sites: Int32Array, parameters: number, priorPrecision: number): Objective => ({
  sites,
  a: new Float64Array(sites.length).fill(1),
  b: Float64Array.from(sites, (i) => labels[i] as number),
  precision: scalar(priorPrecision),
  linear: new Float64Array(parameters),
});

export const range = (count: number, from = 0): Int32Array => Int32Array.from({ length: count }, (_, i) => from + i);

const toRow = (row: readonly number[], id: number): Row => ({ id, x: row.slice(0, 2), label: row[2] as number });

export const worldOf = (rows: readonly number[][], spec: ModelSpec): World => ({
  rows: rows.map(toRow),
  machine: createMachine(spec, standardisation(rows, 2)),
  priorPrecision: 1,
});

/** Twelve points of class 1 around a place: what a brush leaves. */
export const brushed = (x: number, y: number): number[][] =>
  Array.from({ length: 12 }, (_, k) => [x + 0.15 * Math.cos(k * 2.4), y + 0.15 * Math.sin(k * 2.4), 1]);

/** The change that adds rows to a world. */
export const adding = ({ rows, machine, priorPrecision }: World, added: readonly number[][]): WorldChange => {
  const fresh = added.map((row, i) => toRow(row, rows.length + i));
  return {
    kind: 'add',
    removed: new Set(),
    added: fresh,
    relabelled: [],
    priorPrecision,
    machine,
    after: [...rows, ...fresh],
  };
};
