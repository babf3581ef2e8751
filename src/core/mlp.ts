import { tanh } from './elementary.ts';
import type { Activation, BoundModel, Model, ModelSpec } from './model.ts';
import { createRandom } from './random.ts';

/** A layer of an MLP, and its offsets in θ. */
export interface Layer {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Offset in θ of the layer's weights (fan_in × fan_out, row-major); its biases follow them. */
  readonly weights: number;
  readonly biases: number;
}

/** f(x; θ) of a multilayer perceptron. θ holds, layer by layer, the weights (fan_in × fan_out, row-major), then the biases. */
export const createMlp = (spec: ModelSpec): Model => {
  const layers = layersOf(spec);
  const last = layers.at(-1) as Layer;
  const parameters = last.biases + last.fanOut;
  return {
    spec,
    parameters,
    linear: false,
    initial: () => glorot(layers, parameters, spec.seed),
    bind: ({ inputs, count }) => boundMlp(inputs, count, layers, parameters, spec.activation),
  };
};

/** The layers of an MLP, the first hidden one first. */
export const layersOf = ({ dimension, hidden, outputs }: ModelSpec): Layer[] => {
  const widths = [dimension, ...hidden, outputs];
  let offset = 0;
  return widths.slice(1).map((fanOut, l) => {
    const fanIn = widths[l];
    const weights = offset;
    const biases = weights + fanIn * fanOut;
    offset = biases + fanOut;
    return { fanIn, fanOut, weights, biases };
  });
};

/** Glorot & Bengio 2010: weights uniform in ±√(6 / (fan_in + fan_out)), biases zero. */
const glorot = (layers: readonly Layer[], parameters: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  const theta = new Float64Array(parameters);
  for (const { fanIn, fanOut, weights, biases } of layers) {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    for (let i = weights; i < biases; i++) theta[i] = limit * (2 * random.uniform() - 1);
  }
  return theta;
};

/**
 * Everything inside is unit-major: the values of one unit at all n points lie side by side, so that the inner loops are long and plain.
 * `inputs` is n × d row-major, as are the logits that come out.
 */
