import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeAxis } from '../../chart/axis.ts';
import type { Series } from '../../chart/rows.ts';
import { type ComparedFigures, FIGURES } from '../../scenario/figures.ts';
import type { MemoryCurveResult } from '../../studies/memoryCurve.ts';
import type { MemoryRulesResult } from '../../studies/memoryRules.ts';
import { courseRows, facetX, markRadius, pitchOf, ruleRows, shareAxis, sizeAt, spreadOf, turnsOf, valueAxis } from './layout.ts';

const figures = (disagreement: number | null): ComparedFigures => ({
  disagreement,
  gradientError: null,
  accuracyPast: null,
  accuracyNew: null,
  accuracyAll: null,
});

describe('a figure over seeds', () => {
  test('is its mean between its lowest and highest; what is missing does not count', () => {
    expect(spreadOf([0.1, null, 0.3, undefined, 0.2, Number.NaN])).toEqual({
      mean: expect.closeTo(0.2, 12),
      low: 0.1,
      high: 0.3,
      seeds: 3,
    });
    expect(spreadOf([null, undefined])).toBeNull();
  });
});

describe('the lines of the curve', () => {
  const result: MemoryCurveResult = {
    count: 100,
    sizes: [2, 50],
    chance: 'data',
    seeds: 10,
    effort: 'solved',
    runs: [
      {
        remembering: { 'k-prior': [figures(0.4), figures(0.2)], combined: [null, null] },
        others: { exact: figures(0), 'keep-old': figures(0.3) },
      },
      { remembering: { 'k-prior': [figures(0.2)] }, others: { exact: figures(0), 'keep-old': figures(0.5) } },
    ],
  };

  test('one a method: over what is done so far, flat without a memory, none without figures', () => {
    const rows = courseRows(result, FIGURES.disagreement, ['k-prior', 'keep-old', 'combined']);
    expect(rows.map(({ series, remembers }) => [series.id, remembers])).toEqual([
      ['k-prior', true], ['k-prior', true], ['keep-old', false], ['keep-old', false],
    ]); // biome-ignore format: pairs
    expect(rows).toMatchObject([
      { size: 2, x: 0.02, low: 0.2, high: 0.4, seeds: 2, says: expect.stringMatching(/^K-prior, 2 of 100 .* over 2 seeds$/) },
      {
        size: 50,
        x: 0.5,
        y: 0.2,
        low: 0.2,
        high: 0.2,
        seeds: 1,
        says: expect.stringMatching(/^K-prior, 50 of 100 \(50\s%\): differs 20\.0\s%$/),
      },
      { y: 0.4, says: expect.stringContaining(', no memory: ') },
      { y: 0.4 },
    ]);
    expect(courseRows(result, FIGURES.accuracyAll, ['k-prior', 'keep-old'])).toEqual([]);
  });
});

describe('the axes', () => {
  test('shares: ticks at the sizes, named as they were asked for where a whole number of points comes near', () => {
    const { ticks } = placeAxis(shareAxis([5, 12, 17, 24, 48, 120, 240], 240, false), 0, 500);
    expect(ticks.map(({ text }) => text)).toEqual(['2', '5', '7', '10', '20', '50', '100']);
    expect(placeAxis(shareAxis([1, 3, 8], 30, true), 0, 500).ticks.map(({ text }) => text)).toEqual(['3.3', '10', '27']);
  });

  test('errors start at 0, accuracies do not, and a log axis has its zero at the foot', () => {
    expect(valueAxis('error', [0, 0.5], true, false).domain).toEqual([0, 0.53]);
    expect(valueAxis('accuracy', [0.8, 0.9], false, false).domain[0]).toBeCloseTo(0.794, 6);
    expect(valueAxis('accuracy', [0.8, 1], false, true)).toMatchObject({ scale: 'linear', domain: [expect.closeTo(0.788, 6), 1] });
    const axis = valueAxis('error', [0, 0.02, 0.4], true, true);
    const placed = placeAxis(axis, 200, 0);
    expect(placed.at(0)).toBeCloseTo(200, 6);
    expect(placed.ticks.map(({ text }) => text)).toEqual(['0', '2', '5', '10', '20', '50']);
    expect(placed.at(0.02)).toBeLessThan(190);
    // What rounding leaves of zero is zero here.
    expect(valueAxis('error', [1e-12, 0.02, 0.4], true, true)).toMatchObject({ at: axis.at, domain: axis.domain });
  });

  test('room for the names of the lines is left of the first size; headroom is a share of the axis', () => {
    const [with_, without] = [true, false].map((room) => placeAxis(shareAxis([5, 48, 240], 240, room), 0, 600).ticks[0]?.at ?? 0);
    expect(with_).toBeGreaterThan(110);
    expect(without).toBeLessThan(50);
    for (const log of [true, false]) {
      const values = [0.02, 0.4];
      const [plain, high] = [0, 0.2].map((headroom) => placeAxis(valueAxis('error', values, true, log, headroom), 200, 0));
      // What filled the axis fills its lower four fifths.
      expect(200 - (high?.at(0.4) ?? 0)).toBeCloseTo(0.8 * (200 - (plain?.at(0.4) ?? 0)), 6);
    }
  });

  test('an axis of nothing, or of zeros, is finite', () => {
    for (const values of [[], [0, 0]])
      for (const log of [true, false]) {
        const placed = placeAxis(valueAxis('error', values, true, log), 100, 0);
        expect(placed.ticks.length).toBeGreaterThan(0);
        expect(Number.isFinite(placed.at(0.01))).toBe(true);
      }
  });

  test('a log axis has 1, 2 and 5 of each decade, powers of ten alone where there are many', () => {
    expect(valueAxis('error', [0.02, 0.5], true, true).at).toEqual([0.02, 0.05, 0.1, 0.2, 0.5]);
    expect(valueAxis('error', [2e-4, 0.9], true, true).at).toEqual([1e-3, 1e-2, 0.1, 1]);
  });
});

