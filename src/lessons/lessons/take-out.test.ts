import { expect, test } from 'vitest';
import { type Lesson, scenarioAt } from '../lesson.ts';
import { isSame } from '../scene.ts';
import ascent from '../scenes/sensitivity-ascent.ts';
import lesson from './take-out.ts';

test('gradient ascent runs as far as the scene’s test says', () => {
  const { steps }: Lesson = lesson;
  const at = steps.findIndex(({ id }) => id === 'ascent');
  const { title, methods } = ascent.scenario;
  // Methods of a scenario do not change each other.
  expect(isSame({ ...scenarioAt(lesson, at), title, methods } as typeof ascent.scenario, ascent.scenario)).toBe(true);
  for (const text of [steps[at]?.say, ascent.look]) expect(text).toContain('78 times as far as retraining');
});
