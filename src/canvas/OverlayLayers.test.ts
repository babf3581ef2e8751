import { expect, test } from 'vitest';
import { haloRadii } from './OverlayLayers.tsx';
import { clearPlace } from './words/labels.ts';

test('areas of halos are to each other as the values, and signs stay', () => {
  const [one = 0, two = 0, none, unknown] = haloRadii([{ row: 2 }, { row: 0 }, { row: 1 }, { row: 7 }], [-4, 0, 16, Number.NaN], 1000);
  expect(one).toBeCloseTo(45);
  expect(two).toBeLessThan(0);
  expect((two * two) / (one * one)).toBeCloseTo(4 / 16);
  expect(none).toBe(0);
  expect(unknown).toBe(0);
});

test('nothing is drawn where everything is zero, and specks are left out', () => {
  expect([...haloRadii([{ row: 0 }, { row: 1 }], [0, 0], 500)]).toEqual([0, 0]);
  expect(haloRadii([{ row: 0 }, { row: 1 }], [1, 1e-4], 500)[1]).toBe(0);
});

test('a name stands where points leave it in sight, and in the middle where it may choose', () => {
  const line = Array.from({ length: 101 }, (_, k) => [k * 4, 100] as const);
  expect(clearPlace(line, 0.5, 20, [])).toEqual([200, 100]);
  const crowd = Array.from({ length: 60 }, (_, k) => [100 + k * 4, 88]).flat();
  const [x = 0] = clearPlace(line, 0.5, 20, crowd) ?? [];
  expect(x < 80 || x > 356).toBe(true);
  expect(clearPlace([], 0.5, 20, crowd)).toBeNull();
});
