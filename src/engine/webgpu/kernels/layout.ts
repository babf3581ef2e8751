import { monomialCount } from '../../../core/features.ts';
import type { ModelSpec } from '../../../core/model.ts';

/** A layer as the kernels see it: a matrix of `rows` inputs by `columns` outputs, in vectors of four columns. */
export interface LayerLayout {
  /** Units that come in, without the constant one. */
  readonly fanIn: number;
  /** Units that come out. */
  readonly fanOut: number;
  /** fanIn, and a last row for the biases where the layer has them. */
  readonly rows: number;
  readonly biased: boolean;
  /** ⌈fanOut / 4⌉: vectors a row. */
  readonly vectors: number;
  /** First vector of the layer among the vectors of θ. */
  readonly at: number;
}

/** θ in vectors of four, every row of a layer's weights padded with zeros: a kernel never has to split a vector. */
export interface Layout {
  readonly layers: readonly LayerLayout[];
  /** p. */
  readonly parameters: number;
  /** Vectors of four that hold θ with its padding. */
  readonly vectors: number;
  /** Place of each of the p weights among the 4 × `vectors` numbers. */
  readonly places: Int32Array;
}

/** Next multiple of four. */
export const padded = (count: number): number => 4 * Math.ceil(count / 4);

export const layoutOf = (spec: ModelSpec): Layout => {
  const { family, dimension, degree, hidden, outputs } = spec;
  const linear = family === 'glm';
  const widths = linear ? [monomialCount(dimension, degree), outputs] : [dimension, ...hidden, outputs];
  let vectors = 0;
  const layers = widths.slice(1).map((fanOut, l): LayerLayout => {
    const fanIn = widths[l] as number;
    const layer = { fanIn, fanOut, rows: linear ? fanIn : fanIn + 1, biased: !linear, vectors: Math.ceil(fanOut / 4), at: vectors };
    vectors += layer.rows * layer.vectors;
    return layer;
  });
  const places = layers.flatMap(({ rows, fanOut, vectors: width, at }) =>
    Array.from({ length: rows * fanOut }, (_, j) => {
      // A GLM's θ holds one block of weights a logit, an MLP's one row a unit that comes in.
      const [row, column] = linear ? [j % rows, Math.floor(j / rows)] : [Math.floor(j / fanOut), j % fanOut];
      return 4 * (at + row * width) + column;
    }),
  );
  return { layers, parameters: places.length, vectors, places: Int32Array.from(places) };
};

/** Puts a vector of length p where the kernels look for it, from `at` on. Throws a RangeError for another length. */
export const scatter = ({ places, parameters }: Layout, vector: Float64Array, into: Float32Array, at: number): void => {
  if (vector.length !== parameters) throw new RangeError(`webgpu: a vector has length ${vector.length}, expected ${parameters}`);
  for (let j = 0; j < parameters; j++) into[at + (places[j] as number)] = vector[j] as number;
};

/** The vector of length p that lies from `at` on. */
export const gather = ({ places }: Layout, from: Float32Array, at: number): Float64Array =>
  Float64Array.from(places, (place) => from[at + place] as number);
