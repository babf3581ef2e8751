import { expect, test } from 'vitest';
import { dot, norm } from '../../core/vectors.ts';
import landing from '../../studies/gradientLanding.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import { scenarioAt } from '../lesson.ts';
import lesson from './mismatch.ts';

test('every method of the lesson lands where its error at exact says', async () => {
  const at = lesson.steps.findIndex(({ id }) => id === 'landing');
  const { methods } = await landing({ scenario: scenarioAt(lesson, at), step: 0 }, studyTools());
  const landings = Object.entries(methods).flatMap(([id, made]) => (typeof made === 'string' ? [] : [{ id, ...made }]));
  expect(landings.map(({ id }) => id)).toEqual(['k-prior', 'k-prior+ewc', 'ewc-diagonal', 'weight-prior', 'replay']);
  for (const { predicted, actual } of landings) {
    expect(dot(predicted, actual) / (norm(predicted) * norm(actual))).toBeGreaterThanOrEqual(0.995);
    expect(Math.abs(norm(predicted) / norm(actual) - 1)).toBeLessThan(0.1);
  }
});
