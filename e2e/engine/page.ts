import { finishing } from '../../src/engine/finish.ts';
import { createReference } from '../../src/engine/reference/reference.ts';
import { sampleModels, sampleProblem } from '../../src/engine/samples.ts';
import { acquireTrainer } from '../../src/engine/webgpu/acquire.ts';
import { createWorkerClient } from '../../src/engine/worker/client.ts';

/** What the specs of the engines find on `window.engines`. */
const engines = {
  createReference,
  createWorkerClient,
  finishing,
  sampleModels,
  sampleProblem,
  acquireTrainer,
  /** A trainer, by kernels where they fit or by TensorFlow.js throughout; a browser without an adapter fails the test. */
  async trainer(path?: Parameters<typeof acquireTrainer>[0]) {
    const trainer = await acquireTrainer(path);
    if ('unavailable' in trainer) throw new Error(`no WebGPU engine: ${trainer.unavailable}`);
    return trainer;
  },
  /** The sample problem of the model of that name. */
  problem(name: string, count?: number) {
    const model = sampleModels()[name];
    if (!model) throw new Error(`no sample model "${name}"`);
    return sampleProblem(model, count);
  },
  /** Largest |x − y| relative to 1 + |y|, over all the numbers; Infinity where one is not finite. */
  distance(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
    let largest = 0;
    for (let i = 0; i < ys.length; i++) {
      const y = ys[i] ?? Number.NaN;
      const error = Math.abs((xs[i] ?? Number.NaN) - y) / (1 + Math.abs(y));
      largest = Math.max(largest, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
    }
    return largest;
  },
  /** How a promise ends: 'fulfilled', or the name of the error it rejects with. */
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
