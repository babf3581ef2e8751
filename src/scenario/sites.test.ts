import { describe, expect, it } from 'vitest';
import { withData } from './edits.ts';
import { decodeLink, encodeLink, linkDefaults } from './link.ts';
import { run } from './run.ts';
import type { Scenario, SiteFigures, SitesResults } from './types.ts';

/** An oracle case of sites: answers of an independent float64 implementation. */
interface SitesCase {
  scenario: Scenario;
  expected: {
    theta: number[];
    of: number[];
    models: { theta: number[]; count: number }[];
    merges: Record<
      string,
      Record<'regret' | 'mismatch' | 'sent', number> & Record<'disagreement' | 'accuracy', number | null> & { theta: number[] }
    >;
    rounds: Record<
      string,
      { theta: (number[] | null)[]; regret: (number | null)[]; disagreement: (number | null)[]; sent: number; diverged: boolean }
    >;
  };
}

const cases = import.meta.glob<SitesCase>('./fixtures/oracle2/sites-*.json', { eager: true, import: 'default' });

/** Largest |x − y| / (1 + max |y|). */
const distance = (actual: readonly (number | null)[] | null, expected: readonly number[]): number => {
  expect(actual?.length).toBe(expected.length);
  const most = 1 + Math.max(0, ...expected.map(Math.abs));
  return Math.max(0, ...expected.map((y, i) => Math.abs(Number(actual?.[i]) - y) / most));
};
const near = (actual: number | null | undefined, expected: number | null, tolerance: number, what: string): void => {
  if (expected === null) expect(actual, what).toBeNull();
  else expect(Math.abs((actual ?? Number.NaN) - expected), what).toBeLessThanOrEqual(tolerance);
};

describe('the oracle of sites', () => {
  it('has all 6 cases', () => expect(Object.keys(cases)).toHaveLength(6));

  it.each(Object.entries(cases))('%s', (_, { scenario, expected }) => {
    const { base, sites } = run(scenario).results;
    const { of, models, merges, rounds } = sites as SitesResults;
    expect(distance(base.theta, expected.theta)).toBeLessThanOrEqual(1e-6);
    expect(of).toEqual(expected.of);
    expect(models.map(({ count }) => count)).toEqual(expected.models.map(({ count }) => count));
    for (const [k, { theta }] of models.entries())
      expect(distance(theta, expected.models[k]?.theta ?? []), `site ${k}`).toBeLessThanOrEqual(1e-6);

    expect(Object.keys(merges).sort()).toEqual(Object.keys(expected.merges).sort());
    for (const [id, answer] of Object.entries(expected.merges)) {
      const made = merges[id] as SiteFigures;
      expect(distance(made.theta, answer.theta), `${id} θ`).toBeLessThanOrEqual(1e-6);
      near(made.regret, answer.regret, 1e-6 * (1 + answer.regret), `${id} regret`);
      near(made.mismatch, answer.mismatch, 1e-5 * (1 + answer.mismatch), `${id} mismatch`);
      near(made.disagreement, answer.disagreement, 5e-4, `${id} disagreement`);
      near(made.accuracy, answer.accuracy, 1e-9, `${id} accuracy`);
      expect(made.sent).toBe(answer.sent);
    }

    expect(Object.keys(rounds).sort()).toEqual(Object.keys(expected.rounds).sort());
    for (const [id, answer] of Object.entries(expected.rounds)) {
      const made = rounds[id] as SitesResults['rounds'][string];
      expect([made.sent, made.diverged], id).toEqual([answer.sent, answer.diverged]);
      const last = answer.diverged ? answer.theta.findLastIndex((theta) => theta !== null) : -1;
      answer.theta.forEach((theta, r) => {
        // In the round that diverges only that it does counts.
        if (r === last) return;
        if (theta === null) expect([made.theta[r], made.regret[r], made.disagreement[r]], `${id} round ${r}`).toEqual([null, null, null]);
        else {
          expect(distance(made.theta[r] ?? null, theta), `${id} round ${r} θ`).toBeLessThanOrEqual(1e-5);
          const regret = answer.regret[r] ?? Number.NaN;
          near(made.regret[r], regret, 1e-5 * (1 + Math.abs(regret)), `${id} round ${r} regret`);
          near(made.disagreement[r], answer.disagreement[r] ?? null, 5e-4, `${id} round ${r} disagreement`);
        }
      });
    }
  });
});

describe('sites of a scenario', () => {
  const cut: Scenario = { ...linkDefaults, data: { preset: { id: 'moons', count: 12, noise: 0.2, seed: 3 } } };

  it('come back through a link', () => {
    const sites = {
      split: 'given' as const,
      count: 3,
      of: Array.from({ length: 12 }, (_, i) => i % 3),
      rounds: { algorithms: ['fedlap-full', 'admm'], count: 4, options: { 'admm.rho': 2 } },
    };
    expect(decodeLink(encodeLink({ ...cut, sites }) ?? '')).toStrictEqual({ outcome: 'ok', scenario: { ...cut, sites }, notes: [] });
  });

  it('stay on other data where a rule cuts, and are left out where each point was named', () => {
    const data = { preset: { id: 'moons', count: 20, noise: 0.2, seed: 3 } };
    expect(withData({ ...cut, sites: { split: 'stripes', count: 4 } }, data).sites).toEqual({ split: 'stripes', count: 4 });
    expect(withData({ ...cut, sites: { split: 'given', count: 2, of: new Array(12).fill(1) } }, data).sites).toBeUndefined();
  });

  it('may be more than there are points, and of one point each', () => {
    const points = [
      [0, 0, 0],
      [1, 1, 1],
      [2, 0, 0],
    ];
    const { sites } = run({
      ...linkDefaults,
      data: { points },
      sites: {
        split: 'class',
        count: 8,
        rounds: { algorithms: ['fedavg', 'fedprox', 'admm', 'fedlap', 'fedlap-diagonal', 'fedlap-full'], count: 2 },
      },
    }).results;
    expect(sites?.of).toEqual([0, 2, 1]);
    expect(sites?.models.map(({ count }) => count)).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
    for (const { theta } of Object.values(sites?.rounds ?? {})) expect(theta.flat().every((value) => Number.isFinite(value))).toBe(true);
  });
});
