import { extent } from 'd3-array';
import { describe, expect, test } from 'vitest';
import { TERMS } from '../../adaptation/lenses/parts.ts';
import { wayPositions } from '../../adaptation/lenses/walk.ts';
import type { ModelSpec } from '../../core/model.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { MethodParts } from '../../studies/gradientParts.ts';
import type { GradientWayResult } from '../../studies/gradientWay.ts';
import answerWay from '../../studies/gradientWay.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import type { Context } from '../context.ts';
import { readOptions } from '../options.ts';
import { arrowRows } from './Arrows.tsx';
import { type ErrorKind, onTheWhole, wayText } from './choices.ts';
import { exactEntries, ownEntries, plotsOf, walkEntries } from './entries.ts';
import { barsOf, keptTerms, partInWords, spanOf, totalOf } from './parts.tsx';
import { pointInWords, selectionInWords, sharesOf } from './shares.tsx';
import { errorText, rowInWords, standingsAt, topOf, wayRows } from './way.tsx';

/** G = (t, 0) along the way; 'half' sees half of it, 'all' all of it, 'away' pulls 3 upwards wherever it is. */
const way: GradientWayResult = (() => {
  const positions = wayPositions();
  const rows = (of: (t: number) => [number, number]): Float64Array => Float64Array.from([...positions].flatMap(of));
  return {
    undefinedBecause: null,
    positions,
    thetaStar: Float64Array.of(0, 0),
    thetaExact: Float64Array.of(1, 0),
    pastGradient: rows((t) => [t, 0]),
    methods: { half: rows((t) => [t / 2, 0]), all: rows((t) => [t, 0]), away: rows((t) => [t, 3]) },
  };
})();

describe('the way', () => {
  const series = (ids: readonly string[]) => ids.map((id) => ({ id, title: id, style: { color: '', dash: '', width: 2 } }));
  const rowsOf = (kind: ErrorKind, ids = ['half', 'all', 'away', 'unknown']) => wayRows(way, series(ids), kind);
  const rowAt = (id: string, t: number, kind: ErrorKind = 'relative') => {
    const row = rowsOf(kind).find((one) => one.series.id === id && one.x === t);
    if (!row) throw new Error(`no row of ${id} at ${t}`);
    return row;
  };

  test('has an error of each method at every position; a relative one where there is a gradient', () => {
    expect([...new Set(rowsOf('relative').map((row) => row.series.id))]).toEqual(['half', 'all', 'away']);
    expect(rowAt('half', 0)).toMatchObject({ relative: null, y: Number.NaN });
    expect(rowAt('half', 1)).toMatchObject({ relative: 0.5, absolute: 0.5, y: 0.5 });
    expect(rowsOf('absolute', ['all']).every(({ y }) => y === 0)).toBe(true);
    expect(rowAt('away', 0, 'absolute').y).toBe(3);
    expect(rowAt('away', 2).relative).toBe(1.5);
  });

  test('is drawn as high as errors can be read, and only those can be read off', () => {
    expect(topOf(rowsOf('relative'), 'relative')).toBe(1.5);
    expect(topOf(rowsOf('absolute'), 'absolute')).toBeCloseTo(3.18, 9);
    expect(topOf(rowsOf('relative', ['all']), 'relative')).toBe(0.01);
    expect(topOf([], 'absolute')).toBe(1);
    expect(rowAt('away', 1)).toMatchObject({ relative: 3, y: 3 });
    expect(rowAt('away', 1).says).toBeUndefined();
  });

  test('says errors in words, and rounding as nothing', () => {
    const half = rowAt('half', 1);
    expect(errorText(half, 'relative')).toMatch(/^50\s%$/);
    expect(errorText(rowAt('half', 0), 'relative')).toBe('–');
    expect(errorText({ ...rowAt('all', 1), absolute: 1e-15 }, 'absolute')).toBe('0');
    expect(rowInWords(half)).toMatch(/^half at t = 1\.00: error 50\s%, ‖G − Ĝ‖ 0\.5\d*, cosine 1\.000$/);
    expect(rowInWords(rowAt('half', 0))).toContain('the true gradient is zero');
    expect(standingsAt(rowsOf('relative'), 1).map((row) => row.series.id)).toEqual(['all', 'half', 'away']);
    expect(wayText(0)).toContain('θ*');
    expect(wayText(0.35)).toBe('t = 0.35');
  });
});

const scenario: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 2 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 8 },
  steps: [{ kind: 'add', points: [[1, 1, 1]] }],
  methods: ['exact', 'k-prior', 'replay', 'keep-old'],
};

