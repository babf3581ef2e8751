import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { methods } from '../../adaptation/methods.ts';
import { generators } from '../../data/generators.ts';
import { run } from '../run.ts';
import type { Change, MethodResults, Scenario } from '../types.ts';
import { figuresCompared, pythonScript } from './script.ts';

const hasNumpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

type Figures = Record<string, number | null>;
interface Printed {
  base: { objective: number; gradientNorm: number };
  steps: Record<string, Figures | { undefined: string }>[];
}

const execute = (script: string): Printed =>
  JSON.parse(execFileSync('python3', ['-', '--json'], { input: script, encoding: 'utf8', maxBuffer: 1e8 }));

const close = (actual: number | null | undefined, expected: number | null, what: string, tolerance = 1e-6): void => {
  if (expected === null) expect(actual, what).toBeNull();
  else
    expect(Math.abs((actual ?? Number.NaN) - expected) / (1 + Math.abs(expected)), `${what}: ${actual}, ${expected}`).toBeLessThan(
      tolerance,
    );
};

/** A gradient that a solver has brought down to rounding has no direction to six digits. */
const isRounding = ({ pastGradient }: MethodResults): boolean =>
  Math.min(pastGradient.trueNorm ?? 0, pastGradient.reconstructedNorm ?? 0) < 1e-7;

/** Runs the script of a scenario and finds the figures of `run` in what it prints. */
const agrees = (scenario: Scenario): Printed => {
  const outcome = run(scenario);
  const printed = execute(pythonScript(scenario, outcome));
  close(printed.base.objective, outcome.results.base.objective, 'base objective');
  expect(printed.steps).toHaveLength(outcome.results.steps.length);
  outcome.results.steps.forEach((step, k) => {
    for (const [id, expected] of Object.entries(step.methods) as [string, MethodResults][]) {
      const mine = printed.steps[k]?.[id] as Figures;
      if (expected.undefinedBecause) {
        expect(mine, `${id}, step ${k}`).toEqual({ undefined: expected.undefinedBecause });
        continue;
      }
      for (const [figure, value] of figuresCompared(expected)) {
        if (mine.undecided && /^(disagreement|accuracy)/.test(figure)) continue;
        close(mine[figure], value, `${id}, step ${k}, ${figure}`, isRounding(expected) && figure === 'cosine' ? 1e-4 : 1e-6);
      }
      if (expected.converged) expect(mine.gradientNorm, `${id}, step ${k}`).toBeLessThanOrEqual(1e-6);
    }
  });
  return printed;
};

const rows = (id: string, count: number, seed: number): number[][] => generators.get(id)?.generate({ count, noise: 0.2, seed }) ?? [];
const all = methods.map(({ id }) => id);
const fresh = rows('moons', 12, 5).map(([x = 0, y = 0, label = 0]) => [x + 1, y - 0.5, label]);

const scene = (part: Partial<Scenario>): Scenario => ({
  version: 1,
  title: 'A "scene" with \\ and """ in it',
  data: { points: rows('moons', 60, 1) },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 10 },
  steps: [{ kind: 'add', points: fresh }],
  methods: all,
  ...part,
});

const third = (row: readonly number[], i: number): number[] => [...row.slice(0, -1), i % 3];

const MANY: Change[] = [
  { kind: 'add', points: fresh },
  { kind: 'remove', indices: [3, 61, 10] },
  {
    kind: 'relabel',
    labels: [
      [5, 1],
      [6, 0],
      [60, 1],
    ],
  },
  {
    kind: 'move',
    points: [
      [0, [0.3, 0.2]],
      [62, [1.2, -0.4]],
    ],
  },
  { kind: 'prior', precision: 2.5 },
  { kind: 'add', points: fresh.map(([x = 0, y = 0, label = 0]) => [x - 2, y, label]) },
];

test('the script holds the methods of the scenario and no other, in lines of at most 140 characters', () => {
  const scenario = scene({ methods: ['k-prior'] });
  const script = pythonScript(scenario, run(scenario));
  expect(script).toContain('def k_prior(');
  expect(script).not.toContain('def replay(');
  expect(script).not.toContain('def ewc_with_change(');
  expect(script.split('\n').filter((line) => line.length > 140)).toEqual([]);
});

test('what runs the scripts is there, or said to be missing', (context) => {
  if (!hasNumpy) context.skip('python3 with NumPy is not here: the scripts were written and not run');
});

