import { finishing } from '../../src/engine/finish.ts';
import { createReference } from '../../src/engine/reference/reference.ts';
import { sampleModels, sampleProblem } from '../../src/engine/samples.ts';
import { WebgpuTrainer } from '../../src/engine/webgpu/trainer.ts';

/** What the specs of the engines find on `window.engines`. */
const engines = { WebgpuTrainer, createReference, finishing, sampleModels, sampleProblem };

declare global {
  interface Window {
    engines: typeof engines;
  }
}

window.engines = engines;
