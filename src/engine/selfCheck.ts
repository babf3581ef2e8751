import type { Engine } from './engine.ts';
import { distance, TOLERANCE } from './parity.ts';
import { sampleModels, sampleProblem } from './samples.ts';

/** Whether an engine agrees with the reference on a small problem: F and ∇F of every kind of objective, and a few steps. */
export const passesSelfCheck = async (engine: Engine, reference: Engine): Promise<boolean> => {
  const model = sampleModels()['bernoulli mlp 8-6 tanh'];
  if (!model) throw new Error('selfCheck: its sample model is gone; name another one');
  const problem = sampleProblem(model, 24);
  const [got, wanted] = await Promise.all([engine.evaluate(problem), reference.evaluate(problem)]);
  const evaluated = wanted.map(({ value, gradient }, k) =>
    Math.max(distance([got[k]?.value ?? Number.NaN], [value]), distance(got[k]?.gradient ?? [], gradient)),
  );
  const options = { optimizer: { kind: 'adam', learningRate: 0.05 }, steps: 5, stepsPerSnapshot: 5 } as const;
  const [ours, theirs] = await Promise.all([engine.train(problem, options), reference.train(problem, options)]);
  const trained = theirs.thetas.map((theta, k) => distance(ours.thetas[k] ?? [], theta));
  return Math.max(...evaluated) <= TOLERANCE.evaluation && Math.max(...trained) <= TOLERANCE.training;
};
