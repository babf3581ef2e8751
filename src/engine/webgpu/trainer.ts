import { engine } from '@tensorflow/tfjs-core';
import type { ModelSpec } from '../../core/model.ts';
import type { Points } from '../../core/points.ts';
import type { Evaluation, Problem, Snapshot, TrainOptions } from '../engine.ts';
import type { TrainingEngine } from '../finish.ts';
import { throwIfAborted } from '../slices.ts';
import { installBackend, uninstallBackend } from './backend.ts';
import type { Device } from './device.ts';
import { type Fitted, FOR_GPUS, KernelPath } from './kernels/kernelPath.ts';
import { TensorPath } from './tensors/tensorPath.ts';

/**
 * Kernels of our own where they fit, cut to the device; or, for tests and to be measured against, cut as for a GPU on whatever there
 * is; or TensorFlow.js throughout.
 */
export type PathChoice = 'auto' | 'gpu-kernels' | 'tensors';

/**
 * Trains in float32 on WebGPU: small models with kernels of our own, all others with TensorFlow.js, which owns the device;
 * `finishing` makes an `Engine` of it. One at a time in a thread: a second takes the place of the first.
 */
export class WebgpuTrainer implements TrainingEngine {
  readonly id = 'webgpu';
  readonly precision = 'float32';
  readonly terms = [];
  readonly description: string;
  readonly software: boolean;
  private readonly device: Device;
  private readonly kernels: KernelPath;
  private readonly tensors: TensorPath;
  private readonly choice: PathChoice;

  private constructor(device: Device, choice: PathChoice) {
    this.device = device;
    this.description = device.description;
    this.software = device.software;
    this.kernels = new KernelPath(device, choice === 'gpu-kernels' ? FOR_GPUS : undefined);
    this.tensors = new TensorPath(device);
    this.choice = choice;
  }

  /** Starts TensorFlow.js on the device. */
  static async start(device: Device, choice: PathChoice): Promise<WebgpuTrainer> {
    await installBackend(device);
    return new WebgpuTrainer(device, choice);
  }

  async evaluate(problem: Problem): Promise<Evaluation[]> {
    if (problem.objectives.length === 0) return [];
    const fitted = this.fit(problem);
    return fitted ? this.kernels.evaluate(fitted) : this.tensors.evaluate(problem);
  }

  async train(problem: Problem, options: TrainOptions): Promise<Snapshot> {
    throwIfAborted(options.signal);
    if (problem.objectives.length === 0) return { step: options.steps, thetas: [], values: [], gradientNorms: [] };
    const fitted = this.fit(problem);
    return fitted ? this.kernels.train(fitted, options) : this.tensors.train(problem, options);
  }

  async map(model: ModelSpec, thetas: readonly Float64Array[], points: Points): Promise<Float32Array[]> {
    if (thetas.length === 0 || points.count === 0) return thetas.map(() => new Float32Array(0));
    const path = this.choice !== 'tensors' && this.kernels.fitsMap(model) ? this.kernels : this.tensors;
    return path.map(model, thetas, points);
  }

  /** Way of a problem: through our kernels, or through TensorFlow.js because it is too large for them. */
  pathOf(problem: Problem): 'kernels' | 'tensors' {
    return this.fit(problem) ? 'kernels' : 'tensors';
  }

  /** Compiles ahead what training on such a problem needs. */
  async prepare(problem: Problem): Promise<void> {
    const fitted = this.fit(problem);
    if (fitted) await this.device.guard(() => this.kernels.compile(fitted));
  }

  dispose(): void {
    uninstallBackend(this.device);
  }

  /** Live tensors of this thread: the same before and after every call, however the call ends. */
  tensorCount(): number {
    return engine().state.numTensors;
  }

  /** Live buffers of our kernels: none between calls. */
  bufferCount(): number {
    return this.kernels.buffers.count;
  }

  /** Bytes of the live buffers of our kernels. */
  gpuBytes(): number {
    return this.kernels.buffers.bytes;
  }

  /** Loses the device, as a driver reset would. */
  loseDevice(): void {
    this.device.gpu.destroy();
  }

  private fit(problem: Problem): Fitted | null {
    return this.choice === 'tensors' ? null : this.kernels.fit(problem);
  }
}
