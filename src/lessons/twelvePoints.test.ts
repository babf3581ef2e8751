import { expect, test } from 'vitest';
import { decodeLink, encodeLink, quantise } from '../scenario/link.ts';
import { run } from '../scenario/run.ts';
import { parseScenario } from '../scenario/validate.ts';
import { twelvePoints } from './twelvePoints.ts';

test('the scenario is valid, and its link is short and changes nothing', () => {
  expect(parseScenario(twelvePoints)).toStrictEqual(twelvePoints);
  expect(quantise(twelvePoints)).toStrictEqual(twelvePoints);
  const link = encodeLink(twelvePoints) ?? '';
  expect(link.length).toBeLessThan(260);
  expect(decodeLink(link)).toStrictEqual({ outcome: 'ok', scenario: twelvePoints, notes: [] });
});

test('what it shows: how much of the map each method decides differently from exact retraining', () => {
  const [step] = run(twelvePoints).results.steps;
  const percent = Object.entries(step?.methods ?? {}).map(([id, { disagreement }]) => [id, Math.round((disagreement ?? 1) * 1000) / 10]);
  expect(Object.fromEntries(percent)).toEqual({
    exact: 0,
    'k-prior': 4.3,
    'k-prior+ewc': 1.1,
    'ewc-diagonal': 6,
    functional: 54.9,
    replay: 59.2,
    'weight-prior': 8.2,
    'keep-old': 10.6,
  });
});

test('with everything remembered K-prior is exact', () => {
  const [step] = run({ ...twelvePoints, memory: { ...twelvePoints.memory, size: 240 } }).results.steps;
  expect(step?.methods['k-prior']?.disagreement).toBe(0);
});

test('its base model is at its optimum, or nothing above would be exact', () => {
  const { base, steps } = run(twelvePoints).results;
  expect(base.gradientNorm).toBeLessThanOrEqual(1e-8);
  for (const [id, { gradientNorm }] of Object.entries(steps[0]?.methods ?? {})) expect(gradientNorm, id).toBeLessThanOrEqual(1e-8);
});
