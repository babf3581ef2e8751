import type { Activation, BoundModel, Model, ModelSpec } from './model.ts';
import { createRandom } from './random.ts';

interface Layer {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Where the layer's weights (fan_in × fan_out, row-major) start in θ; its biases follow them. */
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

const layersOf = ({ dimension, hidden, outputs }: ModelSpec): Layer[] => {
  const widths = [dimension, ...hidden, outputs];
  let offset = 0;
  return widths.slice(1).map((fanOut, l) => {
    const fanIn = widths[l] as number;
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

  /** Activations of every layer, n × width each; the first is the inputs, the last the logits. */
  const forward = (theta: Float64Array): Float64Array[] => {
    const values: Float64Array[] = [inputs];
    for (let l = 0; l < depth; l++) {
      const { fanIn, fanOut, weights, biases } = layers[l] as Layer;
      const input = values[l] as Float64Array;
      const output = new Float64Array(count * fanOut);
      for (let i = 0; i < count; i++) {
        const at = i * fanOut;
        for (let k = 0; k < fanOut; k++) output[at + k] = theta[biases + k] as number;
        for (let j = 0; j < fanIn; j++) {
          const x = input[i * fanIn + j] as number;
          if (x === 0) continue;
          for (let k = 0, w = weights + j * fanOut; k < fanOut; k++)
            output[at + k] = (output[at + k] as number) + x * (theta[w + k] as number);
        }
        if (l < depth - 1) for (let k = at; k < at + fanOut; k++) output[k] = activate(activation, output[k] as number);
      }
      values.push(output);
    }
    return values;
  };

  /** Adds u_iᵀ ∂f_i/∂θ of point i to `into` at `at`, by backpropagation; `deltas` is scratch, one row a layer. */
  const accumulate = (
    theta: Float64Array,
    values: readonly Float64Array[],
    i: number,
    cotangent: Float64Array,
    deltas: readonly Float64Array[],
    into: Float64Array,
    at: number,
  ): void => {
    (deltas[depth - 1] as Float64Array).set(cotangent);
    for (let l = depth - 1; l >= 0; l--) {
      const { fanIn, fanOut, weights, biases } = layers[l] as Layer;
      const delta = deltas[l] as Float64Array;
      const input = values[l] as Float64Array;
      for (let k = 0; k < fanOut; k++) into[at + biases + k] = (into[at + biases + k] as number) + (delta[k] as number);
      for (let j = 0; j < fanIn; j++) {
        const x = input[i * fanIn + j] as number;
        const w = weights + j * fanOut;
        let below = 0;
        for (let k = 0; k < fanOut; k++) {
          const d = delta[k] as number;
          into[at + w + k] = (into[at + w + k] as number) + x * d;
          below += d * (theta[w + k] as number);
        }
        if (l > 0) (deltas[l - 1] as Float64Array)[j] = below * slope(activation, x);
      }
    }
  };

  const scratch = (): Float64Array[] => layers.map(({ fanOut }) => new Float64Array(fanOut));

  return {
    count,
    logits: (theta) => forward(theta).at(-1) as Float64Array,
    linearise(theta) {
      const values = forward(theta);
      return {
        logits: values.at(-1) as Float64Array,
        pullback(cotangents) {
          const gradient = new Float64Array(parameters);
          const deltas = scratch();
          for (let i = 0; i < count; i++)
            accumulate(theta, values, i, cotangents.subarray(i * outputs, (i + 1) * outputs), deltas, gradient, 0);
          return gradient;
        },
      };
    },
    jacobian(theta) {
      const jacobian = new Float64Array(count * outputs * parameters);
      const values = forward(theta);
      const deltas = scratch();
      for (let c = 0; c < outputs; c++) {
        const unit = new Float64Array(outputs);
        unit[c] = 1;
        for (let i = 0; i < count; i++) accumulate(theta, values, i, unit, deltas, jacobian, (i * outputs + c) * parameters);
      }
      return jacobian;
    },
    select(rows) {
      const chosen = new Float64Array(rows.length * dimension);
      for (let i = 0; i < rows.length; i++)
        chosen.set(inputs.subarray((rows[i] as number) * dimension, ((rows[i] as number) + 1) * dimension), i * dimension);
      return boundMlp(chosen, rows.length, layers, parameters, activation);
    },
  };
};

const activate = (activation: Activation, z: number): number => (activation === 'tanh' ? Math.tanh(z) : Math.max(z, 0));

/** Derivative of the activation from its value: 1 − t² for tanh, 0 or 1 for ReLU (0 at 0). */
const slope = (activation: Activation, value: number): number => (activation === 'tanh' ? 1 - value * value : value > 0 ? 1 : 0);
