import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadLabels } from './labels.ts';

test('labels keep apart, in their order, inside the plot where they fit', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 12 }), (wanted) => {
      const placed = spreadLabels(wanted, 12, 0, 200);
      const sorted = [...placed].sort((one, other) => one - other);
      sorted.slice(1).forEach((y, k) => {
        expect(y - (sorted[k] as number)).toBeGreaterThanOrEqual(12 - 1e-9);
      });
      expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9);
      expect(sorted.at(-1)).toBeLessThanOrEqual(200 + 1e-9);
      wanted.forEach((one, i) => {
        wanted.forEach((other, j) => {
          if (one < other) expect(placed[i]).toBeLessThan(placed[j] as number);
        });
      });
    }),
  );
  expect(spreadLabels([20, 100], 12, 0, 200)).toEqual([20, 100]);
});

test('labels that do not fit go on below, none above the top', () => {
  expect(spreadLabels([50, 51, 10], 13, 0, 100)).toEqual([50, 63, 10]);
  expect(spreadLabels([98, 99, 100], 13, 0, 100)).toEqual([74, 87, 100]);
  expect(spreadLabels([0, 0], 13, 12, 100)).toEqual([12, 25]);
  expect(spreadLabels([5, 5, 5], 13, 0, 20)).toEqual([0, 13, 26]);
});
