import { concat, dispose, engine, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs-core';
import type { ModelSpec } from '../../core/model.ts';
import type { Points } from '../../core/points.ts';
import type { Evaluation, Problem, Snapshot, TrainOptions } from '../engine.ts';
import type { TrainingEngine } from '../finish.ts';
import { throwIfAborted } from '../slices.ts';
import { installBackend, uninstallBackend } from './backend.ts';
import { type Batch, createBatch } from './batch.ts';
import type { Device } from './device.ts';
import { isolate, marked } from './divergence.ts';
import { createNetwork } from './network.ts';
import { advance, startTrajectory, type Trajectory } from './optimizers.ts';
import { stack } from './precision.ts';

/** Nodes of a map that are computed at once: bounds the memory of the hidden layers. */
const MAP_ROWS = 1 << 14;
/** How long a round of steps should take before the device is waited for: an abort is seen between rounds. */
const ROUND_MS = 40;

/**
 * Trains in float32 with TensorFlow.js on WebGPU, all the objectives in one batch; `finishing` makes an `Engine` of it.
 * One at a time in a thread: a second takes the place of the first.
 */
export class WebgpuTrainer implements TrainingEngine {
  readonly id = 'webgpu';
  readonly precision = 'float32';
  readonly description: string;
  readonly software: boolean;
  private readonly device: Device;

  private constructor(device: Device) {
    this.device = device;
    this.description = device.description;
    this.software = device.software;
  }

  /** Starts TensorFlow.js on the device. */
  static async start(device: Device): Promise<WebgpuTrainer> {
    await installBackend(device);
    return new WebgpuTrainer(device);
  }

  async evaluate(problem: Problem): Promise<Evaluation[]> {
    const m = problem.objectives.length;
    if (m === 0) return [];
    const batch = await this.device.guard(() => createBatch(problem));
    try {
      const all = await this.read(() => batch.valueAndGradient(upload(problem.thetas)));
      return split(all, m).map((row) => ({ value: row[0] as number, gradient: Float64Array.from(row.subarray(1)) }));
    } finally {
      batch.dispose();
    }
  }

  async train(problem: Problem, { optimizer, steps, stepsPerSnapshot, onSnapshot, signal }: TrainOptions): Promise<Snapshot> {
    throwIfAborted(signal);
    if (problem.objectives.length === 0) return { step: steps, thetas: [], values: [], gradientNorms: [] };
    const { guard, gpu } = this.device;
    const batch = await guard(() => createBatch(problem));
    // Held outside TensorFlow.js's scopes, which may not stay open across an `await`.
    let trajectory: Trajectory | undefined;
    try {
      trajectory = await guard(() => tidy(() => startTrajectory(optimizer, upload(problem.thetas))));
      let round = { steps: 1, done: 0, startedMs: performance.now() };
      for (let step = 1; step <= steps; step++) {
        const previous: Trajectory = trajectory;
        trajectory = await guard(() => tidy(() => advance(optimizer, previous, batch.gradient(previous.theta), step)));
        dispose(previous);
        const watched = step < steps && step % stepsPerSnapshot === 0;
        if (watched) {
          const snapshot = await this.snapshot(batch, trajectory.theta, step);
          throwIfAborted(signal);
          onSnapshot?.(snapshot);
        } else if (++round.done >= round.steps) await guard(() => gpu.queue.onSubmittedWorkDone());
        else continue;
        throwIfAborted(signal);
        round = nextRound(round);
      }
      const last = await this.snapshot(batch, trajectory.theta, steps);
      throwIfAborted(signal);
      onSnapshot?.(last);
      return last;
    } finally {
      dispose(trajectory);
      batch.dispose();
    }
  }

  async map(model: ModelSpec, thetas: readonly Float64Array[], points: Points): Promise<Float32Array[]> {
    const { count, dimension, inputs } = points;
    const { outputs } = model;
    const maps = thetas.map(() => new Float32Array(count * outputs));
    if (thetas.length === 0) return maps;
    const network = createNetwork(model);
    const theta = await this.device.guard(() => upload(thetas));
    try {
      for (let at = 0; at < count; at += MAP_ROWS) {
        const rows = Math.min(MAP_ROWS, count - at);
        const part = inputs.subarray(at * dimension, (at + rows) * dimension);
        const logits = await this.read(() => {
          const isolated = isolate(model, theta);
          return marked(isolated, network.forward(isolated.safe, network.inputs(part, rows)).logits);
        });
        for (const [k, row] of split(logits, maps.length).entries()) maps[k]?.set(row, at * outputs);
      }
      return maps;
    } finally {
      theta.dispose();
    }
  }

  dispose(): void {
    uninstallBackend(this.device);
  }

  /** Live tensors of this thread: the same before and after every call, however the call ends. */
  tensorCount(): number {
    return engine().state.numTensors;
  }

  /** Loses the device, as a driver reset would. */
  loseDevice(): void {
    this.device.gpu.destroy();
  }

  private async snapshot(batch: Batch, theta: Tensor, step: number): Promise<Snapshot> {
    const [m, p] = theta.shape as [number, number];
    const all = await this.read(() => concat([theta, batch.valueAndGradient(theta)], 1));
    const rows = split(all, m);
    return {
      step,
      thetas: rows.map((row) => Float64Array.from(row.subarray(0, p))),
      values: rows.map((row) => row[p] as number),
      gradientNorms: rows.map((row) => Math.hypot(...row.subarray(p + 1))),
    };
  }

  /** The numbers of a tensor that `compute` makes on the device. */
  private async read(compute: () => Tensor): Promise<Float32Array> {
    const { guard } = this.device;
    const tensor = await guard(() => tidy(compute));
    try {
      return await guard(async () => (await tensor.data()) as Float32Array);
    } finally {
      tensor.dispose();
    }
  }
}

/** θ of all the models, m × p. */
const upload = (thetas: readonly Float64Array[]): Tensor => {
  const p = thetas[0]?.length ?? 0;
  return tensor2d(stack(thetas, p), [thetas.length, p]);
};

/** m rows of equal length. */
const split = (all: Float32Array, m: number): Float32Array[] => {
  const length = all.length / m;
  return Array.from({ length: m }, (_, k) => all.subarray(k * length, (k + 1) * length));
};

interface Round {
  /** Steps to record before the device is waited for. */
  readonly steps: number;
  done: number;
  readonly startedMs: number;
}

/** Twice as many steps if the last round was quick, half as many if it was slow. */
const nextRound = ({ steps, startedMs }: Round): Round => {
  const now = performance.now();
  const factor = now - startedMs < ROUND_MS / 2 ? 2 : now - startedMs > ROUND_MS ? 0.5 : 1;
  return { steps: Math.max(1, Math.min(1024, steps * factor)), done: 0, startedMs: now };
};