const boundMlp = (
  inputs: Float64Array,
  count: number,
  layers: readonly Layer[],
  parameters: number,
  activation: Activation,
): BoundModel => {
  const depth = layers.length;
  const outputs = (layers[depth - 1] as Layer).fanOut;
  const dimension = (layers[0] as Layer).fanIn;
  const columns = transpose(inputs, count, dimension);

  /** Activations of every layer, width × n each; the first is the inputs, the last the logits. */
  const forward = (theta: Float64Array): Float64Array[] => {
    const values: Float64Array[] = [columns];
    for (let l = 0; l < depth; l++) {
      const { fanIn, fanOut, weights, biases } = layers[l] as Layer;
      const input = values[l];
      const output = new Float64Array(fanOut * count);
      for (let k = 0; k < fanOut; k++) {
        const unit = output.subarray(k * count, (k + 1) * count).fill(theta[biases + k]);
        for (let j = 0; j < fanIn; j++) addTo(unit, theta[weights + j * fanOut + k], input, j * count);
        if (l < depth - 1) activate(activation, unit);
      }
      values.push(output);
    }
    return values;
  };

  /** From ∂/∂f (outputs × n) to ∂/∂z of every layer (width × n each), by backpropagation. */
  const backward = (theta: Float64Array, values: readonly Float64Array[], cotangents: Float64Array): Float64Array[] => {
    const deltas = new Array<Float64Array>(depth);
    deltas[depth - 1] = cotangents;
    for (let l = depth - 1; l > 0; l--) {
      const { fanIn, fanOut, weights } = layers[l] as Layer;
      const above = deltas[l];
      const below = new Float64Array(fanIn * count);
      for (let j = 0; j < fanIn; j++) {
        const unit = below.subarray(j * count, (j + 1) * count);
        for (let k = 0; k < fanOut; k++) addTo(unit, theta[weights + j * fanOut + k], above, k * count);
      }
      timesSlope(activation, below, values[l]);
      deltas[l - 1] = below;
    }
    return deltas;
  };

  return {
    count,
    outputs,
    features: null,
    logits: (theta) => transpose(forward(theta).at(-1) as Float64Array, outputs, count),
    linearise(theta) {
      const values = forward(theta);
      return {
        logits: transpose(values.at(-1) as Float64Array, outputs, count),
        pullback(cotangents) {
          const gradient = new Float64Array(parameters);
          const deltas = backward(theta, values, transpose(cotangents, count, outputs));
          layers.forEach(({ fanIn, fanOut, weights, biases }, l) => {
            const input = values[l];
            const delta = deltas[l];
            for (let k = 0; k < fanOut; k++) {
              gradient[biases + k] = sumOf(delta, k * count, count);
              for (let j = 0; j < fanIn; j++) gradient[weights + j * fanOut + k] = dotOf(input, j * count, delta, k * count, count);
            }
          });
          return gradient;
        },
      };
    },
    jacobian(theta) {
      const jacobian = new Float64Array(count * outputs * parameters);
      const values = forward(theta);
      for (let c = 0; c < outputs; c++) {
        const unit = new Float64Array(outputs * count).fill(1, c * count, (c + 1) * count);
        const deltas = backward(theta, values, unit);
        layers.forEach(({ fanIn, fanOut, weights, biases }, l) => {
          const input = values[l];
          const delta = deltas[l];
          for (let i = 0; i < count; i++) {
            const row = (i * outputs + c) * parameters;
            for (let k = 0; k < fanOut; k++) {
              const d = delta[k * count + i];
              jacobian[row + biases + k] = d;
              for (let j = 0; j < fanIn; j++) jacobian[row + weights + j * fanOut + k] = d * input[j * count + i];
            }
          }
        });
      }
      return jacobian;
    },
    select(rows) {
      const chosen = new Float64Array(rows.length * dimension);
      for (let i = 0; i < rows.length; i++) chosen.set(inputs.subarray(rows[i] * dimension, (rows[i] + 1) * dimension), i * dimension);
      return boundMlp(chosen, rows.length, layers, parameters, activation);
    },
  };
};

/** An r × c row-major matrix as c × r. */
const transpose = (matrix: Float64Array, r: number, c: number): Float64Array => {
  const turned = new Float64Array(matrix.length);
  for (let i = 0; i < r; i++) for (let j = 0; j < c; j++) turned[j * r + i] = matrix[i * c + j];
  return turned;
};

/** y += w x, with x starting at `at`. */
const addTo = (y: Float64Array, w: number, x: Float64Array, at: number): void => {
  for (let i = 0; i < y.length; i++) y[i] = y[i] + w * x[at + i];
};

const sumOf = (x: Float64Array, at: number, count: number): number => {
  let sum = 0;
  for (let i = at; i < at + count; i++) sum += x[i];
  return sum;
};

const dotOf = (x: Float64Array, atX: number, y: Float64Array, atY: number, count: number): number => {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += x[atX + i] * y[atY + i];
  return sum;
};

const activate = (activation: Activation, z: Float64Array): void => {
  if (activation === 'tanh') for (let i = 0; i < z.length; i++) z[i] = tanh(z[i]);
  else for (let i = 0; i < z.length; i++) z[i] = Math.max(z[i], 0);
};

/** Multiplies by the activation's derivative, told from its values: 1 − t² for tanh, 0 or 1 for ReLU (0 at 0). */
const timesSlope = (activation: Activation, deltas: Float64Array, values: Float64Array): void => {
  if (activation === 'tanh') for (let i = 0; i < deltas.length; i++) deltas[i] = deltas[i] * (1 - values[i] ** 2);
  else for (let i = 0; i < deltas.length; i++) if (values[i] <= 0) deltas[i] = 0;
};
