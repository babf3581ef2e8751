import { describe, expect, test, vi } from 'vitest';
import { memoryRules } from '../adaptation/memory.ts';
import type { ComparedFigures } from '../scenario/figures.ts';
import { redraw } from '../scenario/redraw.ts';
import { run } from '../scenario/run.ts';
import type { MethodResults, Scenario } from '../scenario/types.ts';
import { studyTools } from '../testing/studyTools.ts';
import type { MemoryCurveResult } from './memoryCurve.ts';
import memoryCurve, { sizesOf } from './memoryCurve.worker.ts';
import memoryOrder from './memoryOrder.worker.ts';
import { BY_HAND, WEIGHTS } from './memoryRules.ts';
import memoryRules_ from './memoryRules.worker.ts';

vi.setConfig({ testTimeout: 30_000 });

const METHODS = ['exact', 'k-prior', 'replay', 'k-prior+ewc', 'ewc-diagonal', 'keep-old'];

const moons = (part: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 5 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 8 },
  steps: [{ kind: 'add', points: [[1.2, 1, 1], [1.4, 0.9, 1], [1.3, 1.1, 0]] }], // biome-ignore format: three rows
  methods: METHODS,
  ...part,
});

/** The same data, but one's own. */
const own = (part: Partial<Scenario> = {}): Scenario => ({
  ...moons(),
  data: { points: run(moons()).results.steps[0]?.points.slice(0, 40) ?? [] },
  ...part,
});

const figuresOf = ({ disagreement, pastGradient, accuracy }: MethodResults): ComparedFigures => ({
  disagreement,
  gradientError: pastGradient.relativeError,
  accuracyPast: accuracy.past,
  accuracyNew: accuracy.new,
  accuracyAll: accuracy.all,
});

/** What the headless command prints of a scenario's change. */
const printed = (scenario: Scenario, step = 0): Record<string, ComparedFigures> =>
  Object.fromEntries(Object.entries(run(scenario).results.steps[step]?.methods ?? {}).map(([id, results]) => [id, figuresOf(results)]));

const at = (result: MemoryCurveResult, seed: number, size: number, id: string): ComparedFigures | null | undefined => {
  const one = result.runs[seed];
  return one?.others[id] ?? one?.remembering[id]?.[result.sizes.indexOf(size)];
};

