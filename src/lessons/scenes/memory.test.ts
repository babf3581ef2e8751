import { describe, expect, test, vi } from 'vitest';
import { createReference } from '../../engine/reference/reference.ts';
import { encodeLink, quantise } from '../../scenario/link.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import { parseScenario } from '../../scenario/validate.ts';
import type { MemoryCurveResult } from '../../studies/memoryCurve.ts';
import memoryCurve from '../../studies/memoryCurve.worker.ts';
import type { MemoryRulesResult, Weights } from '../../studies/memoryRules.ts';
import memoryRules from '../../studies/memoryRules.worker.ts';
import { halfMoons } from '../data/halfMoons.ts';
import balance from './memory-balance.ts';
import everything from './memory-everything.ts';
import replay from './memory-replay.ts';
import rules from './memory-rules.ts';

vi.setConfig({ testTimeout: 60_000 });

const tools = () => ({
  engine: createReference(),
  reference: createReference(),
  cache: {},
  signal: new AbortController().signal,
  report: () => {},
});
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** '3.0 %', as a scene says it. */
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const SCENES = [rules, replay, balance, everything];
/** Draws of the half moons, the scenes' own first. */
const SEEDS = Array.from({ length: 8 }, (_, seed) => seed);

test.each(SCENES)('$id is valid, opens in its panel, and sharing changes nothing', ({ scenario, panel, title }) => {
  expect(parseScenario(scenario)).toStrictEqual(scenario);
  expect(quantise(scenario)).toStrictEqual(scenario);
  expect(encodeLink(scenario)).not.toBeNull();
  expect(panel).toBe('memory');
  expect(scenario.title).toBe(title);
});

const studies = new Map<string, Promise<MemoryRulesResult>>();
/** The rules side by side, for the scene of rules on another draw of the half moons. */
const rulesOf = (seed: number): Promise<MemoryRulesResult> => {
  const key = String(seed);
  const known =
    studies.get(key) ??
    memoryRules(
      {
        scenario: halfMoons(seed, { rule: 'lambda', size: 10, perClass: false }),
        step: 0,
        methods: ['k-prior', 'replay'],
        effort: 'solved',
      },
      tools(),
    );
  studies.set(key, known);
  return known;
};
/** Mean share of the map that differs from exact, over the draws of the memory where the rule draws. */
const figure = ({ entries }: MemoryRulesResult, method: string, rule: string, weights: Weights): number => {
  const entry = entries.find((one) => one.rule === rule && one.weights === weights);
  return mean((entry?.of[method] ?? []).map((figures) => figures?.disagreement ?? Number.NaN));
};

describe('rules and weights', () => {
  test('over eight draws of the data: with weights 1 the boundary, leverage and sensitivity beat random, with n/m they lose, and trace mends λ', async () => {
    const all = await Promise.all(SEEDS.map(rulesOf));
    const over = (rule: string, weights: Weights): number => mean(all.map((one) => figure(one, 'k-prior', rule, weights)));
    for (const rule of ['lambda', 'leverage', 'sensitivity']) {
      expect(over(rule, 'one'), rule).toBeLessThan(over('random', 'one'));
      expect(over('random', 'n-over-m'), rule).toBeLessThan(over(rule, 'n-over-m'));
    }
    expect(over('lambda', 'trace')).toBeLessThan(over('lambda', 'one'));
    expect(over('lambda', 'trace')).toBeLessThan(over('lambda', 'n-over-m'));
    // And it is no accident of the mean: each draw by itself.
    for (const one of all) {
      expect(figure(one, 'k-prior', 'lambda', 'one')).toBeLessThan(figure(one, 'k-prior', 'random', 'one'));
      expect(figure(one, 'k-prior', 'lambda', 'trace')).toBeLessThan(figure(one, 'k-prior', 'lambda', 'one'));
    }
  });

  test('the scene says its own figures', async () => {
    const own = await rulesOf(0);
    expect(rules.scenario.data).toEqual(halfMoons(0, { rule: 'lambda', size: 10 }).data);
    const of = (rule: string, weights: Weights): string => percent(figure(own, 'k-prior', rule, weights));
    expect(rules.look).toContain(`nearest the boundary differ ${of('lambda', 'one')}, random ones ${of('random', 'one')}`);
    expect(rules.look).toContain(`random ones win, ${of('random', 'n-over-m')} against ${of('lambda', 'n-over-m')}`);
    expect(rules.look).toContain(`mend the boundary, ${of('lambda', 'trace')}`);
  });
});