describe.skipIf(!hasNumpy)('the script prints the figures of the page', () => {
  test('logistic regression with cubic features, every method, six changes', () => {
    agrees(scene({ steps: MANY }));
  });

  test('one budget over all, weights N / M, memory by hand, options', () => {
    agrees(
      scene({
        steps: MANY,
        memory: { rule: 'random', size: 14, weights: 'n-over-m', budget: 'total', seed: 3, indices: [1, 2, 30, 45] },
        options: {
          'ewc-diagonal.fisher': 'empirical',
          'ewc-diagonal.strength': 2,
          'ewc-full.deletion': 'ascent',
          'combined.curvature': 'full',
          'combined.replayShare': 0.3,
          'k-prior.temperature': 2,
          'functional.temperature': 0.5,
        },
      }),
    );
  });

  test('methods that go on from exact retraining after every other change', () => {
    agrees(scene({ steps: MANY, revisit: 2, memory: { rule: 'lambda', size: 12, weights: 'n-over-m' } }));
  });

  test('weights by trace, standardised inputs, then another degree, then an MLP', () => {
    agrees(
      scene({
        model: { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 2 } },
        memory: { rule: 'leverage', size: 12, weights: 'trace' },
        steps: [
          { kind: 'add', points: fresh },
          { kind: 'model', model: { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 3 } } },
          { kind: 'remove', indices: [2, 65] },
          { kind: 'model', model: { family: 'mlp', hidden: [4] } },
          { kind: 'add', points: fresh },
        ],
      }),
    );
  });

  test('down and up again in degree, with points that come and go between', () => {
    const to = (degree: number): Change => ({ kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree } } });
    const steps: Change[] = [
      to(1),
      { kind: 'add', points: fresh },
      to(2),
      { kind: 'remove', indices: [3, 65] },
      { kind: 'prior', precision: 2 },
    ];
    agrees(scene({ steps, options: { 'ewc-diagonal.fisher': 'empirical', 'combined.curvature': 'full' } }));
  });

  test('three classes', () => {
    agrees(
      scene({
        data: { points: rows('blobs', 60, 2).map(third) },
        model: { family: 'glm', likelihood: 'categorical', features: { kind: 'polynomial', degree: 2 } },
        steps: [
          { kind: 'add', points: fresh.map(third) },
          { kind: 'remove', indices: [0, 1] },
          { kind: 'relabel', labels: [[4, 2]] },
        ],
      }),
    );
  });

  test('a regression over three inputs', () => {
    const wide = rows('moons', 40, 3).map(([x = 0, y = 0]) => [x, y, x * y, 2 * x - y + 0.3 * x * y]);
    agrees(
      scene({
        data: { points: wide.slice(0, 30) },
        model: { family: 'glm', likelihood: 'gaussian', features: { kind: 'polynomial', degree: 1 } },
        steps: [
          { kind: 'add', points: wide.slice(30) },
          { kind: 'relabel', labels: [[4, 0.25]] },
        ],
      }),
    );
  });

  test('networks: the gradient of each objective vanishes at the θ of the page', () => {
    const printed = agrees(
      scene({ model: { family: 'mlp', hidden: [6, 4], seed: 1 }, steps: MANY.slice(0, 4), prior: { precision: 0.5 } }),
    );
    expect((printed.steps[0]?.['k-prior'] as Figures | undefined)?.gradientNorm).toBeLessThan(1e-6);
    agrees(
      scene({
        data: { points: rows('blobs', 45, 2).map(third) },
        model: { family: 'mlp', hidden: [5], activation: 'relu', likelihood: 'categorical' },
        prior: { precision: 0.5 },
        steps: [{ kind: 'add', points: fresh.map(third) }],
      }),
    );
  });

  test('a preset, a given θ*, and no change at all', () => {
    const preset = { data: { preset: { id: 'moons', count: 50, noise: 0.2, seed: 4 } } };
    agrees(scene({ ...preset, steps: [] }));
    agrees(scene({ ...preset, model: { family: 'glm' }, base: { theta: [0.1, 0.5, -1] }, methods: ['k-prior', 'keep-old', 'replay'] }));
    // A whole number that NumPy's integers do not hold.
    agrees(scene({ ...preset, model: { family: 'glm' }, base: { theta: [2 ** 64, 0, 0] }, steps: [], methods: ['exact'] }));
  });

  test('the table says how far it is from the page', () => {
    const scenario = scene({});
    const text = execFileSync('python3', ['-'], { input: pythonScript(scenario, run(scenario)), encoding: 'utf8' });
    expect(text).toMatch(/change 1: add/);
    expect(Number(/largest difference from the figures of the page: (\S+)/.exec(text)?.[1])).toBeLessThan(1e-6);
  });
});
