import type { ModelSpec } from '../../../core/model.ts';
import type { Points } from '../../../core/points.ts';
import { norm } from '../../../core/vectors.ts';
import type { Evaluation, Optimizer, Problem, Snapshot, TrainOptions } from '../../engine.ts';
import { pause, throwIfAborted } from '../../slices.ts';
import type { Device } from '../device.ts';
import { createRounds } from '../rounds.ts';
import { Buffers, type OwnBuffers } from './buffers.ts';
import { gather, type Layout, layoutOf, padded, scatter } from './layout.ts';
import { MAP_BINDINGS, mapShader } from './mapShader.ts';
import { inputRows, type Measured, measure, pack, packPoints } from './pack.ts';
import { bind, Pipelines } from './pipelines.ts';
import { packRun, planTraining, runBytes, TRAINING_BINDINGS, type TrainingPlan, trainingShader } from './trainingShader.ts';

/** Steps a dispatch at most: the step sizes of a dispatch are uploaded with it. */
const MOST_STEPS = 4096;
/** Bytes of notes on the way that all the models of one dispatch share; more models take turns. */
const SHARED_BYTES = 1 << 26;
/** Sizes of workgroups and dispatches for a kind of device. */
export interface Cut {
  /** Invocations a workgroup: the first that takes all the points at once, or the last. */
  readonly workgroupSizes: readonly number[];
  /** Vectors of four points whose notes are kept at a time: what stays in the caches, and keeps a workgroup busy. */
  readonly chunk: number;
}
/** From a warp up to what every device has. */
export const FOR_GPUS: Cut = { workgroupSizes: [32, 64, 128, 256], chunk: 256 };
/** A workgroup is run by one core, four invocations to an instruction: more of them only wait for each other at barriers. */
const FOR_SOFTWARE: Cut = { workgroupSizes: [4], chunk: 64 };
/** Widest hidden layer that the map kernel holds in an invocation's own memory. */
const WIDEST_MAP = 64;
const MAP_WORKGROUP = 64;
const MAP_WORKGROUPS = 256;

/** A problem that the kernels take, cut to the device. */
export interface Fitted {
  readonly problem: Problem;
  readonly plan: TrainingPlan;
  readonly measured: Measured;
  /** Vectors of four points between two sums over the points. */
  readonly chunk: number;
  /** Models a dispatch. */
  readonly slots: number;
}

/** Trains many small models with kernels of our own, on the device of TensorFlow.js: one workgroup a model, many steps a dispatch. */
export class KernelPath {
  readonly buffers: Buffers;
  private readonly device: Device;
  private readonly pipelines: Pipelines;
  private readonly cut: Cut;

  constructor(device: Device, cut: Cut = device.software ? FOR_SOFTWARE : FOR_GPUS) {
    this.device = device;
    this.cut = cut;
    this.buffers = new Buffers(device.gpu);
    this.pipelines = new Pipelines(device.gpu);
  }

  /** Plan of the kernels for a problem, or null where the device's limits forbid it. Throws a RangeError for lengths that do not match. */
  fit(problem: Problem): Fitted | null {
    const { model, objectives, thetas } = problem;
    const { limits } = this.device.gpu;
    const layout = layoutOf(model);
    checkLengths(problem, layout);
    const measured = measure(problem, layout);
    const allowed = Math.min(limits.maxComputeInvocationsPerWorkgroup, limits.maxComputeWorkgroupSizeX);
    const sizes = this.cut.workgroupSizes.filter((size) => size <= allowed);
    const size = sizes.find((candidate) => candidate >= measured.groups) ?? sizes.at(-1);
    if (size === undefined) return null;
    const plan = planTraining(model, layout, { workgroupSize: size, workgroupBytes: limits.maxComputeWorkgroupStorageSize });
    if (!plan) return null;
    const largest = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
    const chunk = Math.max(1, Math.min(measured.groups, this.cut.chunk));
    const notes = 16 * plan.rows * chunk;
    const row = 16 * layout.vectors;
    const sizesInBytes = [4 * measured.inputs, 4 * measured.targets, 4 * measured.gaussian, 3 * row * thetas.length, notes];
    if (Math.max(...sizesInBytes) > largest) return null;
    const slots = Math.floor(Math.min(largest, Math.max(SHARED_BYTES, notes)) / notes);
    return { problem, plan, measured, chunk, slots: Math.min(objectives.length, slots, limits.maxComputeWorkgroupsPerDimension) };
  }

