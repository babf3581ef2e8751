import { expect, test } from 'vitest';
import { scenarioAt } from '../lesson.ts';
import { isSame } from '../scene.ts';
import floor from '../scenes/training-floor.ts';
import lesson from './below-the-floor.ts';

test('exact retraining differs from itself as the scene’s test says', () => {
  const [step] = lesson.steps;
  const { title, methods } = floor.scenario;
  // Methods of a scenario do not change each other.
  expect(isSame({ ...scenarioAt(lesson, 0), title, methods } as typeof floor.scenario, floor.scenario)).toBe(true);
  expect(floor.look).toMatch(/differs from itself on up to 2\s%/);
  expect(step?.because).toMatch(/the farthest differs on 2\s% of the map/);
  expect(step?.ask).toMatchObject({ right: 1, options: [{}, { text: 'On up to 2 %' }, {}] });
});
