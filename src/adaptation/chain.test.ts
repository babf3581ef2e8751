import { describe, expect, test } from 'vitest';
import { ggn } from '../core/ggn.ts';
import { type Precision, toDense } from '../core/precision.ts';
import { drain } from '../core/solvers.ts';
import { addScaled } from '../core/vectors.ts';
import { relativeDistance, sampleRow } from '../testing/samples.ts';
import { baseOf, changeOf, planOf, type SampleWorld, toRow, travellerOf, worldOf } from '../testing/sampleWorlds.ts';
import { type Adapted, adapt } from './chain.ts';
import type { Machine, Row } from './machine.ts';
import type { MemoryPlan } from './selection.ts';
import type { Traveller } from './traveller.ts';
import { openStep, type World, type WorldChange } from './world.ts';

const PRECISION = 0.8;
const start = (seed = 1): SampleWorld => worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 30, seed }, PRECISION);

const fresh = ({ sample }: SampleWorld, from: number, count: number): Row[] =>
  Array.from({ length: count }, (_, i) => toRow(sampleRow(sample.spec.likelihood, 2, sample.random), from + i));

interface Walk {
  world: World;
  traveller: Traveller;
  adapted: Adapted;
}

/** Takes a traveller through changes of the world as it stands each time. */
const walk = (world: World, traveller: Traveller, plan: MemoryPlan, ...changes: ((world: World) => WorldChange)[]): Walk => {
  const [first, ...rest] = changes;
  if (!first) throw new Error('walk: there is no change');
  const told = first(world);
  const [adapted, onwards] = drain(adapt(traveller, openStep(world, told), plan));
  const after: World = { rows: told.after, machine: told.machine, priorPrecision: told.priorPrecision };
  return rest.length > 0 ? walk(after, onwards, plan, ...rest) : { adapted, traveller: onwards, world: after };
};

const idsOf = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id).sort((i, j) => i - j);
const keptIds = ({ kept }: Traveller): number[] => idsOf(kept.map(({ row }) => row));
const lambdaOf = ({ solution }: Adapted, p: number): Float64Array => toDense(solution?.past?.precision as Precision, p);

const add = (rows: readonly Row[]) => (world: World) => changeOf(world, { kind: 'add', add: rows });
const remove =
  (...ids: number[]) =>
  (world: World) =>
    changeOf(world, { kind: 'remove', remove: ids });
const relabel =
  (...labels: [number, number][]) =>
  (world: World) =>
    changeOf(world, { kind: 'relabel', relabel: labels });
const prior = (priorPrecision: number) => (world: World) => changeOf(world, { kind: 'prior', priorPrecision });

