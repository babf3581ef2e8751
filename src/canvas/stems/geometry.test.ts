import { expect, test } from 'vitest';
import { barLengths, stemLengths, stemWidth } from './geometry.ts';

const rows = (...of: number[]) => of.map((row) => ({ row }));

test('stems are to each other as the changes are, go up where it rose, and are cut where they would leave the picture', () => {
  const lengths = stemLengths(rows(2, 0, 1, 3, 9), { changes: [0.2, -0.4, 0.1, 40], most: 0.4 }, 500);
  expect((lengths[1] ?? 0) / (lengths[0] ?? 0)).toBeCloseTo(2);
  expect((lengths[2] ?? 0) / (lengths[1] ?? 0)).toBeCloseTo(-2);
  expect(lengths[3]).toBeLessThanOrEqual(2 * Math.abs(lengths[2] ?? 0));
  expect(lengths[4]).toBe(0);
});

test('nothing is drawn where nothing has moved', () => {
  expect([...stemLengths(rows(0, 1), { changes: [0, 0], most: 0 }, 500)]).toEqual([0, 0]);
  expect([...stemLengths(rows(0), { changes: [Number.NaN], most: 1 }, 500)]).toEqual([0]);
});

test('many stems are finer', () => {
  const widths = [1, 100, 500, 2_000, 5_000].map(stemWidth);
  expect(widths).toEqual([...widths].sort((one, other) => other - one));
});

test('the longer bar fills its room; one against the true gradient has no length', () => {
  expect(barLengths({ truth: 10, reach: 5 }, 90)).toEqual({ truth: 90, reach: 45 });
  expect(barLengths({ truth: 5, reach: 10 }, 90)).toEqual({ truth: 45, reach: 90 });
  expect(barLengths({ truth: 5, reach: -3 }, 90)).toEqual({ truth: 90, reach: 0 });
  expect(barLengths({ truth: 5, reach: null }, 90)).toEqual({ truth: 90, reach: null });
  expect(barLengths({ truth: 0, reach: 0 }, 90)).toEqual({ truth: 0, reach: 0 });
  expect(barLengths({ truth: Number.POSITIVE_INFINITY, reach: null }, 90).truth).toBeNull();
});