  /** True where the map kernel takes a model. */
  fitsMap(model: ModelSpec): boolean {
    const { limits } = this.device.gpu;
    const widest = model.family === 'glm' ? 0 : Math.max(0, ...model.hidden);
    return widest <= WIDEST_MAP && 16 * layoutOf(model).vectors <= limits.maxComputeWorkgroupStorageSize;
  }

  /** Compiles ahead what a model will need for so many points. */
  async compile(fitted: Fitted): Promise<void> {
    await Promise.all([this.trainingPipeline(fitted.plan), this.mapPipeline(fitted.plan.spec, fitted.plan.layout)]);
  }

  evaluate(fitted: Fitted): Promise<Evaluation[]> {
    return this.buffers.use(async (own) => {
      const run = await this.start(fitted, own);
      await run.advance(0, 0, true);
      return (await run.read()).map(({ value, gradient }) => ({ value, gradient }));
    });
  }

  train(fitted: Fitted, { optimizer, steps, stepsPerSnapshot, onSnapshot, signal }: TrainOptions): Promise<Snapshot> {
    return this.buffers.use(async (own) => {
      const run = await this.start(fitted, own, optimizer);
      const rounds = createRounds(MOST_STEPS);
      for (let step = 0; ; ) {
        throwIfAborted(signal);
        const startedMs = performance.now();
        const watched = Math.min(steps, (Math.floor(step / stepsPerSnapshot) + 1) * stepsPerSnapshot);
        const count = Math.min(rounds.steps, watched - step);
        const report = step + count === watched;
        await run.advance(step, count, report);
        step += count;
        if (report) {
          const snapshot = toSnapshot(step, await run.read());
          throwIfAborted(signal);
          onSnapshot?.(snapshot);
          if (step === steps) return snapshot;
        } else await run.done();
        const tookMs = performance.now() - startedMs;
        if (count === rounds.steps) rounds.took(count, tookMs);
        await pause(tookMs);
      }
    });
  }

