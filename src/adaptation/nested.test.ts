import { describe, expect, test } from 'vitest';
import { evaluate } from '../core/objective.ts';
import { relativeDistance } from '../testing/samples.ts';
import { adaptOnce, baseOf, changeOf, worldOf } from '../testing/sampleWorlds.ts';

/** A world of quadratic features, and one method's way to another degree with all points in memory, or with none. */
const tried = (likelihood: 'bernoulli' | 'categorical', id: string, degree: number, memory: 'all' | number[], options = {}) => {
  const world = worldOf({ family: 'glm', likelihood, degree: 2, count: 40, seed: 5 }, 0.7);
  const { machine } = worldOf({ family: 'glm', likelihood, degree, count: 40, seed: 5 });
  const base = baseOf(world);
  const change = changeOf(world, { kind: 'model', machine });
  const { solution, undefinedBecause } = adaptOnce(world, base, id, change, { memory, options }).adapted;
  if (!solution) throw new Error(undefinedBecause ?? id);
  const exact = adaptOnce(world, base, 'exact', change).adapted.solution;
  const blocks = likelihood === 'bernoulli' ? 1 : 3;
  const width = machine.model.parameters / blocks;
  const old = base.theta.length / blocks;
  const carried = Float64Array.from({ length: machine.model.parameters }, (_, k) =>
    k % width < old ? (base.theta[Math.floor(k / width) * old + (k % width)] as number) : 0,
  );
  return { world, machine, solution, theta: solution.fit.theta, exact: exact?.fit.theta ?? new Float64Array(), carried };
};

describe.each(['bernoulli', 'categorical'] as const)('for polynomials of two degrees, %s,', (likelihood) => {
  test.each([1, 3])('methods of weights stay at the old ones, restricted or padded (degree %i)', (degree) => {
    for (const id of ['weight-prior', 'ewc-diagonal', 'ewc-full', 'influence']) {
      const { theta, carried } = tried(likelihood, id, degree, []);
      expect(relativeDistance(theta, carried), id).toBeLessThan(1e-9);
    }
  });

  test('K-prior with all points is exact on the way down, and stays at the old model on the way up', () => {
    const down = tried(likelihood, 'k-prior', 1, 'all');
    expect(relativeDistance(down.theta, down.exact)).toBeLessThan(1e-8);
    const up = tried(likelihood, 'k-prior', 3, 'all');
    expect(relativeDistance(up.theta, up.carried)).toBeLessThan(1e-8);
  });

  test.each([1, 3])('centred replay with all points is exact (degree %i)', (degree) => {
    const { theta, exact } = tried(likelihood, 'centred-replay', degree, 'all');
    expect(relativeDistance(theta, exact)).toBeLessThan(1e-8);
  });

  test('with all points in memory K-prior + EWC is K-prior, with none it is EWC', () => {
    for (const degree of [1, 3]) {
      const both = tried(likelihood, 'k-prior+ewc', degree, 'all');
      expect(relativeDistance(both.theta, tried(likelihood, 'k-prior', degree, 'all').theta)).toBeLessThan(1e-9);
      const curved = tried(likelihood, 'k-prior+ewc', degree, []);
      expect(curved.solution.past?.precision).toEqual(tried(likelihood, 'ewc-full', degree, []).solution.past?.precision);
    }
  });

  test('rows of new features are δ: along them the past is a parabola of the prior alone', () => {
    for (const [id, options] of [
      ['ewc-full', {}],
      ['ewc-diagonal', {}],
      ['combined', { 'combined.curvature': 'full' }],
    ] as const) {
      const { world, machine, solution, carried } = tried(likelihood, id, 3, [], options);
      const along = carried.slice();
      along[9] = 0.5;
      const past = solution.past;
      if (!past) throw new Error(id);
      const { gradient } = evaluate(machine.bind(world.rows).select(past.sites), likelihood, past, along);
      const expected = new Float64Array(carried.length);
      expected[9] = 0.7 * 0.5;
      expect(relativeDistance(gradient, expected), id).toBeLessThan(1e-9);
    }
  });
});
