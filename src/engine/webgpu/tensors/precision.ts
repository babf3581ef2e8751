import { add, concat, gather, matMul, mul, reshape, type Tensor, tensor1d, tensor2d, tensor3d, zeros } from '@tensorflow/tfjs-core';
import type { Precision } from '../../../core/precision.ts';

/** The Λ of m models on the device: scalars and diagonals side by side, dense matrices stacked for those models that have one. */
export type Precisions = {
  /** m × p; zero for a model with a dense Λ. */
  diagonal: Tensor;
  dense?: {
    /** q × p × p, for the q models that have one. */
    matrices: Tensor;
    /** Indices of these models, q. */
    models: Tensor;
    /** Row of each model among the q products, or q, the row of zeros; m. */
    rows: Tensor;
    /** 1 × p. */
    none: Tensor;
  };
};

/** Uploads the Λ of m models with p parameters each. Callers tidy or dispose. */
export const uploadPrecisions = (precisions: readonly Precision[], p: number): Precisions => {
  const m = precisions.length;
  const diagonals = new Float32Array(m * p);
  const matrices: Float64Array[] = [];
  const models: number[] = [];
  precisions.forEach((precision, k) => {
    if (precision.kind === 'scalar') diagonals.fill(precision.value, k * p, (k + 1) * p);
    else if (precision.kind === 'diagonal') diagonals.set(precision.values, k * p);
    else {
      models.push(k);
      matrices.push(precision.values);
    }
  });
  const diagonal = tensor2d(diagonals, [m, p]);
  const q = models.length;
  if (q === 0) return { diagonal };
  const rows = precisions.map((_, k) => (models.includes(k) ? models.indexOf(k) : q));
  return {
    diagonal,
    dense: {
      matrices: tensor3d(stack(matrices, p * p), [q, p, p]),
      models: tensor1d(models, 'int32'),
      rows: tensor1d(rows, 'int32'),
      none: zeros([1, p]),
    },
  };
};

/** Λθ of each model, m × p. Callers tidy. */
export const timesPrecision = ({ diagonal, dense }: Precisions, theta: Tensor): Tensor => {
  const scaled = mul(diagonal, theta);
  if (!dense) return scaled;
  const [q, p] = dense.matrices.shape as [number, number, number];
  const products = reshape(matMul(dense.matrices, reshape(gather(theta, dense.models), [q, p, 1])), [q, p]);
  return add(scaled, gather(concat([products, dense.none], 0), dense.rows));
};

/** Vectors of `length` one after the other, rounded to float32. Throws a RangeError for one of another length. */
export const stack = (vectors: readonly Float64Array[], length: number): Float32Array => {
  const all = new Float32Array(vectors.length * length);
  for (const [k, vector] of vectors.entries()) {
    if (vector.length !== length) throw new RangeError(`webgpu: vector ${k} has length ${vector.length}, expected ${length}`);
    all.set(vector, k * length);
  }
  return all;
};
