import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAxis } from './axis.ts';

test('a linear axis places values and reads them back', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (low, width, share) => {
        const axis = placeAxis({ name: 'error', scale: 'linear', domain: [low, low + width] }, 0, 300);
        const value = low + share * width;
        expect(Math.abs(axis.valueAt(axis.at(value)) - value)).toBeLessThanOrEqual(1e-9 * (Math.abs(low) + width));
        for (const tick of axis.ticks) {
          expect(tick.at).toBeGreaterThanOrEqual(-1e-6);
          expect(tick.at).toBeLessThanOrEqual(300 + 1e-6);
        }
      },
    ),
  );
});

test('a log axis has a tick a decade, fewer where they would crowd, and finer ones within a decade', () => {
  const ticks = (low: number, high: number, count: number) =>
    placeAxis({ name: 'variance', scale: 'log', domain: [low, high], ticks: count }, 0, 300).ticks.map(({ value }) => value);
  expect(ticks(1e-3, 10, 6)).toEqual([1e-3, 1e-2, 0.1, 1, 10]);
  expect(ticks(1e-8, 1e4, 5)).toEqual([1e-8, 1e-5, 1e-2, 10, 1e4]);
  expect(ticks(2, 9, 5)).toEqual([2, 5]);
  expect(ticks(0.31, 0.34, 5)).toEqual([0.31, 0.34]);
});

test('a domain without width, or without meaning, is still finite', () => {
  for (const domain of [
    [3, 3],
    [0, 0],
    [Number.NaN, 1],
    [0, Number.POSITIVE_INFINITY],
  ] as const)
    for (const scale of ['linear', 'log'] as const) {
      const axis = placeAxis({ name: 'error', scale, domain }, 200, 0);
      expect(Number.isFinite(axis.valueAt(50))).toBe(true);
      expect(axis.ticks.length).toBeGreaterThan(0);
    }
});

test('an axis that clamps low alone lets what is above leave the plot', () => {
  const { at } = placeAxis({ name: 'share', scale: 'log', domain: [0.01, 1], clamps: 'low' }, 100, 0);
  expect([at(0), at(-3), at(0.1), at(NaN)]).toEqual([100, 100, 50, NaN]);
  expect(at(100)).toBeCloseTo(-100);
});

test('an axis that clamps has what lies outside on its nearer end; what is no number has no place', () => {
  const axis = placeAxis({ name: 'share', scale: 'log', domain: [0.1, 10], clamps: true }, 0, 200);
  expect([0, 0.01, 1000].map(axis.at)).toEqual([0, 0, 200]);
  expect(axis.at(Number.NaN)).toBeNaN();
  expect(placeAxis({ name: 'share', scale: 'linear', domain: [0, 1] }, 0, 200).at(2)).toBe(400);
});

test('an axis whose ticks are given has those inside its domain', () => {
  const axis = placeAxis({ name: 'share', unit: '%', scale: 'log', domain: [1.5, 110], at: [1, 2, 5, 7, 100, 200] }, 0, 300);
  expect(axis.ticks.map(({ value }) => value)).toEqual([2, 5, 7, 100]);
});

test('the title names the unit', () => {
  expect(placeAxis({ name: 'steps', scale: 'linear', domain: [0, 1] }, 0, 1).title).toBe('steps');
  expect(placeAxis({ name: '‖G − Ĝ‖', unit: 'nats per unit of weight', scale: 'linear', domain: [0, 1] }, 0, 1).title).toBe(
    '‖G − Ĝ‖ (nats per unit of weight)',
  );
});
