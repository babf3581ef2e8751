import { sampleModels, sampleProblem } from './checkProblems.ts';
import type { Engine } from './engine.ts';
import { agrees, compare } from './parity.ts';

/** True where an engine agrees with the reference on a small problem with every kind of objective: one case of the parity suite. */
export const passesSelfCheck = async (engine: Engine, reference: Engine): Promise<boolean> => {
  const model = sampleModels()['bernoulli mlp 8-6 tanh'];
  if (!model) throw new Error('selfCheck: its sample model is gone; name another one');
  return agrees(await compare(engine, reference, sampleProblem(model, 24)));
};
