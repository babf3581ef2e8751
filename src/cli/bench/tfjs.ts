import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import '@tensorflow/tfjs-backend-webgpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import {
  add,
  losses,
  matMul,
  Reduction,
  type Scalar,
  setBackend,
  type Tensor,
  type Tensor2D,
  tanh,
  tensor2d,
  tidy,
  train,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import type { ModelSpec } from '../../core/model.ts';
import type { Points } from '../../core/points.ts';

setWasmPaths({
  'tfjs-backend-wasm.wasm': plainBinary,
  'tfjs-backend-wasm-simd.wasm': simdBinary,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedBinary,
});

export const BACKENDS = ['webgpu', 'wasm', 'cpu'] as const;
export type Backend = (typeof BACKENDS)[number];

/** A tanh network and its Adam in TensorFlow.js, as a user of it would write them: one operation at a time. */
export interface Baseline {
  readonly engine: `tfjs-${Backend}`;
  /** So many more full-batch steps; resolves when the last is done. */
  steps(count: number): Promise<void>;
  /** Sum of the losses where the model stands now. */
  loss(): Promise<number>;
  dispose(): void;
}

/** The network of `model` at θ, with labels y, without a prior: an operation less for TensorFlow.js to launch. */
export const createBaseline = async (
  backend: Backend,
  {
    model,
    points,
    theta,
    labels,
    learningRate,
  }: { model: ModelSpec; points: Points; theta: Float64Array; labels: Float64Array; learningRate: number },
): Promise<Baseline> => {
  if (!(await setBackend(backend))) throw new Error(`TensorFlow.js could not start its backend "${backend}"`);
  const widths = [model.dimension, ...model.hidden, model.outputs];
  let at = 0;
  const weights = (rows: number, columns: number): Variable => {
    const values = Float32Array.from(theta.subarray(at, at + rows * columns));
    at += values.length;
    return variable(tensor2d(values, [rows, columns]));
  };
  const layers = widths.slice(1).map((fanOut, l) => ({ kernel: weights(widths[l] as number, fanOut), bias: weights(1, fanOut) }));
  const x = tensor2d(Float32Array.from(points.inputs), [points.count, points.dimension]);
  const y = tensor2d(Float32Array.from(labels), [points.count, 1]);
  const optimizer = train.adam(learningRate, 0.9, 0.999, 1e-8);

  const predict = (): Tensor2D =>
    layers.reduce<Tensor>((value, { kernel, bias }, l) => {
      const z = add(matMul(value, kernel), bias);
      return l < layers.length - 1 ? tanh(z) : z;
    }, x) as Tensor2D;
  const total = (): Scalar => losses.sigmoidCrossEntropy(y, predict(), undefined, 0, Reduction.SUM) as Scalar;
  const loss = async (): Promise<number> => {
    const value = tidy(total);
    const [number] = await value.data();
    value.dispose();
    return number as number;
  };

  return {
    engine: `tfjs-${backend}`,
    async steps(count) {
      await setBackend(backend);
      for (let k = 0; k < count; k++) optimizer.minimize(total);
      // What was launched is done once a weight can be read.
      await layers[0]?.bias.data();
    },
    async loss() {
      await setBackend(backend);
      return loss();
    },
    dispose() {
      optimizer.dispose();
      x.dispose();
      y.dispose();
      for (const { kernel, bias } of layers) {
        kernel.dispose();
        bias.dispose();
      }
    },
  };
};
