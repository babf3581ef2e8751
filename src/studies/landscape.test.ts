import { expect, test } from 'vitest';
import { lift } from '../adaptation/lenses/plane.ts';
import { probeOf } from '../adaptation/lenses/probe.ts';
import { compareGradients } from '../adaptation/reconstruction.ts';
import { norm, subtract } from '../core/vectors.ts';
import { createReference } from '../engine/reference/reference.ts';
import { knownFits } from '../scenario/knownFits.ts';
import { run } from '../scenario/run.ts';
import type { Change, Scenario } from '../scenario/types.ts';
import type { LandscapeRequest, LandscapeResult } from './landscape.ts';
import landscape from './landscape.worker.ts';
import probe from './landscapeProbe.worker.ts';

const NEW: Change = {
  kind: 'add',
  points: [
    [1.3, 1, 1],
    [1.4, 1.2, 1],
    [1.5, 0.9, 1],
  ],
};

const scenarioOf = (part: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 60, noise: 0.2, seed: 3 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 12 },
  steps: [NEW],
  methods: ['exact', 'k-prior', 'ewc-diagonal', 'replay', 'keep-old'],
  ...part,
});

const ask = async (part: Partial<LandscapeRequest> = {}) => {
  const reports: { share: number; partial?: LandscapeResult | undefined }[] = [];
  const reference = createReference();
  const result = await landscape(
    {
      scenario: scenarioOf(),
      step: 0,
      method: 'k-prior',
      of: 'past',
      reach: 'near',
      aspect: 2,
      optimizer: { kind: 'adam', learningRate: 0.05 },
      steps: 40,
      ...part,
    },
    {
      engine: reference,
      reference,
      cache: {},
      signal: new AbortController().signal,
      report: (share, partial) => reports.push({ share, partial }),
    },
  );
  return { result, reports };
};

const placeOf = ({ places }: LandscapeResult, id: string) => {
  const place = places.find((one) => one.id === id);
  if (!place) throw new Error(`${id} has no place`);
  return place;
};

test('the plane holds θ*, exact and the chosen method; all others lie as far outside as they are told to', async () => {
  const scenario = scenarioOf();
  const { result } = await ask({ scenario });
  const [step] = run(scenario).results.steps;
  expect(result.through).toEqual(['exact', 'k-prior']);
  expect(result.origin).toBe('theta-star');
  expect(result.places.map(({ id }) => id)).toEqual(['theta-star', 'exact', 'k-prior', 'ewc-diagonal', 'replay', 'keep-old']);
  expect(placeOf(result, 'theta-star')).toMatchObject({ x: 0, y: 0, outside: 0 });
  for (const id of ['exact', 'k-prior']) expect(placeOf(result, id).outside).toBeLessThan(1e-12);
  expect(placeOf(result, 'exact').y).toBeCloseTo(0, 12);
  const exact = Float64Array.from(step?.methods.exact?.theta ?? []);
  for (const { id, x, y, outside, fromExact } of result.places.slice(1)) {
    const theta = Float64Array.from(step?.methods[id]?.theta ?? []);
    expect(norm(subtract(theta, lift(result.trial.plane, x, y))), id).toBeCloseTo(outside, 10);
    expect(norm(subtract(theta, exact)), id).toBeCloseTo(fromExact, 10);
  }
  const { x0, x1, y0, y1 } = result.window;
  expect((x1 - x0) / (y1 - y0)).toBeCloseTo(2, 9);
  for (const id of ['exact', 'k-prior']) {
    const { x, y } = placeOf(result, id);
    expect(x > x0 && x < x1 && y > y0 && y < y1).toBe(true);
  }
});

test('fits that are known already make the same landscape', async () => {
  const scenario = scenarioOf({ model: { family: 'mlp', hidden: [4] }, prior: { precision: 0.3 } });
  const { result } = await ask({ scenario });
  const { result: known } = await ask({ scenario, known: knownFits(run(scenario)) });
  expect(known.places).toEqual(result.places);
  expect(known.truth.values).toEqual(result.truth.values);
});

