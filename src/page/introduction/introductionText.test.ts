import { expect, test } from 'vitest';
import { lessons } from '../../lessons/lessons.ts';
import { opening } from '../../lessons/opening.ts';
import type { Scenario } from '../../scenario/types.ts';
import { FIRST_LESSON, introductionOf } from './introductionText.ts';

const told = (part: Partial<Scenario>, chosen = 'k-prior'): string | null => {
  const text = introductionOf({ ...opening, ...part }, chosen);
  return text && `${text.before} ${text.exact} ${text.others}`;
};

test('the introduction says the numbers of the scenario that is shown', () => {
  expect(told({})).toBe(
    'A model was trained; then 20 points came. Exact retraining sees all 260 again; K-prior and the others see at most 40 of the old, those with rings.',
  );
  expect(told({}, 'exact')).toMatch(/again; the others see at most 40 of the old, those with rings\.$/);
  expect(told({ methods: ['exact', 'k-prior'] })).toMatch(/again; K-prior sees at most 40 /);
  expect(introductionOf(opening, 'ewc-diagonal')?.chosen).toBe('ewc-diagonal');
  expect(introductionOf({ ...opening, methods: ['exact', 'replay'] }, 'k-prior')?.chosen).toBeNull();
  expect(told({ steps: [{ kind: 'add', points: [[0, 0, 1]] }], memory: { rule: 'lambda', size: 0 } })).toBe(
    'A model was trained; then 1 point came. Exact retraining sees all 241 again; K-prior and the others see none of the old.',
  );
  expect(told({ memory: { rule: 'lambda', size: 240 } })).toMatch(/the others see all or none of the old\.$/);
  expect(told({ memory: { rule: 'lambda', size: 40, indices: [3, 1] } })).toMatch(/ at most 2 of the old, those with rings\.$/);
});

test('where something else happened, or nothing is compared, there is none', () => {
  for (const steps of [
    [],
    [{ kind: 'add', points: [] }],
    [{ kind: 'remove', indices: [3] }],
    [...opening.steps, { kind: 'prior', precision: 2 }],
  ] satisfies Scenario['steps'][])
    expect(told({ steps }), JSON.stringify(steps)).toBeNull();
  expect(told({ methods: ['exact'] })).toBeNull();
  expect(told({ methods: ['k-prior', 'replay'] })).toBeNull();
});

test('the lesson to begin with is the first of the talk', () => {
  expect(lessons[0]).toMatchObject(FIRST_LESSON);
});
