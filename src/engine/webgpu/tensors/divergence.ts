import { add, lessEqual, reshape, square, sum, type Tensor, where, zerosLike } from '@tensorflow/tfjs-core';
import type { ModelSpec } from '../../../core/model.ts';

/** θ that is safe to multiply, and what marks the answers of the models that were set aside. */
export interface Isolated {
  /** m × p: zero for models that have diverged. */
  readonly safe: Tensor;
  /** m × 1: NaN for models that have diverged, 0 for the others. */
  readonly mark: Tensor;
}

/**
 * Sets models aside that have diverged. TensorFlow.js multiplies matrices in tiles, and where an inner dimension does not fill its
 * tile it reads on into the next model and multiplies what it finds by zero: one NaN would spoil its neighbours. Callers tidy.
 */
export const isolate = (spec: ModelSpec, theta: Tensor): Isolated => {
  const alive = lessEqual(sum(square(theta), 1, true), squaredLimit(spec));
  const zero = zerosLike(theta);
  return { safe: where(alive, theta, zero), mark: where(alive, 0, Number.NaN) };
};

/** NaN instead of the answers, m × …, of the models that were set aside. Callers tidy. */
export const marked = ({ mark }: Isolated, answers: Tensor): Tensor =>
  add(answers, reshape(mark, [mark.shape[0] as number, ...answers.shape.slice(1).map(() => 1)]));

/**
 * ‖θ‖² up to which nothing overflows on the way: a gradient through L layers multiplies up to 2L − 1 weights, and 1e30 leaves
 * eight digits of float32 for what they are multiplied with; the square itself must fit as well.
 */
const squaredLimit = ({ family, hidden }: ModelSpec): number => {
  const layers = family === 'glm' ? 1 : hidden.length + 1;
  return Math.min(1e36, 10 ** (60 / (2 * layers - 1)));
};
