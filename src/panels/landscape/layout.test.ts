import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  alongRay,
  arrowPath,
  arrowScale,
  besideMark,
  contoursOf,
  levelsFor,
  placeTexts,
  regionBelow,
  rimToward,
  steepestOf,
  textWidth,
  trackOf,
} from './layout.ts';

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

test('a contour lies where the surface has its height', () => {
  const c = 100;
  const [contour] = contoursOf(bowl(c, 0.5, 0.5), R, [9], SIZE);
  expect(contour?.level).toBe(9);
  expect(contour?.path).toMatch(/^M.*Z$/);
  expect(contour?.spots.length).toBeGreaterThan(10);
  for (const [x, y] of contour?.spots ?? []) expect(c * ((x / 400 - 0.5) ** 2 + (y / 200 - 0.5) ** 2)).toBeCloseTo(9, 0);
  // The bottom of a bowl in the upper left lies in the upper left of the plot.
  const [corner] = contoursOf(bowl(c, 0, 1), R, [1], SIZE);
  for (const [x, y] of corner?.spots ?? []) expect(x < 60 && y < 30).toBe(true);
  expect(contoursOf(bowl(c, 0.5, 0.5), R, [1000], SIZE)).toEqual([]);
});

test('the region below a height is closed, and empty where nothing is so low', () => {
  expect(regionBelow(bowl(100, 0.5, 0.5), R, 9, SIZE)).toMatch(/^M[\d.\- L]+Z$/);
  expect(regionBelow(bowl(100, 0.5, 0.5), R, -1, SIZE)).toBe('');
});

test('texts stay inside, and clear of each other and of what is taken', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 200 })), { maxLength: 12 }), (marks) => {
      const taken = [{ x: 100, y: 50, width: 200, height: 60 }];
      const wishes = marks.map(([x, y], k) => ({ id: String(k), text: 'K-prior', candidates: besideMark(x, y, 'K-prior', 5) }));
      const { placed, boxes } = placeTexts(wishes, taken, SIZE);
      expect(boxes).toHaveLength(placed.length + 1);
      for (const [k, a] of boxes.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 400 && a.y + a.height <= 200).toBe(true);
        for (const b of boxes.slice(k + 1)) {
          const apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
          expect(apart).toBe(true);
        }
      }
    }),
  );
  // The most wanted place is taken first.
  const { placed } = placeTexts([{ id: 'a', text: 'K', candidates: besideMark(200, 100, 'K', 5) }], [], SIZE);
  expect(placed[0]?.x).toBe(200 + textWidth('K') / 2 + 8);
});

test('heights are written nearest to a ray', () => {
  const spots = [
    [10, 0],
    [0, -10],
    [-10, 0],
  ] as const;
  expect(alongRay(spots, [0, 0], Math.PI / 2)[0]).toEqual([0, -10]);
  expect(alongRay(spots, [0, 0], -Math.PI)[0]).toEqual([-10, 0]);
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
  expect(arrowPath(0, 0, 1, 1)).toBe('');
  expect(arrowPath(10, 20, 30, 0)).toBe('M10.0 20.0L40.0 20.0M32.0 24.0L40.0 20.0L32.0 16.0');
});

test('the steepest slope is that of the rim', () => {
  // d/dx of c (u − ½)² at the rim is c, less half a step.
  expect(steepestOf(bowl(100, 0.5, 0.5), R, 1)).toBeCloseTo(100 * (1 - 1 / (R - 1)), 6);
});

test('a track ends where it leaves for good', () => {
  expect(
    trackOf(
      [0, 0, 1, 1, 1e9, 0, 2, 2],
      (x) => x,
      (y) => y,
      SIZE,
    ),
  ).toBe('M0.0 0.0L1.0 1.0');
});
