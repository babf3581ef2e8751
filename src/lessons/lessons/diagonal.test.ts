import { expect, test } from 'vitest';
import { sigmoid } from '../../core/likelihoods.ts';
import { basePoints } from '../../scenario/defaults.ts';
import { run } from '../../scenario/run.ts';
import { scenarioAt } from '../lesson.ts';
import lesson from './diagonal.ts';

test('in the last step the inputs hardly depend on each other near the boundary, where h′(f) is large', () => {
  const scenario = scenarioAt(lesson, lesson.steps.length - 1);
  const [constant = 0, first = 0, second = 0] = run(scenario).results.base.theta;
  let [own, both, other] = [0, 0, 0];
  for (const [x = 0, y = 0] of basePoints(scenario.data)) {
    const h = sigmoid(constant + first * x + second * y);
    own += h * (1 - h) * x * x;
    both += h * (1 - h) * x * y;
    other += h * (1 - h) * y * y;
  }
  expect(Math.abs(both / Math.sqrt(own * other))).toBeLessThan(0.15);
});
