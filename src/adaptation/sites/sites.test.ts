import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { drain } from '../../core/solvers.ts';
import { addScaled, norm, scale, subtract } from '../../core/vectors.ts';
import { type Draw, relativeDistance } from '../../testing/samples.ts';
import { baseOf, worldOf } from '../../testing/sampleWorlds.ts';
import { roundAlgorithms, roundSettings } from './algorithms.ts';
import { type SiteModel, sumOf } from './merge.ts';
import { merges } from './merges.ts';
import { courseOf, type RoundAlgorithm } from './rounds.ts';
import { fitAlone, lossGradient, type SiteSpace, siteCurvature, siteDiagonal, spaceOf } from './space.ts';
import { SPLITS, type Split, splitOf } from './split.ts';

/* Invariants A and B of the merges and the rounds, by their numbers. */

const draws = (likelihoods: readonly Draw['likelihood'][] = ['bernoulli', 'gaussian', 'categorical']) =>
  fc.record({
    family: fc.constant('glm' as const),
    likelihood: fc.constantFrom(...likelihoods),
    degree: fc.integer({ min: 1, max: 2 }),
    hidden: fc.constant([4]),
    seed: fc.nat(),
  }) satisfies fc.Arbitrary<Draw>;
const splits = fc.constantFrom<Split>('random', 'stripes', 'sectors', 'class');
const counts = fc.integer({ min: 2, max: 4 });

const spread = (draw: Draw, split: Split, count: number, priorPrecision = 0.8) => {
  const world = worldOf(draw, priorPrecision);
  const of = splitOf(world.rows, { split, count, seed: 3 });
  const space = spaceOf(world.rows, of, count, world.machine, priorPrecision);
  return { world, of, space, joint: baseOf(world).theta, models: modelsOf(space) };
};
const modelsOf = (space: SiteSpace): SiteModel[] =>
  space.sites.map((site) => {
    const { theta } = drain(fitAlone(space, site));
    return { theta, diagonal: () => siteDiagonal(space, site, theta), curvature: () => siteCurvature(space, site, theta) };
  });
const merged = (id: string, models: readonly SiteModel[], priorPrecision: number): Float64Array =>
  merges.find((merge) => merge.id === id)?.merge(models, priorPrecision) ?? new Float64Array(0);
const algorithmOf = (id: string): RoundAlgorithm => roundAlgorithms.find((algorithm) => algorithm.id === id) as RoundAlgorithm;
/** θ after each round. */
const rounds = (id: string, space: SiteSpace, count: number, options: Record<string, number> = {}): Float64Array[] => {
  const settings = roundSettings(algorithmOf(id), options, space.sites.length);
  return drain(courseOf(algorithmOf(id), space, count, settings)).thetas.map((theta) => theta ?? new Float64Array(0));
};
const gradientOfAll = (space: SiteSpace, theta: Float64Array): Float64Array =>
  addScaled(sumOf(space.sites.map((site) => lossGradient(space, site, theta))), space.priorPrecision, theta);

describe('the cut', () => {
  test('A17 is a partition into runs as even as can be, the same each time', () => {
    fc.assert(
      fc.property(draws(), splits, fc.integer({ min: 2, max: 8 }), (draw, split, count) => {
        const { rows } = worldOf(draw);
        const of = splitOf(rows, { split, count, seed: 7 });
        expect(splitOf(rows, { split, count, seed: 7 })).toEqual(of);
        const sizes = Array.from({ length: count }, (_, k) => of.filter((site) => site === k).length);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(rows.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect([...sizes].sort((one, other) => other - one)).toEqual(sizes);
      }),
    );
  });

  it('keeps a given cut', () => {
    const { rows } = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 1, hidden: [4], seed: 1 });
    const of = rows.map((_, i) => i % 3);
    expect(splitOf(rows, { split: 'given', count: 3, seed: 0, of })).toEqual(of);
    expect(SPLITS).toContain('given');
  });
});

