import { expect, test } from 'vitest';
import { placeAxis } from '../../chart/axis.ts';
import { saidOf } from '../../chart/rows.ts';
import type { FloorResult } from '../../studies/floor.ts';
import { SCRATCH, type TraceLine, type TrainingResult } from '../../studies/training.ts';
import { along, arrival, type Curve, curvesOf, stepAt, valueAt } from './curves.ts';
import { type Courses, floorOf, horizontalAxis, rowAt, trainingRows, verticalAxis } from './rows.ts';
import { summaryOf, whenBeside, writeBeside } from './words.ts';

const line = (id: string, part: Partial<TraceLine> = {}): TraceLine => ({
  id,
  cost: 44,
  objective: Float64Array.of(60, 52, 50.5, 50),
  disagreement: Float64Array.of(0.1, 0.06, 0.045, 0.043),
  gradientError: Float64Array.of(1e9, 0.5, 0.8, 0.84),
  divergedAt: null,
  solved: { objective: 50, disagreement: 0.042, converged: true, gradientError: 0.83 },
  ...part,
});

const trace: TrainingResult = {
  frames: Float64Array.of(0, 4, 8, 12),
  lines: [
    line('exact', {
      cost: 252,
      disagreement: Float64Array.of(0.1, 0.03, 0.001, 0),
      solved: { objective: 50, disagreement: 0, converged: true, gradientError: 0 },
    }),
    line('k-prior'),
    line('replay', { divergedAt: 8, objective: Float64Array.of(60, 1e30, NaN, NaN), disagreement: Float64Array.of(0.1, 0.5, NaN, NaN) }),
    line(SCRATCH, { cost: 252 }),
  ],
  levels: [],
};
const { frames } = trace;
const curve = (figure: Parameters<typeof curvesOf>[1], id: string): Curve =>
  curvesOf(trace, figure, [], true).find((one) => one.id === id) as Curve;

const courses = (part: Partial<Courses>): Courses => ({
  trace,
  curves: [],
  levels: [],
  figure: 'disagreement',
  against: 'steps',
  steps: 12,
  floor: null,
  isWhole: true,
  ...part,
});

test('an objective is drawn above its own optimum, a gradient error not where there is no gradient', () => {
  expect([...curve('objective', 'k-prior').values]).toEqual([10, 2, 0.5, 0]);
  expect([...curve('gradient', 'k-prior').values]).toEqual([NaN, 0.5, 0.8, 0.84]);
});

test('methods that are off are not drawn; exact from scratch only where asked; exact reconstructs all', () => {
  expect(curvesOf(trace, 'disagreement', ['replay'], false).map(({ id }) => id)).toEqual(['exact', 'k-prior']);
  expect(curvesOf(trace, 'disagreement', [], true).map(({ id }) => id)).toContain(SCRATCH);
  expect(curvesOf(trace, 'gradient', [], true).map(({ id }) => id)).toEqual(['k-prior', 'replay']);
});

test('a line that diverges does not squash the others', () => {
  const [low, high] = verticalAxis('objective', curvesOf(trace, 'objective', [], false)).domain;
  expect(low).toBe(1e-6);
  expect(high).toBeCloseTo(12.5);
});

test('the floor of exact retrainings has a place on the axis', () => {
  const curves = [curve('disagreement', 'k-prior')];
  expect(verticalAxis('disagreement', curves, [0.3]).domain[1]).toBeCloseTo(0.375);
  expect(verticalAxis('disagreement', curves, [0.9]).domain[1]).toBe(1);
});

test('examples touched are steps times the cost of a gradient, from the first frame on', () => {
  const curves = [curve('disagreement', 'exact'), curve('disagreement', 'k-prior')];
  expect(horizontalAxis('examples', curves, frames, 12).domain).toEqual([44 * 4, 252 * 12]);
  expect(along('examples', { cost: 44 }, 8)).toBe(352);
  expect(along('examples', { cost: 44 }, 0)).toBeNaN();
  expect(along('examples', { cost: 0 }, 8)).toBeNaN();
  expect(stepAt('examples', { cost: 44 }, 352)).toBe(8);
  expect(stepAt('steps', undefined, 8)).toBe(8);
});

test('a line is broken where it has no place, runs along the edge below the axis, and leaves the chart above it', () => {
  const own = { ...curve('disagreement', 'k-prior'), values: Float64Array.of(1, Number.NaN, 0.1, 0) };
  const { at } = placeAxis(verticalAxis('disagreement', [own]), 100, 0);
  const [first, gap, , last] = trainingRows(courses({ curves: [own] }));
  expect([first, gap, last].map((row) => at(row?.y ?? Number.POSITIVE_INFINITY))).toEqual([0, Number.NaN, 100]);
  expect([gap?.value, last?.value]).toEqual([null, 0]);
  expect(at(rowAt(courses({ curves: [own] }), own, 12).y)).toBe(100);
  const objective = { ...curve('objective', 'replay'), cost: 4 };
  const shown = [curve('objective', 'k-prior')];
  const above = placeAxis(verticalAxis('objective', shown), 100, 0).at(rowAt(courses({ curves: shown }), objective, 4).y);
  expect(above).toBeLessThan(0);
});

