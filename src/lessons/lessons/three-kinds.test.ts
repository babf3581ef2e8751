import { expect, test } from 'vitest';
import { runnable } from '../../scenario/ask.ts';
import { run } from '../../scenario/run.ts';
import { scenarioAt } from '../lesson.ts';
import lesson from './three-kinds.ts';

const WRONG = [120, 121];
const stepOf = (id: string) => {
  const { steps } = run(
    runnable(
      scenarioAt(
        lesson,
        lesson.steps.findIndex((step) => step.id === id),
      ),
    ),
  ).results;
  return steps[0] as (typeof steps)[number];
};

test('of all points the two wrong labels are the most sensitive', () => {
  const { influence } = stepOf('plane');
  const sizes = influence.sensitivity.map((value, point) => ({ point, size: Math.abs(value ?? Number.NaN) }));
  const first = [...sizes].sort((one, other) => other.size - one.size).slice(0, 3);
  expect(first.map(({ point }) => point)).toEqual([121, 120, 37]);
});

test('h′(f) remembers neither', () => {
  const { memory } = stepOf('remembered');
  expect(memory).toHaveLength(24);
  for (const point of WRONG) expect(memory).not.toContain(point);
});
