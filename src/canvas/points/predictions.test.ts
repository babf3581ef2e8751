import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepDetails, StepResults } from '../../scenario/types.ts';
import type { Maps } from '../../studies/experiment.ts';
import { canvasPoints } from './points.ts';
import { isOf, meanOf, movementOf, movementsOf, type PredictionSource, predictionOf, rememberedRows } from './predictions.ts';

const WIDE = [
  [1, 2, 3, 0],
  [4, 5, 6, 1],
];
const PAST = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 0],
];

describe('meanOf', () => {
  it('is a probability vector, stable for large logits', () => {
    expect(meanOf('bernoulli', [0])).toEqual([0.5, 0.5]);
    expect(meanOf('bernoulli', [1000])[1]).toBe(1);
    meanOf('categorical', [1000, 1000, -1000]).forEach((p, c) => void expect(p).toBeCloseTo([0.5, 0.5, 0][c] as number, 12));
    expect(meanOf('gaussian', [3.5])).toEqual([3.5]);
  });
});

describe('movements', () => {
  const logit = (p: number): Float64Array => Float64Array.of(Math.log(p / (1 - p)));

  it('are |p − p*| for two classes, half the sum of changes for more, over the range for numbers', () => {
    expect(movementOf('bernoulli', logit(0.8), logit(0.3))).toBeCloseTo(0.5);
    expect(movementOf('categorical', Float64Array.of(40, 0, 0), Float64Array.of(-40, 0, 0))).toBeCloseTo(1);
    expect(movementOf('gaussian', Float64Array.of(3), Float64Array.of(1), 8)).toBeCloseTo(0.25);
    expect(movementOf('bernoulli', Float64Array.of(Number.NaN), logit(0.5))).toBe(0);
  });

  it('are those of the predictions, of the maps where they are preferred, and taken over where they are known', () => {
    const places = [
      [0.25, 0.5, 0],
      [0.9, 0.1, 1],
      [3, 3, 1],
    ];
    const logits = fc.double({ min: -30, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
        fc.array(logits, { minLength: 24, maxLength: 24 }),
        fc.boolean(),
        fc.boolean(),
        (likelihood, values, preferMaps, withResults) => {
          const outputs = likelihood === 'categorical' ? 3 : 1;
          const grid = (from: number) => Float32Array.from({ length: 4 * outputs }, (_, k) => values[(from + k) % 24] as number);
          const maps = { domain: { x0: 0, x1: 1, y0: 0, y1: 1 }, resolution: 2, outputs, before: grid(0), methods: { replay: grid(12) } };
          const results = { points: places, methods: { replay: { logits: values.slice(0, 3 * outputs) } } };
          const details = { methods: { replay: { logitsStar: values.slice(9, 9 + 3 * outputs) } } };
          const source: PredictionSource = {
            likelihood,
            outputs,
            level: 0,
            spread: 4,
            results: withResults ? (results as unknown as StepResults) : null,
            details: withResults ? (details as unknown as StepDetails) : null,
            maps: maps as unknown as Maps,
            method: 'replay',
          };
          const points = canvasPoints(places, undefined);
          const moved = movementsOf(points, source, preferMaps, null);
          points.forEach((point, k) => {
            const said = predictionOf(preferMaps ? { ...source, results: null } : source, point);
            const change = said?.after.reduce((sum, h, c) => sum + Math.abs(h - (said.before[c] ?? 0)), 0) ?? 0;
            expect(moved[k]).toBeCloseTo(Math.min(1, likelihood === 'gaussian' ? change / 4 : change / 2), 12);
          });
          const known = { points: points.slice(0, 1), moved: Float64Array.of(0.125) };
          expect([...movementsOf(points, source, preferMaps, known)]).toEqual([0.125, ...moved.subarray(1)]);
        },
      ),
    );
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
      after: [1 - 1 / (1 + Math.exp(-2)), 1 / (1 + Math.exp(-2))],
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
  const [on, off] = canvasPoints(WIDE, undefined);
  expect(on && predictionOf(source, on)?.approximate).toBe(true);
  expect(off && predictionOf(source, off)).toBeNull();
});