test('every value can be read off, with its cost', () => {
  const says = (part: Partial<Courses>): (string | undefined)[] =>
    trainingRows(courses(part)).flatMap(({ kind, says: said }) => (kind === 'frame' && said ? [saidOf({ says: said })] : []));
  const said = says({ curves: [curve('disagreement', 'k-prior')] });
  expect(said[1]).toBe('K-prior, step 4 (176 examples): 6.0\u00a0% of the map differs from exact retraining');
  expect(said).toHaveLength(4);
  const byExamples = trainingRows(courses({ curves: [curve('disagreement', 'k-prior')], against: 'examples' }));
  const { at } = placeAxis(horizontalAxis('examples', [curve('disagreement', 'k-prior')], frames, 12), 0, 200);
  expect(byExamples.slice(0, 4).map(({ x }) => x)).toEqual([Number.NaN, 176, 352, 528]);
  expect(byExamples.map(({ x }) => at(x)).slice(-2)).toEqual([200, 200]);
  const below = { ...curve('objective', 'k-prior'), values: Float64Array.of(1, -0.5) };
  expect(says({ curves: [below], figure: 'objective' })[1]).toBe('K-prior, step 4 (176 examples): 0.50 nats below the float64 solution');
});

test('a line has its end after it, a sign where it stays near that or diverges, and the levels under it', () => {
  const floor: FloorResult = { others: [], apart: [], objective: 1, width: 0.1 };
  const rows = trainingRows(
    courses({
      curves: [curve('disagreement', 'exact'), curve('disagreement', 'replay')],
      levels: [{ id: 'no-change', disagreement: 0.2 }],
      floor,
    }),
  );
  const brief = rows.map(({ kind, step, value, sign }) => [kind, step, value, sign ?? null]);
  expect(brief).toEqual([
    ['level', null, 0.2, null],
    ['frame', 0, 0.1, null],
    ['frame', 4, 0.03, null],
    ['frame', 8, 0.001, 'there'],
    ['frame', 12, 0, null],
    ['solved', null, 0, null],
    ['frame', 0, 0.1, null],
    ['frame', 4, 0.5, 'lost'],
    ['frame', 8, null, null],
    ['frame', 12, null, null],
    ['solved', null, 0.042, 'lost'],
  ]);
  const partial = trainingRows(courses({ curves: [curve('disagreement', 'exact')], isWhole: false }));
  expect(partial.some(({ sign }) => sign)).toBe(false);
  expect(trainingRows(courses({ curves: [curve('objective', 'k-prior')], figure: 'objective' })).at(-1)).toMatchObject({
    kind: 'end',
    value: 0,
  });
});

test('a line has arrived where it stays within 1 % of the map of its end', () => {
  expect(arrival(curve('disagreement', 'exact'), frames)).toEqual({ step: 8, examples: 2016 });
  expect(arrival(curve('disagreement', 'k-prior'), frames)).toEqual({ step: 8, examples: 352 });
  expect(arrival({ ...curve('disagreement', 'k-prior'), solved: 0.2 }, frames)).toBeNull();
  const curves = curvesOf(trace, 'disagreement', [], false);
  expect(summaryOf('disagreement', curves, frames, 12, 'k-prior')).toBe(
    'Within 1 % of the map of where it ends after: K-prior 8 steps (352 examples), Exact retraining 8 steps (2,016 examples).',
  );
});

test('beside a name stands what the canvas shows, between two frames about that', () => {
  const k = curve('disagreement', 'k-prior');
  const beside = (step: number | null): string => writeBeside('disagreement', k, frames, step);
  expect([beside(null), beside(4), beside(8)]).toEqual(['4.2\u00a0%', '6.0\u00a0%', '4.5\u00a0%']);
  expect(beside(5)).toBe('≈ 5.6\u00a0%');
  expect(beside(13)).toBe('not yet');
  expect(valueAt(k, frames, 2)).toEqual({ value: 0.08, between: true });
  expect(writeBeside('disagreement', curve('disagreement', 'replay'), frames, 4)).toBe('diverged at 8');
  const objective = { ...curve('objective', 'k-prior'), values: Float64Array.of(10, 0.25, -0.25, 1e-9) };
  expect([4, 8, 12, null].map((step) => writeBeside('objective', objective, frames, step))).toEqual(['0.25', '−0.25', '< 10⁻⁶', '< 10⁻⁶']);
  expect([whenBeside('objective', frames, null), whenBeside('gradient', frames, null), whenBeside('gradient', frames, 4)]).toEqual([
    'after 12 steps',
    'in float64',
    'at step 4',
  ]);
});

test('the floor is the median and the most of the disagreements of exact retrainings', () => {
  const other = (disagreement: number) => ({ seed: 1, theta: Float64Array.of(), objective: 1, converged: true, disagreement });
  const result = (values: number[]): FloorResult => ({ others: values.map(other), apart: [0.02, 0.04], objective: 1, width: 0.1 });
  expect(floorOf(null)).toBeNull();
  expect(floorOf(result([]))).toBeNull();
  expect(floorOf(result([0.01, 0.05, 0.03]))).toEqual({ median: 0.03, most: 0.05, count: 3, apart: 0.03 });
  expect(floorOf(result([0.01, 0.05]))?.median).toBeCloseTo(0.03);
});
