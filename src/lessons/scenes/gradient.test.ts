import { describe, expect, test, vi } from 'vitest';
import { nearestPosition, onTheWay, wayPositions } from '../../adaptation/lenses/walk.ts';
import { compareGradients } from '../../adaptation/reconstruction.ts';
import { dot, norm, subtract } from '../../core/vectors.ts';
import { encodeLink } from '../../scenario/link.ts';
import { run } from '../../scenario/run.ts';
import { parseScenario } from '../../scenario/validate.ts';
import type { GradientLandingResult } from '../../studies/gradientLanding.ts';
import landing from '../../studies/gradientLanding.worker.ts';
import type { GradientPartsResult } from '../../studies/gradientParts.ts';
import parts from '../../studies/gradientParts.worker.ts';
import type { GradientWayResult } from '../../studies/gradientWay.ts';
import way from '../../studies/gradientWay.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import type { Scene } from '../scene.ts';
import arrows from './gradient-arrows.ts';
import diagonal from './gradient-diagonal.ts';
import everything from './gradient-everything.ts';
import labels from './gradient-labels.ts';
import landings from './gradient-landing.ts';
import replay from './gradient-replay.ts';
import shares from './gradient-shares.ts';
import tangent from './gradient-tangent.ts';

vi.setConfig({ testTimeout: 60_000 });

const walked = ({ scenario }: Scene): Promise<GradientWayResult> => way({ scenario, step: 0 }, studyTools());
const split = ({ scenario }: Scene): Promise<GradientPartsResult> => parts({ scenario, step: 0, place: 'exact', t: 1 }, studyTools());
const landed = ({ scenario }: Scene): Promise<GradientLandingResult> => landing({ scenario, step: 0 }, studyTools());

/** A method's gradient against the true one at t. */
const at = (result: GradientWayResult, id: string, t: number) => {
  const p = result.thetaStar.length;
  const k = nearestPosition(t);
  const row = (values: Float64Array): Float64Array => values.subarray(k * p, (k + 1) * p);
  const [truth, made] = [row(result.pastGradient), row(result.methods[id] as Float64Array)];
  return { ...compareGradients(truth, made), error: norm(subtract(truth, made)) };
};

/** ‖G − Ĝ‖ of a method at θ(t) for any t, by the probes of the headless command. */
const probed = ({ scenario }: Scene, result: GradientWayResult, id: string, ts: readonly number[]): number[] => {
  const probes = ts.map((t) => [...onTheWay(result.thetaStar, result.thetaExact, t)]);
  const { methods = {} } = run({ ...scenario, probes }).results.steps[0] ?? {};
  return ts.map((_, k) => {
    const gradient = (of: string) => Float64Array.from(methods[of]?.probes[k]?.pastGradient ?? []);
    return norm(subtract(gradient('exact'), gradient(id)));
  });
};

const percent = (share: number | null): string => `${Math.round(100 * (share ?? Number.NaN))} %`;

test.each([arrows, diagonal, everything, labels, landings, replay, shares, tangent])('$id is a valid scenario of its panel', (scene) => {
  expect(parseScenario(scene.scenario)).toStrictEqual(scene.scenario);
  expect(scene.scenario.title).toBe(scene.title);
  expect(encodeLink(scene.scenario)).not.toBeNull();
  expect(scene.panel).toBe('gradient');
  expect(scene.scenario.methods).toContain(scene.scenario.view?.method);
});

test('diagonal EWC is wrong already to first order: its error is proportional to the step', async () => {
  const result = await walked(diagonal);
  const steps = [1e-1, 1e-2, 1e-3];
  const slopes = probed(diagonal, result, 'ewc-diagonal', steps).map((error, k) => error / (steps[k] as number));
  for (const slope of slopes) expect(slope / (slopes[2] as number)).toBeCloseTo(1, 1);
  expect(slopes[2]).toBeGreaterThan(1);
  expect(diagonal.look).toContain(`misses ${percent(at(result, 'ewc-diagonal', 0.05).relativeError)}`);
  expect(diagonal.look).toContain(`full EWC misses ${percent(at(result, 'ewc-full', 0.05).relativeError)}`);
});

test.each([tangent, diagonal])('full EWC is right to first order in $id: its error goes with the square of the step', async (scene) => {
  const result = await walked(scene);
  const steps = [1e-2, 3e-3, 1e-3];
  const bends = probed(scene, result, 'ewc-full', steps).map((error, k) => error / (steps[k] as number) ** 2);
  for (const bend of bends) expect(Math.abs(bend / (bends[2] as number) - 1)).toBeLessThan(0.2);
});