describe('merges', () => {
  test('A1 the mismatch of the gradients is what the sum of the weights misses', () => {
    fc.assert(
      fc.property(draws(), splits, counts, (draw, split, count) => {
        const { space, joint, models } = spread(draw, split, count);
        const missed = scale(space.priorPrecision, subtract(joint, sumOf(models.map(({ theta }) => theta))));
        const mismatch = sumOf(
          space.sites.map((site, k) =>
            subtract(lossGradient(space, site, (models[k] as SiteModel).theta), lossGradient(space, site, joint)),
          ),
        );
        expect(norm(subtract(missed, mismatch))).toBeLessThanOrEqual(1e-6 * (1 + norm(missed)));
      }),
      { numRuns: 30 },
    );
  });

  test('A2 the full Hessian merge of squared losses is exact', () => {
    fc.assert(
      fc.property(draws(['gaussian']), splits, counts, (draw, split, count) => {
        const { space, joint, models } = spread(draw, split, count);
        expect(relativeDistance(merged('hessian', models, space.priorPrecision), joint)).toBeLessThanOrEqual(1e-8);
      }),
      { numRuns: 30 },
    );
  });

  test('A4 without curvature a Hessian merge is task arithmetic; A9 with equal curvatures the Fisher merge is the average', () => {
    const { models } = spread({ family: 'glm', likelihood: 'bernoulli', degree: 2, hidden: [4], seed: 5 }, 'stripes', 3);
    const p = models[0]?.theta.length ?? 0;
    const flat = models.map(({ theta }) => ({ theta, diagonal: () => new Float64Array(p), curvature: () => new Float64Array(p * p) }));
    for (const id of ['hessian', 'hessian-diagonal'])
      expect(relativeDistance(merged(id, flat, 1), merged('task-arithmetic', models, 1))).toBeLessThanOrEqual(1e-12);
    const equal = models.map((model) => ({ ...model, diagonal: () => new Float64Array(p).fill(2) }));
    expect(relativeDistance(merged('fisher', equal, 1), merged('average', models, 1))).toBeLessThanOrEqual(1e-12);
  });

  test('A7 of one site is its model, A8 does not depend on the order of the sites', () => {
    fc.assert(
      fc.property(draws(), splits, counts, (draw, split, count) => {
        const { models } = spread(draw, split, count);
        for (const { id } of merges) {
          expect(relativeDistance(merged(id, models.slice(0, 1), 0.8), (models[0] as SiteModel).theta), id).toBeLessThanOrEqual(1e-6);
          expect(relativeDistance(merged(id, [...models].reverse(), 0.8), merged(id, models, 0.8)), id).toBeLessThanOrEqual(1e-9);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('A10 the gradient at the Hessian merge is the sum of the remainders', () => {
    fc.assert(
      fc.property(draws(), splits, counts, (draw, split, count) => {
        const { space, models } = spread(draw, split, count);
        const theta = merged('hessian', models, space.priorPrecision);
        const p = theta.length;
        const remainders = space.sites.map((site, k) => {
          const model = models[k] as SiteModel;
          const H = model.curvature();
          const moved = subtract(theta, model.theta);
          const bend = moved.map((_, i) => moved.reduce((sum, value, j) => sum + (H[i * p + j] ?? 0) * value, 0));
          return subtract(subtract(lossGradient(space, site, theta), lossGradient(space, site, model.theta)), bend);
        });
        const gradient = gradientOfAll(space, theta);
        expect(norm(subtract(gradient, sumOf(remainders)))).toBeLessThanOrEqual(1e-6 * (1 + norm(gradient)));
      }),
      { numRuns: 20 },
    );
  });

  test('A14 average and task arithmetic have one boundary', () => {
    const { models } = spread({ family: 'glm', likelihood: 'bernoulli', degree: 2, hidden: [4], seed: 9 }, 'sectors', 4);
    const [average, arithmetic] = [merged('average', models, 1), merged('task-arithmetic', models, 1)];
    expect(relativeDistance(scale(models.length, average), arithmetic)).toBeLessThanOrEqual(1e-12);
  });
});

describe('rounds', () => {
  test('B1, B2, B7 undamped, the first round is a merge', () => {
    fc.assert(
      fc.property(draws(), splits, counts, (draw, split, count) => {
        const { space, models } = spread(draw, split, count);
        const pairs = [
          ['fedlap-full', 'hessian'],
          ['fedlap-diagonal', 'hessian-diagonal'],
          ['fedlap', 'task-arithmetic'],
        ] as const;
        for (const [algorithm, merge] of pairs) {
          const [first] = rounds(algorithm, space, 1, { [`${algorithm}.damping`]: 1 });
          expect(relativeDistance(first as Float64Array, merged(merge, models, space.priorPrecision)), algorithm).toBeLessThanOrEqual(1e-6);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('B3, B5 ADMM and partitioned Laplace end in exact retraining', () => {
    for (const split of ['stripes', 'class'] as const) {
      const { space, joint } = spread({ family: 'glm', likelihood: 'bernoulli', degree: 2, hidden: [4], seed: 4 }, split, 2);
      expect(relativeDistance(rounds('fedlap-full', space, 12).at(-1) as Float64Array, joint), split).toBeLessThanOrEqual(1e-6);
      expect(relativeDistance(rounds('admm', space, 100).at(-1) as Float64Array, joint), split).toBeLessThanOrEqual(1e-4);
    }
  });

  test('B9 partitioned Laplace is exact after one round of squared losses', () => {
    const { space, joint } = spread({ family: 'glm', likelihood: 'gaussian', degree: 2, hidden: [4], seed: 2 }, 'sectors', 3);
    expect(relativeDistance(rounds('fedlap-full', space, 1)[0] as Float64Array, joint)).toBeLessThanOrEqual(1e-8);
  });

  test('B10 FedProx ends beside exact where the sites differ', () => {
    const { space, joint } = spread({ family: 'glm', likelihood: 'bernoulli', degree: 2, hidden: [4], seed: 4 }, 'class', 2);
    const course = rounds('fedprox', space, 100);
    expect(relativeDistance(course.at(-1) as Float64Array, course.at(-2) as Float64Array)).toBeLessThan(1e-4);
    expect(relativeDistance(course.at(-1) as Float64Array, joint)).toBeGreaterThan(1e-2);
  });

  test('B11 FedAvg of one local step is gradient descent on L / N', () => {
    const { space } = spread({ family: 'glm', likelihood: 'bernoulli', degree: 2, hidden: [4], seed: 8 }, 'stripes', 3);
    const course = rounds('fedavg', space, 3, { 'fedavg.steps': 1, 'fedavg.rate': 0.2 });
    let theta = space.machine.model.initial();
    for (const round of course) {
      theta = addScaled(theta, -0.2 / space.count, gradientOfAll(space, theta));
      expect(relativeDistance(round, theta)).toBeLessThanOrEqual(1e-10);
    }
  });

  it('says that it diverged, and leaves out what follows', () => {
    const { space } = spread({ family: 'glm', likelihood: 'gaussian', degree: 1, hidden: [4], seed: 3 }, 'random', 4, 0.01);
    const algorithm = algorithmOf('fedlap');
    const { thetas, diverged } = drain(courseOf(algorithm, space, 40, roundSettings(algorithm, { 'fedlap.damping': 1 }, 4)));
    expect([diverged, thetas.length, thetas.at(-1)]).toEqual([true, 40, null]);
  });

  it('has a range of each option in which its default lies', () => {
    for (const { id, options } of roundAlgorithms)
      for (const { id: option, min, max, default: usual } of options)
        for (const sites of [2, 8]) {
          expect(usual(sites), `${id}.${option}`).toBeGreaterThanOrEqual(min);
          expect(usual(sites), `${id}.${option}`).toBeLessThanOrEqual(max);
        }
  });
});
