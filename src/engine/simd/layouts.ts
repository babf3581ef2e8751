import { polynomialFeatures } from '../../core/features.ts';
import { layersOf, type Layer as MlpLayer } from '../../core/mlp.ts';
import type { Likelihood, ModelSpec } from '../../core/model.ts';
import { createModel } from '../../core/models.ts';
import type { Points } from '../../core/points.ts';
import type { Workspace } from './workspace.ts';

/** Bytes of the structs of `assembly/kernel.ts`. */
const LAYER = 24;
const SHAPE = 24;
const FLOAT = 4;
/** Bytes that one block of points may take with everything computed from it, so that it stays in the nearest cache. */
const BLOCK_BYTES = 24 << 10;
const LARGEST_BLOCK = 64;
const SMALLEST_BLOCK = 16;
const LIKELIHOODS: readonly Likelihood[] = ['bernoulli', 'gaussian', 'categorical'];

/** Offsets of a layer in θ, in floats; null: no biases. */
type Layer = Omit<MlpLayer, 'biases'> & { readonly biases: number | null };

/** A model as the kernel sees it: layers of weights (fan_in × fan_out, row-major), and points in blocks with one row a unit. */
export interface Layout {
  readonly spec: ModelSpec;
  readonly parameters: number;
  readonly layers: readonly Layer[];
  /** Points of a full block. */
  readonly block: number;
  /** Inputs of the first layer, row-major, n × its fan_in: the features of a GLM in float64, the inputs of an MLP. */
  rows(points: Points): Float64Array;
  /** Place in our θ of each entry of the kernel's θ; null: the same place. */
  readonly order: Int32Array | null;
}

export const createLayout = (spec: ModelSpec): Layout => {
  const { parameters } = createModel(spec);
  const layers = spec.family === 'glm' ? [glmLayer(spec, parameters)] : layersOf(spec);
  const inputs = (layers[0] as Layer).fanIn;
  const width = layers.reduce((sum, { fanOut }) => sum + fanOut, inputs) + scratchRows(layers);
  let block = LARGEST_BLOCK;
  while (block > SMALLEST_BLOCK && block * width * FLOAT > BLOCK_BYTES) block /= 2;
  return {
    spec,
    parameters,
    layers,
    block,
    order: spec.family === 'glm' && spec.outputs > 1 ? turned(inputs, spec.outputs) : null,
    rows: ({ inputs: x, count, dimension }) => (spec.family === 'glm' ? polynomialFeatures(x, count, dimension, spec.degree) : x),
  };
};

const glmLayer = ({ outputs }: ModelSpec, parameters: number): Layer => ({
  fanIn: parameters / outputs,
  fanOut: outputs,
  weights: 0,
  biases: null,
});

/** k × C in the kernel, C × k in ours. */
const turned = (k: number, outputs: number): Int32Array =>
  Int32Array.from({ length: k * outputs }, (_, i) => (i % outputs) * k + Math.floor(i / outputs));

/** Hidden layers take turns in one spare place: all of theirs are as wide as the widest. */
const scratchRows = (layers: readonly Layer[]): number => Math.max(0, ...layers.slice(0, -1).map(({ fanOut }) => fanOut));

/** Writes the kernel's `Shape` and its layers, with room for one block; a pointer to it. */
export const writeShape = (workspace: Workspace, { spec, layers, block }: Layout): number => {
  const stride = block * FLOAT;
  const rows = scratchRows(layers);
  const shape = workspace.reserve(SHAPE);
  const table = workspace.reserve(LAYER * layers.length);
  const scratch = workspace.reserve(rows * stride);
  const places = layers.map(({ fanIn, fanOut }, l) => ({
    values: workspace.reserve((l < layers.length - 1 ? rows : fanOut) * stride),
    transposed: l === 0 ? 0 : workspace.reserve(fanIn * fanOut * FLOAT),
  }));
  const activation = spec.activation === 'tanh' ? 0 : 1;
  writeWords(workspace, shape, [table, layers.length, activation, LIKELIHOODS.indexOf(spec.likelihood), stride, scratch]);
  layers.forEach(({ fanIn, fanOut, weights, biases }, l) => {
    const { values, transposed } = places[l] as (typeof places)[number];
    writeWords(workspace, table + l * LAYER, [fanIn, fanOut, weights * FLOAT, (biases ?? 0) * FLOAT, values, transposed]);
  });
  return shape;
};

export const writeWords = (workspace: Workspace, at: number, words: readonly number[]): void => {
  const view = workspace.view(at, 4 * words.length);
  words.forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
};

/** Floats that a row of so many points takes over all its blocks: whole blocks, of which the last may be cut to eight points. */
export const paddedCount = (count: number): number => Math.ceil(count / 8) * 8;

/** Floats to reserve for `rows` rows of the points, block after block. */
export const blockFloats = ({ block }: Layout, count: number, rows: number): number => Math.ceil(count / block) * block * rows;

/** Puts some rows of an n × r matrix into blocks: point s of `sites` becomes a column. */
export const toBlocks = (to: Float32Array, { block }: Layout, from: Float64Array, width: number, sites: ArrayLike<number>): void => {
  for (let s = 0; s < sites.length; s++) {
    const row = (sites[s] as number) * width;
    let at = Math.floor(s / block) * block * width + (s % block);
    for (let j = 0; j < width; j++, at += block) to[at] = from[row + j] as number;
  }
};

/** The other way: n × r, row-major. */
export const fromBlocks = <T extends Float32Array | Float64Array>(
  to: T,
  { block }: Layout,
  from: Float32Array,
  width: number,
  count: number,
): T => {
  for (let s = 0; s < count; s++) {
    let at = Math.floor(s / block) * block * width + (s % block);
    for (let j = 0; j < width; j++, at += block) to[s * width + j] = from[at] as number;
  }
  return to;
};
