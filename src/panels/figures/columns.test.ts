import { expect, test } from 'vitest';
import { figuresAt } from '../../scenario/figures.ts';
import type { Scenario } from '../../scenario/types.ts';
import { columnsOf, groupsOf, leftOutSentence } from './columns.ts';

const given = (inputs: number, likelihood: 'bernoulli' | 'gaussian'): Pick<Scenario, 'data' | 'model'> => ({
  data: { points: [Array.from({ length: inputs + 1 }, () => 0), Array.from({ length: inputs + 1 }, () => 1)] },
  model: { family: 'glm', likelihood },
});
const ids = (scenario: Pick<Scenario, 'data' | 'model'>): string[] => columnsOf(scenario).map(({ id }) => id);

test('a column without a meaning is left out, and one sentence says why', () => {
  expect(ids(given(2, 'bernoulli'))).toEqual(figuresAt('table').map(({ id }) => id));
  expect(leftOutSentence(given(2, 'bernoulli'))).toBeNull();
  expect(ids(given(3, 'bernoulli'))).not.toContain('disagreement');
  expect(ids(given(3, 'bernoulli'))).toContain('accuracyAll');
  expect(leftOutSentence(given(3, 'bernoulli'))).toContain('two inputs');
  expect(ids(given(1, 'gaussian'))).toEqual(['gradientError', 'cosine', 'gain', 'cost', 'gradientNorm']);
  expect(leftOutSentence(given(1, 'gaussian'))).toContain('The label is a number');
});

test('what neighbouring columns share is said once over them', () => {
  const groups = groupsOf(columnsOf(given(2, 'bernoulli')));
  expect(groups.map(({ name, columns }) => [name, columns.length])).toEqual([
    [null, 1],
    ['at own θ', 3],
    ['accuracy', 3],
    [null, 1],
    [null, 1],
  ]);
});
