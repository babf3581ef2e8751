import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Likelihood } from '../core/model.ts';
import { createRandom, type Random } from '../core/random.ts';
import { relativeDistance, sampleRow } from '../testing/samples.ts';
import { applyChange } from './apply.ts';
import { run } from './run.ts';
import type { Change, MethodResults, Scenario, StepResults } from './types.ts';

vi.setConfig({ testTimeout: 30_000 });

/* The invariants of solutions over one change and over many, through `run`: what the page and the command line call. */

const LIKELIHOODS: readonly Likelihood[] = ['bernoulli', 'gaussian', 'categorical'];

interface World {
  likelihood: Likelihood;
  degree: number;
  seed: number;
}
const worlds: fc.Arbitrary<World> = fc.record({
  likelihood: fc.constantFrom(...LIKELIHOODS),
  degree: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(),
});

const COUNT = 30;
/** A memory that holds everything, and everything that comes. */
const ALL = 1000;

const scenarioOf = ({ likelihood, degree, seed }: World, steps: Change[], change: Partial<Scenario> = {}): Scenario => {
  const random = createRandom(seed);
  return {
    version: 1,
    // Three classes are there also where no point has the third.
    data: { points: Array.from({ length: COUNT }, () => sampleRow(likelihood, 2, random)), classes: ['a', 'b', 'c'] },
    model: { family: 'glm', likelihood, features: { kind: 'polynomial', degree } },
    prior: { precision: 0.8 },
    memory: { rule: 'lambda', size: ALL },
    steps,
    methods: ['exact', 'k-prior'],
    ...change,
  };
};

const at = (steps: readonly StepResults[], k: number, id: string): MethodResults => {
  const method = steps.at(k)?.methods[id];
  if (!method) throw new Error(`no step ${k}, or no method ${id}`);
  return method;
};
const finish = (scenario: Scenario, id: string): MethodResults => at(run(scenario).results.steps, -1, id);

const KINDS = ['add', 'remove', 'relabel', 'move', 'prior'] as const;
type Kind = (typeof KINDS)[number] | 'model';

/** Change of a kind, to points as they stand. */
const changeOf = (kind: Kind, rows: readonly number[][], world: World, random: Random): Change => {
  const some = (most: number): number[] => random.pick(rows.length, 1 + random.integer(most));
  const fresh = (): number[] => sampleRow(world.likelihood, 2, random);
  switch (kind) {
    case 'add':
      return { kind, points: Array.from({ length: 1 + random.integer(6) }, fresh) };
    case 'remove':
      return { kind, indices: some(4) };
    case 'relabel':
      return { kind, labels: some(4).map((i) => [i, fresh().at(-1) as number]) };
    case 'move':
      return { kind, points: some(4).map((i) => [i, fresh().slice(0, 2)]) };
    case 'prior':
      return { kind, precision: 0.2 + 2 * random.uniform() };
    case 'model':
      return { kind, model: { family: 'glm', likelihood: world.likelihood, features: { kind: 'polynomial', degree: 1 } } };
  }
};

/** So many changes one after another, each to what the last one left. */
const journey = (world: World, kinds: readonly Kind[]): Scenario => {
  const random = createRandom(world.seed + 1);
  let rows = scenarioOf(world, []).data.points as number[][];
  const steps = kinds.map((kind) => {
    const change = changeOf(kind, rows, world, random);
    rows = applyChange(rows, change).rows;
    return change;
  });
  return scenarioOf(world, steps);
};

