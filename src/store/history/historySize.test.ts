import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { addPoints, movePoint, relabelPoints, removePoints, withData } from '../../scenario/edits.ts';
import type { Scenario } from '../../scenario/types.ts';
import { smallScenario } from '../../testing/fakeStore.ts';
import { edited, redone, UNDO_STEPS, undone } from './history.ts';

const POINTS = 5_000;
const BYTES = 50_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const random = createRandom(5);
const row = (): number[] => [random.normal(), random.normal(), random.integer(2)];
const rows = (count: number): number[][] => Array.from({ length: count }, row);
const indices = (count: number): number[] => random.pick(POINTS, count);

const start = (): Scenario => smallScenario({ data: { points: rows(POINTS) }, steps: [] });
/** The same rows as a change instead of as the past. */
const added = (): Scenario => smallScenario({ steps: [{ kind: 'add', points: rows(POINTS) }] });

/** 200 edits of one kind, the worst order and size that a person comes to. */
const walks: readonly [what: string, from: () => Scenario, edit: (scenario: Scenario, step: number) => Scenario][] = [
  ['brush strokes', start, (scenario) => addPoints(scenario, rows(25))],
  ['brush strokes behind many', added, (scenario) => addPoints(scenario, rows(25))],
  ['erasing', start, (scenario) => removePoints(scenario, indices(20))],
  ['erasing what was added', added, (scenario) => removePoints(scenario, indices(20))],
  [
    'relabelling half of the points',
    start,
    (scenario, k) =>
      relabelPoints(
        scenario,
        indices(2_500).map((index) => [index, k % 2]),
      ),
  ],
  [
    'relabelling added points',
    added,
    (scenario, k) =>
      relabelPoints(
        scenario,
        indices(2_500).map((index) => [index, k % 2]),
      ),
  ],
  ['moving points', start, (scenario, k) => movePoint(scenario, random.integer(POINTS), [k + random.normal(), random.normal()])],
  ['moving added points', added, (scenario, k) => movePoint(scenario, random.integer(POINTS), [k + random.normal(), random.normal()])],
  ['a slider', added, (scenario, k) => ({ ...scenario, prior: { precision: k + 2 } })],
  ['a model', added, (scenario, k) => ({ ...scenario, model: { family: 'glm', features: { kind: 'polynomial', degree: (k % 5) + 1 } } })],
  ['copies of everything', added, (scenario, k) => ({ ...structuredClone(scenario), prior: { precision: k + 2 } })],
  [
    'other data',
    start,
    (scenario, k) => withData(scenario, { points: (scenario.data.points ?? []).map(([x = 0, y = 0]) => [x, y, (k + 1) % 2]) }),
  ],
];

/** Of a past, of what was added, and of everything; FULL=1 takes all. */
const FEW = ['erasing', 'relabelling added points', 'copies of everything'];

test.each(walks.filter(([what]) => process.env.FULL || FEW.includes(what)))(
  `${UNDO_STEPS} steps at ${POINTS} points: %s`,
  (_, from, edit) => {
    const scenario = from();
    const before = heap();
    let state: ReturnType<typeof edited> = { scenario, undoable: [], redoable: [], gesture: null, touched: false };
    for (let k = 0; k < UNDO_STEPS; k++) state = edited(state, edit(state.scenario, k), null);
    const bytes = heap() - before;
    // A point that is hit twice may stay where it is.
    expect(state.undoable.length).toBeGreaterThan(0.9 * UNDO_STEPS);
    expect(bytes).toBeLessThan(BYTES);

    const last = JSON.stringify(state.scenario);
    for (let k = 0; k < UNDO_STEPS; k++) state = undone(state);
    expect(heap() - before).toBeLessThan(BYTES);
    expect(JSON.stringify(state.scenario)).toBe(JSON.stringify(scenario));
    for (let k = 0; k < UNDO_STEPS; k++) state = redone(state);
    expect(JSON.stringify(state.scenario)).toBe(last);
  },
);
