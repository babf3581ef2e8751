import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ggn } from '../core/ggn.ts';
import { curvature, mean } from '../core/likelihoods.ts';
import { dot, norm, subtract } from '../core/vectors.ts';
import { baseOf, planOf, type SampleWorld, worldOf } from '../testing/sampleWorlds.ts';
import { posteriorCovariance, predictionVariances } from './influence.ts';
import { memoryRuleById, memoryRules } from './memory.ts';
import { chooserOf, type MemoryItem, memoryClasses, remember } from './selection.ts';
import { shareOut } from './shareOut.ts';

const chosen = (
  world: SampleWorld,
  plan: Parameters<typeof planOf>[0],
  theta = baseOf(world).theta,
  indices?: readonly number[],
): MemoryItem[] =>
  remember(
    planOf({ classes: memoryClasses(world.machine.model.spec, world.sample.labels), ...plan }),
    world.machine,
    theta,
    world.priorPrecision,
    world.rows.map((row) => ({ row, weight: 1 })),
    indices,
  );
const idsOf = (kept: readonly MemoryItem[]): number[] => kept.map(({ row }) => row.id);

/** Places of the largest scores, ties to the smaller index, ascending. */
const top = (scores: ArrayLike<number>, size: number, among = Array.from({ length: scores.length }, (_, i) => i)): number[] =>
  [...among]
    .sort((i, j) => (scores[j] as number) - (scores[i] as number) || i - j)
    .slice(0, size)
    .sort((i, j) => i - j);

describe('shareOut', () => {
  test.each([
    [10, [20, 20], [5, 5]],
    [11, [20, 20], [5, 6]],
    [10, [20, 20, 20], [3, 3, 4]],
    [11, [20, 20, 20], [3, 4, 4]],
    // What one class cannot fill goes to the others, last class first.
    [10, [2, 20], [2, 8]],
    [10, [20, 2], [8, 2]],
    [12, [20, 1, 20], [4, 1, 7]],
    [12, [20, 1, 5], [6, 1, 5]],
    [10, [0, 3], [0, 3]],
    [0, [4, 4], [0, 0]],
    [1, [4, 4], [0, 1]],
  ])('%i over %j is %j', (size, available, shares) => expect(shareOut(size, available)).toEqual(shares));

  test('gives away all there is to give and no more', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }), (size, available) => {
        const shares = shareOut(size, available);
        const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);
        expect(total(shares)).toBe(Math.min(size, total(available)));
        shares.forEach((share, c) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(available[c] as number);
        });
      }),
    );
  });
});

test('a share more goes to one class and is taken from none, so that larger memories hold the smaller', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }), (available) => {
      const total = available.reduce((sum, n) => sum + n, 0);
      let before = available.map(() => 0);
      for (let size = 1; size <= total; size++) {
        const shares = shareOut(size, available);
        const gains = shares.map((share, c) => share - (before[c] as number));
        expect(gains.filter((gain) => gain === 1)).toHaveLength(1);
        expect(gains.filter((gain) => gain !== 0)).toHaveLength(1);
        before = shares;
      }
    }),
  );
});

