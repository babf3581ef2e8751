import { expect, test, vi } from 'vitest';
import { type PredictionQuality, predictionQuality } from '../../adaptation/lenses/leaveOneOut.ts';
import { POINT_KINDS, pointKinds } from '../../adaptation/lenses/pointKinds.ts';
import { ranAway } from '../../adaptation/lenses/removal.ts';
import { mean } from '../../core/likelihoods.ts';
import { createReference } from '../../engine/reference/reference.ts';
import { runnable } from '../../scenario/ask.ts';
import { encodeLink, quantise } from '../../scenario/link.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import { parseScenario } from '../../scenario/validate.ts';
import type { LeaveOneOutResult } from '../../studies/leaveOneOut.ts';
import leaveOneOut from '../../studies/leaveOneOut.worker.ts';
import type { RemovalFigures } from '../../studies/removal.ts';
import removal from '../../studies/removal.worker.ts';
import { mislabelled, WRONG_POINTS } from '../data/mislabelled.ts';
import ascent from './sensitivity-ascent.ts';
import few from './sensitivity-few.ts';
import kinds from './sensitivity-kinds.ts';
import foretold from './sensitivity-leave-one-out.ts';
import wrong from './sensitivity-mislabelled.ts';
import network from './sensitivity-network.ts';

vi.setConfig({ testTimeout: 60_000 });

const engine = createReference();
const tools = { engine, reference: engine, cache: {}, signal: new AbortController().signal, report: () => {} };
const leftOut = (scenario: Scenario): Promise<LeaveOneOutResult> => leaveOneOut({ scenario: runnable(scenario), step: 0 }, tools);
const quality = (result: LeaveOneOutResult, form: 'first' | 'downdated' = 'first'): PredictionQuality =>
  predictionQuality(result[form], result.truth);
const percent = (share: number | null | undefined, digits = 1): string => `${(100 * (share ?? Number.NaN)).toFixed(digits)} %`;

/** Every way to take points out of a scenario's past, by id. */
const without = async (scenario: Scenario, points: readonly number[]): Promise<Record<string, RemovalFigures>> => {
  const { ways } = await removal({ scenario: runnable(scenario), step: 0, points }, tools);
  return Object.fromEntries(ways.map((way) => [way.id, way]));
};

test.each([foretold, few, network, kinds, wrong, ascent])(
  '$id is a valid scenario of its panel that a link holds',
  ({ panel, title, scenario }) => {
    expect(parseScenario(scenario)).toStrictEqual(scenario);
    expect(quantise(scenario)).toStrictEqual(scenario);
    expect(scenario.title).toBe(title);
    expect(panel).toBe('sensitivity');
    expect(encodeLink(scenario)?.length).toBeLessThan(1500);
  },
);

test('predicted leave-one-out changes rank as the true ones do', async () => {
  const result = await leftOut(foretold.scenario);
  expect(result).toMatchObject({ count: 240, converged: 240 });
  const { rankCorrelation, relativeError } = quality(result);
  expect(rankCorrelation).toBeGreaterThanOrEqual(0.997);
  expect(foretold.look).toContain(`agree to ${(Math.floor(10_000 * (rankCorrelation ?? 0)) / 10_000).toFixed(4)}`);
  expect(foretold.look).toContain(`the sizes to ${percent(relativeError)}`);
  expect(foretold.look).toContain(`downdated to ${percent(quality(result, 'downdated').relativeError)}`);
  expect(foretold.look).toContain(`foretold as ${result.loss.first.toFixed(1)} nats and is ${result.loss.truth.toFixed(1)}`);
});

test('a tenth of the points carries about 40 % of all change', async () => {
  const result = await leftOut(few.scenario);
  const { topTenth } = quality(result);
  expect(topTenth).toBeGreaterThan(0.35);
  expect(topTenth).toBeLessThan(0.45);
  const sizes = (values: Float64Array): number[] => [...values].map(Math.abs).sort((a, b) => b - a);
  const share = (values: Float64Array, from: number, to: number): number => {
    const sum = (members: readonly number[]): number => members.reduce((total, size) => total + size, 0);
    return sum(sizes(values).slice(from, to)) / sum(sizes(values));
  };
  expect(share(result.truth, 0, 15)).toBeCloseTo(topTenth ?? 0, 12);
  expect(few.look).toContain(`carries ${percent(topTenth, 0)} of all change`);
  expect(few.look).toContain(`half only ${percent(share(result.truth, 75, 150), 0)}`);
  for (const to of [15, 30, 75]) expect(Math.abs(share(result.downdated, 0, to) - share(result.truth, 0, to))).toBeLessThan(0.02);
  expect(few.look).toContain('to 2 % of the whole');
});