test('a place on the axis is a size: one of the curve’s where it is near, else the nearest whole number inside the data', () => {
  const sizes = [5, 12, 48, 240];
  expect(sizeAt(0.0502, sizes, 240)).toBe(12);
  expect(sizeAt(0.1, sizes, 240)).toBe(24);
  expect(sizeAt(1.12, sizes, 240)).toBe(240);
  expect(sizeAt(0.96, sizes, 240)).toBe(240);
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1.2, noNaN: true }), fc.integer({ min: 1, max: 500 }), (share, count) => {
      const size = sizeAt(share, [1, count], count);
      expect(Number.isInteger(size) && size >= 0 && size <= count).toBe(true);
    }),
  );
});

test('rules: a line a rule in every method’s plot, over the weights; the rule of now is bold', () => {
  const result: MemoryRulesResult = {
    size: 4,
    count: 40,
    methods: ['k-prior', 'replay'],
    chance: 'data',
    seeds: 10,
    effort: 'solved',
    leftOut: [],
    entries: [
      { rule: 'lambda', weights: 'one', of: { 'k-prior': [figures(0.1), figures(0.3)], replay: [figures(0.5)] } },
      { rule: 'lambda', weights: 'trace', of: { 'k-prior': [figures(0.2)], replay: [null] } },
    ],
  };
  const pitch = pitchOf(true);
  const rows = ruleRows(result, FIGURES.disagreement, pitch, 'lambda');
  expect(rows.map(({ series, method, weights, x, mean }) => [series.id, method, weights, x, mean])).toEqual([
    ['k-prior lambda', 'k-prior', 'one', facetX(pitch, 0, 0), 0.2],
    ['k-prior lambda', 'k-prior', 'trace', facetX(pitch, 0, 2), 0.2],
    ['replay lambda', 'replay', 'one', facetX(pitch, 1, 0), 0.5],
  ]); // biome-ignore format: a row a plot
  expect(rows[0]?.says).toMatch(/^K-prior, boundary, λ, weights 1: differs 20\.0\s%, differs 10\.0\s% to differs 30\.0\s% over 2 seeds$/);
  expect(rows[1]?.says).toMatch(/^K-prior, boundary, λ, trace weights: differs 20\.0\s%$/);
  expect([rows[0]?.series.style.width, ruleRows(result, FIGURES.disagreement, pitch, 'random')[0]?.series.style.width]).toEqual([
    2.5, 1.25,
  ]);
  expect(facetX(pitch, 1, 0)).toBeGreaterThan(facetX(pitch, 0, 2) + 1);
  expect(pitchOf(false)).toBeGreaterThan(pitch);
});

test('turns: points by their place, in the series of their class; one that has gone is no point', () => {
  const order = { points: Int32Array.of(7, -1, 3), labels: Float64Array.of(1, 0, 1), scores: Float64Array.of(0.25, 0.2, 0.1), classes: [] };
  const seriesOf = (label: number): Series => ({ id: `class ${label}`, title: `class ${label}`, style: { color: '', dash: '', width: 1 } });
  const rows = turnsOf(order, (place) => place < 3, 'λ', seriesOf);
  expect(rows.map(({ x, y, point, series }) => [x, y, point, series.id])).toEqual([
    [1, 0.25, 7, 'class 1'],
    [2, 0.2, undefined, 'class 0'],
    [3, 0.1, 3, 'class 1'],
  ]);
  expect(rows.map(({ says }) => says())).toEqual([
    '1. of 3, class 1, λ = 0.250, remembered',
    '2. of 3, class 0, λ = 0.200, gone',
    '3. of 3, class 1, λ = 0.100, not remembered',
  ]);
  const unscored = turnsOf({ ...order, scores: null }, () => false, '', seriesOf);
  expect(unscored.map(({ y, score }) => [y, score])).toEqual([[0.7, null], [0.7, null], [0.7, null]]); // biome-ignore format: pairs
  expect(unscored[0]?.says()).toBe('1. of 3, class 1, not remembered');
});

test('marks are as large as their place allows, and none where it is too narrow', () => {
  expect(markRadius(1)).toBe(0);
  expect(markRadius(3)).toBeCloseTo(2.7, 12);
  expect(markRadius(30)).toBe(4);
});
