import { describe, expect, it } from 'vitest';
import { canvasPoints, pastOf } from './points.ts';

const PAST = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 0],
];

describe('pastOf', () => {
  it('does the earlier changes and remembers where rows come from', () => {
    const past = pastOf(PAST, [
      { kind: 'remove', indices: [1] },
      { kind: 'add', points: [[5, 5, 1]] },
      { kind: 'prior', precision: 2 },
    ]);
    expect(past.rows).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [5, 5, 1],
    ]);
    expect(past.origin).toEqual([0, 2, -1]);
  });

  it('passes over a change that names a point that is not there', () => {
    expect(pastOf(PAST, [{ kind: 'remove', indices: [9] }]).rows).toEqual(PAST);
  });
});

describe('canvasPoints', () => {
  it('shows added points after the past, with rows of their own', () => {
    const points = canvasPoints(PAST, { kind: 'add', points: [[2, 2, 1]] });
    expect(points.map(({ index, row, fate }) => [index, row, fate])).toEqual([
      [0, 0, 'kept'],
      [1, 1, 'kept'],
      [2, 2, 'kept'],
      [3, 3, 'added'],
    ]);
  });

  it('keeps removed points as ghosts', () => {
    expect(canvasPoints(PAST, { kind: 'remove', indices: [1] }).map(({ fate }) => fate)).toEqual(['kept', 'removed', 'kept']);
  });

  it('knows the class before a relabelling', () => {
    expect(canvasPoints(PAST, { kind: 'relabel', labels: [[2, 1]] })[2]).toMatchObject({ fate: 'relabelled', label: 1, oldLabel: 0 });
    expect(canvasPoints(PAST, { kind: 'relabel', labels: [[2, 0]] })[2]?.fate).toBe('kept');
  });

  it('reads the predictions of a moved point where the results have it: at the end', () => {
    const change = {
      kind: 'move',
      points: [
        [2, [9, 9]],
        [0, [8, 8]],
      ],
    } as const;
    const points = canvasPoints(PAST, { kind: 'move', points: change.points.map(([index, x]) => [index, [...x]]) });
    expect(points[0]).toMatchObject({ index: 0, row: 4, x: 8, from: [0, 0], fate: 'moved' });
    expect(points[2]).toMatchObject({ index: 2, row: 3, x: 9, from: [0, 1] });
  });

  it('passes over indices that are not there', () => {
    expect(canvasPoints(PAST, { kind: 'remove', indices: [7] })).toHaveLength(3);
  });
});

describe('more inputs than two', () => {
  const wide = [
    [1, 2, 3, 0],
    [4, 5, 6, 1],
  ];

  it('lie where the two that are shown are, and keep the others', () => {
    const [first, second, added] = canvasPoints(wide, { kind: 'add', points: [[7, 8, 9, 1]] }, [2, 0]);
    expect(first).toMatchObject({ x: 3, y: 1, inputs: [1, 2, 3], label: 0 });
    expect(second).toMatchObject({ x: 6, y: 4, label: 1 });
    expect(added).toMatchObject({ x: 9, y: 7, inputs: [7, 8, 9], label: 1, fate: 'added' });
    const [moved] = canvasPoints(wide, { kind: 'move', points: [[0, [1, 2, 30]]] }, [2, 0]);
    expect(moved).toMatchObject({ x: 30, y: 1, inputs: [1, 2, 30], from: [3, 1] });
    expect(canvasPoints(wide, undefined, [0, 1])[0]).toMatchObject({ x: 1, y: 2 });
  });
});