describe('K-prior and replay with the same memory', () => {
  const at = ({ runs, sizes }: MemoryCurveResult, method: string, size: number): number =>
    mean(runs.map((one) => one.remembering[method]?.[sizes.indexOf(size)]?.disagreement ?? Number.NaN));

  test('over eight draws of the data K-prior is nearer to exact with 5 and 20 %, by either rule', async () => {
    for (const rule of ['lambda', 'random'])
      for (const size of [10, 40]) {
        const figures = SEEDS.map((seed) => {
          const methods = run(halfMoons(seed, { rule, size, seed })).results.steps[0]?.methods ?? {};
          return [methods['k-prior']?.disagreement ?? Number.NaN, methods.replay?.disagreement ?? Number.NaN] as const;
        });
        const [prior, replayed] = [mean(figures.map(([k]) => k)), mean(figures.map(([, r]) => r))];
        expect(prior, `${rule}, ${size}`).toBeLessThan(replayed);
      }
  });

  test('the scene says what its curve shows', async () => {
    const curve = await memoryCurve({ scenario: replay.scenario, step: 0, effort: 'solved' }, tools());
    expect(curve).toMatchObject({ chance: 'memory', seeds: 10 });
    const of = (method: string, size: number): string => percent(at(curve, method, size));
    expect(replay.look).toContain(`with 5 % of them K-prior differs ${of('k-prior', 10)} from exact and replay ${of('replay', 10)}`);
    const own = (method: string): string => percent(run(replay.scenario).results.steps[0]?.methods[method]?.disagreement ?? Number.NaN);
    expect(replay.look).toContain(`(this draw: ${own('k-prior')} and ${own('replay')})`);
    expect(replay.look).toContain(`with 20 %, ${of('k-prior', 40)} and ${of('replay', 40)}`);
    expect([at(curve, 'k-prior', 200), at(curve, 'replay', 200)]).toEqual([0, 0]);
  });

  test('exact in one slider', async () => {
    const curve = await memoryCurve({ scenario: everything.scenario, step: 0, effort: 'solved' }, tools());
    const of = (size: number): string => percent(at(curve, 'k-prior', size));
    const own = percent(run(everything.scenario).results.steps[0]?.methods['k-prior']?.disagreement ?? Number.NaN);
    expect(everything.look).toContain(`differs ${of(12)} with 5 % remembered (this draw: ${own}), ${of(48)} with 20 %`);
    expect(everything.look).toContain('with everything it is exact');
    expect(of(240)).toBe('0.0 %');
    for (const one of curve.runs) expect(one.remembering['k-prior']?.at(-1)?.disagreement).toBe(0);
    const full: Scenario = { ...everything.scenario, memory: { ...everything.scenario.memory, size: 240 } };
    expect(run(full).results.steps[0]?.methods['k-prior']?.disagreement).toBe(0);
  });
});

describe('a memory without balance', () => {
  const both = (seed: number) =>
    [false, true].map((perClass) => run(halfMoons(seed, { rule: 'lambda', size: 10, perClass })).results.steps[0] ?? null);
  const differs = (step: ReturnType<typeof both>[number] | undefined, method: string): number =>
    step?.methods[method]?.disagreement ?? Number.NaN;

  test('over eight draws of the data replay is misled far more than K-prior, and balance rescues it', () => {
    const steps = SEEDS.map(both);
    const gap = (method: string): number => mean(steps.map(([without, balanced]) => differs(without, method) - differs(balanced, method)));
    expect(gap('replay')).toBeGreaterThan(0.05);
    expect(Math.abs(gap('k-prior'))).toBeLessThan(0.01);
  });

  test('the scene says its own figures', () => {
    const [without, balanced] = both(0);
    expect(run(balance.scenario).results.steps[0]?.memory).toEqual(without?.memory);
    const ofOne = (without?.memory ?? []).filter((i) => without?.points[i]?.at(-1) === 1).length;
    expect([ofOne, without?.memory.length]).toEqual([9, 10]);
    expect(balance.look).toContain('Nine of the ten');
    expect(balance.look).toContain(`replay differs ${percent(differs(without, 'replay'))} from exact`);
    expect(balance.look).toContain(`Tick Per class, and it is ${percent(differs(balanced, 'replay'))}`);
    expect(balance.look).toContain(
      `K-prior hardly minds: ${percent(differs(without, 'k-prior'))} and ${percent(differs(balanced, 'k-prior'))}`,
    );
  });
});
