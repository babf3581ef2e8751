import { expect, test } from 'vitest';
import { decodeLink, encodeLink, quantise } from '../scenario/link.ts';
import { run } from '../scenario/run.ts';
import { parseScenario } from '../scenario/validate.ts';
import { opening } from './opening.ts';

test('the opening is valid, and its link is short and changes nothing', () => {
  expect(parseScenario(opening)).toStrictEqual(opening);
  expect(quantise(opening)).toStrictEqual(opening);
  const link = encodeLink(opening) ?? '';
  expect(link.length).toBeLessThan(160);
  expect(decodeLink(link)).toStrictEqual({ outcome: 'ok', scenario: opening, notes: [] });
});

test('what it shows: how much of the map each method decides differently from exact retraining', () => {
  const [step] = run(opening).results.steps;
  const percent = Object.entries(step?.methods ?? {}).map(([id, { disagreement }]) => [id, Math.round((disagreement ?? 1) * 1000) / 10]);
  expect(Object.fromEntries(percent)).toEqual({
    exact: 0,
    'k-prior': 3.1,
    'k-prior+ewc': 0.1,
    'ewc-diagonal': 2.4,
    functional: 52.2,
    replay: 58.3,
    'weight-prior': 12.8,
    'keep-old': 1.8,
  });
});

test('with everything remembered K-prior is exact', () => {
  const [step] = run({ ...opening, memory: { ...opening.memory, size: 240 } }).results.steps;
  expect(step?.methods['k-prior']?.disagreement).toBe(0);
});
