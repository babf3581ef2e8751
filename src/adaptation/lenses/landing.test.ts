import { expect, test } from 'vitest';
import { evaluate } from '../../core/objective.ts';
import { createRandom } from '../../core/random.ts';
import { dot, norm, subtract } from '../../core/vectors.ts';
import { relativeDistance, sampleRow } from '../../testing/samples.ts';
import { adaptOnce, baseOf, changeOf, toRow, worldOf } from '../../testing/sampleWorlds.ts';
import { compareGradients } from '../reconstruction.ts';
import { trueObjective } from '../world.ts';
import { predictedDisplacement } from './landing.ts';

/** A GLM of 60 points, 8 more that come, and what a method made of them. */
const landed = (seed: number, id: string, memory: readonly number[] | 'all', options?: Record<string, number>) => {
  const world = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 60, seed }, 1);
  const { sample, machine } = world;
  const random = createRandom(seed + 1);
  const add = Array.from({ length: 8 }, (_, k) => toRow(sampleRow('bernoulli', 2, random), 100 + k));
  const base = baseOf(world);
  const change = changeOf(world, { add });
  const solved = (method: string) => adaptOnce(world, base, method, change, { memory, options });
  const { adapted, step } = solved(id);
  const exact = solved('exact').adapted.solution?.fit.theta as Float64Array;
  const { solution } = adapted;
  if (!solution?.objective || !solution.past) throw new Error('nothing was minimised');
  const { likelihood, outputs } = sample.spec;
  const bound = machine.bind(step.all);
  const at = (objective: typeof solution.objective) => evaluate(bound.select(objective.sites), likelihood, objective, exact).gradient;
  const truth = at(trueObjective(sample.y, 60, outputs, exact.length, 1));
  const reconstructed = at(solution.past);
  const { objective } = solution;
  const made = predictedDisplacement({ bound: bound.select(objective.sites), likelihood, objective }, exact);
  if (!made) throw new Error('not positive definite');
  return {
    ...made,
    error: subtract(truth, reconstructed),
    comparison: compareGradients(truth, reconstructed),
    actual: subtract(solution.fit.theta, exact),
  };
};

test('−∇F at exact retraining is the reconstruction error there', () => {
  for (const id of ['k-prior', 'ewc-diagonal', 'replay', 'functional'])
    expect(relativeDistance(landed(4, id, [0, 5, 9, 30]).pull, landed(4, id, [0, 5, 9, 30]).error), id).toBeLessThan(1e-9);
});

test('23 the displacement points where the method lands, the closer the smaller the error', () => {
  let compared = 0;
  for (let seed = 0; seed < 40; seed++) {
    const memory = Array.from({ length: 10 + seed }, (_, k) => (k * 7 + seed) % 60);
    const { comparison, displacement, actual } = landed(seed, 'k-prior', [...new Set(memory)]);
    const error = comparison.relativeError ?? 1;
    if (error > 0.5 || norm(actual) < 1e-9) continue;
    compared++;
    const cosine = dot(displacement, actual) / (norm(displacement) * norm(actual));
    expect(cosine, `seed ${seed}, error ${error}`).toBeGreaterThan(error <= 0.3 ? 0.995 : 0.99);
  }
  expect(compared).toBeGreaterThan(10);
});

test('a temperature bends the objective that is stepped on', () => {
  const options = { 'k-prior.temperature': 2 };
  const memory = Array.from({ length: 50 }, (_, k) => k);
  const { pull, error, displacement, actual } = landed(3, 'k-prior', memory, options);
  expect(relativeDistance(pull, error)).toBeLessThan(1e-9);
  expect(dot(displacement, actual) / (norm(displacement) * norm(actual))).toBeGreaterThan(0.99);
  expect(relativeDistance(displacement, landed(3, 'k-prior', memory).displacement)).toBeGreaterThan(0.01);
});

test('with everything in memory K-prior of a GLM lands on exact, as predicted', () => {
  const { displacement, actual } = landed(9, 'k-prior', 'all');
  expect(norm(displacement)).toBeLessThan(1e-8);
  expect(norm(actual)).toBeLessThan(1e-8);
});

test('no minimum nearby, no prediction', () => {
  const world = worldOf({ family: 'glm', likelihood: 'gaussian', seed: 1 });
  const { bound, spec, model } = world.sample;
  const objective = trueObjective(world.sample.y, bound.count, 1, model.parameters, 1);
  const hollow = { ...objective, a: objective.a.map(() => -1) };
  expect(predictedDisplacement({ bound, likelihood: spec.likelihood, objective: hollow }, model.initial())).toBeNull();
});