test('on a network the ranks of the changes are foretold, their sizes less', async () => {
  const result = await leftOut(network.scenario);
  expect(result.converged).toBe(130);
  const { rankCorrelation, relativeError } = quality(result);
  expect(rankCorrelation).toBeGreaterThanOrEqual(0.98);
  const linear = quality(await leftOut(mislabelled({})));
  expect(network.look).toContain(`rank correlation ${(rankCorrelation ?? 0).toFixed(3)}`);
  expect(network.look).toContain(`${percent(relativeError, 0)} off`);
  expect(network.look).toContain(`regression ${percent(linear.relativeError)}`);
});

test('an outlier moves the model most, an easy point least; λ remembers the boundary', async () => {
  const { results, details } = run(kinds.scenario);
  const [step, detail] = [results.steps[0], details[0]];
  const h = mean('bernoulli', Float64Array.from(detail?.methods.exact?.logitsStar ?? []), 1);
  const of = pointKinds('bernoulli', h, Float64Array.from(detail?.labelsBefore ?? []), 1);
  const { points, truth } = await leftOut(kinds.scenario);
  const meanOf = (kind: number): number => {
    const sizes = [...points].flatMap((row, k) => (of[row] === kind ? [Math.abs(truth[k] as number)] : []));
    return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  };
  const [boundary, outlier, easy] = POINT_KINDS.map((_, kind) => meanOf(kind)) as [number, number, number];
  expect([...of.keys()].filter((row) => of[row] === 1)).toEqual([120, 121]);
  expect(outlier).toBeGreaterThan(10 * boundary);
  expect(boundary).toBeGreaterThan(easy);
  expect(kinds.look).toContain(
    `by ${outlier.toFixed(2)} on average, one at the boundary by ${boundary.toFixed(3)}, an easy one by ${easy.toFixed(3)}`,
  );
  expect(step?.memory).toHaveLength(24);
  expect(step?.memory.every((row) => of[row] === 0)).toBe(true);
});

test('a mislabelled cluster is unlearned by one step, and by K-prior that has it in memory', async () => {
  const ways = await without(wrong.scenario, WRONG_POINTS);
  const differs = (id: string): string => percent(ways[id]?.disagreement);
  expect(wrong.look).toContain(
    `in ${differs('downdated')} of the map, to first order in ${differs('first-order')}, the old model in ${differs('keep-old')}`,
  );
  expect(wrong.look).toContain(`with 24 points in ${differs('k-prior')}, in ${differs('k-prior-blind')} if`);
  const all = await without({ ...wrong.scenario, memory: { rule: 'lambda', size: 130 } }, WRONG_POINTS);
  expect(all['k-prior']?.disagreement).toBe(0);
  // The cards say the same of the change that takes them out.
  const cards = run(wrong.scenario).results.steps[0]?.methods;
  expect(cards?.['ewc-full']?.disagreement).toBe(ways.downdated?.disagreement);
  expect(cards?.['k-prior']?.disagreement).toBe(ways['k-prior']?.disagreement);
});

test('deletion by gradient ascent runs away on a network', async () => {
  const ways = await without(ascent.scenario, WRONG_POINTS);
  const { ascent: away, exact, downdated, 'keep-old': kept } = ways;
  const times = (away?.displacement ?? 0) / (exact?.displacement ?? 1);
  expect(away?.ranAway).toBe(true);
  expect(downdated?.ranAway).toBe(false);
  expect(ranAway(away?.displacement ?? 0, exact?.displacement ?? 0)).toBe(true);
  expect(ascent.look).toContain(`${times.toFixed(0)} times as far`);
  expect(ascent.look).toContain(`in ${percent(away?.disagreement)} of the map`);
  expect(ascent.look).toContain(`step in ${percent(downdated?.disagreement)}, doing nothing in ${percent(kept?.disagreement)}`);
});
