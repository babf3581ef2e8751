import type { ModelSpec } from '../../core/model.ts';
import type { Points } from '../../core/points.ts';
import { norm } from '../../core/vectors.ts';
import type { Evaluation, Problem, Snapshot, TrainOptions } from '../engine.ts';
import type { TrainingEngine } from '../finish.ts';
import { drainInSlices } from '../slices.ts';
import { type Batch, createBatch, predictAll } from './batch.ts';
import { loadKernel } from './kernel.ts';
import { type Workspace, Workspaces } from './workspace.ts';

/** Time that one call of the kernel should take, in ms: an abort and other messages are seen between slices of several. */
const CALL_MS = 3;

/** Trains in float32 with WebAssembly on the thread it is called on, four points at a time; `finishing` makes an `Engine` of it. */
export class SimdTrainer implements TrainingEngine {
  readonly id = 'simd';
  readonly precision = 'float32';
  readonly terms = [];
  readonly description = 'SIMD on the CPU';
  private readonly workspaces: Workspaces;

  private constructor(module: WebAssembly.Module) {
    this.workspaces = new Workspaces(module);
  }

  static async start(): Promise<SimdTrainer> {
    return new SimdTrainer(await loadKernel());
  }

  evaluate(problem: Problem): Promise<Evaluation[]> {
    return this.workspaces.use((workspace) => drainInSlices(evaluateAll(workspace, problem)));
  }

  train(problem: Problem, options: TrainOptions): Promise<Snapshot> {
    return this.workspaces.use((workspace) => drainInSlices(trainAll(workspace, problem, options), { signal: options.signal }));
  }

  map(model: ModelSpec, thetas: readonly Float64Array[], points: Points): Promise<Float32Array[]> {
    return this.workspaces.use((workspace) => drainInSlices(predictAll(workspace, { model, thetas, points })));
  }

  dispose(): void {
    this.workspaces.dispose();
  }

  /** Bytes of WebAssembly memory held while nothing is under way: the same after every call of the same kind, however it ends. */
  idleBytes(): number {
    return this.workspaces.idleBytes;
  }
}

function* evaluateAll(workspace: Workspace, problem: Problem): Generator<void, Evaluation[]> {
  const batch = createBatch(workspace, problem);
  const evaluations: Evaluation[] = [];
  for (let k = 0; k < batch.count; k++) {
    evaluations.push(batch.evaluate(k));
    yield;
  }
  return evaluations;
}

/** Each model makes its steps up to the next snapshot at a stretch, so that what it needs stays in the cache. */
function* trainAll(
  workspace: Workspace,
  problem: Problem,
  { optimizer, steps, stepsPerSnapshot, onSnapshot }: TrainOptions,
): Generator<void, Snapshot> {
  const batch = createBatch(workspace, problem);
  yield;
  // Models differ in what they cost: each finds its own number of steps a call.
  const perCall = new Float64Array(batch.count).fill(1);
  for (let step = 0; ; ) {
    const snapshotStep = Math.min(steps, (Math.floor(step / stepsPerSnapshot) + 1) * stepsPerSnapshot);
    for (let k = 0; k < batch.count; k++)
      for (let left = snapshotStep - step; left > 0; ) {
        const usual = perCall[k] as number;
        const now = Math.min(left, usual);
        const started = performance.now();
        batch.train(k, optimizer, now);
        const elapsed = performance.now() - started;
        if (elapsed > CALL_MS) perCall[k] = Math.max(1, now >> 1);
        else if (elapsed < CALL_MS / 2) perCall[k] = Math.max(usual, 2 * now);
        left -= now;
        yield;
      }
    step = snapshotStep;
    const snapshot = yield* snapshotAt(batch, step);
    onSnapshot?.(snapshot);
    if (step >= steps) return snapshot;
  }
}

function* snapshotAt(batch: Batch, step: number): Generator<void, Snapshot> {
  const thetas: Float64Array[] = [];
  const values: number[] = [];
  const gradientNorms: number[] = [];
  for (let k = 0; k < batch.count; k++) {
    const { value, gradient } = batch.evaluate(k);
    thetas.push(batch.theta(k));
    values.push(value);
    gradientNorms.push(norm(gradient));
    yield;
  }
  return { step, thetas, values, gradientNorms };
}
