import { expect, test } from 'vitest';
import { closestMethod } from './closest.ts';
import type { StepResults } from './types.ts';

const of = (shares: Record<string, number | null>): StepResults['methods'] =>
  Object.fromEntries(Object.entries(shares).map(([id, disagreement]) => [id, { disagreement }])) as unknown as StepResults['methods'];

test('the closest is the one of the methods that adapt whose share is least, the first of several', () => {
  expect(closestMethod(of({ exact: 0, 'keep-old': 0, replay: 0.2, 'k-prior': 0.01, 'ewc-full': 0.01 }))).toEqual({
    id: 'k-prior',
    share: 0.01,
  });
  expect(closestMethod(of({ exact: 0, 'k-prior': null }))).toBeNull();
});
