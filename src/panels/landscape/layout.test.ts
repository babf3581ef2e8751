import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layPlot } from '../../chart/plot.ts';
import { arrowScale, levelsFor, rimToward, steepestOf, trackOf } from './layout.ts';

const SIZE = { width: 400, height: 200 };
const R = 33;

/** The heights of a bowl of curvature 2 c around (u, v) of the unit square. */
const bowl = (c: number, u: number, v: number): Float64Array =>
  Float64Array.from({ length: R * R }, (_, k) => c * (((k % R) / (R - 1) - u) ** 2 + (Math.floor(k / R) / (R - 1) - v) ** 2));

test('levels are 1, 2 and 5 times powers of ten, the same for both, and more where only one of them rises so high', () => {
  expect(levelsFor(bowl(100, 0.5, 0.5), null).truth).toEqual([0.2, 0.5, 1, 2, 5, 10, 20]);
  const { truth, reconstruction } = levelsFor(bowl(100, 0.5, 0.5), bowl(1000, 0.5, 0.5));
  expect(reconstruction).toEqual([...truth, 50, 100, 200]);
  expect(levelsFor(bowl(100, 0.5, 0.5), bowl(10, 0.5, 0.5)).reconstruction).toEqual(truth);
  expect(levelsFor(bowl(100, 0.5, 0.5), bowl(1e-3, 0.5, 0.5)).reconstruction.slice(-7)).toEqual(truth);
  expect(levelsFor(bowl(100, 0.5, 0.5), bowl(1e-3, 0.5, 0.5)).reconstruction[0]).toBeLessThan(1e-3);
  expect(levelsFor(new Float64Array(9), new Float64Array(9))).toEqual({ truth: [], reconstruction: [] });
});

test('what lies outside is pointed to from the rim', () => {
  expect(rimToward(10, 10, SIZE, 8)).toBeNull();
  expect(rimToward(1000, 100, SIZE, 8)).toEqual({ x: 392, y: 100, angle: 0 });
  expect(rimToward(200, -500, SIZE, 8)).toMatchObject({ x: 200, y: 8, angle: -Math.PI / 2 });
});

test('arrows: in proportion to each other, the longer never longer than its share of the plot, none where there is no gradient', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (g, h) => {
      const scale = arrowScale([g, h], 50, SIZE);
      expect(Math.max(g, h) * scale).toBeLessThanOrEqual(0.42 * 200 + 1e-9);
      expect(scale).toBeGreaterThan(0);
    }),
  );
  expect(arrowScale([0, 0], 50, SIZE)).toBe(0);
  expect(arrowScale([50], 50, SIZE) * 50).toBeCloseTo(84, 9);
  expect(arrowScale([50 / 8], 50, SIZE) * (50 / 8)).toBeCloseTo(42, 9);
});

test('the steepest slope is that of the rim', () => {
  // d/dx of c (u − ½)² at the rim is c, less half a step.
  expect(steepestOf(bowl(100, 0.5, 0.5), R, 1)).toBeCloseTo(100 * (1 - 1 / (R - 1)), 6);
});

test('a track ends where it leaves for good', () => {
  const plot = layPlot({ name: 'x', scale: 'linear', domain: [0, 400] }, { name: 'y', scale: 'linear', domain: [0, 200] }, 400, 200);
  expect(trackOf([0, 0, 10, 10, 1e9, 0, 20, 20], plot)).toBe('M0,200L10,190');
});
