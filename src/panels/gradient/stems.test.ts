import { describe, expect, test } from 'vitest';
import { onTheWay, wayPositions } from '../../adaptation/lenses/walk.ts';
import { createModel } from '../../core/models.ts';
import { createRandom } from '../../core/random.ts';
import { norm } from '../../core/vectors.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import answerWay from '../../studies/gradientWay.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import { exactEntries, ownEntries, walkEntries } from './entries.ts';
import { changesOf, keptRows, stemInWords, stemsInWords, stemsOf } from './stems.ts';

const scenarioOf = (more: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 5 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 10 },
  steps: [
    {
      kind: 'add',
      points: [
        [2.5, 1, 0],
        [2.7, 1.1, 0],
      ],
    },
  ],
  methods: ['exact', 'k-prior', 'functional', 'replay', 'ewc-diagonal', 'keep-old'],
  ...more,
});

/** The last change of a scenario as it was run. */
const lastOf = (scenario: Scenario) => {
  const { results, details } = run(scenario);
  const [step, last] = [results.steps.at(-1), details.at(-1)];
  if (!step || !last) throw new Error('there is no change');
  return { scenario, step, details: last, shown: { methods: scenario.methods, step, details: last }, hidden: [] };
};

const made = (given: ReturnType<typeof lastOf>, method: string, place: 'exact' | 'own' = 'exact') => {
  const stems = stemsOf({ ...given, method }, place, null);
  if (!stems) throw new Error('there are no stems');
  return stems;
};

/** Σ φ(x) Δ over the full stems + δ (θ − θ*): the gradient that can be read off the canvas. */
const readOff = ({ scenario, step, details }: ReturnType<typeof lastOf>, stems: ReturnType<typeof made>): number[] => {
  const { model, transform } = details;
  const theta = step.methods.exact?.theta ?? [];
  const star = details.methods['k-prior']?.thetaStar ?? [];
  const inputs = Float64Array.from(
    step.points.flatMap(([x = 0, y = 0]) => [x, y]),
    (value, k) => (value - (transform.shift[k % 2] ?? 0)) / (transform.scale[k % 2] ?? 1),
  );
  const bound = createModel(model).bind({ count: step.points.length, dimension: 2, inputs });
  const cotangents = Float64Array.from(stems.changes, (change, row) => (stems.kept.has(row) ? change : 0));
  const data = bound.linearise(Float64Array.from(theta)).pullback(cotangents);
  return [...data].map((g, j) => g + scenario.prior.precision * ((theta[j] ?? 0) - (star[j] ?? 0)));
};

const random = createRandom(3);
const CHANGES: Record<string, Scenario['steps']> = {
  add: scenarioOf().steps,
  remove: [{ kind: 'remove', indices: [3, 8, 20] }],
  relabel: [
    {
      kind: 'relabel',
      labels: [
        [2, 1],
        [5, 0],
      ],
    },
  ],
};

describe.each(Object.keys(CHANGES))('after %s', (kind) => {
  test.each([0, 7, 20, 40])('the full stems of K-prior with %i remembered are its reconstruction', (size) => {
    for (const rule of ['lambda', 'random', 'leverage']) {
      const memory = { rule, size, seed: Math.floor(random.uniform() * 100) };
      const given = lastOf(scenarioOf({ steps: CHANGES[kind] ?? [], memory }));
      const own = given.details.methods['k-prior']?.reconstructedAtExact ?? [];
      const read = readOff(given, made(given, 'k-prior'));
      const scale = norm(Float64Array.from(own));
      expect(own.length).toBeGreaterThan(0);
      for (const [j, value] of read.entries()) expect(Math.abs(value - (own[j] ?? Number.NaN))).toBeLessThan(1e-9 * (1 + scale));
      // Every stem together is the true one.
      const all = readOff(given, { ...made(given, 'exact'), kept: new Set(given.step.points.keys()) });
      const truth = given.details.gradientAtExact ?? [];
      for (const [j, value] of all.entries()) expect(Math.abs(value - (truth[j] ?? Number.NaN))).toBeLessThan(1e-7 * (1 + scale));
    }
  });
});

