import { describe, expect, test } from 'vitest';
import { type Draw, relativeDistance, sampleOf } from '../testing/samples.ts';
import { cholesky } from './factorise.ts';
import { ggn } from './ggn.ts';
import { hessianByDifferences } from './hessian.ts';
import { evaluate, type Objective } from './objective.ts';
import { scalar } from './precision.ts';
import { drain, minimise, type Task } from './solvers.ts';
import { addScaled, dot } from './vectors.ts';

const taskOf = (draw: Draw): { task: Task; start: Float64Array } => {
  const { bound, spec, y, model } = sampleOf(draw);
  const objective: Objective = {
    sites: Int32Array.from({ length: bound.count }, (_, i) => i),
    a: new Float64Array(bound.count).fill(1),
    b: y,
    precision: scalar(0.5),
    linear: new Float64Array(model.parameters),
  };
  return { task: { bound, likelihood: spec.likelihood, objective, linear: model.linear }, start: model.initial() };
};

describe('∇²F by differences', () => {
  test.each(['bernoulli', 'gaussian', 'categorical'] as const)('of a GLM is its GGN and δ I: %s', (likelihood) => {
    const { task, start } = taskOf({ family: 'glm', likelihood, degree: 2, count: 30, seed: 2 });
    const theta = start.map((_, j) => 0.3 * Math.cos(2 * j));
    const expected = ggn(task.bound, likelihood, theta);
    for (let j = 0; j < theta.length; j++) expected[j * (theta.length + 1)] = (expected[j * (theta.length + 1)] as number) + 0.5;
    expect(relativeDistance(drain(hessianByDifferences(task, theta)), expected)).toBeLessThan(1e-8);
  });

  test('of an MLP bends the value along a line as it says, and the θ that it is given stays as it was', () => {
    const { task, start } = taskOf({ family: 'mlp', likelihood: 'bernoulli', hidden: [5], count: 25, seed: 3 });
    const before = start.slice();
    const hessian = drain(hessianByDifferences(task, start));
    expect(start).toEqual(before);
    const p = start.length;
    const direction = start.map((_, j) => Math.cos(3 * j + 1));
    const product = direction.map((_, j) => dot(hessian.subarray(j * p, (j + 1) * p), direction));
    const h = 1e-3;
    const value = (s: number): number => evaluate(task.bound, 'bernoulli', task.objective, addScaled(start, s, direction)).value;
    const bend = (value(h) - 2 * value(0) + value(-h)) / h ** 2;
    expect(Math.abs(bend / dot(direction, product) - 1)).toBeLessThan(1e-4);
  });
});

test('L-BFGS that starts from an inverse Hessian finds the same minimum in fewer steps', () => {
  const { task, start } = taskOf({ family: 'mlp', likelihood: 'bernoulli', hidden: [6], count: 40, seed: 5 });
  const found = drain(minimise(task, start));
  const inverse = cholesky(drain(hessianByDifferences(task, found.theta)), start.length);
  if (!inverse) throw new Error('a minimum has a positive definite Hessian');
  const a = task.objective.a.map((weight, s) => (s === 3 ? 0 : weight));
  const b = task.objective.b.map((y, s) => (s === 3 ? 0 : y));
  const without: Task = { ...task, objective: { ...task.objective, a, b } };
  const plain = drain(minimise(without, found.theta));
  const quick = drain(minimise({ ...without, inverse: inverse.solve }, found.theta));
  expect(plain.converged && quick.converged).toBe(true);
  expect(relativeDistance(quick.theta, plain.theta)).toBeLessThan(1e-5);
  expect(quick.iterations).toBeLessThan(plain.iterations / 2);
});
