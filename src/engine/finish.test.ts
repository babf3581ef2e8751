import { expect, test } from 'vitest';
import { sampleModels, sampleProblem } from './checkProblems.ts';
import { type Problem, type TrainOptions, unknownTerms } from './engine.ts';
import { finishing, type TrainingEngine } from './finish.ts';
import { createReference } from './reference/reference.ts';

const reference = createReference();
const problem = sampleProblem(sampleModels()['bernoulli glm 3'] as Problem['model']);

const [free] = problem.objectives;
if (!free) throw new Error('the sample problem has no objective');
/** The first objective of the sample with a temperature at its first site. */
const tempered: Problem = {
  ...problem,
  objectives: [{ ...free, terms: [{ site: 0, term: { kind: 'tempered', weight: 1, target: Float64Array.of(0.4), temperature: 2 } }] }],
  thetas: problem.thetas.slice(0, 1),
};

/** Rounds what the reference trains to float32, or spoils one model. */
const rough = (spoil = false): TrainingEngine => ({
  ...reference,
  id: 'webgpu',
  precision: 'float32',
  description: 'WebGPU on a stand-in',
  terms: [],
  async train(what: Problem, options: TrainOptions) {
    const last = await reference.train(what, options);
    return { ...last, thetas: last.thetas.map((theta, k) => theta.map((x) => (spoil && k === 0 ? Number.NaN : Math.fround(x)))) };
  },
});

test('solves what a float32 engine approached to what float64 alone finds', async () => {
  const engine = finishing(rough(), reference);
  expect(engine).toMatchObject({ id: 'webgpu', precision: 'float32' });
  const convex = { ...problem, objectives: problem.objectives.slice(0, 4), thetas: problem.thetas.slice(0, 4) };
  const finished = await engine.solve(convex, { gradientNorm: 1e-8 });
  const alone = await reference.solve(convex, { gradientNorm: 1e-8 });
  for (const [k, { theta, converged }] of finished.entries()) {
    expect(converged).toBe(true);
    for (const [j, x] of theta.entries()) expect(x).toBeCloseTo(alone[k]?.theta[j] ?? Number.NaN, 8);
  }
});

test('a model that diverged on the way is finished from where it started', async () => {
  const one = { ...problem, objectives: problem.objectives.slice(0, 1), thetas: problem.thetas.slice(0, 1) };
  const [solution] = await finishing(rough(true), reference).solve(one, { gradientNorm: 1e-8 });
  expect(solution?.converged).toBe(true);
});

test('an abort reaches the approach', async () => {
  const solving = finishing(rough(), reference).solve(problem, { gradientNorm: 1e-8, signal: AbortSignal.abort() });
  await expect(solving).rejects.toMatchObject({ name: 'AbortError' });
});

test('what is compiled ahead is compiled by who trains; who compiles nothing is ready', async () => {
  const prepared: Problem[] = [];
  await finishing({ ...rough(), prepare: async (what) => void prepared.push(what) }, reference).prepare?.(problem);
  expect(prepared).toEqual([problem]);
  await finishing(rough(), reference).prepare?.(problem);
});

test('a problem with a term that the trainer does not know is the reference’s; maps are not', async () => {
  const spoilt = finishing({ ...rough(true), evaluate: () => Promise.reject(new Error('asked')), map: async () => [] }, reference);
  const options = { optimizer: { kind: 'adam', learningRate: 0.05 }, steps: 3, stepsPerSnapshot: 3 } as const;
  expect(await spoilt.train(tempered, options)).toEqual(await reference.train(tempered, options));
  expect(await spoilt.evaluate(tempered)).toEqual(await reference.evaluate(tempered));
  expect(await spoilt.solve(tempered, { gradientNorm: 1e-8 })).toEqual(await reference.solve(tempered, { gradientNorm: 1e-8 }));
  expect(await spoilt.map(tempered.model, tempered.thetas, tempered.points)).toEqual([]);
  expect(unknownTerms(spoilt, tempered)).toEqual(['tempered']);
  expect(unknownTerms(reference, tempered)).toEqual([]);
  expect(unknownTerms(spoilt, problem)).toEqual([]);
});