test('both bars have the figures of the panel, wherever θ stands', async () => {
  const given = lastOf(scenarioOf());
  const way = await answerWay({ scenario: given.scenario, step: 0 }, studyTools());
  for (const method of ['k-prior', 'functional', 'replay', 'ewc-diagonal']) {
    const gainOf = (entries: ReturnType<typeof exactEntries>) => entries.find(({ id }) => id === method)?.figures.gain ?? Number.NaN;
    const [exact, own] = [made(given, method), made(given, method, 'own')];
    expect(exact.truth).toBe(norm(Float64Array.from(given.details.gradientAtExact ?? [])));
    expect(exact.reach).toBe(gainOf(exactEntries(given)) * (exact.truth ?? Number.NaN));
    expect(own.truth).toBe(given.step.methods[method]?.pastGradient.trueNorm);
    expect(own.reach).toBe(gainOf(ownEntries(given)) * (own.truth ?? Number.NaN));
    const half = stemsOf({ ...given, method }, 'walk', { way, k: 10 });
    expect(half?.reach).toBe(gainOf(walkEntries(given, way, 0.5)) * (half?.truth ?? Number.NaN));
    expect(half?.where).toBe('at t = 0.50');
  }
});

test('stems grow on the way to exact, on one scale', async () => {
  const given = lastOf(scenarioOf());
  const way = await answerWay({ scenario: given.scenario, step: 0 }, studyTools());
  const at = (t: number) => stemsOf({ ...given, method: 'k-prior' }, 'walk', { way, k: wayPositions().indexOf(t) });
  const exact = made(given, 'k-prior');
  expect(Array.from(at(0)?.changes ?? []).every((change) => Math.abs(change) < 1e-12)).toBe(true);
  for (const [row, change] of Array.from(at(1)?.changes ?? []).entries()) expect(change).toBeCloseTo(exact.changes[row] ?? Number.NaN, 9);
  expect(at(0.5)?.most).toBe(exact.most);
  expect(onTheWay(way.thetaStar, way.thetaExact, 1)).toEqual(way.thetaExact);
});

test('a new point has no stem, and what a change touches is kept by whoever has a memory', () => {
  const added = made(lastOf(scenarioOf()), 'k-prior');
  expect(Array.from(added.changes).slice(40)).toEqual([0, 0]);
  const details = {
    methods: { replay: { memory: [1] }, 'k-prior': { memory: [] }, 'ewc-full': { memory: [] } },
    touched: [4],
  } as unknown as Parameters<typeof keptRows>[1];
  expect([...keptRows('replay', details, 6)]).toEqual([1, 4]);
  expect([...keptRows('k-prior', details, 6)]).toEqual([4]);
  expect(keptRows('ewc-full', details, 6).size).toBe(0);
  expect(keptRows('exact', details, 6).size).toBe(6);
});

test('of several classes the one that changed most gives the length, and the own class the sign', () => {
  const log = (...p: number[]) => p.map(Math.log);
  const changes = changesOf({
    likelihood: 'categorical',
    outputs: 3,
    now: [...log(0.5, 0.3, 0.2), ...log(0.6, 0.2, 0.2), ...log(1, 1, 1)],
    star: [...log(0.7, 0.1, 0.2), ...log(0.2, 0.2, 0.6), ...log(0.1, 0.1, 0.8)],
    labels: [0, 0],
  });
  expect(changes[0]).toBeCloseTo(-0.2);
  expect(changes[1]).toBeCloseTo(0.4);
  expect(changes[2]).toBe(0);
});

test('both bars and a stem are said in sentences', () => {
  const given = lastOf(scenarioOf());
  const stems = { ...made(given, 'k-prior'), truth: 14.43, reach: 6.953 };
  expect(stemsInWords(stems)).toBe('True past gradient at exact: 14.4; K-prior keeps 6.95 along it.');
  expect(stemsInWords(made(given, 'ewc-diagonal'))).toMatch(/keeps \S+ along it\. EWC keeps no points, so no stem is full\.$/);
  expect(stemsInWords(made(given, 'keep-old'))).toMatch(/^True past gradient at exact: \S+\. It minimises nothing/);
  const words = stemInWords({ ...stems, changes: [0.25, -0.5, 0], kept: new Set([1]) }, 1);
  expect(words).toBe('Point 1: p(B) fell by 0.500; K-prior keeps that.');
  expect(stemInWords({ ...stems, changes: [0.25, 0], kept: new Set() }, 0)).toBe(
    'Point 0: p(B) rose by 0.250; K-prior does not keep that.',
  );
});

test('where nothing has changed there is no past gradient, and that is said', () => {
  const stems = made(lastOf(scenarioOf({ steps: [{ kind: 'add', points: [] }] })), 'k-prior');
  expect(stems.reach).toBeNull();
  expect(stems.note).toMatch(/^There is no past gradient here/);
});