describe('15 K-prior with everything in memory is exact retraining', () => {
  test.each([...KINDS])('for one change: %s', (kind) => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { steps } = run(journey(world, [kind])).results;
        const [exact, kPrior] = [at(steps, 0, 'exact'), at(steps, 0, 'k-prior')];
        expect(exact.gradientNorm).toBeLessThanOrEqual(1e-8);
        expect(relativeDistance(kPrior.theta ?? [], exact.theta ?? [])).toBeLessThan(1e-6);
        expect(relativeDistance(kPrior.logits, exact.logits)).toBeLessThan(1e-6);
      }),
      { numRuns: 30 },
    );
  });

  test.each(LIKELIHOODS)('for a chain of twelve mixed changes, at every step of it: %s', (likelihood) => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...KINDS), { minLength: 12, maxLength: 12 }),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (kinds, seed, degree) => {
          const { steps } = run(journey({ likelihood, degree, seed }, kinds)).results;
          expect(steps).toHaveLength(12);
          for (const [k] of steps.entries())
            expect(relativeDistance(at(steps, k, 'k-prior').logits, at(steps, k, 'exact').logits), `step ${k}`).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('also where the chain goes to a smaller model', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { steps } = run(journey({ ...world, degree: 3 }, ['add', 'relabel', 'model', 'remove', 'add'])).results;
        expect(relativeDistance(at(steps, -1, 'k-prior').logits, at(steps, -1, 'exact').logits)).toBeLessThan(1e-6);
      }),
      { numRuns: 15 },
    );
  });

  test('and with a memory of some points it is not', () => {
    const { steps } = run({
      ...journey({ likelihood: 'bernoulli', degree: 3, seed: 5 }, ['add']),
      memory: { rule: 'lambda', size: 4 },
    }).results;
    expect(relativeDistance(at(steps, 0, 'k-prior').logits, at(steps, 0, 'exact').logits)).toBeGreaterThan(1e-3);
  });
});

test('17 under a new prior the weight prior merely rescales: θ = (δ / δ′) θ*', () => {
  fc.assert(
    fc.property(worlds, fc.double({ min: 0.1, max: 10, noNaN: true }), (world, precision) => {
      const { base, steps } = run(scenarioOf(world, [{ kind: 'prior', precision }], { methods: ['weight-prior'] })).results;
      const scaled = base.theta.map((weight) => (0.8 / precision) * weight);
      expect(relativeDistance(at(steps, 0, 'weight-prior').theta ?? [], scaled)).toBeLessThan(1e-6);
    }),
    { numRuns: 40 },
  );
});

test('19 adding a point and removing it again leads back to θ*, exactly retrained or by K-prior with everything in memory', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const point = sampleRow(world.likelihood, 2, createRandom(world.seed + 2));
      const { base, steps } = run(
        scenarioOf(world, [
          { kind: 'add', points: [point] },
          { kind: 'remove', indices: [COUNT] },
        ]),
      ).results;
      for (const id of ['exact', 'k-prior']) {
        expect(relativeDistance(at(steps, 0, id).theta ?? [], base.theta)).toBeGreaterThan(1e-9);
        expect(relativeDistance(at(steps, 1, id).theta ?? [], base.theta)).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 40 },
  );
});

const ANCHORED = ['weight-prior', 'ewc-diagonal', 'ewc-full', 'k-prior', 'k-prior+ewc', 'centred-replay', 'influence', 'keep-old', 'exact'];

test('20 relabelling a point as what it is leaves θ* where it is', () => {
  fc.assert(
    fc.property(worlds, fc.nat(COUNT - 1), (world, index) => {
      const { data } = scenarioOf(world, []);
      const label = data.points?.[index]?.at(-1) as number;
      const { base, steps } = run(
        scenarioOf(world, [{ kind: 'relabel', labels: [[index, label]] }], { memory: { rule: 'lambda', size: 6 }, methods: ANCHORED }),
      ).results;
      for (const id of ANCHORED) expect(relativeDistance(at(steps, 0, id).theta ?? [], base.theta), id).toBeLessThan(1e-6);
    }),
    { numRuns: 25 },
  );
});

test('26 where nothing changes every anchored method stays at θ*', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      for (const nothing of [
        { kind: 'prior', precision: 0.8 },
        { kind: 'add', points: [] },
        { kind: 'model', model: scenarioOf(world, []).model },
      ] satisfies Change[]) {
        const { base, steps } = run(scenarioOf(world, [nothing], { memory: { rule: 'lambda', size: 6 }, methods: ANCHORED })).results;
        for (const id of ANCHORED)
          expect(relativeDistance(at(steps, 0, id).theta ?? [], base.theta), `${id}, ${nothing.kind}`).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 15 },
  );
});

test('26 also an MLP stays', () => {
  const mlp = scenarioOf({ likelihood: 'bernoulli', degree: 1, seed: 3 }, [{ kind: 'prior', precision: 0.8 }], {
    model: { family: 'mlp', hidden: [6], seed: 2 },
    memory: { rule: 'lambda', size: 6 },
    methods: ANCHORED,
  });
  const { base, steps } = run(mlp).results;
  for (const id of ANCHORED) expect(relativeDistance(at(steps, 0, id).theta ?? [], base.theta), id).toBeLessThan(1e-6);
});

