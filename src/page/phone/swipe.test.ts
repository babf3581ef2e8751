import { expect, test } from 'vitest';
import { beside, swipeOf } from './swipe.ts';

test('a swipe goes to the side, and far enough', () => {
  expect(swipeOf({ right: -60, down: 10 })).toBe(1);
  expect(swipeOf({ right: 60, down: -10 })).toBe(-1);
  expect(swipeOf({ right: -20, down: 0 })).toBe(0);
  expect(swipeOf({ right: -60, down: 55 })).toBe(0);
});

test('methods are stepped through round and round', () => {
  const methods = ['exact', 'k-prior', 'replay'];
  expect([beside(methods, 'exact', 1), beside(methods, 'replay', 1), beside(methods, 'exact', -1)]).toEqual(['k-prior', 'exact', 'replay']);
  expect(beside(methods, 'ewc', 1)).toBe('exact');
  expect(beside([], 'ewc', 1)).toBe('ewc');
});
