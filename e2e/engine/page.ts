import { sampleModels, sampleProblem } from '../../src/engine/checkProblems.ts';
import { finishing, type TrainingEngine } from '../../src/engine/finish.ts';
import { compare, compareSolutions, distance } from '../../src/engine/parity.ts';
import { createReference } from '../../src/engine/reference/reference.ts';
import { acquireTrainer } from '../../src/engine/webgpu/acquire.ts';
import type { PathChoice, WebgpuTrainer } from '../../src/engine/webgpu/trainer.ts';
import { heatedCases, parityCases } from '../../src/testing/parityCases.ts';
import { createWorkerClient } from '../../src/worker/client.ts';

/** A trainer, by kernels where they fit or by TensorFlow.js throughout; a browser without an adapter fails the test. */
const trainer = async (path?: PathChoice): Promise<WebgpuTrainer> => {
  const found = await acquireTrainer(path);
  if ('unavailable' in found) throw new Error(`no WebGPU engine: ${found.unavailable}`);
  return found;
};

type UnderTest = TrainingEngine & Partial<Pick<WebgpuTrainer, 'pathOf'>>;

/** The engine of a row of the parity suite; one that is not here fails the test. */
const underTest = async (path: PathChoice | 'simd'): Promise<UnderTest> => {
  if (path !== 'simd') return trainer(path);
  const found = await createWorkerClient().acquireSimd();
  if ('unavailable' in found) throw new Error(`no SIMD engine: ${found.unavailable}`);
  return found;
};

/** Tools of the engines' specs, on `window.engines`. */
const engines = {
  createReference,
  createWorkerClient,
  finishing,
  sampleModels,
  sampleProblem,
  acquireTrainer,
  trainer,
  underTest,
  parityCases,
  heatedCases,
  /** Distance of an engine from the reference on the case of that name, and which way it took. */
  async parity(engine: UnderTest, name: string, steps?: number) {
    const problem = parityCases()[name]?.();
    if (!problem) throw new Error(`no case "${name}"`);
    return { way: engine.pathOf?.(problem), differences: await compare(engine, createReference(), problem, steps) };
  },
  compareSolutions,
  /** The sample problem of the model of that name. */
  problem(name: string, count?: number) {
    const model = sampleModels()[name];
    if (!model) throw new Error(`no sample model "${name}"`);
    return sampleProblem(model, count);
  },
  distance,
  /** End of a promise: 'fulfilled', or the name of the error it rejects with. */
  async outcome(work: Promise<unknown>): Promise<string> {
    try {
      await work;
      return 'fulfilled';
    } catch (error) {
      return error instanceof Error ? error.name : String(error);
    }
  },
};

declare global {
  interface Window {
    engines: typeof engines;
  }
}

window.engines = engines;
