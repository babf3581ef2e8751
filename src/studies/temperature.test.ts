import { expect, test } from 'vitest';
import { TERMS } from '../adaptation/lenses/parts.ts';
import { dot, norm, subtract } from '../core/vectors.ts';
import { finishing } from '../engine/finish.ts';
import { createReference } from '../engine/reference/reference.ts';
import { SimdTrainer } from '../engine/simd/simd.ts';
import { run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { studyTools } from '../testing/studyTools.ts';
import landing from './gradientLanding.worker.ts';
import parts from './gradientParts.worker.ts';
import landscape from './landscape.worker.ts';
import memoryCurve from './memoryCurve.worker.ts';
import profile from './profile.worker.ts';
import training from './training.worker.ts';

/* Every study asks methods at their temperatures: its figures are those that the results have there. */

const scenario: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 30, noise: 0.2, seed: 4 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 0.6 },
  memory: { rule: 'lambda', size: 10 },
  steps: [
    {
      kind: 'add',
      points: [
        [1.3, 0.9, 1],
        [1.4, 1.1, 1],
        [1.6, 1.2, 1],
      ],
    },
  ],
  methods: ['exact', 'k-prior', 'functional'],
  options: { 'k-prior.temperature': 3, 'functional.temperature': 0.5 },
};
const HEATED = ['k-prior', 'functional'] as const;
const results = run(scenario).results.steps[0]?.methods;
const asked = { scenario, step: 0 };
const figuresOf = (id: string) => {
  const found = results?.[id];
  if (!found) throw new Error(`no results of ${id}`);
  return found;
};

test('parts: they add up to the gain', async () => {
  const { methods } = await parts({ ...asked, place: 'own', t: 0 }, studyTools());
  for (const id of HEATED) {
    const total = TERMS.reduce((sum, term) => sum + (methods[id]?.reconstruction[term].share ?? Number.NaN), 0);
    expect(total, id).toBeCloseTo(figuresOf(id).pastGradient.gain ?? Number.NaN, 8);
  }
});

test('profile: the slopes of the curve are its rise, and a temperature bends it', async () => {
  const { methods, positions } = await profile(asked, studyTools());
  const plain = await profile({ ...asked, scenario: { ...scenario, options: {} } }, studyTools());
  const h = (positions[1] as number) - (positions[0] as number);
  for (const id of HEATED) {
    const { values, slopes } = methods[id] ?? { values: new Float64Array(0), slopes: new Float64Array(0) };
    const size = Math.max(...values.map(Math.abs));
    for (let k = 0; k + 2 < positions.length; k += 2) {
      const [a, b, c] = slopes.subarray(k, k + 3) as unknown as [number, number, number];
      const risen = (values[k + 2] as number) - (values[k] as number);
      expect(Math.abs((h * (a + 4 * b + c)) / 3 - risen), id).toBeLessThan(2e-5 * size);
    }
    const other = plain.methods[id]?.values ?? values;
    expect(norm(subtract(values, other)) / norm(other), id).toBeGreaterThan(1e-3);
  }
});

test('landing: the actual one is the solution, and the predicted one points there', async () => {
  const { methods } = await landing(asked, studyTools());
  const exact = figuresOf('exact').theta ?? [];
  const made = methods['k-prior'];
  if (!made || typeof made === 'string') throw new Error('K-prior did not land');
  const actual = Float64Array.from(figuresOf('k-prior').theta ?? [], (x, j) => x - (exact[j] as number));
  expect(norm(subtract(made.actual, actual))).toBeLessThan(1e-10);
  expect(dot(made.predicted, actual) / (norm(made.predicted) * norm(actual))).toBeGreaterThan(0.95);
});

test('landscape: with the change it is lowest at the solution', async () => {
  for (const method of HEATED) {
    const { places, reconstruction } = await landscape(
      { ...asked, method, of: 'change', reach: 'near', aspect: 2, optimizer: { kind: 'adam', learningRate: 0.05 }, steps: 4 },
      studyTools(),
    );
    const place = places.find(({ id }) => id === method);
    expect(reconstruction?.lowest.x, method).toBeCloseTo(place?.x ?? Number.NaN, 4);
    expect(reconstruction?.lowest.y, method).toBeCloseTo(place?.y ?? Number.NaN, 4);
    expect(place?.reconstruction, method).toBeCloseTo(0, 8);
  }
});

test('memory: the curve holds the figures of the results at their size', async () => {
  const { sizes, runs } = await memoryCurve({ ...asked, effort: 'solved' }, studyTools());
  const size = sizes[Math.floor(sizes.length / 2)] as number;
  const errorsAt = (options: Scenario['options'] = {}) => {
    const methods = run({ ...scenario, memory: { rule: 'lambda', size }, options }).results.steps[0]?.methods;
    return HEATED.map((id) => methods?.[id]?.pastGradient.relativeError ?? Number.NaN);
  };
  const [heated, plain] = [errorsAt(scenario.options), errorsAt()];
  for (const [k, id] of HEATED.entries()) {
    const figures = runs[0]?.remembering[id]?.[sizes.indexOf(size)];
    expect(figures?.gradientError, id).toBeCloseTo(heated[k] as number, 9);
    expect(Math.abs((heated[k] as number) - (plain[k] as number)), id).toBeGreaterThan(1e-4);
  }
});

test('training: it falls to the objective of the results; SIMD, which does not know the term, trains with the same bits as the reference', async () => {
  const request = { ...asked, optimizer: { kind: 'adam', learningRate: 0.1 }, steps: 800, recorded: null } as const;
  const reference = createReference();
  const trained = await training(request, studyTools({ engine: reference }));
  const simd = await training(request, studyTools({ engine: finishing(await SimdTrainer.start(), reference) }));
  for (const [k, { id, objective }] of trained.lines.entries()) {
    expect(simd.lines[k]?.objective).toEqual(objective);
    if (id !== 'k-prior' && id !== 'functional') continue;
    expect((objective.at(-1) as number) - (figuresOf(id).objective ?? Number.NaN), id).toBeLessThan(1e-6);
    expect((objective.at(-1) as number) - (figuresOf(id).objective ?? Number.NaN), id).toBeGreaterThan(-1e-9);
  }
});
