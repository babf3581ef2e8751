import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareGradients } from '../../adaptation/reconstruction.ts';
import { DIAL_ROOM, dialTip, dialWords } from './dial.ts';

const comparison = (truth: number[], own: number[]) => compareGradients(Float64Array.from(truth), Float64Array.from(own));

test('the tips are as far apart as the relative error says, and a long arrow is cut in its own direction', () => {
  const entry = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(entry, entry), { minLength: 2, maxLength: 6 }), (pairs) => {
      const figures = comparison(
        pairs.map(([g]) => g),
        pairs.map(([, own]) => own),
      );
      const tip = dialTip(figures);
      fc.pre(tip !== null && figures.trueNorm > 1e-3);
      if (!tip) return;
      const error = Math.hypot(tip.right, tip.up - 1);
      if (!tip.isCut) expect(error).toBeCloseTo(figures.relativeError ?? Number.NaN, 5);
      else {
        expect(tip.right).toBeLessThanOrEqual(DIAL_ROOM.right + 1e-9);
        expect(tip.up).toBeLessThanOrEqual(DIAL_ROOM.up + 1e-9);
        expect(tip.up).toBeGreaterThanOrEqual(-DIAL_ROOM.down - 1e-9);
        expect(tip.up / Math.hypot(tip.right, tip.up)).toBeCloseTo(figures.cosine ?? Number.NaN, 5);
      }
    }),
    { numRuns: 300 },
  );
});

test('right, too short, elsewhere, backwards, too long and none at all', () => {
  expect(dialTip(comparison([3, 4], [3, 4]))).toEqual({ right: 0, up: 1, isCut: false });
  expect(dialTip(comparison([3, 4], [1.5, 2]))).toEqual({ right: 0, up: 0.5, isCut: false });
  expect(dialTip(comparison([0, 2], [1, 0]))).toEqual({ right: 0.5, up: 0, isCut: false });
  expect(dialTip(comparison([0, 2], [0, -1]))).toMatchObject({ right: 0, up: -DIAL_ROOM.down, isCut: true });
  expect(dialTip(comparison([0, 2], [0, 20]))).toMatchObject({ right: 0, up: DIAL_ROOM.up, isCut: true });
  expect(dialTip(comparison([-2, 0], [5e-324, 0]))).toEqual({ right: 0, up: -0, isCut: false });
  expect(dialTip(comparison([0, 0], [0, 1]))).toBeNull();
  expect(dialWords(comparison([0, 2], [1, 0]))).toBe('90° off, 0.50 as long');
  expect(dialWords(comparison([0, 2], [0, 0]))).toBe('0.00 as long');
});
