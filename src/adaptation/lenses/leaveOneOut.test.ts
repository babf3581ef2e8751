import { describe, expect, test } from 'vitest';
import { mean } from '../../core/likelihoods.ts';
import { drain, minimise } from '../../core/solvers.ts';
import { norm } from '../../core/vectors.ts';
import { type Draw, relativeDistance } from '../../testing/samples.ts';
import { baseOf, type SampleWorld, worldOf } from '../../testing/sampleWorlds.ts';
import { targetsOf, trueObjective } from '../world.ts';
import { changeSizes, type LeftOut, leaveOneOut, pointLoss, predictionQuality, predictLeaveOneOut } from './leaveOneOut.ts';

const all = ({ rows }: SampleWorld): number[] => rows.map((_, i) => i);
const results = (world: SampleWorld, theta: Float64Array, points = all(world)): LeftOut[] =>
  [...leaveOneOut(world, theta, points)].filter((result) => result !== null);

/** Trains on the rows that stay, from θ*, by the plain solver. */
const retrained = ({ rows, machine, priorPrecision }: SampleWorld, theta: Float64Array, gone: number): Float64Array => {
  const stay = rows.filter((_, i) => i !== gone);
  const { parameters, spec, linear } = machine.model;
  const objective = trueObjective(targetsOf(machine, stay), stay.length, spec.outputs, parameters, priorPrecision);
  return drain(minimise({ bound: machine.bind(stay), likelihood: spec.likelihood, objective, linear }, theta)).theta;
};

const draws: [string, Draw][] = [
  ['bernoulli GLM', { family: 'glm', likelihood: 'bernoulli', degree: 2, count: 40, seed: 4 }],
  ['categorical GLM', { family: 'glm', likelihood: 'categorical', degree: 1, count: 40, seed: 4 }],
  ['gaussian GLM', { family: 'glm', likelihood: 'gaussian', degree: 2, count: 40, seed: 4 }],
  ['bernoulli MLP', { family: 'mlp', likelihood: 'bernoulli', hidden: [4], count: 40, seed: 4 }],
];

describe.each(draws)('%s', (_, draw) => {
  const world = worldOf(draw);
  const { theta } = baseOf(world);
  const { outputs } = world.machine.model.spec;

  test('leaves out what it is asked to, in that order, and finds what training on the others finds', () => {
    const found = results(world, theta, [7, 0, 21]);
    expect(found.map(({ point }) => point)).toEqual([7, 0, 21]);
    for (const { point, change, converged } of found) {
      expect(converged).toBe(true);
      const own = world.machine.bind(world.rows.slice(point, point + 1));
      const truth = own.logits(retrained(world, theta, point)).map((f, c) => f - (own.logits(theta)[c] as number));
      expect(relativeDistance(change, truth)).toBeLessThan(1e-4);
    }
  });

  test('the prediction ranks the points as retraining does, downdated still better', () => {
    const { first, downdated } = predictLeaveOneOut(world, theta);
    const truth = changeSizes(Float64Array.from(results(world, theta).flatMap(({ change }) => [...change])), outputs);
    const [plain, better] = [first, downdated].map((changes) => predictionQuality(changeSizes(changes, outputs), truth));
    expect(better?.rankCorrelation).toBeGreaterThanOrEqual(0.98);
    expect(better?.relativeError).toBeLessThan(plain?.relativeError ?? 0);
    if (draw.likelihood === 'gaussian') expect(better?.relativeError).toBeLessThan(1e-8);
  });
});

test('the leave-one-out loss is that of the true changes', () => {
  const world = worldOf({ family: 'glm', likelihood: 'categorical', degree: 1, count: 20, seed: 8 });
  const { theta } = baseOf(world);
  const { logits, targets } = predictLeaveOneOut(world, theta);
  const p = mean('categorical', logits, 3);
  for (const i of all(world)) {
    const label = world.rows[i]?.label ?? 0;
    expect(pointLoss('categorical', logits, targets, 3 * i, 3)).toBeCloseTo(-Math.log(p[3 * i + label] as number), 12);
  }
  expect(pointLoss('gaussian', Float64Array.of(3), Float64Array.of(1), 0, 1)).toBe(2);
});

test('sizes, and the quality of a prediction', () => {
  expect([...changeSizes(Float64Array.of(3, 4, -5, 12), 2)]).toEqual([5, 13]);
  expect([...changeSizes(Float64Array.of(3, -4), 1)]).toEqual([3, -4]);
  const truth = [1, -2, 4, 1e-9, 3, 1, 1, 1, 1, 1];
  const { relativeError, topTenth } = predictionQuality([1.1, -1.8, 4, 1, 3, 1, 1, 1, 1, 1], truth);
  expect(relativeError).toBeCloseTo(0.2 / 9, 12);
  expect(topTenth).toBeCloseTo(4 / 15, 8);
  expect(predictionQuality([], [])).toEqual({ rankCorrelation: null, relativeError: null, topTenth: null });
  expect(norm(changeSizes(new Float64Array(4), 2))).toBe(0);
});