test('and wrong further off', async () => {
  const result = await walked(tangent);
  const [near, exact, far] = [0.05, 1, 2].map((t) => at(result, 'ewc-full', t).relativeError);
  expect(tangent.look).toContain(
    `${percent(near ?? null)} of the gradient at t = 0.05, ${percent(exact ?? null)} at exact, ${percent(far ?? null)} at t = 2`,
  );
});

test('K-prior with everything in memory has the past gradient all along the way; without θ* as its anchor it has not', async () => {
  const result = await walked(everything);
  for (const t of wayPositions()) {
    const { error, trueNorm } = at(result, 'k-prior', t);
    expect(error).toBeLessThanOrEqual(1e-9 * (1 + trueNorm));
    expect(at(result, 'functional', t).error).toBeGreaterThan(1);
  }
});

describe('on a network', () => {
  test('K-prior with everything in memory misses the labels and nothing else; centred replay keeps them', async () => {
    const { methods } = await split(labels);
    const prior = methods['k-prior'];
    if (!prior) throw new Error('K-prior has no parts');
    expect(prior.truth.labels.share).toBeGreaterThan(0.1);
    expect(labels.look).toContain(`labels make up ${percent(prior.truth.labels.share)} of the past gradient`);
    for (const term of ['weights', 'predictions'] as const) {
      expect(prior.reconstruction[term].share).toBeCloseTo(prior.truth[term].share, 9);
      expect(prior.reconstruction[term].length).toBeCloseTo(prior.truth[term].length, 9);
    }
    expect(prior.reconstruction.labels.length).toBe(0);
    const result = await walked(labels);
    expect(at(result, 'k-prior', 1).relativeError).toBeCloseTo(prior.truth.labels.length, 6);
    for (const t of [0.5, 1, 2]) expect(at(result, 'centred-replay', t).relativeError).toBeLessThan(1e-9);
  });
});

test('replay and functional regularization have a gradient at θ*, where the past has none', async () => {
  const result = await walked(replay);
  const start = (id: string) => at(result, id, 0).reconstructedNorm;
  expect(at(result, 'replay', 0).trueNorm).toBeLessThan(1e-8);
  for (const id of ['k-prior', 'ewc-diagonal']) expect(start(id)).toBeLessThan(1e-8);
  expect(replay.look).toContain(`a gradient of ${start('replay').toFixed(1)} nats`);
  expect(replay.look).toContain(`one of ${start('functional').toFixed(1)}`);
});

test('every method lands where the gradient error at exact says', async () => {
  const { methods } = await landed(landings);
  const cosines = Object.values(methods).map((made) => {
    if (typeof made === 'string') throw new Error(made);
    return dot(made.predicted, made.actual) / (norm(made.predicted) * norm(made.actual));
  });
  expect(cosines).toHaveLength(landings.scenario.methods.length - 1);
  const least = Math.floor(100 * Math.min(...cosines)) / 100;
  expect(least).toBeGreaterThanOrEqual(0.95);
  expect(landings.look).toContain(`every cosine is ${least.toFixed(2)} or more`);
});

test('arrows: full EWC on the true one, K-prior along it and too short, replay elsewhere', async () => {
  const result = await walked(arrows);
  const [full, prior, replayed] = ['ewc-full', 'k-prior', 'replay'].map((id) => at(result, id, 1));
  expect(arrows.look).toContain(`(error ${percent(full?.relativeError ?? null)})`);
  expect(arrows.look).toContain(`(cosine ${prior?.cosine?.toFixed(2)})`);
  expect(arrows.look).toContain(`(gain ${prior?.gain?.toFixed(2)})`);
  expect(replayed?.cosine ?? 1).toBeLessThan(0.9);
});

test('what memory misses is carried by few points', async () => {
  const { methods } = await split(shares);
  const { memory = [] } = run(shares.scenario).results.steps[0] ?? {};
  const remembered = new Set(memory);
  const missed = [...(methods['k-prior']?.shares ?? [])].filter((_, i) => !remembered.has(i)).sort((one, other) => other - one);
  const total = (list: readonly number[]): number => list.reduce((sum, share) => sum + share, 0);
  expect(shares.look).toContain(`the ${missed.length} points`);
  expect(shares.look).toContain(`Together ${percent(total(missed))}, ten of them alone ${percent(total(missed.slice(0, 10)))}`);
});
