import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, linkDefaults } from './link.ts';
import { isRevisit } from './revisit.ts';
import { run } from './run.ts';
import { sequenceOf } from './sequence.ts';
import type { MethodResults, Scenario, SequenceResults, StepResults } from './types.ts';

type Life = NonNullable<SequenceResults['methods'][string]>;

/** An oracle case of a life of tasks: answers of an independent float64 implementation. */
interface SequenceCase {
  scenario: Scenario;
  expected: { theta: number[]; methods: Record<string, Life>; steps: Record<string, number[]>[] };
}

const cases = import.meta.glob<SequenceCase>('./fixtures/oracle2/sequence-*.json', { eager: true, import: 'default' });

const near = (actual: readonly (number | null)[], expected: readonly (number | null)[], tolerance: number, what: string): void => {
  expect(actual.length, what).toBe(expected.length);
  const most = Math.max(0, ...expected.map((y, i) => Math.abs(Number(actual[i]) - Number(y)) / (1 + Math.abs(Number(y)))));
  expect(most, what).toBeLessThanOrEqual(tolerance);
};

describe('the oracle of sequences', () => {
  it('has all 5 cases', () => expect(Object.keys(cases)).toHaveLength(5));

  it.each(Object.entries(cases))('%s', (_, { scenario, expected }) => {
    const { base, steps, sequence } = run(scenario).results;
    near(base.theta, expected.theta, 1e-6, 'θ*');
    expect(Object.keys(sequence?.methods ?? {})).toEqual(scenario.methods);
    for (const [id, answer] of Object.entries(expected.methods)) {
      const made = sequence?.methods[id] as Life;
      near(made.accuracy.flat(), answer.accuracy.flat(), 1e-9, `${id} R`);
      for (const figure of ['average', 'backward', 'forgetting', 'forward'] as const)
        near([made[figure]], [answer[figure]], 1e-9, `${id} ${figure}`);
      near(made.drift, answer.drift, 5e-4, `${id} drift`);
      expect(made.touched, `${id} touched`).toBe(answer.touched);
    }
    for (const [k, thetas] of expected.steps.entries())
      for (const [id, theta] of Object.entries(thetas)) near(steps[k]?.methods[id]?.theta ?? [], theta, 1e-5, `change ${k + 1}, ${id}`);
  });
});

describe('a life of tasks', () => {
  const moons = (seed: number): number[][] => Array.from({ length: 8 }, (_, i) => [Math.cos(seed + i), Math.sin(2 * seed + i), i % 2]);
  const life: Scenario = { ...linkDefaults, steps: [1, 2, 3].map((seed) => ({ kind: 'add', points: moons(seed) })) };

  it('of exact retraining does not drift, and revisiting after every change makes every method exact', () => {
    const { sequence } = run({ ...life, revisit: 'every' }).results;
    const exact = sequence?.methods.exact as Life;
    for (const made of Object.values(sequence?.methods ?? {})) {
      expect(made?.drift).toEqual([0, 0, 0, 0]);
      expect(made?.accuracy).toEqual(exact.accuracy);
      expect(made?.touched).toBe(exact.touched);
    }
  });

  it('costs exact n T (T + 1) / 2 of equal tasks', () => {
    const tasks: Scenario = { ...life, data: { points: moons(0) } };
    expect(run(tasks).results.sequence?.methods.exact?.touched).toBe((8 * 4 * 5) / 2);
  });

  it('is none where a change does not add, where there is none, and of a regression', () => {
    expect(run({ ...life, steps: [] }).results.sequence).toBeUndefined();
    expect(run({ ...life, steps: [...life.steps, { kind: 'prior', precision: 2 }] }).results.sequence).toBeUndefined();
    expect(run({ ...life, model: { family: 'glm', likelihood: 'gaussian' } }).results.sequence).toBeUndefined();
  });

  it('says null of a method that is not defined for a change, and of no other', () => {
    const outcome = run(life);
    const [first, ...rest] = outcome.results.steps;
    const replay = { ...(first?.methods.replay as MethodResults), undefinedBecause: 'It has no memory.' };
    const steps = [{ ...(first as StepResults), methods: { ...first?.methods, replay } }, ...rest];
    const { methods } = sequenceOf(life, { ...outcome, results: { ...outcome.results, steps } }) as SequenceResults;
    expect(Object.keys(methods).filter((id) => methods[id] === null)).toEqual(['replay']);
  });

  it('comes back through a link with its revisits', () => {
    for (const revisit of ['every', 'powers-of-two', 3] as const) {
      const decoded = decodeLink(encodeLink({ ...linkDefaults, revisit }) ?? '');
      expect(decoded).toStrictEqual({ outcome: 'ok', scenario: { ...linkDefaults, revisit }, notes: [] });
    }
  });
});

it('revisits after the changes that are named', () => {
  const named = (revisit: Scenario['revisit']) => [1, 2, 3, 4, 5, 6, 7, 8].filter((k) => isRevisit(revisit ?? 'never', k));
  expect(named('never')).toEqual([]);
  expect(named('every')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(named('powers-of-two')).toEqual([1, 2, 4, 8]);
  expect(named(3)).toEqual([3, 6]);
});
