import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { dropStep } from './dropStep.ts';
import {
  addPoints,
  clearSteps,
  displayedPoints,
  dropLastStep,
  isEarlier,
  movePoint,
  pointsAfter,
  pointsBefore,
  relabelPoints,
  removePoints,
  replaceStep,
  setModelChange,
  setPriorChange,
  upToStep,
  withData,
} from './edits.ts';
import type { Change, Scenario } from './types.ts';

const rows = Array.from({ length: 5 }, (_, i) => [i, i, i % 2]);

const scenario = (...steps: Change[]): Scenario => ({
  version: 1,
  data: { points: rows },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 2 },
  steps,
  methods: ['exact'],
});

const add: Change = {
  kind: 'add',
  points: [
    [8, 8, 0],
    [9, 9, 1],
  ],
};
const remove: Change = { kind: 'remove', indices: [1, 3] };
const relabel: Change = { kind: 'relabel', labels: [[2, 1]] };
const move: Change = { kind: 'move', points: [[1, [7, 7]]] };

describe('adding', () => {
  test('starts a step, and extends one of the same kind', () => {
    const once = addPoints(scenario(), [[8, 8, 0]]);
    expect(once.steps).toEqual([{ kind: 'add', points: [[8, 8, 0]] }]);
    expect(addPoints(once, [[9, 9, 1]]).steps).toEqual([add]);
    expect(addPoints(scenario(remove), [[9, 9, 1]]).steps).toHaveLength(2);
  });

  test('of nothing is nothing', () => {
    const before = scenario(remove);
    expect(addPoints(before, [])).toBe(before);
  });
});

describe('removing', () => {
  test('starts a step, and extends one of the same kind with the union', () => {
    expect(removePoints(scenario(), [3, 1, 3]).steps).toEqual([remove]);
    expect(removePoints(scenario(remove), [4, 3, 0]).steps).toEqual([{ kind: 'remove', indices: [0, 1, 3, 4] }]);
  });

  test('takes added points out of the last addition; an emptied one disappears', () => {
    expect(removePoints(scenario(add), [5]).steps).toEqual([{ kind: 'add', points: [[9, 9, 1]] }]);
    expect(removePoints(scenario(add), [5, 6]).steps).toEqual([]);
    expect(removePoints(scenario(add), [6, 2]).steps).toEqual([
      { kind: 'add', points: [[8, 8, 0]] },
      { kind: 'remove', indices: [2] },
    ]);
    // The addition is gone, so that the removal before it is the last step and is extended: 3 there was 1 + … before it.
    expect(removePoints(scenario(remove, add), [3, 4, 1]).steps).toEqual([{ kind: 'remove', indices: [1, 2, 3] }]);
  });

  test('translates the numbers of the page to those after the last step', () => {
    // The page shows 0 … 4, then point 1 at its new place as number 5, which is number 4 after the move.
    expect(removePoints(scenario(move), [5]).steps).toEqual([move, { kind: 'remove', indices: [4] }]);
    expect(removePoints(scenario(move), [2]).steps).toEqual([move, { kind: 'remove', indices: [1] }]);
    expect(removePoints(scenario(move), [1]).steps).toEqual([move]);
  });

  test('never takes the last point, and ignores numbers that are not there', () => {
    const before = scenario(remove);
    expect(removePoints(before, [0, 2, 4])).toBe(before);
    expect(removePoints(before, [1, 99])).toEqual(before);
  });
});

describe('relabelling', () => {
  test('starts a step, extends one, and drops labels that are back where they were', () => {
    const once = relabelPoints(scenario(), [[2, 1]]);
    expect(once.steps).toEqual([relabel]);
    expect(relabelPoints(once, [[0, 1]]).steps).toEqual([
      {
        kind: 'relabel',
        labels: [
          [0, 1],
          [2, 1],
        ],
      },
    ]);
    expect(relabelPoints(once, [[2, 0]]).steps).toEqual([]);
    expect(relabelPoints(scenario(), [[2, 0]]).steps).toEqual([]);
  });

  test('changes added points where they were added, past points in a step of their own', () => {
    expect(
      relabelPoints(scenario(add), [
        [5, 1],
        [0, 1],
      ]).steps,
    ).toEqual([
      {
        kind: 'add',
        points: [
          [8, 8, 1],
          [9, 9, 1],
        ],
      },
      { kind: 'relabel', labels: [[0, 1]] },
    ]);
  });

  test('counts after a removal', () => {
    expect(
      relabelPoints(scenario(remove), [
        [4, 1],
        [3, 0],
      ]).steps,
    ).toEqual([remove, { kind: 'relabel', labels: [[2, 1]] }]);
  });
});