test('coarse first, then fine, then the paths; shares rise to the end', async () => {
  const { result, reports } = await ask();
  const partial = reports.flatMap((report) => (report.partial ? [report.partial] : []));
  expect(partial.map(({ resolution }) => resolution)).toEqual([17, 65]);
  expect(partial.every(({ paths }) => paths.length === 0)).toBe(true);
  const shares = reports.map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
  expect(result.truth.values).toHaveLength(65 * 65);
  // Every path begins where its method does, and exact's comes nearer to its solution.
  for (const { id, feet } of result.paths) expect([...feet.subarray(0, 2)], id).toEqual([0, 0]);
  const feet = result.paths.find(({ id }) => id === 'exact')?.feet ?? new Float64Array(0);
  expect(feet.length).toBe(2 * 41);
  const { x, y } = placeOf(result, 'exact');
  expect(Math.hypot((feet.at(-2) ?? 0) - x, (feet.at(-1) ?? 0) - y)).toBeLessThan(Math.hypot(x, y) / 2);
});

test('the past is lowest at θ*, and with the change at each solution', async () => {
  const past = (await ask()).result;
  for (const { lowest, values } of [past.truth, past.reconstruction ?? past.truth]) {
    expect(Math.hypot(lowest.x, lowest.y)).toBeLessThan(1e-5);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1e-9);
  }
  const { result } = await ask({ of: 'change' });
  for (const [surface, id] of [
    [result.truth, 'exact'],
    [result.reconstruction, 'k-prior'],
  ] as const) {
    const { x, y } = placeOf(result, id);
    expect(surface?.lowest.x).toBeCloseTo(x, 4);
    expect(surface?.lowest.y).toBeCloseTo(y, 4);
    expect(surface?.lowest.atRim).toBe(false);
  }
  expect(placeOf(result, 'exact').truth).toBeCloseTo(0, 8);
  expect(placeOf(result, 'k-prior').reconstruction).toBeCloseTo(0, 8);
});

test('at a solution the probe finds what the results say of the past gradient', async () => {
  const scenario = scenarioOf();
  const [step] = run(scenario).results.steps;
  for (const method of ['k-prior', 'ewc-diagonal', 'replay']) {
    const { result } = await ask({ scenario, method });
    const { x, y } = placeOf(result, method);
    const { truth, reconstruction } = probeOf(result.trial)(x, y);
    const { cosine, gain, relativeError } = compareGradients(truth, reconstruction ?? new Float64Array(0));
    expect(cosine).toBeCloseTo(step?.methods[method]?.pastGradient.cosine ?? Number.NaN, 9);
    expect(gain).toBeCloseTo(step?.methods[method]?.pastGradient.gain ?? Number.NaN, 9);
    expect(relativeError).toBeCloseTo(step?.methods[method]?.pastGradient.relativeError ?? Number.NaN, 9);
    const reference = createReference();
    const answer = await probe(
      { trial: result.trial, x, y },
      { engine: reference, reference, cache: {}, signal: new AbortController().signal, report: () => {} },
    );
    expect(answer).toEqual({ x, y, truth, reconstruction });
  }
});

test.each(['categorical', 'gaussian'] as const)(
  '%s: lowest at θ*, and what the probe finds is what the results say',
  async (likelihood) => {
    const scenario = scenarioOf({ model: { family: 'glm', likelihood, features: { kind: 'polynomial', degree: 2 } } });
    const { result } = await ask({ scenario });
    expect(Math.hypot(result.truth.lowest.x, result.truth.lowest.y)).toBeLessThan(1e-4);
    const { x, y } = placeOf(result, 'k-prior');
    const { truth, reconstruction } = probeOf(result.trial)(x, y);
    const found = compareGradients(truth, reconstruction ?? new Float64Array(0));
    expect(found.gain).toBeCloseTo(run(scenario).results.steps[0]?.methods['k-prior']?.pastGradient.gain ?? Number.NaN, 8);
  },
);