test('25 the order of the points changes nothing', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const random = createRandom(world.seed + 3);
      const points = scenarioOf(world, []).data.points as number[][];
      const order = random.shuffle(points.map((_, i) => i));
      const added: Change = { kind: 'add', points: Array.from({ length: 4 }, () => sampleRow(world.likelihood, 2, random)) };
      const remembered = [2, 3, 5, 7, 11];
      const methods = [...ANCHORED, 'replay', 'functional', 'fine-tune'];
      const solve = (rows: number[][], indices: number[]) =>
        run(
          scenarioOf(world, [added], {
            data: { points: rows, classes: ['a', 'b', 'c'] },
            memory: { rule: 'lambda', size: 0, indices },
            methods,
          }),
        ).results.steps;
      const one = solve(points, remembered);
      const other = solve(
        order.map((i) => points[i] as number[]),
        remembered.map((i) => order.indexOf(i)),
      );
      for (const id of methods) expect(relativeDistance(at(other, 0, id).theta ?? [], at(one, 0, id).theta ?? []), id).toBeLessThan(1e-6);
    }),
    { numRuns: 20 },
  );
});

describe('moving a point', () => {
  test('is removing it and adding it at its new place, for every method', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const points = scenarioOf(world, []).data.points as number[][];
        const [x1, x2] = [0.3, -0.9];
        const methods = ['exact', 'k-prior', 'replay', 'weight-prior', 'functional'];
        const memory = { rule: 'lambda', size: 5 };
        const moved = run(scenarioOf(world, [{ kind: 'move', points: [[4, [x1, x2]]] }], { methods, memory }));
        const label = points[4]?.at(-1) as number;
        expect(moved.results.steps[0]?.points).toEqual([...points, [x1, x2, label]]);
        expect(moved.details[0]).toMatchObject({ pastCount: COUNT, touched: [4] });
        // Exact retraining on the rows as they are then.
        const after = scenarioOf(world, [{ kind: 'prior', precision: 0.8 }], {
          data: { points: [...points.filter((_, i) => i !== 4), [x1, x2, label]], classes: ['a', 'b', 'c'] },
        });
        expect(relativeDistance(at(moved.results.steps, 0, 'exact').theta ?? [], finish(after, 'exact').theta ?? [])).toBeLessThan(1e-6);
      }),
      { numRuns: 20 },
    );
  });
});

