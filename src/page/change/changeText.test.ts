import { expect, test } from 'vitest';
import { changeKinds } from '../../scenario/changes.ts';
import type { Change } from '../../scenario/types.ts';
import { doneText, shortText } from './changeText.ts';

const told: [change: Change, short: string, done: string][] = [
  [
    {
      kind: 'add',
      points: [
        [1, 2, 0],
        [3, 4, 1],
      ],
    },
    'add 2',
    '2 points added.',
  ],
  [{ kind: 'add', points: [] }, 'add 0', '0 points added.'],
  [{ kind: 'remove', indices: [4] }, 'delete 1', '1 point deleted.'],
  [
    {
      kind: 'relabel',
      labels: [
        [0, 1],
        [1, 1],
        [2, 0],
      ],
    },
    'relabel 3',
    '3 points relabelled.',
  ],
  [{ kind: 'move', points: [[0, [1, 1]]] }, 'move 1', '1 point moved.'],
  [{ kind: 'prior', precision: 2 }, 'δ = 2.0', 'δ is now 2.0.'],
  [{ kind: 'model', model: { family: 'mlp', hidden: [8, 4] } }, 'MLP 8-4 tanh', 'The model is now MLP 8-4 tanh.'],
];

test.each(told)('%j', (change, short, done) => {
  expect(shortText(change)).toBe(short);
  expect(doneText(change)).toBe(done);
});

test('every kind has its words', () => {
  expect(new Set(told.map(([{ kind }]) => kind))).toEqual(new Set(changeKinds));
});