describe('moving', () => {
  test('starts a step, goes on within it, and ends where the point is back', () => {
    const once = movePoint(scenario(), 1, [7, 7]);
    expect(once.steps).toEqual([move]);
    expect(movePoint(once, 5, [6, 6]).steps).toEqual([{ kind: 'move', points: [[1, [6, 6]]] }]);
    expect(movePoint(once, 3, [0, 0]).steps).toEqual([
      {
        kind: 'move',
        points: [
          [1, [7, 7]],
          [3, [0, 0]],
        ],
      },
    ]);
    expect(movePoint(once, 5, [1, 1]).steps).toEqual([]);
    expect(movePoint(scenario(), 1, [1, 1]).steps).toEqual([]);
  });

  test('moves an added point where it was added', () => {
    expect(movePoint(scenario(add), 6, [0, 1]).steps).toEqual([
      {
        kind: 'add',
        points: [
          [8, 8, 0],
          [0, 1, 1],
        ],
      },
    ]);
    expect(movePoint(scenario(add), 4, [0, 1]).steps).toEqual([add, { kind: 'move', points: [[4, [0, 1]]] }]);
  });

  test('the place that a moved point left is nobody', () => {
    expect(movePoint(scenario(move), 1, [0, 1]).steps).toEqual([move]);
  });
});

describe('prior and model', () => {
  test('the last step of the kind is replaced, and goes where nothing changes', () => {
    const once = setPriorChange(scenario(), 5);
    expect(once.steps).toEqual([{ kind: 'prior', precision: 5 }]);
    expect(setPriorChange(once, 6).steps).toEqual([{ kind: 'prior', precision: 6 }]);
    expect(setPriorChange(once, 1).steps).toEqual([]);
    expect(setPriorChange({ ...once, steps: [...once.steps, add] }, 5).steps).toHaveLength(2);
  });

  test('a model that means the same is no change', () => {
    const cubic = { family: 'glm' as const, features: { kind: 'polynomial' as const, degree: 3 } };
    const once = setModelChange(scenario(), cubic);
    expect(once.steps).toEqual([{ kind: 'model', model: cubic }]);
    expect(setModelChange(once, { family: 'mlp' }).steps).toEqual([{ kind: 'model', model: { family: 'mlp' } }]);
    expect(setModelChange(once, { family: 'glm', seed: 0, inputs: 'raw' }).steps).toEqual([]);
  });
});

describe('other data', () => {
  test('takes along what still has a meaning', () => {
    const before: Scenario = {
      ...scenario(add),
      base: { theta: [0, 0, 0] },
      probes: [[0, 0, 0]],
      memory: { rule: 'random', size: 2, indices: [0] },
    };
    const data = { points: rows, classes: ['a', 'b'] };
    expect(withData(before, data)).toStrictEqual({ ...scenario(), data, memory: { rule: 'random', size: 2 } });
  });

  test('changes the likelihood with the number of classes', () => {
    const three = { points: [...rows, [0, 0, 2]] };
    const many = withData(scenario(), three);
    expect(many.model).toEqual({ family: 'glm', likelihood: 'categorical' });
    expect(withData(many, three).model).toEqual(many.model);
    expect(withData(many, { points: rows }).model.likelihood).toBe('bernoulli');
    expect(withData({ ...scenario(), model: { family: 'glm', likelihood: 'gaussian' } }, three).model.likelihood).toBe('gaussian');
  });
});

describe('steps', () => {
  test('points before, after and on the page', () => {
    const chain = scenario(remove, add);
    expect(pointsBefore(chain, 0)).toEqual(rows);
    expect(pointsBefore(chain, 1).map(([x]) => x)).toEqual([0, 2, 4]);
    expect(pointsAfter(chain).map(([x]) => x)).toEqual([0, 2, 4, 8, 9]);
    expect(displayedPoints(chain)).toEqual({ past: pointsBefore(chain, 1), added: add.points });
    expect(displayedPoints(scenario())).toEqual({ past: rows, added: [] });
  });

  test('dropping the last, and all', () => {
    expect(dropLastStep(scenario(remove, add)).steps).toEqual([remove]);
    expect(dropLastStep(scenario()).steps).toEqual([]);
    expect(clearSteps(scenario(remove, add)).steps).toEqual([]);
  });

  test('a dropped removal renumbers what follows', () => {
    expect(dropStep(scenario(remove, { kind: 'relabel', labels: [[2, 1]] }), 0).steps).toEqual([{ kind: 'relabel', labels: [[4, 1]] }]);
  });

  test('a dropped addition takes along what was done to its points', () => {
    const later: Change[] = [
      {
        kind: 'move',
        points: [
          [5, [3, 3]],
          [0, [4, 4]],
        ],
      },
      { kind: 'remove', indices: [5] },
      { kind: 'relabel', labels: [[5, 1]] },
    ];
    // After the move: 1 2 3 4, the second added, the first added at (3, 3), point 0 at (4, 4).
    expect(dropStep(scenario(add, ...later), 0).steps).toEqual([
      { kind: 'move', points: [[0, [4, 4]]] },
      { kind: 'relabel', labels: [[4, 1]] },
    ]);
  });

  test('a dropped move leaves later edits with the point', () => {
    expect(dropStep(scenario(move, { kind: 'remove', indices: [4] }), 0).steps).toEqual([{ kind: 'remove', indices: [1] }]);
  });

  test('a step that is not there, and steps that move nobody', () => {
    const before = scenario(add);
    expect(dropStep(before, 3)).toBe(before);
    expect(dropStep(scenario({ kind: 'prior', precision: 3 }, remove), 0).steps).toEqual([remove]);
  });
});

