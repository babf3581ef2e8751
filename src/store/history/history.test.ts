import { expect, test } from 'vitest';
import type { Scenario } from '../../scenario/types.ts';
import { edited, isEdited, redone, UNDO_STEPS, undone } from './history.ts';

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

test('a scenario is edited while its points or changes are not those that it came with, also after another was opened and undone', () => {
  const many = (count: number, x = 0): number[][] => Array.from({ length: count }, (_, i) => [i, x, 0]);
  for (const count of [3, 1_000]) {
    const opened: Scenario = { ...named('moons'), data: { points: many(count) } };
    let state: ReturnType<typeof undone> = { ...at(''), scenario: opened };
    expect(isEdited(state)).toBe(false);
    state = edited(state, { ...opened, prior: { precision: 2 } }, null);
    expect(isEdited(state)).toBe(false);
    const painted: Scenario = { ...opened, steps: [{ kind: 'add', points: many(count) as [number, number, number][] }] };
    state = edited(state, painted, null);
    expect(isEdited(state)).toBe(true);
    state = edited(state, named('a scene'), null);
    expect(isEdited(state)).toBe(false);
    state = undone(state);
    expect(isEdited(state)).toBe(true);
    expect(isEdited(undone(state))).toBe(false);
    expect(isEdited(edited(state, { ...opened, data: { points: many(count, 1) } }, null))).toBe(true);
  }
});