describe('memory rules', () => {
  const world = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 40, seed: 12 });
  const { theta } = baseOf(world);
  const { bound, y, labels } = world.sample;
  const h = mean('bernoulli', bound.logits(theta), 1);
  const v = predictionVariances(bound.jacobian(theta), posteriorCovariance(ggn(bound, 'bernoulli', theta), 1) as Float64Array, 40, 1);
  const scores: Record<string, Float64Array> = {
    lambda: h.map((p) => p * (1 - p)),
    residual: h.map((p, i) => Math.abs(p - (y[i] as number))),
    leverage: h.map((p, i) => p * (1 - p) * (v[i] as number)),
    sensitivity: h.map((p, i) => Math.abs((p - (y[i] as number)) * (v[i] as number))),
  };

  test('are known by their ids, and an unknown one is refused by name', () => {
    const files = readdirSync(new URL('./memory/', import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
    expect(files.sort()).toEqual(memoryRules.map(({ id }) => `${id}.ts`).sort());
    expect(new Set(memoryRules.map(({ place }) => place)).size).toBe(memoryRules.length);
    expect(() => memoryRuleById('best')).toThrow('there is no rule best; use one of lambda, random');
  });

  test.each(Object.keys(scores))('%s takes the largest scores, of all points or of each class', (rule) => {
    const score = scores[rule] as Float64Array;
    expect(idsOf(chosen(world, { rule, size: 7, perClass: false }, theta))).toEqual(top(score, 7));
    const of = (label: number) => labels.flatMap((own, i) => (own === label ? [i] : []));
    const both = [...top(score, 3, of(0)), ...top(score, 4, of(1))].sort((i, j) => i - j);
    expect(idsOf(chosen(world, { rule, size: 7 }, theta))).toEqual(both);
  });

  test('a scored rule says what it orders by, and orders by it', () => {
    const chooser = chooserOf(
      world.machine,
      theta,
      1,
      world.rows.map((row) => ({ row, weight: 1 })),
    );
    for (const rule of memoryRules) {
      const said = chooser.scores(rule);
      expect(said === null, rule.id).toBe(!(rule.id in scores));
      if (!said) continue;
      expect([...said], rule.id).toEqual([...(scores[rule.id] as Float64Array)]);
      const order = chooser.inTurn(planOf({ rule: rule.id, perClass: false }));
      for (let k = 1; k < order.length; k++) expect(said[order[k] as number]).toBeLessThanOrEqual(said[order[k - 1] as number] as number);
    }
    expect(memoryRules.filter(({ seeded }) => seeded).map(({ id }) => id)).toEqual(['random']);
  });

  test.each(memoryRules.map(({ id }) => id))(
    '%s: the first in turn are the memory of that size, chosen from the same chooser or afresh',
    (rule) => {
      const candidates = world.rows.map((row) => ({ row, weight: 1 }));
      const chooser = chooserOf(world.machine, theta, 1, candidates);
      for (const perClass of [true, false]) {
        for (const size of [1, 2, 7, 12, 39, 40])
          for (const weights of ['one', 'n-over-m', 'trace'] as const) {
            const plan = planOf({ rule, perClass, size, weights, seed: 4 });
            const order = chooser.inTurn(plan);
            expect([...order].sort((i, j) => i - j)).toEqual(labels.map((_, i) => i));
            const kept = chooser.remember(plan);
            expect(idsOf(kept)).toEqual(order.slice(0, size).sort((i, j) => i - j));
            expect(kept).toEqual(remember(plan, world.machine, theta, 1, candidates));
          }
      }
    },
  );

  test('ties go to the smaller index', () => {
    // At θ = 0 every point has λ = 1/4.
    const none = new Float64Array(theta.length);
    expect(idsOf(chosen(world, { rule: 'lambda', size: 5, perClass: false }, none))).toEqual([0, 1, 2, 3, 4]);
  });

  test('random follows its seed', () => {
    const of = (seed: number) => idsOf(chosen(world, { rule: 'random', size: 8, seed }, theta));
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
    expect(of(1)).toHaveLength(8);
  });

  test('herding takes, one by one, the point that keeps the mean of the features closest', () => {
    const order = idsOf(chosen(world, { rule: 'herding', size: 40, perClass: false }, theta));
    expect(order).toHaveLength(40);
    const p = theta.length;
    const jacobian = bound.jacobian(theta);
    const row = (i: number) => jacobian.subarray(i * p, (i + 1) * p);
    const target = Float64Array.from({ length: p }, (_, j) => labels.reduce((sum, _label, i) => sum + (row(i)[j] as number), 0) / 40);
    const gap = (members: readonly number[]) =>
      norm(
        subtract(
          target.map((_, j) => members.reduce((sum, i) => sum + (row(i)[j] as number), 0) / members.length),
          target,
        ),
      );
    let taken: number[] = [];
    for (let size = 1; size <= 6; size++) {
      const set = idsOf(chosen(world, { rule: 'herding', size, perClass: false }, theta));
      const [fresh] = set.filter((i) => !taken.includes(i));
      for (let i = 0; i < 40; i++)
        if (!taken.includes(i)) expect(gap([...taken, fresh as number])).toBeLessThanOrEqual(gap([...taken, i]) + 1e-12);
      taken = set;
    }
  });

  test('a size beyond the data remembers all of it, a size of 0 nothing, hand-picked points overrule both', () => {
    for (const { id } of memoryRules) expect(idsOf(chosen(world, { rule: id, size: 99 }, theta))).toEqual(labels.map((_, i) => i));
    expect(chosen(world, { size: 0 }, theta)).toEqual([]);
    expect(idsOf(chosen(world, { size: 3 }, theta, [9, 2]))).toEqual([9, 2]);
  });

  test('three classes share a budget, and what one lacks goes to the last', () => {
    const three = worldOf({ family: 'glm', likelihood: 'categorical', count: 60, seed: 3 });
    const kept = chosen(three, { size: 11 });
    expect([0, 1, 2].map((c) => kept.filter(({ row }) => row.label === c).length)).toEqual([3, 4, 4]);
    const twoLeft = three.rows.filter(({ label, id }) => label !== 0 || id === three.rows.find((row) => row.label === 0)?.id);
    const scarce = remember(
      planOf({ size: 11, classes: [0, 1, 2] }),
      three.machine,
      baseOf(three).theta,
      1,
      twoLeft.map((row) => ({ row, weight: 1 })),
    );
    expect([0, 1, 2].map((c) => scarce.filter(({ row }) => row.label === c).length)).toEqual([1, 4, 6]);
  });

  test('a regression is one class however few its points are, unless its labels are few whole numbers', () => {
    const regression = worldOf({ family: 'glm', likelihood: 'gaussian', count: 6, seed: 3 });
    const ties = baseOf(regression).theta;
    expect(idsOf(chosen(regression, { rule: 'lambda', size: 4 }, ties))).toEqual([0, 1, 2, 3]);
    const spec = regression.machine.model.spec;
    expect(memoryClasses(spec, [1, -1, -1, 1])).toEqual([-1, 1]);
    expect(memoryClasses(spec, [0, 0.5])).toEqual([]);
    expect(memoryClasses(spec, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toHaveLength(10);
    expect(memoryClasses(spec, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([]);
  });
});

describe('weights of remembered points', () => {
  const world = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 40, seed: 12 });
  const { theta } = baseOf(world);
  const weights = (plan: Parameters<typeof planOf>[0]) => [...new Set(chosen(world, plan, theta).map(({ weight }) => weight))];

  test('are 1, or N / M, or tr H / tr H_M', () => {
    expect(weights({ size: 8 })).toEqual([1]);
    expect(weights({ size: 8, weights: 'n-over-m' })).toEqual([5]);
    const { bound } = world.sample;
    const h = mean('bernoulli', bound.logits(theta), 1);
    const trace = (i: number) => {
      const row = bound.select([i]).jacobian(theta);
      return (curvature('bernoulli', h, i, 1)[0] as number) * dot(row, row);
    };
    const kept = idsOf(chosen(world, { size: 8, weights: 'trace' }, theta));
    const sum = (rows: readonly number[]) => rows.reduce((total, i) => total + trace(i), 0);
    expect(weights({ size: 8, weights: 'trace' })[0]).toBeCloseTo(sum(world.rows.map(({ id }) => id)) / sum(kept), 10);
  });

  test('are 1 where everything is remembered', () => {
    expect(weights({ size: 40, weights: 'n-over-m' })).toEqual([1]);
    expect(weights({ size: 40, weights: 'trace' })[0]).toBeCloseTo(1, 12);
  });

  test('count what a candidate stands for', () => {
    const candidates = world.rows.map((row, i) => ({ row, weight: i < 10 ? 3 : 1 }));
    const kept = remember(planOf({ size: 12, weights: 'n-over-m' }), world.machine, theta, 1, candidates);
    expect(kept.every(({ weight }) => weight === 5)).toBe(true);
  });
});
