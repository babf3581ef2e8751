import { describe, expect, it } from 'vitest';
import type { StepDetails, StepResults } from '../../scenario/types.ts';
import type { Maps } from '../../studies/experiment.ts';
import { canvasPoints, isOf, meanOf, movementOf, type PredictionSource, pastOf, predictionOf, radiusOf, rememberedRows } from './points.ts';

const PAST = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 0],
];

describe('pastOf', () => {
  it('does the earlier changes and remembers where rows come from', () => {
    const past = pastOf(
      PAST,
      [
        { kind: 'remove', indices: [1] },
        { kind: 'add', points: [[5, 5, 1]] },
        { kind: 'prior', precision: 2 },
      ],
      2,
    );
    expect(past.rows).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [5, 5, 1],
    ]);
    expect(past.origin).toEqual([0, 2, -1]);
  });

  it('passes over a change that names a point that is not there', () => {
    expect(pastOf(PAST, [{ kind: 'remove', indices: [9] }], 1).rows).toEqual(PAST);
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

describe('meanOf and movementOf', () => {
  it('is a probability vector, stable for large logits', () => {
    expect(meanOf('bernoulli', [0])).toEqual([0.5, 0.5]);
    expect(meanOf('bernoulli', [1000])[1]).toBe(1);
    meanOf('categorical', [1000, 1000, -1000]).forEach((p, c) => void expect(p).toBeCloseTo([0.5, 0.5, 0][c] as number, 12));
    expect(meanOf('gaussian', [3.5])).toEqual([3.5]);
  });

  it('is |p − p*| for two classes, half the sum of changes for more, over the range for numbers', () => {
    expect(movementOf('bernoulli', [0.2, 0.8], [0.7, 0.3])).toBeCloseTo(0.5);
    expect(movementOf('categorical', [1, 0, 0], [0, 0.5, 0.5])).toBeCloseTo(1);
    expect(movementOf('gaussian', [3], [1], 8)).toBeCloseTo(0.25);
    expect(movementOf('bernoulli', [Number.NaN, Number.NaN], [0.5, 0.5])).toBe(0);
  });
});

describe('radiusOf', () => {
  it('grows in area with the movement', () => {
    const area = (moved: number): number => radiusOf(moved, 100) ** 2;
    expect(area(0.5) - area(0)).toBeCloseTo(area(1) - area(0.5));
    expect(radiusOf(1, 100)).toBeGreaterThan(2 * radiusOf(0, 100));
  });

  it('is small in a crowd and never NaN', () => {
    expect(radiusOf(0, 10_000)).toBeLessThan(radiusOf(0, 200));
    expect(radiusOf(Number.NaN, 10)).toBe(radiusOf(0, 10));
  });
});

describe('predictionOf', () => {
  const results = { memory: [1], points: PAST, methods: { 'k-prior': { logits: [2, 0, 0] } } } as unknown as StepResults;
  const details = { methods: { 'k-prior': { logitsStar: [0, 0, 0], memory: [0, 2] }, exact: { memory: [] } } } as unknown as StepDetails;
  const maps: Maps = {
    step: 0,
    domain: { x0: 0, x1: 10, y0: 0, y1: 10 },
    resolution: 2,
    outputs: 1,
    before: new Float32Array([0, 0, 0, 0]),
    methods: { 'k-prior': new Float32Array([0, 10, 0, 10]) },
  };
  const source: PredictionSource = { likelihood: 'bernoulli', outputs: 1, level: 0, spread: 1, results, details, maps, method: 'k-prior' };

  it('takes the results of the very point', () => {
    const [point] = canvasPoints(PAST, undefined);
    expect(point && predictionOf(source, point)).toMatchObject({
      approximate: false,
      before: [0.5, 0.5],
      moved: 1 / (1 + Math.exp(-2)) - 0.5,
    });
  });

  it('reads a point that is newer than the results off the maps, and says so', () => {
    const point = canvasPoints(PAST, { kind: 'add', points: [[5, 5, 1]] })[3];
    expect(point && predictionOf(source, point)).toMatchObject({
      approximate: true,
      after: [1 - 1 / (1 + Math.exp(-5)), 1 / (1 + Math.exp(-5))],
    });
  });

  it('does not take another point of the same number for it', () => {
    const point = canvasPoints([[3, 3, 0]], undefined)[0];
    expect(point && isOf(results, point)).toBe(false);
    expect(point && predictionOf({ ...source, maps: null }, point)).toBeNull();
  });

  it('says what a method remembers, or what is remembered for all where it remembers nothing of its own', () => {
    expect([...rememberedRows(results, details, 'k-prior')]).toEqual([0, 2]);
    expect([...rememberedRows(results, details, 'exact')]).toEqual([1]);
    expect(rememberedRows(null, null, 'exact').size).toBe(0);
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

  it('a map tells a prediction on its plane only', () => {
    const slice = { axes: [0, 1], held: [0, 0, 3] } as const;
    const domain = { x0: 0, x1: 10, y0: 0, y1: 10, slice };
    const grid = Float32Array.of(2, 2, 2, 2);
    const maps: Maps = { step: 0, domain, resolution: 2, outputs: 1, before: grid, methods: { exact: grid } };
    const source: PredictionSource = {
      likelihood: 'bernoulli',
      outputs: 1,
      level: 0,
      spread: 1,
      results: null,
      details: null,
      maps,
      method: 'exact',
    };
    const [on, off] = canvasPoints(wide, undefined);
    expect(on && predictionOf(source, on)?.approximate).toBe(true);
    expect(off && predictionOf(source, off)).toBeNull();
  });
});
