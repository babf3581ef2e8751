import { describe, expect, test } from 'vitest';
import { predictionQuality } from '../adaptation/lenses/leaveOneOut.ts';
import { createReference } from '../engine/reference/reference.ts';
import { linkDefaults } from '../scenario/link.ts';
import { run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { type LeaveOneOutResult, MOST_POINTS } from './leaveOneOut.ts';
import study from './leaveOneOut.worker.ts';

const reference = createReference();

const ask = (
  scenario: Scenario,
  signal = new AbortController().signal,
  report: (share: number, partial?: LeaveOneOutResult) => void = () => {},
) => study({ scenario, step: 0 }, { engine: reference, reference, cache: {}, signal, report });

const base: Scenario = {
  ...linkDefaults,
  data: { preset: { id: 'moons', count: 60, noise: 0.2, seed: 3 } },
  methods: ['exact'],
  steps: [{ kind: 'add', points: [] }],
};
const models: Record<string, Scenario> = {
  'a cubic GLM': base,
  'an MLP': { ...base, model: { family: 'mlp', hidden: [6] }, prior: { precision: 0.5 } },
};

describe.each(Object.entries(models))('%s', (_, scenario) => {
  test('every point is left out once; predictions are those of the results, changes those of a removal', async () => {
    const result = await ask(scenario);
    expect([...result.points].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i));
    expect(result).toMatchObject({ count: 60, outputs: 1, converged: 60 });
    const { sensitivity } = run(scenario).results.steps[0]?.influence ?? { sensitivity: [] };
    result.points.forEach((point, k) => {
      expect(result.first[k]).toBeCloseTo(sensitivity[point] as number, 12);
    });
    for (const k of [0, 20, 41]) {
      const point = result.points[k] as number;
      const { details, results } = run({ ...scenario, steps: [{ kind: 'remove', indices: [point] }] });
      const logits = results.steps[0]?.methods.exact?.logits[point] as number;
      const star = details[0]?.methods.exact?.logitsStar[point] as number;
      expect(result.truth[k]).toBeCloseTo(logits - star, 5);
    }
  });

  test('the prediction of the loss is nearer to the truth than the loss of training', async () => {
    const { loss } = await ask(scenario);
    expect(loss.truth).toBeGreaterThan(loss.trained);
    expect(Math.abs(loss.first - loss.truth)).toBeLessThan(loss.truth - loss.trained);
    expect(Math.abs(loss.downdated - loss.truth)).toBeLessThan(loss.truth - loss.trained);
  });
});

test('three classes are compared by the size of the change of all their logits', async () => {
  const points = Array.from({ length: 45 }, (_, k) => [Math.cos(k) + (k % 3), Math.sin(2 * k) + (k % 3 === 1 ? 1 : 0), k % 3]);
  const result = await ask({ ...base, data: { points }, model: { family: 'glm', likelihood: 'categorical' } });
  expect(result.outputs).toBe(3);
  expect(Math.min(...result.truth, ...result.first)).toBeGreaterThan(0);
  expect(predictionQuality(result.downdated, result.truth).rankCorrelation).toBeGreaterThan(0.98);
});

test('of very many points a seeded sample is left out', async () => {
  const scenario: Scenario = {
    ...base,
    data: { preset: { id: 'moons', count: 700, noise: 0.2, seed: 3 } },
    model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } },
  };
  const [one, again] = [await ask(scenario), await ask(scenario)];
  expect(one.count).toBe(700);
  expect(new Set(one.points).size).toBe(MOST_POINTS);
  expect([...again.points]).toEqual([...one.points]);
});

test('it tells what it has, and stops', async () => {
  const abort = new AbortController();
  let partial: LeaveOneOutResult | undefined;
  const scenario: Scenario = {
    ...base,
    data: { preset: { id: 'moons', count: 400, noise: 0.2, seed: 3 } },
    model: { family: 'mlp', hidden: [16] },
  };
  const answer = ask(scenario, abort.signal, (share, told) => {
    expect(share).toBeCloseTo((told?.points.length ?? 0) / 400, 12);
    if (told && told.points.length > 3) {
      partial = told;
      abort.abort();
    }
  });
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  expect(partial?.truth).toHaveLength(partial?.points.length ?? 0);
});
