import {
  add,
  cast,
  concat,
  greater,
  matMul,
  mul,
  relu,
  reshape,
  slice,
  square,
  sub,
  sum,
  type Tensor,
  tanh,
  tensor3d,
} from '@tensorflow/tfjs-core';
import { polynomialFeatures } from '../../../core/features.ts';
import { layersOf } from '../../../core/mlp.ts';
import type { Activation, ModelSpec } from '../../../core/model.ts';

/** f of m models at once, over the same n points: every tensor has the models as its leading axis. */
export interface Network {
  /** Rows of the points as the first layer takes them, 1 × n × width, float32: the features of a GLM, the inputs of an MLP. */
  inputs(rows: Float64Array, count: number): Tensor;
  /** f(θ), m × n × C, and the activations that `pullback` needs; θ is m × p. */
  forward(theta: Tensor, inputs: Tensor): Forward;
  /** Σ_i J_i(θ)ᵀ u_i, m × p, for u of m × n × C. */
  pullback(theta: Tensor, forward: Forward, cotangents: Tensor): Tensor;
}

export interface Forward {
  readonly logits: Tensor;
  /** Input of each layer; the first is shared by all the models (1 × n × width). */
  readonly layerInputs: readonly Tensor[];
}

/** The network of a spec, with the parameter layouts of `core/glm.ts` and `core/mlp.ts`. Callers tidy. */
export const createNetwork = (spec: ModelSpec): Network => (spec.family === 'glm' ? glm(spec) : mlp(spec));

const glm = ({ dimension, degree, outputs }: ModelSpec): Network => {
  /** θ as m × C × k: one block of k weights a logit. */
  const blocks = (theta: Tensor): Tensor => {
    const [m, p] = theta.shape as [number, number];
    return reshape(theta, [m, outputs, p / outputs]);
  };
  return {
    inputs(rows, count) {
      // In float64 on the CPU, once; only the finished features are rounded.
      const features = polynomialFeatures(rows, count, dimension, degree);
      return tensor3d(Float32Array.from(features), [1, count, features.length / count]);
    },
    forward: (theta, inputs) => ({ logits: matMul(inputs, blocks(theta), false, true), layerInputs: [inputs] }),
    pullback: (theta, { layerInputs }, cotangents) => reshape(matMul(cotangents, layerInputs[0] as Tensor, true, false), theta.shape),
  };
};

const mlp = (spec: ModelSpec): Network => {
  const { dimension, activation } = spec;
  const layers = layersOf(spec).map(({ fanIn, fanOut, weights, biases }) => ({
    weights: (theta: Tensor) => part(theta, weights, [fanIn, fanOut]),
    biases: (theta: Tensor) => part(theta, biases, [1, fanOut]),
  }));
  return {
    inputs: (rows, count) => tensor3d(Float32Array.from(rows), [1, count, dimension]),
    forward(theta, inputs) {
      const layerInputs: Tensor[] = [];
      let value = inputs;
      layers.forEach(({ weights, biases }, l) => {
        layerInputs.push(value);
        const z = add(matMul(value, weights(theta)), biases(theta));
        value = l < layers.length - 1 ? activate(activation, z) : z;
      });
      return { logits: value, layerInputs };
    },
    pullback(theta, { layerInputs }, cotangents) {
      const m = theta.shape[0] as number;
      const gradients: Tensor[] = [];
      let delta = cotangents;
      for (let l = layers.length - 1; l >= 0; l--) {
        const input = layerInputs[l] as Tensor;
        gradients.unshift(reshape(matMul(input, delta, true, false), [m, -1]), sum(delta, 1));
        const layer = layers[l];
        if (l > 0 && layer) delta = mul(matMul(delta, layer.weights(theta), false, true), slope(activation, input));
      }
      return concat(gradients, 1);
    },
  };
};

/** Parameters from `at` on of each model, as m × rows × columns. */
const part = (theta: Tensor, at: number, [rows, columns]: [number, number]): Tensor => {
  const m = theta.shape[0] as number;
  return reshape(slice(theta, [0, at], [m, rows * columns]), [m, rows, columns]);
};

const activate = (activation: Activation, z: Tensor): Tensor => (activation === 'tanh' ? tanh(z) : relu(z));

/** Derivative of the activation from its value: 1 − t² for tanh, 0 or 1 for ReLU (0 at 0). */
const slope = (activation: Activation, value: Tensor): Tensor =>
  activation === 'tanh' ? sub(1, square(value)) : cast(greater(value, 0), 'float32');