describe('the curve', () => {
  test('is at the paper’s shares, without repeats, one point at least', () => {
    expect(sizesOf(240)).toEqual([5, 12, 17, 24, 48, 120, 240]);
    expect(sizesOf(20)).toEqual([1, 2, 4, 10, 20]);
    expect(sizesOf(1)).toEqual([1]);
  });

  test('holds what the headless command prints, for every method, size and seed', async () => {
    const scenario = moons();
    const result = await memoryCurve({ scenario, step: 0, effort: 'solved' }, studyTools());
    expect(result).toMatchObject({ count: 40, sizes: [1, 2, 3, 4, 8, 20, 40], chance: 'data', seeds: 10, effort: 'solved' });
    expect(result.runs).toHaveLength(10);
    for (const [seed, size] of [[0, 8], [0, 1], [0, 40], [3, 8], [9, 20]] as const) {
      const drawn = redraw(scenario, 'data', seed);
      const expected = printed({ ...drawn, memory: { ...drawn.memory, size } });
      for (const id of METHODS) expect(at(result, seed, size, id), `${id}, ${size}, seed ${seed}`).toEqual(expected[id]);
    } // biome-ignore format: pairs
  });

  test('takes a chain to the change that is looked at with the same memory all the way', async () => {
    const steps: Scenario['steps'] = [...moons().steps, { kind: 'remove', indices: [3, 7, 41] }, { kind: 'prior', precision: 3 }];
    const scenario = own({ steps });
    for (const step of [1, 2]) {
      const result = await memoryCurve({ scenario, step, effort: 'solved' }, studyTools());
      expect(result).toMatchObject({ chance: 'none', seeds: 1 });
      const expected = printed({ ...scenario, memory: { ...scenario.memory, size: 20 } }, step);
      for (const id of METHODS) expect(at(result, 0, 20, id), id).toEqual(expected[id]);
    }
  });

  test('goes on from exact retraining after a revisit, as the headless command does', async () => {
    const { steps: first } = moons();
    const steps: Scenario['steps'] = [...first, { kind: 'remove', indices: [3, 7, 41] }, { kind: 'add', points: [[-1, 0.4, 0]] }];
    const scenario = own({ steps, revisit: 2, memory: { rule: 'lambda', size: 8, weights: 'n-over-m', indices: [0, 1] } });
    const result = await memoryCurve({ scenario, step: 2, effort: 'solved' }, studyTools());
    const { indices, ...memory } = scenario.memory;
    const expected = printed({ ...scenario, memory: { ...memory, size: 4 } }, 2);
    for (const id of METHODS)
      for (const [figure, value] of Object.entries(expected[id] as ComparedFigures))
        expect(at(result, 0, 4, id)?.[figure as keyof ComparedFigures], `${id} ${figure}`).toBeCloseTo(value as number, 12);
  });

  test('of own data draws only the memory anew', async () => {
    const scenario = own({ memory: { rule: 'random', size: 8, weights: 'n-over-m', seed: 2 } });
    const result = await memoryCurve({ scenario, step: 0, effort: 'solved' }, studyTools());
    expect(result).toMatchObject({ chance: 'memory', seeds: 10 });
    for (const seed of [0, 4]) {
      const expected = printed({ ...scenario, memory: { ...scenario.memory, seed: 2 + seed } });
      for (const id of METHODS) expect(at(result, seed, 8, id), id).toEqual(expected[id]);
    }
    expect(at(result, 0, 8, 'replay')).not.toEqual(at(result, 4, 8, 'replay'));
  });

  test('of an MLP: solved as the headless command does; trained it comes near', async () => {
    const scenario = own({ model: { family: 'mlp', hidden: [4] }, methods: ['k-prior', 'replay', 'keep-old', 'ewc-diagonal'] });
    const solved = await memoryCurve({ scenario, step: 0, effort: 'solved' }, studyTools());
    const expected = printed(scenario);
    for (const id of scenario.methods) expect(at(solved, 0, 8, id), id).toEqual(expected[id]);
    const trained = await memoryCurve({ scenario, step: 0, effort: 'trained' }, studyTools());
    expect(trained.effort).toBe('trained');
    expect(at(trained, 0, 8, 'exact')?.disagreement).toBe(0);
    for (const size of [8, 40])
      for (const id of scenario.methods) {
        const [one, other] = [at(trained, 0, size, id), at(solved, 0, size, id)];
        expect(Math.abs((one?.disagreement ?? 1) - (other?.disagreement ?? 0)), `${id}, ${size}`).toBeLessThan(0.05);
      }
  });

  test('trained takes a chain too', async () => {
    const steps: Scenario['steps'] = [...moons().steps, { kind: 'prior', precision: 3 }];
    const scenario = own({ steps, methods: ['k-prior', 'replay'] });
    const trained = await memoryCurve({ scenario, step: 1, effort: 'trained' }, studyTools());
    const solved = await memoryCurve({ scenario, step: 1, effort: 'solved' }, studyTools());
    for (const size of [8, 40])
      for (const id of scenario.methods)
        expect(Math.abs((at(trained, 0, size, id)?.disagreement ?? 1) - (at(solved, 0, size, id)?.disagreement ?? 0)), id).toBeLessThan(
          0.05,
        );
  });

  test('a method that is not defined for the change has no figures', async () => {
    const scenario = own({
      steps: [{ kind: 'model', model: { family: 'mlp', hidden: [3] } }],
      methods: ['ewc-diagonal', 'k-prior+ewc', 'replay'],
    });
    const result = await memoryCurve({ scenario, step: 0, effort: 'solved' }, studyTools());
    expect(at(result, 0, 8, 'ewc-diagonal')).toBeUndefined();
    expect(result.runs[0]?.others['ewc-diagonal']).toBeNull();
    expect(result.runs[0]?.remembering['k-prior+ewc']).toEqual(result.sizes.map(() => null));
    expect(at(result, 0, 8, 'replay')?.disagreement).toBeGreaterThanOrEqual(0);
  });

  test('says how far it is, with what there is to show, and can be left', async () => {
    const told: { share: number; partial: MemoryCurveResult | undefined }[] = [];
    const report = (share: number, partial?: MemoryCurveResult): void => {
      told.push({ share, partial });
    };
    const result = await memoryCurve({ scenario: moons(), step: 0, effort: 'solved' }, studyTools({ report }));
    told.slice(1).forEach(({ share }, k) => {
      expect(share).toBeGreaterThan(told[k]?.share as number);
    });
    expect(told[0]?.partial?.runs).toHaveLength(1);
    expect(told[0]?.partial?.runs[0]?.remembering['k-prior']).toHaveLength(1);
    expect(told.at(-1)).toEqual({ share: 1, partial: result });

    const leaving = new AbortController();
    const left = memoryCurve(
      { scenario: moons(), step: 0, effort: 'solved' },
      studyTools({ signal: leaving.signal, report: () => leaving.abort() }),
    );
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the rules side by side', () => {
  test('hold what the headless command prints with that rule and those weights', async () => {
    const scenario = moons();
    const methods = ['k-prior', 'replay'];
    const result = await memoryRules_({ scenario, step: 0, methods, effort: 'solved' }, studyTools());
    expect(result).toMatchObject({ size: 8, count: 40, chance: 'data', seeds: 10, leftOut: [] });
    expect(result.entries).toHaveLength(memoryRules.length * WEIGHTS.length);
    for (const { rule, weights, of } of result.entries)
      for (const seed of [0, 6]) {
        const drawn = redraw(scenario, 'data', seed);
        const expected = printed({ ...drawn, memory: { ...drawn.memory, rule, weights } });
        for (const id of methods) expect(of[id]?.[seed], `${rule}, ${weights}, ${id}`).toEqual(expected[id]);
      }
  });

  test('on own data only the seeded rule has more than one figure; what is picked by hand is beside them', async () => {
    const scenario = own({ memory: { rule: 'lambda', size: 8, indices: [1, 5, 9] } });
    const result = await memoryRules_({ scenario, step: 0, methods: ['k-prior'], effort: 'solved' }, studyTools());
    const counts = Object.fromEntries(result.entries.map(({ rule, of }) => [rule, of['k-prior']?.length]));
    expect(counts).toEqual({ lambda: 1, random: 10, leverage: 1, residual: 1, sensitivity: 1, herding: 1, [BY_HAND]: 1 });
    for (const weights of WEIGHTS) {
      const picked = result.entries.find((entry) => entry.rule === BY_HAND && entry.weights === weights);
      expect(picked?.of['k-prior']).toEqual([printed({ ...scenario, memory: { ...scenario.memory, weights } })['k-prior']]);
    }
  });

  test('of many points what grows with their square is left out, and said', async () => {
    const scenario = moons({
      data: { preset: { id: 'moons', count: 2_100, noise: 0.2, seed: 5 } },
      model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } },
      steps: [...moons().steps, { kind: 'remove', indices: [0] }],
    });
    const result = await memoryRules_({ scenario, step: 1, methods: ['k-prior'], effort: 'solved' }, studyTools());
    expect(result.leftOut).toEqual(['herding']);
    expect(new Set(result.entries.map(({ rule }) => rule))).toEqual(new Set(['lambda', 'random', 'leverage', 'residual', 'sensitivity']));
  });

  test('trained together they come near', async () => {
    const scenario = own();
    const request = { scenario, step: 0, methods: ['k-prior'] };
    const solved = await memoryRules_({ ...request, effort: 'solved' }, studyTools());
    const trained = await memoryRules_({ ...request, effort: 'trained' }, studyTools());
    trained.entries.forEach(({ rule, weights, of }, k) => {
      expect(solved.entries[k]).toMatchObject({ rule, weights });
      const gap = (of['k-prior']?.[0]?.disagreement ?? 1) - (solved.entries[k]?.of['k-prior']?.[0]?.disagreement ?? 0);
      expect(Math.abs(gap), `${rule}, ${weights}`).toBeLessThan(0.03);
    });
  });
});

