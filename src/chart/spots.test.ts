import { expect, test } from 'vitest';
import { nearestSpot, type PlacedSpot, walk } from './spots.ts';

const at = (key: string, x: number, y: number, series?: string): PlacedSpot => ({
  spot: { key, x, y, says: key, ...(series ? { series } : {}) },
  x,
  y,
});
const spots = [at('a3', 30, 0, 'a'), at('a1', 10, 0, 'a'), at('a2', 20, 0, 'a'), at('b1', 12, 50, 'b'), at('b2', 28, 50, 'b')];

test('the nearest spot within reach', () => {
  expect(nearestSpot(spots, 21, 3, 20)?.spot.key).toBe('a2');
  expect(nearestSpot(spots, 200, 200, 20)).toBeNull();
});

test('keys go along a series in the order of x and stop at its ends', () => {
  expect(walk(spots, null, 1)?.spot.key).toBe('a1');
  expect(walk(spots, 'a1', 1)?.spot.key).toBe('a2');
  expect(walk(spots, 'a3', 1)?.spot.key).toBe('a3');
  expect(walk(spots, 'a1', -1)?.spot.key).toBe('a1');
});

test('keys go from one series to the nearest spot of the next, round and round', () => {
  expect(walk(spots, 'a3', 'next')?.spot.key).toBe('b2');
  expect(walk(spots, 'b1', 'next')?.spot.key).toBe('a1');
  expect(walk(spots, 'a1', 'last')?.spot.key).toBe('b1');
  expect(walk([], null, 1)).toBeNull();
});
