import { expect, test, vi } from 'vitest';
import { lift } from '../../adaptation/lenses/plane.ts';
import { probeOf } from '../../adaptation/lenses/probe.ts';
import { norm, subtract } from '../../core/vectors.ts';
import { createReference } from '../../engine/reference/reference.ts';
import { encodeLink } from '../../scenario/link.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import { parseScenario } from '../../scenario/validate.ts';
import type { LandscapeRequest, LandscapeResult } from '../../studies/landscape.ts';
import landscape from '../../studies/landscape.worker.ts';
import ascent from './landscape-ascent.ts';
import everything from './landscape-everything.ts';
import paraboloid from './landscape-paraboloid.ts';
import replay from './landscape-replay.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The landscape as the panel opens it. */
const drawn = (scenario: Scenario, part: Partial<LandscapeRequest> = {}): Promise<LandscapeResult> => {
  const engine = createReference();
  const view = scenario.view ?? {};
  return landscape(
    {
      scenario,
      step: 0,
      method: String(view.method),
      of: view['landscape.of'] === 'change' ? 'change' : 'past',
      reach: 'near',
      aspect: 1.8,
      optimizer: { kind: 'adam', learningRate: 0.05 },
      steps: 10,
      ...part,
    },
    { engine, reference: engine, cache: {}, signal: new AbortController().signal, report: () => {} },
  );
};

const placeOf = ({ places }: LandscapeResult, id: string) => {
  const place = places.find((one) => one.id === id);
  if (!place) throw new Error(`${id} has no place`);
  return place;
};

const apart = ({ truth, reconstruction }: LandscapeResult): number =>
  truth.values.reduce((most, value, node) => Math.max(most, Math.abs(value - (reconstruction?.values[node] ?? Number.NaN))), 0);

test.each([everything, paraboloid, replay, ascent])('$id is a valid scenario of its panel', (scene) => {
  expect(parseScenario(scene.scenario)).toStrictEqual(scene.scenario);
  expect(scene.scenario.title).toBe(scene.title);
  expect(encodeLink(scene.scenario)).not.toBeNull();
  expect(scene.panel).toBe('landscape');
  expect(scene.scenario.methods).toContain(scene.scenario.view?.method);
});

test('with everything remembered K and L differ by a constant all over the view', async () => {
  const { scenario, look } = everything;
  const all = await drawn(scenario);
  expect(all.truth.values.some((value) => value > 20)).toBe(true);
  expect(apart(all)).toBeLessThan(1e-12);
  expect(look).toContain('to 10⁻¹² nats');
  const few = await drawn({ ...scenario, memory: { ...scenario.memory, size: 32 } });
  const { truth, reconstruction } = placeOf(few, 'exact');
  expect(look).toContain(`takes the ${truth.toFixed(1)} nats of exact retraining for ${reconstruction?.toFixed(1)}`);
});

test('full EWC is wrong to second order, diagonal EWC to first', async () => {
  const { scenario, look } = paraboloid;
  const error = async (method: string, share: number): Promise<number> => {
    const result = await drawn(scenario, { method });
    const { x, y } = placeOf(result, 'exact');
    const { truth, reconstruction } = probeOf(result.trial)(share * x, share * y);
    return norm(subtract(truth, reconstruction ?? truth));
  };
  const ratio = async (method: string, from: number): Promise<number> => (await error(method, from)) / (await error(method, from / 2));
  expect(look).toContain(
    `${(await ratio('ewc-full', 1)).toFixed(1)} times smaller, diagonal EWC’s only ${(await ratio('ewc-diagonal', 1)).toFixed(1)}`,
  );
  expect(await ratio('ewc-full', 0.01)).toBeCloseTo(4, 1);
  expect(await ratio('ewc-diagonal', 0.01)).toBeCloseTo(2, 1);
  const { truth, reconstruction } = await drawn(scenario);
  for (const lowest of [truth.lowest, reconstruction?.lowest]) expect(Math.hypot(lowest?.x ?? 1, lowest?.y ?? 1)).toBeLessThan(1e-6);
});

test('replay: not at rest at θ*, and its valley further off than exact retraining', async () => {
  const { scenario, look } = replay;
  const result = await drawn(scenario);
  const { truth, reconstruction } = probeOf(result.trial)(0, 0);
  expect(norm(truth)).toBeLessThan(1e-8);
  const pull = norm(reconstruction ?? truth);
  const valley = Math.hypot(result.reconstruction?.lowest.x ?? 0, result.reconstruction?.lowest.y ?? 0);
  const { x, y } = placeOf(result, 'exact');
  expect(look).toContain(`with ${pull.toFixed(1)} nats per unit`);
  expect(look).toContain(`lies ${valley.toFixed(1)} from θ*`);
  expect(look).toContain(`than exact retraining (${Math.hypot(x, y).toFixed(1)})`);
  expect(valley).toBeGreaterThan(Math.hypot(x, y));
  expect(result.reconstruction?.lowest.atRim).toBe(false);
});

test('gradient ascent: a fall of thousands of nats, and without end on ReLU units', async () => {
  const { scenario, look } = ascent;
  const result = await drawn(scenario);
  const away = placeOf(result, 'ewc-full');
  const start = placeOf(result, 'theta-star');
  const { x, y } = placeOf(result, 'exact');
  const fall = (start.reconstruction ?? 0) - (away.reconstruction ?? 0);
  expect(look).toContain(`falls by ${Math.round(fall).toLocaleString('en')} nats over ${Math.round(Math.hypot(away.x, away.y))} units`);
  expect(look).toContain(`moves by ${Math.hypot(x, y).toFixed(1)}`);
  // It falls all the way.
  const { plane } = result.trial;
  const { sites } = result.trial.reconstruction ?? { sites: [] };
  expect(sites).toHaveLength(10);
  const slopes = [0.05, 0.1, 0.2, 0.4, 0.8].map((share) => {
    const { reconstruction } = probeOf(result.trial)(share * away.x, share * away.y);
    const way = subtract(lift(plane, away.x, away.y), plane.origin);
    return (reconstruction ?? way).reduce((sum, value, j) => sum + value * (way[j] as number), 0);
  });
  for (const slope of slopes) expect(slope).toBeLessThan(0);
  // The closed form stays near.
  expect(placeOf(result, 'ewc-diagonal').fromExact).toBeLessThan(3);
  const relu = run({ ...scenario, model: { family: 'mlp', hidden: [6], activation: 'relu' }, methods: ['ewc-full'] }).results.steps[0];
  expect(relu?.methods['ewc-full']?.converged).toBe(false);
  expect(relu?.methods['ewc-full']?.objective).toBeLessThan(-1e100);
});