describe('the order', () => {
  test.each(memoryRules.map(({ id, score }) => [id, score !== undefined] as const))(
    '%s: its first points are what the headless command remembers',
    async (rule, scored) => {
      const scenario = moons({ memory: { rule, size: 8, seed: 4 } });
      const { points, labels, scores } = await memoryOrder({ scenario, step: 0 }, studyTools());
      for (const size of [2, 8, 23, 40]) {
        const { memory } = run({ ...scenario, memory: { ...scenario.memory, size } }).results.steps[0] ?? { memory: [] };
        expect([...points.slice(0, size)].sort((one, other) => one - other)).toEqual(memory);
      }
      expect(scores !== null).toBe(scored);
      for (const label of [0, 1]) {
        const own = [...(scores ?? [])].filter((_, k) => labels[k] === label);
        expect(own).toEqual([...own].sort((one, other) => other - one));
      }
    },
  );

  test('points keep their place on the canvas, and one that has gone has none', async () => {
    const scenario = own({
      steps: [
        { kind: 'remove', indices: [0, 3] },
        { kind: 'prior', precision: 2 },
      ],
    });
    const first = await memoryOrder({ scenario, step: 0 }, studyTools());
    const second = await memoryOrder({ scenario, step: 1 }, studyTools());
    // While they go they are still on the canvas.
    expect([...first.points].sort((one, other) => one - other)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    first.points.forEach((point, k) => {
      const expected = point === 0 || point === 3 ? -1 : point - (point > 3 ? 2 : 1);
      expect(second.points[k]).toBe(expected);
    });
  });
});
