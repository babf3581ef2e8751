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
 * θ in the weights of another model: restricted or padded with zeros where the features of one are the first of the other's
 * (polynomials of two degrees), itself where the models are the same, null where no weight has a counterpart.
 */
export const carryOver = (theta: Float64Array, from: ModelSpec, to: ModelSpec): Float64Array | null => {
  if (sameFunction(from, to)) return theta;
  if (from.family !== 'glm' || to.family !== 'glm' || from.dimension !== to.dimension || from.outputs !== to.outputs) return null;
  const old = monomialCount(from.dimension, from.degree);
  const now = monomialCount(to.dimension, to.degree);
  const carried = new Float64Array(now * to.outputs);
  for (let c = 0; c < to.outputs; c++) carried.set(theta.subarray(c * old, c * old + Math.min(old, now)), c * now);
  return carried;
};