describe('what a memory method may remember', () => {
  test('its old memory and the points that were just new, each step with a budget of its own', () => {
    const world = start();
    const plan = planOf({ size: 6 });
    const first = travellerOf(world, baseOf(world), 'k-prior', { plan });
    const old = keptIds(first);
    const one = walk(world, first, plan, add(fresh(world, 30, 10)));
    // What it was reckoned with in the step: its old memory alone.
    expect(one.adapted.memory).toEqual(old);
    const then = keptIds(one.traveller);
    expect(then).toHaveLength(12);
    expect(then.filter((id) => id < 30)).toEqual(old);
    const two = walk(one.world, one.traveller, plan, add(fresh(world, 40, 3)));
    expect(keptIds(two.traveller).filter((id) => id >= 40)).toEqual([40, 41, 42]);
    expect(keptIds(two.traveller)).toHaveLength(15);
  });

  test('with one budget over all, chosen anew from what it still has; what it lets go is kept as curvature', () => {
    const world = start();
    const plan = planOf({ size: 6, budget: 'total' });
    const first = travellerOf(world, baseOf(world), 'k-prior+ewc', { plan });
    const old = keptIds(first);
    const { traveller, adapted } = walk(world, first, plan, add(fresh(world, 30, 10)));
    const now = keptIds(traveller);
    expect(now).toHaveLength(6);
    for (const id of now) expect(old.includes(id) || id >= 30).toBe(true);
    // Every point is recorded exactly once, at the θ where it was last at hand.
    const theta = adapted.solution?.fit.theta;
    expect(idsOf(traveller.records.flatMap(({ rows }) => rows))).toEqual(Array.from({ length: 40 }, (_, i) => i));
    const again = traveller.records.find((record) => record.theta === theta);
    for (const id of old.filter((i) => !now.includes(i))) expect(idsOf(again?.rows ?? [])).toContain(id);
  });

  test('with one budget, a remembered point stands for as many as its weight says', () => {
    const world = start();
    const plan = planOf({ size: 6, budget: 'total', weights: 'n-over-m' });
    const { traveller } = walk(world, travellerOf(world, baseOf(world), 'k-prior', { plan }), plan, add(fresh(world, 30, 12)));
    // 30 points stood behind the old six, 12 came: 42 / 6.
    expect(traveller.kept.map(({ weight }) => weight)).toEqual(new Array(6).fill(7));
  });

  test('a prior, a relabelling and a removal choose nothing anew', () => {
    const world = start();
    const plan = planOf({ size: 8 });
    const first = travellerOf(world, baseOf(world), 'k-prior', { plan });
    const [gone, renamed] = keptIds(first) as [number, number];
    const untouched = world.rows.map(({ id }) => id).find((id) => !keptIds(first).includes(id)) as number;
    const { traveller } = walk(
      world,
      first,
      plan,
      prior(2),
      remove(gone, untouched),
      relabel([renamed, 1 - (world.rows[renamed] as Row).label]),
    );
    expect(keptIds(traveller)).toEqual(keptIds(first).filter((id) => id !== gone));
    expect(traveller.kept.find(({ row }) => row.id === renamed)?.row.label).toBe(1 - (world.rows[renamed] as Row).label);
  });

  test('touched points are at hand for their step, with weight 1, whatever is remembered', () => {
    const world = start();
    const plan = planOf({ size: 4, weights: 'n-over-m' });
    const base = baseOf(world);
    const outside = world.rows.map(({ id }) => id).filter((id) => !keptIds(travellerOf(world, base, 'k-prior', { plan })).includes(id));
    const gone = outside.slice(0, 2);
    const { adapted } = walk(world, travellerOf(world, base, 'k-prior', { plan }), plan, remove(...gone));
    expect(adapted.memory).toHaveLength(4);
    const { past, objective } = adapted.solution as NonNullable<Adapted['solution']>;
    for (const id of gone) {
      expect(past?.a[past.sites.indexOf(id)]).toBe(1);
      // (1, h) + (−1, −y) = (0, h − y)
      expect(objective?.a[objective.sites.indexOf(id)]).toBe(0);
    }
    expect(past?.a.filter((a) => a === 7.5)).toHaveLength(4);
  });
});

describe('curvature', () => {
  const full = (world: SampleWorld, rows: readonly Row[], theta: Float64Array): Float64Array =>
    ggn(world.machine.bind(rows), 'bernoulli', theta);

  test('of EWC accumulates: what was there at the old θ, what came at the new', () => {
    const world = start();
    const base = baseOf(world);
    const plan = planOf();
    const rows = fresh(world, 30, 8);
    const one = walk(world, travellerOf(world, base, 'ewc-full'), plan, add(rows));
    const theta = one.adapted.solution?.fit.theta as Float64Array;
    const two = walk(one.world, one.traveller, plan, add(fresh(world, 38, 2)));
    const p = theta.length;
    const expected = addScaled(full(world, world.rows, base.theta), 1, full(world, rows, theta));
    for (let j = 0; j < p; j++) expected[j * (p + 1)] = (expected[j * (p + 1)] as number) + PRECISION;
    expect(relativeDistance(lambdaOf(two.adapted, p), expected)).toBeLessThan(1e-10);
  });

  test('of a removed point is gone, also when it came later', () => {
    const world = start();
    const plan = planOf();
    const rows = fresh(world, 30, 8);
    const walked = walk(world, travellerOf(world, baseOf(world), 'ewc-full'), plan, add(rows), remove(3, 31), prior(PRECISION));
    expect(idsOf(walked.traveller.records.flatMap((record) => record.rows))).toEqual(
      Array.from({ length: 38 }, (_, i) => i).filter((id) => id !== 3 && id !== 31),
    );
    const p = walked.adapted.thetaStar.length;
    const expected = walked.traveller.records
      .map(({ rows: own, theta }) => full(world, own, theta))
      .reduce((sum, h) => addScaled(sum, 1, h));
    for (let j = 0; j < p; j++) expected[j * (p + 1)] = (expected[j * (p + 1)] as number) + PRECISION;
    expect(relativeDistance(lambdaOf(walked.adapted, p), expected)).toBeLessThan(1e-10);
  });

  test('stays as it was recorded under another degree: rows of features that are new, or were once dropped, are δ', () => {
    const world = start();
    const base = baseOf(world);
    const machineOf = (degree: number) => worldOf({ family: 'glm', likelihood: 'bernoulli', degree, count: 30, seed: 1 }).machine;
    const other = (machine: Machine) => (now: World) => changeOf(now, { kind: 'model', machine });
    const walked = walk(world, travellerOf(world, base, 'ewc-full'), planOf(), other(machineOf(1)), other(machineOf(3)), prior(PRECISION));
    const h = full(world, world.rows, base.theta);
    const expected = Float64Array.from({ length: 100 }, (_, at) => {
      const [i, j] = [Math.floor(at / 10), at % 10];
      return (i < 3 && j < 3 ? (h[i * 6 + j] as number) : 0) + (i === j ? PRECISION : 0);
    });
    expect(relativeDistance(lambdaOf(walked.adapted, 10), expected)).toBeLessThan(1e-12);
  });
});

