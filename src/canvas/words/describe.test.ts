import { describe, expect, it } from 'vitest';
import type { StepDetails, StepResults } from '../../scenario/types.ts';
import { canvasPoints } from '../points/points.ts';
import { namesOf } from '../useCanvas.ts';
import { besidesOf, classTitle, formatMean, heldSentence, influenceOf, meanTitle, type Names, sentenceOf, shownMean } from './describe.ts';

const NAMES: Names = { axes: ['x₁', 'x₂'], classes: ['A', 'B'], label: 'y' };
const PAST = [
  [0.52, -0.067, 1],
  [1, 2, 0],
];
const RESULTS = { influence: { residual: [-0.33, 0.1], variance: [0.1, 0.1], sensitivity: [0.0302, 0] } } as unknown as StepResults;

describe('names', () => {
  it('are the file’s where it has some', () => {
    expect(namesOf({ data: {}, model: { family: 'glm' } }, 2)).toEqual(NAMES);
    const own = { columns: ['length', 'width', 'species'], classes: ['setosa'] };
    expect(namesOf({ data: own, model: { family: 'glm' } }, 2)).toEqual({
      axes: ['length', 'width'],
      classes: ['setosa', 'B'],
      label: 'species',
    });
  });

  it('say what h is', () => {
    expect(classTitle(NAMES, 1)).toBe('class B');
    expect(classTitle({ ...NAMES, classes: ['setosa'] }, 0)).toBe('setosa');
    expect(meanTitle('bernoulli', NAMES, 2, 0)).toBe('probability of class B');
    expect(meanTitle('gaussian', { ...NAMES, classes: [] }, 2, 0.3)).toBe('predicted y');
    expect(shownMean('categorical', [0.2, 0.3, 0.5], 2)).toBe(0.5);
    expect([0, 1e-9, 0.25, 1 - 1e-9, 1].map((p) => formatMean('bernoulli', p))).toEqual(['0.000', '< 0.001', '0.250', '> 0.999', '1.000']);
  });
});

describe('sentenceOf', () => {
  it('says everything that the tooltip shows', () => {
    const [point] = canvasPoints(PAST, { kind: 'relabel', labels: [[0, 0]] });
    if (!point) throw new Error('no point');
    const logit = (p: number): number => Math.log(p / (1 - p));
    const results = { ...RESULTS, points: PAST, methods: { exact: { logits: [logit(0.334), 0] } } } as unknown as StepResults;
    const details = { methods: { exact: { logitsStar: [logit(0.812), 0] } } } as unknown as StepDetails;
    const source = { likelihood: 'bernoulli', outputs: 1, level: 0, spread: 1, results, details, maps: null, method: 'exact' } as const;
    expect(sentenceOf({ names: NAMES, classCount: 2, remembered: new Set([0]), source }, point)).toBe(
      'Point 0, class A, relabelled, was class B, remembered, x₁ 0.520, x₂ −0.0670, probability of class B was 0.812, now 0.334, residual −0.33, sensitivity 0.030.',
    );
  });
});

describe('influenceOf', () => {
  it('is there for past points only', () => {
    const points = canvasPoints(PAST, { kind: 'add', points: [[0, 0, 1]] });
    expect(points.map((point) => influenceOf(RESULTS, 'residual', point))).toEqual([-0.33, 0.1, null]);
    expect(influenceOf(null, 'residual', points[0] ?? (points[1] as never))).toBeNull();
  });
});

describe('inputs that the canvas does not show', () => {
  const data = { points: [[1, 2, 3, 4, 0]], columns: ['a', 'b', 'c', 'd', 'kind'] };
  const names = namesOf({ data, model: { family: 'glm' } }, 2, [3, 1]);
  it('are named, and told of a point and of the plane', () => {
    expect(names).toMatchObject({ axes: ['d', 'b'], label: 'kind' });
    const [point] = canvasPoints(data.points, undefined, [3, 1]);
    expect(point && besidesOf(names, point)).toBe('a 1.00, c 3.00');
    expect(heldSentence(names, [10, 20, 30, 40])).toBe('The map is where a = 10 and c = 30, the means; new points get those values.');
  });
  it('are counted where they are many', () => {
    const many = namesOf({ data: { points: [Array.from({ length: 21 }, () => 0)] }, model: { family: 'glm' } }, 2);
    expect(heldSentence(many, [])).toBe('The map is where the other 18 inputs are at their means; new points get those values.');
    const [point] = canvasPoints([Array.from({ length: 21 }, () => 0)], undefined);
    expect(point && besidesOf(many, point)).toBe('x₃ 0, x₄ 0, x₅ 0, x₆ 0, 14 more inputs');
  });
});
