import { expect, test } from 'vitest';
import { createMaps } from './maps.ts';

const frame = { step: 0, domain: { x0: 0, x1: 1, y0: 0, y1: 1 }, resolution: 3, outputs: 2 };
const grid = (length: number) => new Float32Array(length);

test('grids of one picture have one size: another one is refused by name', () => {
  expect(createMaps(frame, grid(18), { exact: grid(18) })).toEqual({ ...frame, before: grid(18), methods: { exact: grid(18) } });
  expect(() => createMaps(frame, grid(9), {})).toThrow("maps: 'before' has 9 values, not 3 × 3 × 2");
  expect(() => createMaps(frame, grid(18), { exact: grid(18), replay: grid(32) })).toThrow("maps: 'replay' has 32 values");
});