describe('on the way', () => {
  test('the last solution is the next anchor, and what is left of its gradient goes along', () => {
    const world = start();
    const plan = planOf({ size: 6 });
    const one = walk(world, travellerOf(world, baseOf(world), 'k-prior', { plan }), plan, add(fresh(world, 30, 5)));
    const two = walk(one.world, one.traveller, plan, prior(3));
    expect(two.adapted.thetaStar).toBe(one.adapted.solution?.fit.theta);
    expect(two.adapted.solution?.start).toBe(two.adapted.thetaStar);
  });

  test('a method that could not follow once stays where it stopped, and says why', () => {
    const world = start();
    const mlp = worldOf({ family: 'mlp', likelihood: 'bernoulli', count: 30, seed: 1 });
    const plan = planOf();
    const other = (now: World) => changeOf(now, { kind: 'model', machine: mlp.machine });
    const one = walk(world, travellerOf(world, baseOf(world), 'ewc-full'), plan, other);
    expect(one.adapted).toMatchObject({
      solution: null,
      undefinedBecause: 'The weights of the old model have no counterpart in the new one.',
    });
    const two = walk(one.world, one.traveller, plan, add(fresh(world, 30, 2)));
    expect(two.adapted.solution).toBeNull();
    expect(two.adapted.undefinedBecause).toBe(
      'It could not follow an earlier change. The weights of the old model have no counterpart in the new one.',
    );
  });

  test('fine-tuning, which leans on nothing, goes on with a new model', () => {
    const world = start();
    const mlp = worldOf({ family: 'mlp', likelihood: 'bernoulli', count: 30, seed: 1 });
    const other = (now: World) => changeOf(now, { kind: 'model', machine: mlp.machine });
    const one = walk(world, travellerOf(world, baseOf(world), 'fine-tune'), planOf(), other);
    expect(one.adapted.undefinedBecause).toBe('Fine-tuning trains on new points, and a new model brings none.');
    const two = walk(one.world, one.traveller, planOf(), add(fresh(world, 30, 5)));
    expect(two.adapted.solution?.machine).toBe(mlp.machine);
    expect(two.adapted.thetaStar).toEqual(mlp.machine.model.initial());
    expect(two.adapted.solution?.objective?.sites).toHaveLength(5);
    expect(two.adapted.solution?.fit.converged).toBe(true);
  });

  test('keep-old keeps its θ and its machine through everything', () => {
    const world = start();
    const base = baseOf(world);
    const mlp = worldOf({ family: 'mlp', likelihood: 'bernoulli', count: 30, seed: 1 });
    const walked = walk(world, travellerOf(world, base, 'keep-old'), planOf(), add(fresh(world, 30, 5)), prior(9), (now) =>
      changeOf(now, { kind: 'model', machine: mlp.machine }),
    );
    expect(walked.adapted.solution).toMatchObject({ machine: world.machine, past: null, objective: null });
    expect(walked.adapted.solution?.fit.theta).toBe(base.theta);
  });
});
