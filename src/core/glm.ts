import { monomialCount, polynomialFeatures } from './features.ts';
import type { BoundModel, Model, ModelSpec } from './model.ts';

/** f(x; θ) = Φ(x) Θ with polynomial features: linear in θ, which holds C blocks of k weights, one block a logit. */
export const createGlm = (spec: ModelSpec): Model => {
  const k = monomialCount(spec.dimension, spec.degree);
  return {
    spec,
    parameters: k * spec.outputs,
    linear: true,
    initial: () => new Float64Array(k * spec.outputs),
    bind: ({ inputs, count, dimension }) => boundGlm(polynomialFeatures(inputs, count, dimension, spec.degree), count, k, spec.outputs),
  };
};

const boundGlm = (phi: Float64Array, count: number, k: number, outputs: number): BoundModel => {
  const logits = (theta: Float64Array): Float64Array => {
    const f = new Float64Array(count * outputs);
    const dot = (i: number, w: number): number => {
      let sum = 0;
      for (let j = 0, at = i * k; j < k; j++, at++) sum += phi[at] * theta[w + j];
      return sum;
    };
    for (let c = 0, w = 0; c < outputs; c++, w += k) {
      let i = 0;
      // Four points side by side: each sum waits for its own last addition alone.
      for (; i + 4 <= count; i += 4) {
        let [s0, s1, s2, s3] = [0, 0, 0, 0];
        for (let j = 0, at = i * k; j < k; j++, at++) {
          const weight = theta[w + j];
          s0 += phi[at] * weight;
          s1 += phi[at + k] * weight;
          s2 += phi[at + 2 * k] * weight;
          s3 += phi[at + 3 * k] * weight;
        }
        f[i * outputs + c] = s0;
        f[(i + 1) * outputs + c] = s1;
        f[(i + 2) * outputs + c] = s2;
        f[(i + 3) * outputs + c] = s3;
      }
      for (; i < count; i++) f[i * outputs + c] = dot(i, w);
    }
    return f;
  };
  const pullback = (cotangents: Float64Array): Float64Array => {
    const gradient = new Float64Array(k * outputs);
    for (let c = 0, w = 0; c < outputs; c++, w += k) {
      const u = (i: number): number => cotangents[i * outputs + c];
      let i = 0;
      // Four points at a time: each sum is read and written once for them, and taken in their order.
      for (; i + 4 <= count; i += 4) {
        const [u0, u1, u2, u3] = [u(i), u(i + 1), u(i + 2), u(i + 3)];
        if (u0 === 0 && u1 === 0 && u2 === 0 && u3 === 0) continue;
        for (let j = 0, at = i * k; j < k; j++, at++) {
          let sum = gradient[w + j];
          sum += u0 * phi[at];
          sum += u1 * phi[at + k];
          sum += u2 * phi[at + 2 * k];
          sum += u3 * phi[at + 3 * k];
          gradient[w + j] = sum;
        }
      }
      for (; i < count; i++) for (let j = 0, at = i * k; j < k; j++, at++) gradient[w + j] = gradient[w + j] + u(i) * phi[at];
    }
    return gradient;
  };
  return {
    count,
    outputs,
    features: phi,
    logits,
    linearise: (theta) => ({ logits: logits(theta), pullback }),
    jacobian() {
      if (outputs === 1) return phi;
      const p = k * outputs;
      const jacobian = new Float64Array(count * outputs * p);
      for (let i = 0; i < count; i++)
        for (let c = 0; c < outputs; c++) jacobian.set(phi.subarray(i * k, (i + 1) * k), (i * outputs + c) * p + c * k);
      return jacobian;
    },
    select(rows) {
      const chosen = new Float64Array(rows.length * k);
      for (let i = 0; i < rows.length; i++) chosen.set(phi.subarray(rows[i] * k, (rows[i] + 1) * k), i * k);
      return boundGlm(chosen, rows.length, k, outputs);
    },
  };
};
