import { expect, test } from 'vitest';
import { atExact } from '../scenario/atExact.ts';
import { decodeLink, encodeLink, quantise } from '../scenario/link.ts';
import { run } from '../scenario/run.ts';
import type { MethodResults, Scenario } from '../scenario/types.ts';
import { parseScenario } from '../scenario/validate.ts';
import { opening, openingMemory } from './opening.ts';

const rounded = (value: number | null | undefined, digits: number): number => Number((value ?? Number.NaN).toFixed(digits));
const percent = (value: number | null | undefined, digits = 1): number => rounded(100 * (value ?? Number.NaN), digits);

const methodsOf = (scenario: Scenario): Readonly<Record<string, MethodResults>> => run(scenario).results.steps[0]?.methods ?? {};
const table = methodsOf({ ...opening, methods: [...opening.methods, 'ewc-full', 'fine-tune'] });

/** Errors in per cent and cosines at exact's solution, by method. */
const missesAtExact = (scenario: Scenario): Record<string, number[]> => {
  const [details] = run(scenario).details;
  return Object.fromEntries(
    scenario.methods.flatMap((id) => {
      const figures = details && atExact(details, id)?.figures;
      return figures && id !== 'exact' ? [[id, [percent(figures.relativeError, 0), rounded(figures.cosine, 3)]]] : [];
    }),
  );
};

/** Figures of every method, by its id. */
const told = (figures: (results: MethodResults) => readonly number[]): Record<string, readonly number[]> =>
  Object.fromEntries(Object.entries(table).map(([id, results]) => [id, figures(results)]));

test('the opening is valid, and its link is short and changes nothing', () => {
  expect(parseScenario(opening)).toStrictEqual(opening);
  expect(quantise(opening)).toStrictEqual(opening);
  const link = encodeLink(opening) ?? '';
  expect(link.length).toBeLessThan(380);
  expect(decodeLink(link)).toStrictEqual({ outcome: 'ok', scenario: opening, notes: [] });
});

test('how much of the map each method decides differently from exact retraining, in per cent', () => {
  expect(told(({ disagreement }) => [percent(disagreement, 2)])).toEqual({
    exact: [0],
    'k-prior+ewc': [0.24],
    'k-prior': [0.65],
    'ewc-full': [1.04],
    'ewc-diagonal': [4.71],
    'weight-prior': [8.83],
    'keep-old': [9.95],
    functional: [14.94],
    replay: [31.14],
    'fine-tune': [57.69],
  });
});

test('the past gradient at each method’s own solution: error in per cent, cosine, gain', () => {
  const gradient = told(({ pastGradient: { relativeError, cosine, gain } }) => [
    percent(relativeError),
    rounded(cosine, 3),
    rounded(gain, 2),
  ]);
  expect(gradient).toEqual({
    exact: [0, 1, 1],
    'k-prior+ewc': [13.8, 0.999, 0.87],
    'k-prior': [13.7, 0.992, 0.94],
    'ewc-full': [53.7, 0.989, 0.47],
    'ewc-diagonal': [85, 0.95, 0.15],
    'weight-prior': [99.6, 0.927, 0],
    // Its past gradient is zero, and has no relative error.
    'keep-old': [Number.NaN, Number.NaN, Number.NaN],
    functional: [91.9, 0.473, 0.1],
    replay: [94.4, 0.39, 0.07],
    'fine-tune': [99.9, 0.837, 0],
  });
});

test('the past gradient at exact’s solution, as the cards show it: error in per cent and cosine', () => {
  expect(missesAtExact(opening)).toEqual({
    'k-prior+ewc': [12, 0.999],
    'k-prior': [9, 0.999],
    'ewc-diagonal': [140, 0.625],
    'weight-prior': [97, 0.336],
    functional: [31, 0.952],
    replay: [33, 0.945],
  });
});

test('accuracy on the past and on the new points in per cent, and points that a gradient touches', () => {
  expect(told(({ accuracy, cost }) => [percent(accuracy.past), percent(accuracy.new), cost ?? Number.NaN])).toEqual({
    exact: [94.6, 100, 260],
    'k-prior+ewc': [94.6, 100, 60],
    'k-prior': [93.8, 100, 60],
    'ewc-full': [93.8, 100, 20],
    'ewc-diagonal': [94.2, 100, 20],
    'weight-prior': [87.9, 100, 20],
    'keep-old': [96.7, 0, 0],
    functional: [77.9, 100, 60],
    replay: [47.9, 100, 60],
    'fine-tune': [35, 100, 20],
  });
});

test('the order from nearest to farthest', () => {
  const { methods } = opening;
  const order = [...methods].sort((one, other) => (table[one]?.disagreement ?? 1) - (table[other]?.disagreement ?? 1));
  expect(order).toEqual(['exact', 'k-prior+ewc', 'k-prior', 'ewc-diagonal', 'weight-prior', 'keep-old', 'functional', 'replay']);
});

test('the trade-offs: what other memories leave of it, in per cent of the map and of the past gradient', () => {
  const ids = ['k-prior', 'ewc-diagonal', 'functional', 'replay'];
  const kept = (part: Partial<Scenario['memory']>): Record<string, [map: number, gradient: number]> => {
    const results = methodsOf({ ...opening, memory: { ...opening.memory, ...part }, methods: ['exact', ...ids] });
    return Object.fromEntries(
      ids.map((id) => [id, [percent(results[id]?.disagreement), percent(results[id]?.pastGradient.relativeError, 0)]]),
    );
  };
  // By h′(f) K-prior is before EWC in the map, and not in the gradient.
  expect(kept({ rule: 'lambda' })).toMatchObject({ 'k-prior': [2.7, 85], 'ewc-diagonal': [4.7, 85] });
  expect(kept({ rule: 'sensitivity' })).toMatchObject({ 'k-prior': [0.5, 11] });
  // With points at random functional regularization and replay are better than keeping the old model, which differs by 10.0.
  const random = kept({ rule: 'random' });
  const [error] = missesAtExact({ ...opening, memory: { ...opening.memory, rule: 'lambda' } })['k-prior'] ?? [];
  const figures = [kept({ rule: 'lambda' })['k-prior']?.[0], error, random.replay?.[0]];
  expect(openingMemory.match(/[\d.]+(?=\s%)/g)?.map(Number)).toEqual(figures);
  expect([random.functional?.[0], random.replay?.[0]]).toEqual([6.5, 4.7]);
  expect(kept({ size: 32 })).toMatchObject({ 'k-prior': [0.9, 30] });
});

test('with everything remembered K-prior is exact', () => {
  expect(methodsOf({ ...opening, memory: { ...opening.memory, size: 240 } })['k-prior']?.disagreement).toBe(0);
});

test('its base model is at its optimum, or nothing above would be exact', () => {
  expect(run(opening).results.base.gradientNorm).toBeLessThanOrEqual(1e-8);
  for (const [id, { gradientNorm }] of Object.entries(table)) expect(gradientNorm, id).toBeLessThanOrEqual(1e-8);
});