describe('over several steps', () => {
  const world: World = { likelihood: 'bernoulli', degree: 2, seed: 8 };

  test('points are numbered past first, removed ones included, and close up afterwards', () => {
    const points = scenarioOf(world, []).data.points as number[][];
    const [p, q] = [
      [0.1, 0.2, 1],
      [0.3, 0.4, 0],
    ] as [number[], number[]];
    const { steps } = run(
      scenarioOf(world, [
        { kind: 'add', points: [p, q] },
        { kind: 'remove', indices: [0, COUNT] },
        { kind: 'relabel', labels: [[COUNT - 1, 1]] },
        { kind: 'prior', precision: 2 },
      ]),
    ).results;
    expect(steps[0]?.points).toEqual([...points, p, q]);
    expect(steps[1]?.points).toEqual([...points, p, q]);
    const left = [...points.slice(1), q];
    // A relabelled point is told with the label that it had.
    expect(steps[2]?.points).toEqual(left);
    expect(steps[3]?.points).toEqual([...left.slice(0, -1), [0.3, 0.4, 1]]);
    for (const step of steps) for (const { logits } of Object.values(step.methods)) expect(logits).toHaveLength(step.points.length);
  });

  test('the true past gradient is that of all the points, whatever a method still holds', () => {
    const scenario = {
      ...journey(world, ['add', 'remove', 'add', 'prior']),
      memory: { rule: 'lambda', size: 4 },
      methods: ['exact', 'k-prior', 'replay'],
    };
    const { steps } = run(scenario).results;
    for (const [k] of steps.entries()) {
      // Exact retraining reconstructs it from all the points: no error where there is a gradient at all.
      const { relativeError, cosine } = at(steps, k, 'exact').pastGradient;
      expect(relativeError).toBeLessThan(1e-8);
      expect(cosine).toBeCloseTo(1, 10);
      expect(at(steps, k, 'replay').pastGradient.relativeError).toBeGreaterThan(1e-3);
    }
  });

  test('memory is told before the touched points join, and a removed point is in it no more', () => {
    const scenario = scenarioOf(world, [], { memory: { rule: 'lambda', size: 6 } });
    const remembered = run({ ...scenario, steps: [{ kind: 'prior', precision: 1 }] }).results.steps[0]?.memory as number[];
    expect(remembered).toHaveLength(6);
    const gone = remembered[2] as number;
    const other = Array.from({ length: COUNT }, (_, i) => i).find((i) => !remembered.includes(i)) as number;
    const { steps } = run({
      ...scenario,
      steps: [
        { kind: 'remove', indices: [gone, other] },
        { kind: 'prior', precision: 1 },
      ],
    }).results;
    expect(steps[0]?.memory).toEqual(remembered);
    const closedUp = (i: number) => i - Number(i > gone) - Number(i > other);
    expect(steps[1]?.memory).toEqual(remembered.filter((i) => i !== gone).map(closedUp));
  });

  test("'per-step' remembers of each addition, 'total' keeps one budget", () => {
    const added: Change = { kind: 'add', points: Array.from({ length: 9 }, () => sampleRow('bernoulli', 2, createRandom(3))) };
    const sizes = (budget: 'per-step' | 'total') =>
      run(
        scenarioOf(world, [added, added, { kind: 'prior', precision: 1 }], { memory: { rule: 'lambda', size: 6, budget } }),
      ).results.steps.map(({ memory }) => memory.length);
    expect(sizes('per-step')).toEqual([6, 12, 18]);
    expect(sizes('total')).toEqual([6, 6, 6]);
  });

  test('a hand-picked memory counts for the first data, later additions follow the rule', () => {
    const added: Change = {
      kind: 'add',
      points: [
        [0.1, 0.2, 1],
        [0.2, 0.1, 0],
        [0.9, 0.9, 1],
      ],
    };
    const { steps } = run(
      scenarioOf(world, [added, { kind: 'prior', precision: 1 }], { memory: { rule: 'lambda', size: 2, indices: [9, 4, 1] } }),
    ).results;
    expect(steps[0]?.memory).toEqual([1, 4, 9]);
    expect(steps[1]?.memory).toHaveLength(5);
  });

  test('keep-old keeps its figures across a new model, but its θ has another shape', () => {
    const { base, steps } = run(
      scenarioOf(
        world,
        [
          { kind: 'model', model: { family: 'mlp', hidden: [3] } },
          { kind: 'prior', precision: 2 },
        ],
        {
          methods: ['exact', 'keep-old', 'ewc-full', 'k-prior'],
        },
      ),
    ).results;
    const kept = at(steps, 0, 'keep-old');
    expect(kept.theta).toBeNull();
    expect(kept.logits).toHaveLength(COUNT);
    expect(kept.undefinedBecause).toBeUndefined();
    expect(kept.accuracy.past).toBeGreaterThan(0.5);
    expect(relativeDistance(at(steps, 1, 'keep-old').logits, kept.logits)).toBe(0);
    // The old model's own logits.
    const before = run(scenarioOf(world, [{ kind: 'prior', precision: 0.8 }], { methods: ['keep-old'] })).results;
    expect(at(before.steps, 0, 'keep-old').logits).toEqual(kept.logits);
    expect(at(before.steps, 0, 'keep-old').theta).toEqual(base.theta);

    const refused = at(steps, 0, 'ewc-full');
    expect(refused).toMatchObject({ theta: null, logits: [], converged: false, objective: null, cost: null, disagreement: null });
    expect(refused.undefinedBecause).toBe('The weights of the old model have no counterpart in the new one.');
    expect(at(steps, 1, 'ewc-full').undefinedBecause).toMatch(/^It could not follow an earlier change\. /);
    // K-prior distils its memory into the new model and goes on from there.
    expect(at(steps, 0, 'k-prior').theta).toHaveLength(13);
    expect(at(steps, 1, 'k-prior').converged).toBe(true);
  });
});
