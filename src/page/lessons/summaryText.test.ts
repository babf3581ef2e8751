import { expect, test } from 'vitest';
import { mislabelled } from '../../lessons/data/mislabelled.ts';
import { opening } from '../../lessons/opening.ts';
import type { Results } from '../../scenario/types.ts';
import { summaryOf } from './summaryText.ts';

const results = {
  steps: [
    {
      methods: {
        exact: { disagreement: 0 },
        replay: { disagreement: 0.311 },
        'k-prior': { disagreement: 0.0065 },
        'ewc-diagonal': { disagreement: null },
      },
    },
  ],
} as unknown as Results;

test('a picture in words: its points, where the new ones lie, and who is near', () => {
  expect(summaryOf(opening, results, [])).toBe(
    'On the canvas: 240 old points, 40 remembered; 20 new points at the upper right. From exact retraining differ, nearest first: K-prior 0.7\u00a0%, Replay 31.1\u00a0%.',
  );
  expect(summaryOf(mislabelled({}), undefined, [])).toBe('On the canvas: 130 old points, 24 remembered; 10 points taken out.');
});

test('what a question covers is named, and its figure is not', () => {
  const said = summaryOf(opening, results, ['k-prior']);
  expect(said).toMatch(/nearest first: Replay 31\.1.%\. Hidden until you have guessed: K-prior\.$/);
  expect(said).not.toContain('0.7');
});

test('before anything has changed nobody is near or far', () => {
  expect(summaryOf({ ...opening, steps: [] }, results, [])).toBe('On the canvas: 240 old points, 40 remembered.');
});
