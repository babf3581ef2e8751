import { expect, test } from 'vitest';
import { nearestPosition, onTheWay, WAY_STEPS, wayPositions } from './walk.ts';

test('the way starts at θ*, passes exact at t = 1 to the last digit, and goes as far again', () => {
  const [star, exact] = [Float64Array.of(0.1, -2, 1e9), Float64Array.of(0.3, 5, -1e-9)];
  expect([...onTheWay(star, exact, 0)]).toEqual([...star]);
  expect([...onTheWay(star, exact, 1)]).toEqual([...exact]);
  expect([...onTheWay(Float64Array.of(1, 2), Float64Array.of(2, 0), 2)]).toEqual([3, -2]);
});

test('positions are numbered so that the nearest is found again, whatever is asked', () => {
  const positions = wayPositions();
  expect(positions[WAY_STEPS]).toBe(1);
  expect(positions.at(-1)).toBe(2);
  positions.forEach((t, k) => {
    expect(nearestPosition(t)).toBe(k);
    expect(nearestPosition(t + 0.4 / WAY_STEPS)).toBe(k);
  });
  expect([nearestPosition(-3), nearestPosition(99), nearestPosition(Number.NaN)]).toEqual([0, positions.length - 1, WAY_STEPS]);
});
