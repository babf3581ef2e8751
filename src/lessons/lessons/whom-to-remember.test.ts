import { expect, test } from 'vitest';
import { run } from '../../scenario/run.ts';
import { holds, measureOf } from '../claim.ts';
import { type Lesson, scenarioAt } from '../lesson.ts';
import lesson from './whom-to-remember.ts';

test('with points by chance alone is K-prior more than 3 % of the map away', () => {
  const { steps }: Lesson = lesson;
  const at = steps.findIndex(({ id }) => id === 'rules');
  const { until } = steps[at] ?? {};
  const scenario = scenarioAt(lesson, at);
  const done = ['random', 'lambda', 'leverage', 'sensitivity', 'herding'].filter(
    (rule) => until && holds(until, measureOf(run({ ...scenario, memory: { ...scenario.memory, rule } }).results)),
  );
  expect(done).toEqual(['random']);
  const { 'k-prior': prior } = run({ ...scenario, memory: { ...scenario.memory, rule: 'random' } }).results.steps[0]?.methods ?? {};
  expect(prior?.disagreement).toBeCloseTo(0.037, 3);
  expect(prior?.pastGradient.relativeError).toBeGreaterThan(0.9);
});
