import { logPartition } from '../../core/likelihoods.ts';
import type { Objective } from '../../core/objective.ts';
import { times } from '../../core/precision.ts';
import { dot } from '../../core/vectors.ts';
import type { Evaluation, Optimizer, Problem } from '../engine.ts';
import { blockFloats, createLayout, fromBlocks, type Layout, paddedCount, toBlocks, writeShape, writeWords } from './layouts.ts';
import type { Workspace } from './workspace.ts';

const FLOAT = 4;
/** Bytes of the kernel's `Model`, and where its running powers of Adam's decay begin. */
const MODEL = 72;
const DECAYS = 56;

/** The objectives of a problem in the memory of a kernel. */
export interface Batch {
  readonly count: number;
  /** Steps of one model. */
  train(k: number, optimizer: Optimizer, steps: number): void;
  /** θ of one model. */
  theta(k: number): Float64Array;
  /** F and ∇F of one model where it stands. */
  evaluate(k: number): Evaluation;
}

/** An objective in the kernel's memory. */
interface Member {
  readonly objective: Objective;
  /** Indices of the sites that have a term, and the rows of the shared points that they are. */
  readonly kept: Int32Array;
  readonly rows: Int32Array;
  readonly model: number;
  readonly theta: number;
  readonly gradient: number;
}

/** Writes a problem into an empty workspace. Throws a RangeError where a θ has not the model's length. */
export const createBatch = (workspace: Workspace, { model: spec, points, objectives, thetas }: Problem): Batch => {
  const layout = createLayout(spec);
  const { kernel } = workspace;
  const outputs = spec.outputs;
  const shape = writeShape(workspace, layout);
  const rows = layout.rows(points);
  const shared = createSharedInputs(workspace, layout, rows);
  const members = objectives.map((objective, k) => writeMember(workspace, layout, shared, objective, thetas[k], k));
  const most = members.reduce((largest, { kept }) => Math.max(largest, kept.length), 0);
  const logits = workspace.reserve(blockFloats(layout, most, outputs) * FLOAT);
  const member = (k: number): Member => members[k] as Member;

  return {
    count: members.length,
    train(k, optimizer, steps) {
      const { model } = member(k);
      if (optimizer.kind === 'adam') kernel.adam(shape, model, steps, optimizer.learningRate);
      else kernel.sgd(shape, model, steps, optimizer.learningRate, optimizer.momentum);
    },
    theta: (k) => read(workspace, layout, member(k).theta),
    evaluate(k) {
      const { objective, kept, model, theta: at, gradient } = member(k);
      kernel.differentiate(shape, model, logits);
      const theta = read(workspace, layout, at);
      const found = workspace.floats(logits, blockFloats(layout, kept.length, outputs));
      const f = fromBlocks(new Float64Array(kept.length * outputs), layout, found, outputs, kept.length);
      return { value: objectiveAt(layout, objective, kept, f, theta), gradient: read(workspace, layout, gradient) };
    },
  };
};

/** F(θ) in nats, summed in float64, from logits in float32. */
const objectiveAt = (
  { spec }: Layout,
  { a, b, precision, linear }: Objective,
  kept: Int32Array,
  f: Float64Array,
  theta: Float64Array,
): number => {
  const { likelihood, outputs } = spec;
  let value = 0.5 * dot(theta, times(precision, theta)) - dot(linear, theta);
  for (let i = 0; i < kept.length; i++) {
    const s = kept[i] as number;
    const weight = a[s] as number;
    if (weight !== 0) value += weight * logPartition(likelihood, f, i * outputs, outputs);
    for (let c = 0; c < outputs; c++) value -= (b[s * outputs + c] as number) * (f[i * outputs + c] as number);
  }
  return value;
};

