import { concat, dispose, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs-core';
import type { ModelSpec } from '../../../core/model.ts';
import type { Points } from '../../../core/points.ts';
import type { Evaluation, Problem, Snapshot, TrainOptions } from '../../engine.ts';
import { pause, throwIfAborted } from '../../slices.ts';
import type { Device } from '../device.ts';
import { createRounds } from '../rounds.ts';
import { type Batch, createBatch } from './batch.ts';
import { isolate, marked } from './divergence.ts';
import { createNetwork } from './network.ts';
import { advance, startTrajectory, type Trajectory } from './optimizers.ts';
import { stack } from './precision.ts';

/** Nodes of a map that are computed at once: bounds the memory of the hidden layers. */
const MAP_ROWS = 1 << 14;
/** Steps recorded at most before the device is waited for. */
const MOST_STEPS = 1024;

/** Models of any size with TensorFlow.js, one operation at a time, all the objectives in one batch. */
export class TensorPath {
  private readonly device: Device;

  constructor(device: Device) {
    this.device = device;
  }

  async evaluate(problem: Problem): Promise<Evaluation[]> {
    const batch = await this.device.guard(() => createBatch(problem));
    try {
      const all = await this.read(() => batch.valueAndGradient(upload(problem.thetas)));
      return split(all, problem.thetas.length).map((row) => ({ value: row[0] as number, gradient: Float64Array.from(row.subarray(1)) }));
    } finally {
      batch.dispose();
    }
  }

  async train(problem: Problem, { optimizer, steps, stepsPerSnapshot, onSnapshot, signal }: TrainOptions): Promise<Snapshot> {
    const { guard, gpu } = this.device;
    const batch = await guard(() => createBatch(problem));
    // Held outside TensorFlow.js's scopes, which may not stay open across an `await`.
    let trajectory: Trajectory | undefined;
    try {
      trajectory = await guard(() => tidy(() => startTrajectory(optimizer, upload(problem.thetas))));
      const rounds = createRounds(MOST_STEPS);
      let round = { done: 0, startedMs: performance.now() };
      for (let step = 1; step <= steps; step++) {
        const previous: Trajectory = trajectory;
        trajectory = await guard(() => tidy(() => advance(optimizer, previous, batch.gradient(previous.theta), step)));
        dispose(previous);
        round.done++;
        const watched = step < steps && step % stepsPerSnapshot === 0;
        if (watched) {
          const snapshot = await this.snapshot(batch, trajectory.theta, step);
          throwIfAborted(signal);
          onSnapshot?.(snapshot);
        } else if (round.done >= rounds.steps) await guard(() => gpu.queue.onSubmittedWorkDone());
        else continue;
        throwIfAborted(signal);
        const tookMs = performance.now() - round.startedMs;
        rounds.took(round.done, tookMs);
        await pause(tookMs);
        round = { done: 0, startedMs: performance.now() };
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

  private async snapshot(batch: Batch, theta: Tensor, step: number): Promise<Snapshot> {
    const [m, p] = theta.shape as [number, number];
    const all = await this.read(() => concat([theta, batch.valueAndGradient(theta)], 1));
    const rows = split(all, m);
    return {
      step,
      thetas: rows.map((row) => Float64Array.from(row.subarray(0, p))),
      values: rows.map((row) => row[p] as number),
      gradientNorms: rows.map((row) => Math.sqrt(row.subarray(p + 1).reduce((sum, value) => sum + value * value, 0))),
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
