import { expect, test } from 'vitest';
import type { Profile } from '../../adaptation/lenses/profile.ts';
import type { ProfileResult } from '../../studies/profile.ts';
import { heightsOf, placeText, profileRows, rowsAt } from './rows.ts';

const along = (values: readonly number[], slopes: readonly number[]): Profile => ({
  values: Float64Array.from(values),
  slopes: Float64Array.from(slopes),
});

const result: ProfileResult = {
  undefinedBecause: null,
  positions: Float64Array.of(0, 0.5, 1),
  thetaStar: Float64Array.of(0),
  thetaExact: Float64Array.of(1),
  truth: along([0, 2, 8], [0, 8, 16]),
  prior: along([0, 0.5, 2], [0, 2, 4]),
  methods: {
    'k-prior': along([0, 1, 4], [1e-15, 4, 8]),
    'ewc-diagonal': along([0, 25, 100], [0, 100, 200]),
  },
};

const heights = (of: 'whole' | 'data'): [string, number, number][] =>
  rowsAt(profileRows(result, ['k-prior', 'keep-old'], of), 1).map(({ series, y, slope }) => [series.id, y, slope]);

test('the true curve comes first, methods without a past are left out, the prior’s part is the last', () => {
  expect(heights('whole')).toEqual([
    ['exact', 8, 16],
    ['k-prior', 4, 8],
    ['prior', 2, 4],
  ]);
});

test('of the data alone the prior’s part is taken from every height and slope', () => {
  expect(heights('data')).toEqual([
    ['exact', 6, 12],
    ['k-prior', 2, 4],
  ]);
});

test('the chart holds all of the true curve, and of others what stays near it: the rest cannot be read off', () => {
  const rows = profileRows(result, ['k-prior', 'ewc-diagonal'], 'whole');
  const [low, high] = heightsOf(rows);
  expect(low).toBeLessThan(0);
  expect(high).toBeGreaterThan(8);
  expect(high).toBeLessThan(25);
  const read = (id: string): boolean[] => rows.filter(({ series }) => series.id === id).map(({ says }) => says !== undefined);
  expect(read('exact')).toEqual([true, true, true]);
  expect(read('ewc-diagonal')).toEqual([true, false, false]);
});

test('a row says where, how high and how steep; rounding is nothing', () => {
  const [, prior] = rowsAt(profileRows(result, ['k-prior'], 'whole'), 0);
  expect(prior?.says instanceof Function && prior.says()).toBe('K-prior at t = 0: 0 nats above θ*, slope 0 nats');
  expect([-0.25, 0.125, 1.5].map(placeText)).toEqual(['t = −0.25', 't = 0.125', 't = 1.5']);
});