test('for an MLP the surface comes from the engine, and its lowest place from float64', async () => {
  const scenario = scenarioOf({ model: { family: 'mlp', hidden: [6] }, prior: { precision: 0.1 }, methods: ['exact', 'k-prior'] });
  const { result } = await ask({ scenario });
  expect(Math.hypot(result.truth.lowest.x, result.truth.lowest.y)).toBeLessThan(1e-3);
  expect(Math.min(...result.truth.values)).toBeGreaterThan(-1e-3);
  expect(placeOf(result, 'k-prior').truth).toBeGreaterThan(0);
});

test('where there is nothing to draw it says why, and takes another direction', async () => {
  const keepOld = (await ask({ method: 'keep-old' })).result;
  expect(keepOld.reconstruction).toBeNull();
  expect(keepOld.because).toMatch(/minimises nothing/);
  expect(keepOld.through).toEqual(['exact', 'k-prior']);
  const exact = (await ask({ method: 'exact' })).result;
  expect(exact.because).toMatch(/the truth itself/);
  // With everything remembered K-prior is exact: the next method spans the plane.
  const all = (await ask({ scenario: scenarioOf({ memory: { rule: 'lambda', size: 60 } }) })).result;
  expect(all.through).toEqual(['exact', 'ewc-diagonal']);
  // Nothing happens: what moves all the same leads the way; where nothing moves at all, the weights themselves do.
  const empty: Change = { kind: 'add', points: [] };
  expect((await ask({ scenario: scenarioOf({ steps: [empty] }) })).result.through[0]).toBe('replay');
  const still = (await ask({ scenario: scenarioOf({ steps: [empty], methods: ['exact', 'k-prior'] }) })).result;
  expect(still.through).toEqual(['weight 1', 'weight 2']);
});

test('another model: the plane is one of its weights, from θ* carried over or from the start', async () => {
  const glm: Change = { kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } } };
  const fewer = (await ask({ scenario: scenarioOf({ steps: [glm] }) })).result;
  expect(fewer.origin).toBe('carried');
  expect(fewer.missing.map(({ id }) => id)).toEqual(['keep-old']);
  expect(fewer.trial.plane.origin).toHaveLength(6);
  const mlp: Change = { kind: 'model', model: { family: 'mlp', hidden: [4] } };
  const other = (
    await ask({ scenario: scenarioOf({ steps: [mlp], methods: ['exact', 'k-prior', 'weight-prior'] }), method: 'weight-prior' })
  ).result;
  expect(other.origin).toBe('start');
  expect(other.because).toMatch(/counterpart/);
});

test('a method that runs away has no place, but the plane shows which way it went', async () => {
  const scenario = scenarioOf({
    data: { preset: { id: 'moons', count: 120, noise: 0.2, seed: 3 } },
    model: { family: 'mlp', hidden: [6], activation: 'relu' },
    prior: { precision: 0.1 },
    steps: [{ kind: 'remove', indices: [4, 8, 28, 29, 45, 47, 72, 85, 99, 115] }],
    methods: ['exact', 'ewc-full', 'k-prior'],
    options: { 'ewc-full.deletion': 'ascent' },
  });
  const { result } = await ask({ scenario, method: 'ewc-full', of: 'change' });
  expect(result.missing).toEqual([{ id: 'ewc-full', because: 'EWC, full ran away: its objective falls without end.' }]);
  expect(result.places.map(({ id }) => id)).toEqual(['theta-star', 'exact', 'k-prior']);
  expect(result.through).toEqual(['exact', 'ewc-full']);
  expect(norm(result.trial.plane.across)).toBeCloseTo(1, 12);
  expect(result.because).toBeNull();
  expect(result.reconstruction?.lowest.atRim).toBe(true);
});

test('it can be left', async () => {
  const abort = new AbortController();
  const reference = createReference();
  const work = landscape(
    {
      scenario: scenarioOf(),
      step: 0,
      method: 'k-prior',
      of: 'past',
      reach: 'all',
      aspect: 1,
      optimizer: { kind: 'adam', learningRate: 0.05 },
      steps: 40,
    },
    { engine: reference, reference, cache: {}, signal: abort.signal, report: () => abort.abort() },
  );
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
});
