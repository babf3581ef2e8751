import { expect, test } from 'vitest';
import { mean, variance } from '../../core/likelihoods.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario, StepDetails, StepResults } from '../../scenario/types.ts';
import parts from '../../studies/gradientParts.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import { canvasPoints, pastOf } from '../points/points.ts';
import type { CanvasScene } from '../useCanvas.ts';
import { axisOf, followedFigures, lambdaOf, liveLogits, shareOf } from './figures.ts';

const METHODS = ['exact', 'k-prior', 'keep-old'];
const points = (labelOf: (k: number) => number): number[][] =>
  Array.from({ length: 24 }, (_, k) => [Math.cos(k) + (k % 3), Math.sin(2 * k) - (k % 2), labelOf(k)]);
const scenarioOf = (likelihood: 'bernoulli' | 'categorical' | 'gaussian', model: Partial<Scenario['model']> = {}): Scenario => ({
  version: 1,
  data: { points: points((k) => ({ bernoulli: k % 2, categorical: k % 3, gaussian: k / 4 })[likelihood]) },
  model: { family: 'glm', likelihood, ...model },
  prior: { precision: 0.5 },
  memory: { rule: 'lambda', size: 6 },
  steps: [{ kind: 'add', points: [[2.1, 0.4, 1]] }],
  methods: METHODS,
});
const CASES: readonly (readonly [string, Scenario, number])[] = [
  ['two classes', scenarioOf('bernoulli'), 1],
  ['three classes', scenarioOf('categorical'), 3],
  ['a network', scenarioOf('bernoulli', { family: 'mlp', hidden: [3], seed: 2 }), 1],
  ['numbers', scenarioOf('gaussian'), 1],
];

/** What the canvas shows of a scenario whose only change is the first. */
const sceneOf = (scenario: Scenario, outputs: number) => {
  const outcome = run(scenario);
  const results = outcome.results.steps[0] as StepResults;
  const details = outcome.details[0] as StepDetails;
  const past = pastOf(scenario.data.points ?? [], []);
  const likelihood = scenario.model.likelihood ?? 'bernoulli';
  const source = { likelihood, outputs, level: 3, spread: 6, results, details, maps: null, method: 'k-prior' };
  const scene: Pick<CanvasScene, 'past' | 'source' | 'methods'> = { past, source, methods: METHODS };
  return { scene, results, details, likelihood, points: canvasPoints(past.rows, scenario.steps[0]) };
};

test.each(CASES)('%s: every figure has the bits of the results', (_, scenario, outputs) => {
  const { scene, results, details, likelihood, points } = sceneOf(scenario, outputs);
  for (const point of [points[0], points[7], points[24]]) {
    if (!point) throw new Error('the scene has 25 points');
    const at = (logits: readonly number[] = []) => {
      const h = mean(likelihood, Float64Array.from(logits), outputs);
      return h[point.row * outputs + (outputs > 1 ? point.label : 0)];
    };
    const figures = followedFigures(scene, point);
    expect(figures.map(({ id }) => id)).toEqual(['before', ...METHODS]);
    expect(figures.map(({ value }) => value)).toEqual([
      at(details.methods.exact?.logitsStar),
      ...METHODS.map((id) => at(results.methods[id]?.logits)),
    ]);
    const h = mean(likelihood, Float64Array.from(details.methods.exact?.logitsStar ?? []), outputs);
    expect(lambdaOf(scene, point)).toBe(variance(likelihood, h, outputs)[point.row]);
    const [low, high] = axisOf(scene, point.label, figures);
    for (const { value } of figures) expect(value >= low && value <= high).toBe(true);
  }
});

test.each(CASES)('%s: shares of the past gradient are those of the Gradient panel', async (_, scenario, outputs) => {
  const { scene, points } = sceneOf(scenario, outputs);
  const { methods } = await parts({ scenario, step: 0, place: 'exact', t: 1 }, studyTools());
  const { shares } = methods['k-prior'] ?? {};
  for (const k of [0, 7, 23]) expect(shareOf(scene, points[k] as (typeof points)[0])).toBeCloseTo(shares?.[k] ?? Number.NaN, 9);
  expect(shareOf(scene, points[24] as (typeof points)[0])).toBe('none: it is new');
});

test('what is in training is shown as it is there, the others as they are', () => {
  const { scene, details, points, results } = sceneOf(scenarioOf('bernoulli'), 1);
  const [point] = points;
  if (!point) throw new Error('the scene has points');
  const { model, transform } = details;
  const theta = Float64Array.from(results.methods.exact?.theta ?? []);
  const frame = { step: 3, changeStep: 0, model, transform, thetas: { 'k-prior': theta }, values: {}, gradientNorms: {}, maps: null };
  const figures = followedFigures(scene, point, liveLogits(frame, point));
  const of = (id: string) => figures.find((figure) => figure.id === id)?.value;
  expect(of('k-prior')).toBeCloseTo(of('exact') ?? Number.NaN, 12);
  expect(of('keep-old')).toBe(of('before'));
});
