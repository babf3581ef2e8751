import { expect, test } from 'vitest';
import { run } from '../../scenario/run.ts';
import { scenarioAt } from '../lesson.ts';
import lesson from './turn-the-regularizer.ts';

test('the weight prior makes all weights larger by one factor', () => {
  const { base, steps } = run(scenarioAt(lesson, 1)).results;
  const factors = (steps[0]?.methods['weight-prior']?.theta ?? []).map((weight, k) => weight / (base.theta[k] as number));
  expect(factors).toHaveLength(10);
  for (const factor of factors) expect(factor).toBeCloseTo(factors[0] as number, 6);
  expect(factors[0]).toBeGreaterThan(1);
});
