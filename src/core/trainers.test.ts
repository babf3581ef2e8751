import { expect, test } from 'vitest';
import { adam, sgd } from './trainers.ts';

test("Adam's steps are those worked out by hand", () => {
  const trainer = adam(Float64Array.of(1, -1), 0.1);
  // First step: both moments are corrected to the gradient itself, so that each weight moves by the learning rate.
  trainer.step(Float64Array.of(0.5, -4));
  expect(trainer.theta[0]).toBeCloseTo(1 - (0.1 * 0.5) / (0.5 + 1e-8), 15);
  expect(trainer.theta[1]).toBeCloseTo(-1 + (0.1 * 4) / (4 + 1e-8), 15);
  const before = trainer.theta.slice();
  trainer.step(Float64Array.of(-1, 0));
  const first = (0.9 * 0.05 - 0.1) / (1 - 0.81);
  const second = (0.999 * 0.00025 + 0.001) / (1 - 0.999 ** 2);
  expect(trainer.theta[0]).toBeCloseTo((before[0] as number) - (0.1 * first) / (Math.sqrt(second) + 1e-8), 14);
  const other = (0.9 * -0.4) / (1 - 0.81);
  expect(trainer.theta[1]).toBeCloseTo((before[1] as number) - (0.1 * other) / (Math.sqrt((0.999 * 0.016) / (1 - 0.999 ** 2)) + 1e-8), 14);
});

test('gradient descent carries its momentum on', () => {
  const trainer = sgd(Float64Array.of(1), 0.1, 0.9);
  trainer.step(Float64Array.of(2));
  expect(trainer.theta[0]).toBeCloseTo(0.8, 15);
  trainer.step(Float64Array.of(-1));
  expect(trainer.theta[0]).toBeCloseTo(0.8 + 0.9 * -0.2 + 0.1, 15);
  const plain = sgd(Float64Array.of(1), 0.5, 0);
  plain.step(Float64Array.of(1));
  plain.step(Float64Array.of(1));
  expect(plain.theta[0]).toBe(0);
});

test('trainers work on a copy of where they start', () => {
  const start = Float64Array.of(1, 2);
  for (const trainer of [adam(start, 0.1), sgd(start, 0.1, 0.9)]) {
    trainer.step(Float64Array.of(1, 1));
    expect(trainer.theta).not.toEqual(start);
  }
  expect(start).toEqual(Float64Array.of(1, 2));
});
