import { monomialCount } from './features.ts';
import type { ModelSpec } from './model.ts';

/** The two specs mean the same function of θ (an MLP's seed only says where training starts). */
export const sameFunction = (one: ModelSpec, other: ModelSpec): boolean =>
  one.family === other.family &&
  one.likelihood === other.likelihood &&
  one.dimension === other.dimension &&
  one.outputs === other.outputs &&
  (one.family === 'glm' ? one.degree === other.degree : one.activation === other.activation && one.hidden.join() === other.hidden.join());

/**
 * Index of each weight of `to` among those of `from`, −1 for a feature that is new: the features of one are the first of the other's
 * (polynomials of two degrees). Null where no weight has a counterpart, and where the models are the same.
 */
const counterparts = (from: ModelSpec, to: ModelSpec): Int32Array | null => {
  if (from.family !== 'glm' || to.family !== 'glm' || from.dimension !== to.dimension || from.outputs !== to.outputs) return null;
  const old = monomialCount(from.dimension, from.degree);
  const now = monomialCount(to.dimension, to.degree);
  return Int32Array.from({ length: now * to.outputs }, (_, k) => (k % now < old ? Math.floor(k / now) * old + (k % now) : -1));
};

/**
 * θ in the weights of another model: restricted or padded with zeros where the features of one are the first of the other's, itself
 * where the models are the same, null where no weight has a counterpart.
 */
export const carryOver = (theta: Float64Array, from: ModelSpec, to: ModelSpec): Float64Array | null => {
  if (sameFunction(from, to)) return theta;
  const at = counterparts(from, to);
  return at && Float64Array.from(at, (k) => (k < 0 ? 0 : theta[k]));
};

/** A p × p matrix over weights, row-major, in those of another model: rows and columns of new features are zero. Otherwise as `carryOver`. */
export const carryMatrix = (matrix: Float64Array, from: ModelSpec, to: ModelSpec): Float64Array | null => {
  if (sameFunction(from, to)) return matrix;
  const at = counterparts(from, to);
  if (!at) return null;
  const old = Math.sqrt(matrix.length);
  const p = at.length;
  const carried = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) if (at[i] >= 0 && at[j] >= 0) carried[i * p + j] = matrix[at[i] * old + at[j]];
  return carried;
};