describe('entries', () => {
  test('at each method’s own solution are the results; a method without a gradient says why', () => {
    const { results, details } = run(scenario);
    const [step, detail] = [results.steps[0] ?? null, details[0] ?? null];
    const entries = ownEntries({ shown: { methods: scenario.methods, step, details: detail }, hidden: ['replay'] });
    expect(entries.map(({ id }) => id)).toEqual(['k-prior', 'keep-old']);
    expect(entries[0]?.figures).toEqual(step?.methods['k-prior']?.pastGradient);
    expect(entries[0]?.pairs?.across).toEqual(detail?.methods['k-prior']?.trueGradient);
    expect(entries[1]).toMatchObject({ pairs: null, why: expect.stringMatching(/minimises nothing/) });
    const { plots, undrawn, summary } = plotsOf(entries, 'At own.');
    expect(plots.map(({ id, notes }) => [id, notes.length])).toEqual([['k-prior', 3]]);
    expect(undrawn.map(({ id }) => id)).toEqual(['keep-old']);
    // A gain that is none to the eye is short, so that no head takes another line.
    const none = entries.map((entry) => ({ ...entry, figures: { ...entry.figures, gain: -7e-4 } }));
    expect(plotsOf(none, 'At own.').plots[0]?.notes[2]?.text).toBe('gain ≈ 0');
    expect(summary).toMatch(/ K-prior has the least error, \d+\s%\.$/);
  });

  test('at exact are what the cards say, the same bits as on the way at t = 1', async () => {
    const { results, details } = run(scenario);
    const [step, detail] = [results.steps[0] ?? null, details[0] ?? null];
    const given = { shown: { methods: scenario.methods, step, details: detail }, hidden: [] };
    const entries = exactEntries(given);
    expect(entries.map(({ id, pairs }) => [id, pairs !== null])).toEqual([
      ['k-prior', true],
      ['replay', true],
      ['keep-old', false],
    ]);
    const walked = await answerWay({ scenario, step: 0 }, studyTools());
    const there = walkEntries(given, walked, 1);
    for (const [k, { figures, pairs }] of entries.entries()) {
      expect(figures).toEqual(there[k]?.figures);
      expect(pairs?.up).toEqual(there[k]?.pairs?.up);
    }
    expect(entries[0]?.figures).not.toEqual(step?.methods['k-prior']?.pastGradient);
    expect(plotsOf(entries, 'At exact retraining.').summary).toMatch(/^At exact retraining\. .* K-prior has the least error/);
  });

  test('where nothing has changed there is no past gradient, and noise is no figure', () => {
    const { results, details } = run({ ...scenario, steps: [{ kind: 'add', points: [] }] });
    const [step, detail] = [results.steps[0] ?? null, details[0] ?? null];
    if (!detail) throw new Error('there is no step');
    const noisy = { ...detail, gradientAtExact: detail.gradientAtExact?.map((_, j) => (j === 0 ? 0.9 * detail.gradientNoise : 0)) ?? null };
    const entriesOf = (of: typeof detail) => exactEntries({ shown: { methods: scenario.methods, step, details: of }, hidden: [] });
    expect(detail.gradientNoise).toBeGreaterThan(1e-6);
    expect(detail.gradientNoise).toBeLessThan(1e-2);
    for (const entries of [entriesOf(detail), entriesOf(noisy)]) {
      expect(entries[0]?.figures).toMatchObject({ relativeError: null, cosine: null, gain: null });
      expect(entries[0]).toMatchObject({ pairs: null, why: 'There is no past gradient here: the old model stays at its optimum.' });
    }
  });

  test('on the way are rows of the way, on a scale that stays still as far as exact', () => {
    const at = (t: number) => walkEntries({ shown: { methods: ['exact', 'half', 'keep-old'], step: null }, hidden: [] }, way, t);
    const [half, old] = at(1.5);
    expect([half?.id, old?.id, old?.pairs]).toEqual(['half', 'keep-old', null]);
    expect(Array.from(half?.pairs?.up ?? [])).toEqual([0.75, 0]);
    expect(half?.figures).toMatchObject({ relativeError: 0.5, cosine: 1, gain: 0.5 });
    const reach = (t: number) => [at(t)[0]?.held?.across, at(t)[0]?.held?.up].map((values) => extent(Array.from(values ?? [])));
    expect(reach(0.3)).toEqual([
      [0, 1],
      [0, 0.5],
    ]);
    expect(reach(2)).toEqual([
      [0, 2],
      [0, 1],
    ]);
  });
});

