import { expect, test } from 'vitest';
import parts from '../../studies/gradientParts.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import { scenarioAt } from '../lesson.ts';
import lesson from './labels-matter.ts';

test('labels make up 24 % of the past gradient at exact; K-prior lacks them, centred replay has them', async () => {
  const at = lesson.steps.findIndex(({ id }) => id === 'parts');
  const { methods } = await parts({ scenario: scenarioAt(lesson, at), step: 0, place: 'exact', t: 1 }, studyTools());
  const [prior, centred] = [methods['k-prior'], methods['centred-replay']];
  expect(Math.round(100 * (prior?.truth.labels.share ?? 0))).toBe(24);
  for (const term of ['weights', 'predictions'] as const)
    expect(prior?.reconstruction[term].share).toBeCloseTo(prior?.truth[term].share as number, 9);
  expect(prior?.reconstruction.labels.length).toBe(0);
  expect(centred?.reconstruction.labels.share).toBeCloseTo(centred?.truth.labels.share as number, 6);
}, 60_000);
