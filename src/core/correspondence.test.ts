import { expect, test } from 'vitest';
import { carryMatrix, carryOver, sameFunction } from './correspondence.ts';
import type { ModelSpec } from './model.ts';

const glm = (degree: number, outputs = 1): ModelSpec => ({
  family: 'glm',
  likelihood: outputs === 1 ? 'bernoulli' : 'categorical',
  dimension: 2,
  outputs,
  degree,
  hidden: [],
  activation: 'tanh',
  seed: 0,
});
const mlp = (hidden: number[], seed = 0): ModelSpec => ({ ...glm(1), family: 'mlp', hidden, seed });

test('a lower degree keeps the first weights, a higher one gets zeros, in every block', () => {
  const theta = Float64Array.of(1, 2, 3, 4, 5, 6);
  expect(carryOver(theta, glm(2), glm(1))).toEqual(Float64Array.of(1, 2, 3));
  expect(carryOver(Float64Array.of(1, 2, 3), glm(1), glm(2))).toEqual(Float64Array.of(1, 2, 3, 0, 0, 0));
  expect(carryOver(theta, glm(1, 2), glm(2, 2))).toEqual(Float64Array.of(1, 2, 3, 0, 0, 0, 4, 5, 6, 0, 0, 0));
  expect(carryOver(theta, glm(2), glm(2))).toBe(theta);
});

test('a matrix over weights loses rows and columns, or gets zeros, in every block', () => {
  const matrix = Float64Array.from({ length: 9 }, (_, k) => k + 1);
  expect(carryMatrix(matrix, glm(1), glm(0))).toEqual(Float64Array.of(1));
  expect(carryMatrix(Float64Array.of(7), glm(0), glm(1))).toEqual(Float64Array.of(7, 0, 0, 0, 0, 0, 0, 0, 0));
  expect(carryMatrix(Float64Array.of(1, 2, 3, 4), glm(0, 2), glm(1, 2))).toEqual(
    Float64Array.of(1, 0, 0, 2, 0, 0, ...new Float64Array(12), 3, 0, 0, 4, 0, 0, ...new Float64Array(12)),
  );
  expect(carryMatrix(matrix, glm(1), glm(1))).toBe(matrix);
  expect(carryMatrix(matrix, glm(1), mlp([2]))).toBeNull();
});

test('an MLP corresponds to itself alone; where its training starts does not matter', () => {
  const theta = new Float64Array(9);
  expect(carryOver(theta, mlp([2]), mlp([2], 7))).toBe(theta);
  expect(carryOver(theta, mlp([2]), mlp([3]))).toBeNull();
  expect(carryOver(theta, mlp([2]), glm(1))).toBeNull();
  expect(carryOver(new Float64Array(3), glm(1), glm(1, 3))).toBeNull();
  expect(sameFunction(mlp([2]), { ...mlp([2]), activation: 'relu' })).toBe(false);
  expect(sameFunction(glm(2), { ...glm(2), hidden: [4], activation: 'relu' })).toBe(true);
  expect(sameFunction(glm(2), glm(3))).toBe(false);
});