  map(model: ModelSpec, thetas: readonly Float64Array[], points: Points): Promise<Float32Array[]> {
    const { gpu, guard } = this.device;
    const { outputs } = model;
    const layout = layoutOf(model);
    const row = 4 * layout.vectors;
    const packedThetas = new Float32Array(thetas.length * row);
    for (const [k, theta] of thetas.entries()) scatter(layout, theta, packedThetas, k * row);
    return this.buffers.use((own) =>
      guard(async () => {
        const pipeline = await this.mapPipeline(model, layout);
        const maps = thetas.map(() => new Float32Array(points.count * outputs));
        const { models, rows } = mapPart(gpu.limits, model, layout, thetas.length, points.count);
        const stride = padded(rows);
        const logits = own.create(4 * models * outputs * stride, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
        const staging = own.create(logits.size, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
        const theta = own.create(4 * models * row, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
        const inputs = own.create(4 * inputRows(layout) * stride, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
        const run = own.create(16, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
        const group = bind(gpu, pipeline, MAP_BINDINGS, { run, inputs, thetas: theta, logits });
        for (let at = 0; at < points.count; at += rows) {
          const count = Math.min(rows, points.count - at);
          const groups = Math.ceil(count / 4);
          const { dimension } = points;
          const part = { count, dimension, inputs: points.inputs.subarray(at * dimension, (at + count) * dimension) };
          gpu.queue.writeBuffer(inputs, 0, packPoints(model, part));
          gpu.queue.writeBuffer(run, 0, Uint32Array.of(groups));
          for (let first = 0; first < thetas.length; first += models) {
            const some = Math.min(models, thetas.length - first);
            gpu.queue.writeBuffer(theta, 0, packedThetas, first * row, some * row);
            const bytes = 16 * groups * outputs * some;
            const encoder = gpu.createCommandEncoder();
            const pass = encoder.beginComputePass();
            pass.setPipeline(pipeline);
            pass.setBindGroup(0, group);
            pass.dispatchWorkgroups(Math.min(MAP_WORKGROUPS, Math.ceil(groups / MAP_WORKGROUP)), some);
            pass.end();
            encoder.copyBufferToBuffer(logits, 0, staging, 0, bytes);
            gpu.queue.submit([encoder.finish()]);
            await staging.mapAsync(GPUMapMode.READ, 0, bytes);
            const all = new Float32Array(staging.getMappedRange(0, bytes));
            for (let k = 0; k < some; k++) {
              const map = maps[first + k] as Float32Array;
              const from = all.subarray(k * outputs * groups * 4, (k + 1) * outputs * groups * 4);
              if (outputs === 1) map.set(from.subarray(0, count), at);
              else
                for (let c = 0; c < outputs; c++)
                  for (let i = 0; i < count; i++) map[(at + i) * outputs + c] = from[c * groups * 4 + i] as number;
            }
            staging.unmap();
          }
        }
        for (const [k, start] of thetas.entries()) if (!start.every(Number.isFinite)) maps[k]?.fill(Number.NaN);
        return maps;
      }),
    );
  }

  private trainingPipeline(plan: TrainingPlan): Promise<GPUComputePipeline> {
    return this.pipelines.get(`training ${shapeOf(plan.spec)} × ${plan.workgroupSize}`, () => trainingShader(plan));
  }

  private mapPipeline(spec: ModelSpec, layout: Layout): Promise<GPUComputePipeline> {
    return this.pipelines.get(`map ${shapeOf(spec)}`, () => mapShader(spec, layout, MAP_WORKGROUP));
  }

  /** A fitted problem on the device, ready to run. */
  private start({ problem, plan, measured, chunk, slots }: Fitted, own: OwnBuffers, optimizer?: Optimizer) {
    const { gpu, guard } = this.device;
    const { layout } = plan;
    const m = problem.objectives.length;
    const { STORAGE, UNIFORM, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
    return guard(async () => {
      const compiling = this.trainingPipeline(plan);
      compiling.catch(() => {});
      const { models, inputs, targets, gaussian, state } = pack(problem, layout, measured);
      const perModel = 4 * (2 * layout.vectors + 1);
      const results = own.create(4 * perModel * m, STORAGE | COPY_SRC);
      const staging = own.create(results.size, MAP_READ | COPY_DST);
      const run = own.create(runBytes(plan), UNIFORM | COPY_DST);
      const rates = own.create(8 * MOST_STEPS, STORAGE | COPY_DST);
      const buffers = {
        run,
        rates,
        results,
        models: own.upload(models, STORAGE),
        inputs: own.upload(inputs, STORAGE),
        targets: own.upload(targets, STORAGE),
        gaussian: own.upload(gaussian, STORAGE),
        state: own.upload(state, STORAGE),
        notes: own.create(16 * plan.rows * chunk * slots, STORAGE),
      };
      const pipeline = await compiling;
      const group = bind(gpu, pipeline, TRAINING_BINDINGS, buffers);
      return {
        /** Sends `count` steps after `step`, then the value and the gradient if `report` says so. */
        advance: (step: number, count: number, report: boolean): Promise<void> =>
          guard(() => {
            if (optimizer && count > 0) gpu.queue.writeBuffer(rates, 0, ratesOf(optimizer, step, count));
            for (let first = 0; first < m; first += slots) {
              gpu.queue.writeBuffer(run, 0, packRun(plan, { first, steps: count, report, chunk }, optimizer));
              const encoder = gpu.createCommandEncoder();
              const pass = encoder.beginComputePass();
              pass.setPipeline(pipeline);
              pass.setBindGroup(0, group);
              pass.dispatchWorkgroups(Math.min(slots, m - first));
              pass.end();
              if (report && first + slots >= m) encoder.copyBufferToBuffer(results, 0, staging, 0, results.size);
              gpu.queue.submit([encoder.finish()]);
            }
          }),
        done: (): Promise<void> => guard(async () => void (await gpu.queue.onSubmittedWorkDone())),
        /** Last report of each model. */
        read: (): Promise<Report[]> =>
          guard(async () => {
            await staging.mapAsync(GPUMapMode.READ);
            const all = new Float32Array(staging.getMappedRange());
            const reports = problem.thetas.map((_, k) => reportOf(layout, all, k * perModel));
            staging.unmap();
            return reports;
          }),
      };
    });
  }
}

interface Report extends Evaluation {
  readonly theta: Float64Array;
}

const reportOf = (layout: Layout, all: Float32Array, at: number): Report => {
  const row = 4 * layout.vectors;
  const theta = gather(layout, all, at);
  const value = all[at + 2 * row] as number;
  const gradient = gather(layout, all, at + row);
  // Shader compilers may assume that nothing is ever NaN, and lose it on the way to a sum.
  return theta.every(Number.isFinite) ? { theta, value, gradient } : { theta, value: Number.NaN, gradient: gradient.fill(Number.NaN) };
};

const toSnapshot = (step: number, reports: readonly Report[]): Snapshot => ({
  step,
  thetas: reports.map(({ theta }) => theta),
  values: reports.map(({ value }) => value),
  gradientNorms: reports.map(({ gradient }) => norm(gradient)),
});

/** Step size and correction of the second moment of `count` steps after `step`, in float64: 1 − β^t loses its digits in float32. */
const ratesOf = (optimizer: Optimizer, step: number, count: number): Float32Array<ArrayBuffer> => {
  const rates = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const t = step + i + 1;
    const adam = optimizer.kind === 'adam';
    rates[2 * i] = adam ? optimizer.learningRate / (1 - 0.9 ** t) : optimizer.learningRate;
    rates[2 * i + 1] = adam ? 1 / (1 - 0.999 ** t) : 1;
  }
  return rates;
};

/** Numbers of models and points that one dispatch of the map kernel takes. */
const mapPart = (limits: GPUSupportedLimits, { outputs }: ModelSpec, layout: Layout, models: number, count: number) => {
  const bytes = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize, SHARED_BYTES);
  const rows = Math.max(4, Math.min(padded(count), padded(Math.floor(bytes / (4 * Math.max(outputs, inputRows(layout)))) - 3)));
  const most = Math.min(
    Math.floor(bytes / (4 * outputs * rows)),
    Math.floor(bytes / (16 * layout.vectors)),
    limits.maxComputeWorkgroupsPerDimension,
  );
  return { rows, models: Math.max(1, Math.min(models, most)) };
};

/** Key of a compiled shader: all that it depends on, besides the size of its workgroups. */
const shapeOf = ({ family, likelihood, dimension, outputs, degree, hidden, activation }: ModelSpec): string =>
  [likelihood, dimension, ...(family === 'glm' ? [`degree ${degree}`] : [...hidden, activation]), outputs].join(' ');

const checkLengths = ({ thetas, objectives }: Problem, { parameters }: Layout): void => {
  for (const [k, objective] of objectives.entries())
    for (const vector of [thetas[k], objective.linear])
      if (vector?.length !== parameters)
        throw new RangeError(`webgpu: a vector of objective ${k} has length ${vector?.length}, expected ${parameters}`);
};
