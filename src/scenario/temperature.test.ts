import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generators } from '../data/generators.ts';
import { decodeLink, encodeLink, linkDefaults } from './link.ts';
import { pythonScript } from './python/script.ts';
import { run } from './run.ts';
import type { Change, Scenario, ScenarioModel } from './types.ts';

/* T = 1 is the form itself: no bit of a figure, an objective, a link or a script tells of it. */

const METHODS = ['exact', 'k-prior', 'functional', 'replay'];
const HEATED = ['k-prior', 'functional'] as const;
const at = (temperature: number): Record<string, number> => Object.fromEntries(HEATED.map((id) => [`${id}.temperature`, temperature]));

const MODELS: readonly ScenarioModel[] = [
  { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 3 } },
  { family: 'glm', likelihood: 'categorical', features: { kind: 'polynomial', degree: 1 } },
  { family: 'glm', likelihood: 'gaussian', features: { kind: 'polynomial', degree: 2 } },
  { family: 'mlp', hidden: [4], seed: 2 },
  { family: 'mlp', hidden: [3], likelihood: 'categorical', activation: 'relu' },
];

const CHANGES: readonly Change[] = [
  {
    kind: 'add',
    points: [
      [1.3, 0.9, 1],
      [1.4, 1.1, 1],
      [-0.5, 0.2, 0],
    ],
  },
  { kind: 'remove', indices: [0, 3, 5] },
  { kind: 'relabel', labels: [[2, 1]] },
  { kind: 'move', points: [[4, [0.3, 0.7]]] },
  { kind: 'prior', precision: 2 },
];

const scenarios = fc
  .record({
    model: fc.constantFrom(...MODELS),
    steps: fc.shuffledSubarray([...CHANGES], { minLength: 1, maxLength: 2 }),
    seed: fc.nat(1000),
    size: fc.integer({ min: 0, max: 24 }),
    precision: fc.constantFrom(0.1, 1, 5),
    weights: fc.constantFrom('one', 'n-over-m', 'trace'),
    budget: fc.constantFrom('per-step', 'total'),
  })
  .map(({ model, steps, seed, size, precision, weights, budget }): Scenario => {
    const points = generators.get('moons')?.generate({ count: 24, noise: 0.2, seed }) ?? [];
    return {
      version: 1,
      data: { points: model.likelihood === 'categorical' ? points.map(([x = 0, y = 0], i) => [x, y, i % 3]) : points },
      model,
      prior: { precision },
      memory: { rule: 'lambda', size, weights, budget },
      steps,
      methods: METHODS,
    };
  });

describe('T = 1', () => {
  test('changes no bit of results or objectives, whatever the model, the memory and the changes', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const plain = run(scenario);
        expect(run({ ...scenario, options: at(1) })).toEqual(plain);
        // Every engine knows an objective without terms, so that none leaves it to the reference.
        const objectives = plain.details.flatMap(({ methods }) => Object.values(methods).flatMap(({ objective }) => objective ?? []));
        for (const objective of objectives) expect(Object.hasOwn(objective, 'terms')).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  test('changes no byte of the script but where options are written', () => {
    for (const model of MODELS.slice(0, 4)) {
      const [scenario] = fc.sample(
        scenarios.filter((one) => one.model === model),
        { numRuns: 1, seed: 5 },
      );
      if (!scenario) throw new Error('no scenario was drawn');
      const script = (options?: Scenario['options']): string => {
        const told = { ...scenario, ...(options && { options }) };
        return pythonScript(told, run(told));
      };
      expect(script(at(1))).toBe(script());
      expect(script(at(2))).not.toBe(script());
    }
  });
});

test('any other temperature moves what is not a regression, and nothing of one', () => {
  fc.assert(
    fc.property(
      scenarios.filter(({ memory: { size }, steps }) => size >= 5 && steps[0]?.kind === 'add'),
      fc.constantFrom(0.5, 2, 7),
      (scenario, temperature) => {
        const thetaOf = (options: Scenario['options'], id: string): readonly number[] =>
          run({ ...scenario, ...(options && { options }) }).results.steps[0]?.methods[id]?.theta ?? [];
        for (const id of HEATED) {
          const [plain, heated] = [thetaOf(undefined, id), thetaOf(at(temperature), id)];
          const moved = Math.hypot(...plain.map((x, j) => x - (heated[j] as number))) / Math.hypot(...plain);
          if (scenario.model.likelihood === 'gaussian') expect(moved).toBeLessThan(1e-6);
          else expect(moved).toBeGreaterThan(1e-6);
        }
      },
    ),
    { numRuns: 8 },
  );
});

describe('a link', () => {
  test('carries temperatures as they are set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (one, other) => {
        const scenario = { ...linkDefaults, options: { 'k-prior.temperature': one / 10, 'functional.temperature': other / 10 } };
        const decoded = decodeLink(encodeLink(scenario) ?? '');
        expect(decoded.outcome === 'ok' && decoded.scenario.options).toEqual(scenario.options);
      }),
    );
  });

  test('from before there were temperatures opens to methods at T = 1', () => {
    const decoded = decodeLink('#s=1.e30.0.HMug5A');
    if (decoded.outcome !== 'ok') throw new Error('the oldest link does not open');
    expect(decoded.scenario).toEqual(linkDefaults);
    expect(decoded.scenario.options).toBeUndefined();
  });
});
