import { expect, it } from 'vitest';
import type { PointsPicture } from './drawPoints.ts';
import { pastCount, samePast } from './pastLayer.ts';
import { canvasPoints } from './points.ts';

const PAST = [[0, 0, 0], [1, 1, 1]]; // biome-ignore format: two rows
const SAME = { remembered: new Set<number>(), selected: new Set<number>(), colorLabel: (label: number) => label, pale: () => false };
const place = (x: number, y: number) => [x, y] as const;

const picture = (points: PointsPicture['points'], radius = 3): PointsPicture => ({
  ...SAME,
  points,
  place,
  positions: new Float64Array(2 * points.length),
  radii: new Float64Array(points.length).fill(radius),
});

it('is the same past while points are added to it', () => {
  const one = picture(canvasPoints(PAST, { kind: 'add', points: [[2, 2, 1]] }));
  const two = picture(canvasPoints(PAST, { kind: 'add', points: [[2, 2, 1], [3, 3, 1]] })); // biome-ignore format: two rows
  expect([pastCount(one), pastCount(two)]).toEqual([2, 2]);
  expect(samePast(one, two, 2)).toBe(true);
  expect(samePast(picture(canvasPoints(PAST, undefined)), two, 2)).toBe(true);
});

it('is another past when one of its points changes its size, its fate or its class', () => {
  const before = picture(canvasPoints(PAST, undefined));
  expect(samePast(before, picture(canvasPoints(PAST, undefined), 4), 2)).toBe(false);
  expect(samePast(before, picture(canvasPoints(PAST, { kind: 'remove', indices: [1] })), 2)).toBe(false);
  expect(samePast(before, picture(canvasPoints(PAST, { kind: 'relabel', labels: [[0, 1]] })), 2)).toBe(false);
  expect(samePast(before, { ...before, selected: new Set([1]) }, 2)).toBe(false);
});
