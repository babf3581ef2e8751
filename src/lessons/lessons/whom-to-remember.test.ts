import { expect, test } from 'vitest';
import { run } from '../../scenario/run.ts';
import { holds, measureOf } from '../claim.ts';
import { scenarioAt } from '../lesson.ts';
import lesson from './whom-to-remember.ts';

test('chance alone leaves the past gradient more than 90 % wrong, with the figures of the step for the others', () => {
  const at = lesson.steps.findIndex(({ id }) => id === 'rules');
  const { until } = lesson.steps[at] ?? {};
  const scenario = scenarioAt(lesson, at);
  const done = ['random', 'lambda', 'leverage', 'sensitivity', 'herding'].filter(
    (rule) => until && holds(until, measureOf(run({ ...scenario, memory: { ...scenario.memory, rule } }).results)),
  );
  expect(done).toEqual(['random']);
});