const writeMember = (
  workspace: Workspace,
  layout: Layout,
  shared: (rows: Int32Array) => number,
  objective: Objective,
  start: Float64Array | undefined,
  k: number,
): Member => {
  const { parameters, spec } = layout;
  const { precision, linear, sites } = objective;
  if (start?.length !== parameters)
    throw new RangeError(`simd: θ ${k} has ${start?.length ?? 'no'} entries; the model has ${parameters} parameters`);
  const kept = termsOf(objective, spec.outputs);
  const rows = kept.map((s) => sites[s] as number);
  const padded = Math.ceil(parameters / 4) * 4;
  const dense = precision.kind === 'dense';
  const vector = (): number => workspace.reserve(padded * FLOAT);
  const place = {
    model: workspace.reserve(MODEL),
    inputs: shared(rows),
    a: workspace.reserve(blockFloats(layout, kept.length, 1) * FLOAT),
    b: workspace.reserve(blockFloats(layout, kept.length, spec.outputs) * FLOAT),
    theta: vector(),
    gradient: vector(),
    first: vector(),
    second: vector(),
    linear: vector(),
    precision: workspace.reserve((dense ? padded : 1) * padded * FLOAT),
  };

  write(workspace, layout, place.theta, start);
  write(workspace, layout, place.linear, linear);
  if (precision.kind === 'dense') writeDense(workspace.floats(place.precision, padded * padded), layout, precision.values, padded);
  else if (precision.kind === 'diagonal') write(workspace, layout, place.precision, precision.values);
  else workspace.floats(place.precision, parameters).fill(precision.value);
  toBlocks(workspace.floats(place.a, blockFloats(layout, kept.length, 1)), layout, objective.a, 1, kept);
  toBlocks(workspace.floats(place.b, blockFloats(layout, kept.length, spec.outputs)), layout, objective.b, spec.outputs, kept);

  const { inputs, a, b, theta, gradient, first, second } = place;
  const vectors = [theta, gradient, first, second, place.linear];
  writeWords(workspace, place.model, [inputs, a, b, paddedCount(kept.length), padded, ...vectors, dense ? 2 : 0, place.precision]);
  const decays = workspace.view(place.model + DECAYS, 16);
  decays.setFloat64(0, 1, true);
  decays.setFloat64(8, 1, true);
  return { objective, kept, rows, model: place.model, theta, gradient };
};

/** The sites that have a term: those with a = b = 0 cost nothing. */
const termsOf = ({ sites, a, b }: Objective, outputs: number): Int32Array => {
  const has = (s: number): boolean => a[s] !== 0 || b.subarray(s * outputs, (s + 1) * outputs).some((value) => value !== 0);
  return Int32Array.from(sites, (_, s) => s).filter(has);
};

/** Writes the inputs at some rows into blocks, once for all the objectives that use the same; a pointer to them. */
const createSharedInputs = (workspace: Workspace, layout: Layout, matrix: Float64Array): ((rows: Int32Array) => number) => {
  const width = layout.layers[0]?.fanIn ?? 0;
  const known: { readonly rows: Int32Array; readonly at: number }[] = [];
  return (rows) => {
    const same = known.find((one) => one.rows.length === rows.length && one.rows.every((row, i) => row === rows[i]));
    if (same) return same.at;
    const floats = blockFloats(layout, rows.length, width);
    const at = workspace.reserve(floats * FLOAT);
    toBlocks(workspace.floats(at, floats), layout, matrix, width, rows);
    known.push({ rows, at });
    return at;
  };
};

/** A vector of the length of θ, in the kernel's order. */
const write = (workspace: Workspace, { parameters, order }: Layout, at: number, vector: Float64Array): void => {
  const to = workspace.floats(at, parameters);
  if (!order) to.set(vector);
  else for (let i = 0; i < parameters; i++) to[i] = vector[order[i] as number] as number;
};

const read = (workspace: Workspace, { parameters, order }: Layout, at: number): Float64Array => {
  const from = workspace.floats(at, parameters);
  if (!order) return Float64Array.from(from);
  const vector = new Float64Array(parameters);
  for (let i = 0; i < parameters; i++) vector[order[i] as number] = from[i] as number;
  return vector;
};

const writeDense = (to: Float32Array, { parameters: p, order }: Layout, values: Float64Array, padded: number): void => {
  for (let i = 0; i < p; i++) {
    const row = (order ? (order[i] as number) : i) * p;
    for (let j = 0; j < p; j++) to[i * padded + j] = values[row + (order ? (order[j] as number) : j)] as number;
  }
};

/** f at the points for each θ, n × C each, one θ at a time. */
export function* predictAll(workspace: Workspace, problem: Pick<Problem, 'model' | 'points' | 'thetas'>): Generator<void, Float32Array[]> {
  const layout = createLayout(problem.model);
  const { outputs } = problem.model;
  const { count } = problem.points;
  const all = Int32Array.from({ length: count }, (_, i) => i);
  const shape = writeShape(workspace, layout);
  const inputs = createSharedInputs(workspace, layout, layout.rows(problem.points))(all);
  const theta = workspace.reserve(layout.parameters * FLOAT);
  const model = workspace.reserve(MODEL);
  const floats = blockFloats(layout, count, outputs);
  const logits = workspace.reserve(floats * FLOAT);
  writeWords(workspace, model, [inputs, 0, 0, paddedCount(count), 0, theta]);
  const maps: Float32Array[] = [];
  for (const vector of problem.thetas) {
    write(workspace, layout, theta, vector);
    workspace.kernel.predict(shape, model, logits);
    maps.push(fromBlocks(new Float32Array(count * outputs), layout, workspace.floats(logits, floats), outputs, count));
    yield;
  }
  return maps;
}
