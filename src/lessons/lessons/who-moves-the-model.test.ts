import { expect, test } from 'vitest';
import { predictionQuality } from '../../adaptation/lenses/leaveOneOut.ts';
import { runnable } from '../../scenario/ask.ts';
import { run } from '../../scenario/run.ts';
import leaveOneOut from '../../studies/leaveOneOut.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import { scenarioAt } from '../lesson.ts';
import lesson from './who-moves-the-model.ts';

const scenarioOf = (id: string) =>
  scenarioAt(
    lesson,
    lesson.steps.findIndex((step) => step.id === id),
  );

/** Points of the base model, the most sensitive first. */
const ranked = (): number[] => {
  const { influence } = run(runnable(scenarioOf('product'))).results.steps[0] ?? {};
  const sizes = (influence?.sensitivity ?? []).map((value, point) => ({ point, size: Math.abs(value ?? 0) }));
  return sizes.sort((one, other) => other.size - one.size).map(({ point }) => point);
};
const removed = (id: string): readonly number[] => {
  const [change] = scenarioOf(id).steps;
  return change?.kind === 'remove' ? change.indices : [];
};

test('the fifteen are the most sensitive, and the easy ones are of the lesser half', () => {
  const order = ranked();
  expect(order.slice(0, 15).sort((one, other) => one - other)).toEqual([...removed('guess')]);
  expect(removed('foretold')).toEqual(removed('guess'));
  for (const point of removed('easy')) expect(order.indexOf(point)).toBeGreaterThanOrEqual(75);
});

test('the ranks of left-out points are foretold', async () => {
  const result = await leaveOneOut({ scenario: runnable(scenarioOf('each')), step: 0 }, studyTools());
  expect(result).toMatchObject({ count: 150, converged: 150 });
  expect(predictionQuality(result.first, result.truth).rankCorrelation).toBeGreaterThanOrEqual(0.999);
}, 60_000);
