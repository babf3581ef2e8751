import { expect, test } from 'vitest';
import type { Scenario } from '../../scenario/types.ts';
import { edited, redone, UNDO_STEPS, undone } from './history.ts';

const named = (title: string): Scenario => ({
  version: 1,
  title,
  data: { points: [] },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 0 },
  steps: [],
  methods: ['exact'],
});
const at = (title: string) => ({ scenario: named(title), undoable: [], redoable: [], gesture: null, touched: false });
const walk = (state: ReturnType<typeof undone>, title: string, gesture: string | null = null) => edited(state, named(title), gesture);

test('an edit can be undone and redone, and says that there is work to lose', () => {
  const after = walk(at('a'), 'b');
  expect(after.touched).toBe(true);
  const back = undone(after);
  expect(back.scenario.title).toBe('a');
  expect(redone(back).scenario.title).toBe('b');
});

test('edits of one gesture are one undo step; another gesture is another', () => {
  let state = walk(at('a'), 'b', 'stroke 1');
  state = walk(state, 'c', 'stroke 1');
  state = walk(state, 'd', 'stroke 2');
  expect(undone(state).scenario.title).toBe('c');
  expect(undone(undone(state)).scenario.title).toBe('a');
});

test('an edit after an undo drops what could be redone', () => {
  const state = walk(undone(walk(at('a'), 'b')), 'c');
  expect(state.redoable).toEqual([]);
});

test('undo with nothing to undo changes nothing', () => {
  const state = at('a');
  expect(undone(state)).toBe(state);
  expect(redone(state)).toBe(state);
});

test(`keeps ${UNDO_STEPS} steps`, () => {
  let state: ReturnType<typeof undone> = at('0');
  for (let i = 1; i <= UNDO_STEPS + 5; i++) state = walk(state, String(i));
  expect(state.undoable).toHaveLength(UNDO_STEPS);
});
