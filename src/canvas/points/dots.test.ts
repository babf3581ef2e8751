import { describe, expect, it } from 'vitest';
import type { Change } from '../../scenario/types.ts';
import { positionsOf } from '../picture.ts';
import { projection } from '../projection.ts';
import { ADDED, CELL, type DotsSource, differing, dotsOf, KEPT, MOVED, noCells, PALE, RINGED } from './dots.ts';
import { canvasPoints } from './points.ts';

const PAST = Array.from({ length: 100 }, (_, k) => [k % 10, Math.floor(k / 10), k % 2]);
const VIEW = projection({ x0: 0, x1: 10, y0: 0, y1: 10 }, 500);

const sourceOf = (change?: Change, part: Partial<DotsSource> = {}): DotsSource => {
  const points = canvasPoints(PAST, change);
  const colorLabel = SAME.colorLabel;
  return { points, positions: positionsOf(points, VIEW), ...SAME, colorLabel, view: VIEW, ...part };
};
const SAME = { remembered: new Set([3]), selected: new Set<number>(), colorLabel: (label: number) => label };
const sizes = (source: DotsSource, radius = 3): Float64Array => new Float64Array(source.points.length).fill(radius);

describe('dotsOf', () => {
  it('says of every point how it looks', () => {
    const source = sourceOf({ kind: 'move', points: [[1, [5, 5]]] }, { selected: new Set([0]) });
    const { fates, labels, flags, origins } = dotsOf(source, sizes(source));
    expect([fates[0], fates[1], labels[1]]).toEqual([KEPT, MOVED, 1]);
    expect([flags[0], flags[2], flags[3]]).toEqual([0, PALE, PALE | RINGED]);
    expect(origins.get(1)).toEqual([50, 500]);
  });

  it('is the same, made anew or from what was much the same', () => {
    const before = sourceOf({ kind: 'add', points: [[2, 2, 1]] });
    const beforeDots = { source: before, dots: dotsOf(before, sizes(before)) };
    const changes: (Change | undefined)[] = [
      { kind: 'add', points: [[2, 2, 1], [3, 3, 0]] }, // biome-ignore format: two rows
      { kind: 'remove', indices: [4, 7] },
      undefined,
    ];
    for (const change of changes)
      for (const part of [{}, { remembered: new Set([8]) }, { selected: new Set([1]) }]) {
        const source = sourceOf(change, part);
        expect(dotsOf(source, sizes(source), beforeDots)).toEqual(dotsOf(source, sizes(source)));
      }
  });
});

describe('differing', () => {
  const plain = sourceOf();
  const dots = dotsOf(plain, sizes(plain));
  const of = (change: Change) => {
    const source = sourceOf(change);
    return differing(dots, dotsOf(source, sizes(source)));
  };

  it('names what a change has altered, and what has come', () => {
    expect(of({ kind: 'remove', indices: [4, 7] })).toEqual([4, 7]);
    expect(of({ kind: 'relabel', labels: [[5, 0]] })).toEqual([5]);
    expect(of({ kind: 'move', points: [[9, [1.5, 1.5]]] })).toEqual([9]);
    expect(of({ kind: 'add', points: [[2, 2, 1]] })).toEqual([100]);
  });

  it('passes over sizes that nobody can tell apart, and stops when there are too many', () => {
    expect(differing(dots, dotsOf(plain, sizes(plain, 3.1)))).toEqual([]);
    expect(differing(dots, dotsOf(plain, sizes(plain, 3.3)))).toHaveLength(100);
    expect(differing(dots, dotsOf(plain, sizes(plain, 3.3)), 5)).toHaveLength(6);
  });
});

describe('cells', () => {
  it('are those that a point reaches into, and so are its neighbours found', () => {
    const source = sourceOf({ kind: 'add', points: [[5.02, 5, 1]] });
    const dots = dotsOf(source, sizes(source));
    const cells = noCells(500, 1);
    expect(cells.touched(dots)).toEqual([]);
    cells.mark(dots, [100]);
    const marked = cells.marked.reduce((sum, cell) => sum + cell, 0);
    // 30 pixels across: two or three squares.
    expect(marked).toBeGreaterThanOrEqual(4);
    expect(marked).toBeLessThanOrEqual(9);
    expect(cells.marked[Math.floor(250 / CELL) * cells.across + Math.floor(251 / CELL)]).toBe(1);
    const near = cells.touched(dots);
    expect(near).toContain(55);
    expect(near).toContain(100);
    expect(near).not.toContain(0);
    expect(dots.fates[100]).toBe(ADDED);
  });

  it('reach from where a moved point was to where it is', () => {
    const source = sourceOf({ kind: 'move', points: [[0, [5, 0]]] });
    const cells = noCells(500, 1);
    cells.mark(dotsOf(source, sizes(source)), [0]);
    const bottom = cells.marked.subarray((cells.across - 1) * cells.across);
    expect(bottom.slice(0, Math.floor(250 / CELL)).every((cell) => cell === 1)).toBe(true);
  });
});
