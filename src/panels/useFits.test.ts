import { expect, test } from 'vitest';
import { opening } from '../lessons/opening.ts';
import { runnable } from '../store/store.ts';
import { isRunOf } from './useFits.ts';

test('a run is of its scenario, and of one without a change where nothing changed', () => {
  const unchanged = { ...opening, steps: [] };
  expect(isRunOf(opening, opening)).toBe(true);
  expect(isRunOf(null, opening)).toBe(false);
  expect(isRunOf({ ...opening }, opening)).toBe(false);
  expect(isRunOf(runnable(unchanged), unchanged)).toBe(true);
  expect(isRunOf(runnable(unchanged), { ...unchanged, prior: { precision: 2 } })).toBe(false);
});

test('the run of a change that was undone is not of what is left', () => {
  expect(isRunOf(opening, { ...opening, steps: [] })).toBe(false);
});