/** Plays random edits; every point is told apart by its first coordinate. */
const play = (seed: number, length: number): Scenario => {
  const random = createRandom(seed);
  let edited = scenario();
  for (let k = 0; k < length; k++) {
    const { past, added } = displayedPoints(edited);
    const shown = past.length + added.length;
    const some = random.pick(shown, 1 + random.integer(3));
    const name = 100 * (k + 1);
    switch (random.integer(5)) {
      case 0:
        edited = addPoints(edited, [
          [name, 0, random.integer(2)],
          [name + 1, 0, random.integer(2)],
        ]);
        break;
      case 1:
        edited = removePoints(edited, some);
        break;
      case 2:
        edited = relabelPoints(
          edited,
          some.map((index) => [index, random.integer(2)]),
        );
        break;
      case 3:
        edited = movePoint(edited, some[0] ?? 0, [name + 2, 1]);
        break;
      default:
        edited = setPriorChange(edited, 1 + random.integer(3));
    }
  }
  return edited;
};

describe('whatever a person does', () => {
  const seeds = fc.integer({ min: 0, max: 1e9 });

  test('every step has an effect that can be applied, and no two neighbours are of one kind', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { steps } = play(seed, 12);
        expect(pointsAfter(scenario(...steps)).length).toBeGreaterThan(0);
        steps.forEach((step, k) => {
          expect(step.kind).not.toBe(steps[k + 1]?.kind);
          if ('points' in step) expect(step.points.length).toBeGreaterThan(0);
        });
      }),
    );
  });

  test('the page sees the edit at the number that it named', () => {
    fc.assert(
      fc.property(seeds, fc.nat(30), (seed, at) => {
        const edited = play(seed, 8);
        const { past, added } = displayedPoints(edited);
        const row = [...past, ...added][at];
        const names = (s: Scenario): (number | undefined)[] => pointsAfter(s).map(([x]) => x);
        if (row === undefined || !names(edited).includes(row[0])) return;
        const left = names(removePoints(edited, [at]));
        if (names(edited).length > 1) expect(left).not.toContain(row[0]);
        const label = pointsAfter(edited).find(([x]) => x === row[0])?.[2] ?? 0;
        expect(pointsAfter(relabelPoints(edited, [[at, 1 - label]])).find(([x]) => x === row[0])?.[2]).toBe(1 - label);
        expect(names(movePoint(edited, at, [-1, -1]))).toContain(-1);
      }),
    );
  });

  test('any step can be dropped: the rest still applies, and points that the step did not bring are where they were', () => {
    fc.assert(
      fc.property(seeds, fc.nat(6), (seed, k) => {
        const edited = play(seed, 12);
        const names = (s: Scenario): number[] => pointsAfter(s).map(([x = 0]) => x);
        const step = edited.steps[k];
        const left = names(dropStep(edited, k));
        if (step?.kind === 'prior' || step?.kind === 'relabel') expect(left).toEqual(names(edited));
        if (step?.kind === 'remove') expect(left).toEqual(expect.arrayContaining(names(edited)));
        if (step?.kind === 'add') expect(names(edited)).toEqual(expect.arrayContaining(left));
        if (step?.kind === 'move') expect(left).toHaveLength(names(edited).length);
      }),
    );
  });

  test('steps dropped in any order lead back to the data', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat(20), { minLength: 13, maxLength: 13 }), (seed, order) => {
        const bare = order.reduce((s, k) => dropStep(s, s.steps.length === 0 ? 0 : k % s.steps.length), play(seed, 12));
        expect(bare.steps).toEqual([]);
      }),
    );
  });
});

test('an earlier change of δ is edited in its place, and the later ones stay', () => {
  const chain = scenario({ kind: 'prior', precision: 2 }, add, { kind: 'prior', precision: 5 });
  expect([0, 1, 2].map((at) => isEarlier(chain, at, 'prior'))).toEqual([true, false, false]);
  expect(upToStep(chain, 0).steps).toEqual([{ kind: 'prior', precision: 2 }]);
  const edited = replaceStep(chain, 0, { kind: 'prior', precision: 1 });
  expect(edited.steps).toEqual([{ kind: 'prior', precision: 1 }, add, { kind: 'prior', precision: 5 }]);
});
