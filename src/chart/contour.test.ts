import { contours } from 'd3-contour';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ringsAbove } from './contour.ts';

const R = 7;
const areaOf = (xs: readonly (readonly number[])[]): number =>
  xs.slice(1).reduce((sum, [x = 0, y = 0], k) => sum + ((xs[k]?.[0] ?? 0) * y - x * (xs[k]?.[1] ?? 0)) / 2, 0);
const pairs = (ring: Float64Array): number[][] =>
  Array.from({ length: ring.length / 2 }, (_, k) => [ring[2 * k] ?? 0, ring[2 * k + 1] ?? 0]);

const crossings = (rings: readonly (readonly number[][])[]): number[][] => rings.flatMap((ring) => ring.slice(1));

it('closes its rings and crosses the grid where d3-contour does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: R * R, maxLength: R * R }), (values) => {
      const field = Float32Array.from(values, (value) => value + 0.25);
      const mine = ringsAbove(field, R).map(pairs);
      for (const ring of mine) expect(ring.at(-1)).toEqual(ring[0]);
      const theirs = contours()
        .size([R, R])
        .contour([...field], 0)
        .coordinates.flat();
      const found = crossings(mine);
      const wanted = crossings(theirs);
      expect(found).toHaveLength(wanted.length);
      for (const [x = 0, y = 0] of wanted) {
        expect(Math.min(...found.map(([u = 0, v = 0]) => Math.hypot(u - x, v - y)))).toBeLessThan(1e-5);
      }
    }),
  );
});

it('keeps the inside to the left: area is positive, holes are negative', () => {
  const field = Float32Array.from({ length: 25 }, (_, k) => (k === 12 ? -1 : 1));
  const areas = ringsAbove(field, 5)
    .map(pairs)
    .map(areaOf)
    .sort((a, b) => a - b);
  expect(areas).toHaveLength(2);
  expect(areas[0]).toBeCloseTo(-0.5);
  expect(areas[1]).toBeGreaterThan(24);
});

it('has no rings where nothing is inside, and takes NaN as outside', () => {
  expect(ringsAbove(new Float32Array(9).fill(-1), 3)).toEqual([]);
  expect(ringsAbove(new Float32Array(9).fill(Number.NaN), 3)).toEqual([]);
});