describe('parts', () => {
  const part = (share: number) => ({ share, length: Math.abs(share) });
  const parts: MethodParts = {
    truth: { weights: part(0.2), predictions: part(0.5), curvature: part(0), labels: part(0.3), leftover: part(0) },
    reconstruction: { weights: part(0.2), predictions: part(0.4), curvature: part(0), labels: part(0), leftover: part(-0.25) },
    shares: new Float64Array(0),
  };

  test('stand end to end, those against the gradient to the left', () => {
    expect(barsOf(parts.reconstruction)).toEqual([
      { term: 'weights', from: 0, to: 0.2 },
      { term: 'predictions', from: 0.2, to: expect.closeTo(0.6, 12) },
      { term: 'leftover', from: 0, to: -0.25 },
    ]);
    expect(totalOf(parts.truth)).toBeCloseTo(1, 12);
    expect(totalOf(parts.reconstruction)).toBeCloseTo(0.35, 12);
    const [low, high] = spanOf([parts]);
    expect(low).toBeLessThan(-0.25);
    expect(high).toBeGreaterThan(1);
    expect(spanOf([])).toEqual([0, 1.03]);
  });

  test('are told in words', () => {
    expect(partInWords('Replay', 'predictions', parts)).toMatch(
      /^Replay, predictions: 40\.0\s% of the past gradient, truly 50\.0\s%; length 0\.4\d* of ‖G‖$/,
    );
    expect(keptTerms(parts.reconstruction)).toBe('weights and predictions');
    expect(TERMS).toHaveLength(5);
  });
});

test('shares by memory: what is remembered is not missed, and new points have none', () => {
  const made = sharesOf([0.4, -0.1, 0.5], 5, new Set([0, 2]));
  expect([...made.all]).toEqual([0.4, -0.1, 0.5, 0, 0]);
  expect([...made.missed]).toEqual([0, -0.1, 0, 0, 0]);
  expect(made.missedTotal).toBeCloseTo(-0.1, 12);
  expect(made.rememberedTotal).toBeCloseTo(0.9, 12);
  expect(sharesOf([0.4, 0.6], 2, new Set()).missedTotal).toBe(1);
  expect(sharesOf([0.4, 0.6], 2, new Set([0, 1])).missedTotal).toBe(0);
  expect(pointInWords(7, -0.02, 'K-prior', false)).toMatch(
    /^Point 7 takes 2\.00\s% from the past gradient; K-prior does not remember it\.$/,
  );
  expect(pointInWords(7, 0.02, 'K-prior', true)).toMatch(/^Point 7 carries 2\.00\s% of the past gradient; K-prior remembers it\.$/);
});

describe('arrows', () => {
  const spec: ModelSpec = {
    family: 'glm',
    likelihood: 'bernoulli',
    dimension: 2,
    outputs: 1,
    degree: 1,
    hidden: [],
    activation: 'tanh',
    seed: 0,
  };
  const plot = (id: string, across: number[], up: number[]) => ({ id, pairs: { across, up }, says: '', notes: [] });

  test('lie in the plane of the two input weights; methods at one θ share the true one', () => {
    const rows = arrowRows(spec, [plot('a', [9, 1, 2], [9, 1, 1]), plot('b', [9, 1, 2], [0, 0, 1]), plot('c', [0, 5, 5], [0, 5, 5])]);
    expect(rows.map(({ series, methods, x, y }) => [series?.id, methods, x, y])).toEqual([
      [undefined, ['a', 'b'], 1, 2],
      [undefined, ['c'], 5, 5],
      ['a', ['a'], 1, 1],
      ['b', ['b'], 0, 1],
      ['c', ['c'], 5, 5],
    ]);
    expect(rows[2]?.says).toMatch(/: true \(1\.00, 2\.00\), reconstruction \(1\.00, 1\.00\)$/);
    expect(arrowRows({ ...spec, degree: 2 }, [plot('a', [1, 2, 3], [1, 2, 3])])).toEqual([]);
    expect(arrowRows({ ...spec, family: 'mlp' }, [])).toEqual([]);
  });

  test('are cut short where they are far longer than all that is true', () => {
    const [truth, cut] = arrowRows(spec, [plot('a', [0, 1, 0], [0, 0, 100])]);
    expect(truth).toMatchObject({ x: 1, y: 0, isCut: false });
    expect(cut).toMatchObject({ x: 0, y: expect.closeTo(1.6, 12), isCut: true });
    expect(arrowRows(spec, [plot('a', [0, 0, 0], [0, 0, 100])])[1]).toMatchObject({ y: 100, isCut: false });
  });
});

test('choices take their defaults on nonsense', () => {
  const read = (stored: Record<string, string | number>) => readOptions('gradient', onTheWhole, stored, {} as Context);
  expect(read({})).toEqual({ place: 'exact', t: 1, error: 'relative', halos: 'none' });
  expect(read({ 'gradient.place': 7, 'gradient.t': 0.517, 'gradient.halos': 'missed' })).toEqual({
    place: 'exact',
    t: 0.5,
    error: 'relative',
    halos: 'missed',
  });
});

test('selected points are spoken of together', () => {
  expect(selectionInWords(1, 0.25, 0.25, 'K-prior')).toBe(
    'The selected point carries 25.0\u00a0% of the past gradient; K-prior misses 25.0\u00a0%.',
  );
  expect(selectionInWords(3, 0.5, 0, 'Replay')).toBe(
    'The 3 selected points carry 50.0\u00a0% of the past gradient; Replay misses 0.0\u00a0%.',
  );
});
