import { add, concat, dispose, mul, reshape, sub, sum, type Tensor, tensor2d, tensor3d, tidy } from '@tensorflow/tfjs-core';
import type { Problem } from '../../engine.ts';
import { isolate, marked } from './divergence.ts';
import { logPartition, mean } from './likelihoods.ts';
import { createNetwork } from './network.ts';
import { stack, timesPrecision, uploadPrecisions } from './precision.ts';

/** m objectives as tensors on the device: the gradients of all of them are one pass through one network. */
export interface Batch {
  /** ∇F of each model, m × p, for θ of m × p; NaN for a model that has diverged. Callers tidy. */
  gradient(theta: Tensor): Tensor;
  /** F and ∇F of each model side by side, m × (1 + p). Callers tidy. */
  valueAndGradient(theta: Tensor): Tensor;
  dispose(): void;
}

/** Uploads a problem of at least one objective; nothing stays on the device if that fails. */
export const createBatch = (problem: Problem): Batch => {
  const { model: spec, objectives } = problem;
  const m = objectives.length;
  const p = objectives[0]?.linear.length ?? 0;
  const network = createNetwork(spec);
  const tensors = tidy(() => {
    const { count, inputs, a, b } = gatherSites(problem);
    const linear = objectives.map((objective) => objective.linear);
    const precisions = objectives.map((objective) => objective.precision);
    return {
      inputs: network.inputs(inputs, count),
      a: tensor3d(a, [m, count, 1]),
      b: tensor3d(b, [m, count, spec.outputs]),
      linear: tensor2d(stack(linear, p), [m, p]),
      precisions: uploadPrecisions(precisions, p),
    };
  });
  const { inputs, a, b, linear, precisions } = tensors;

  const backward = (theta: Tensor) => {
    const isolated = isolate(spec, theta);
    const { safe } = isolated;
    const pull = timesPrecision(precisions, safe);
    const forward = network.forward(safe, inputs);
    const cotangents = sub(mul(a, mean(spec.likelihood, forward.logits)), b);
    const gradient = add(network.pullback(safe, forward, cotangents), sub(pull, linear));
    return { isolated, pull, logits: forward.logits, gradient };
  };

  return {
    gradient(theta) {
      const { isolated, gradient } = backward(theta);
      return marked(isolated, gradient);
    },
    valueAndGradient(theta) {
      const { isolated, pull, logits, gradient } = backward(theta);
      const data = sub(sum(mul(a, logPartition(spec.likelihood, logits)), [1, 2]), sum(mul(b, logits), [1, 2]));
      const gaussian = sum(mul(isolated.safe, sub(mul(pull, 0.5), linear)), 1);
      return marked(isolated, concat([reshape(add(data, gaussian), [m, 1]), gradient], 1));
    },
    dispose: () => dispose(tensors),
  };
};

/**
 * The rows that any of the objectives uses, and each objective's a (m × n) and b (m × n × C) over them: zero where it has no
 * term. Where none has a term, one row of zeros stands in, so that no shape is ever empty.
 */
const gatherSites = ({ model, points, objectives }: Problem) => {
  const rows = [...new Set(objectives.flatMap(({ sites }) => Array.from(sites)))].sort((one, other) => one - other);
  const place = new Map(rows.map((row, at) => [row, at]));
  const count = Math.max(1, rows.length);
  const { dimension } = points;
  const { outputs } = model;
  const inputs = new Float64Array(count * dimension);
  for (const [at, row] of rows.entries()) inputs.set(points.inputs.subarray(row * dimension, (row + 1) * dimension), at * dimension);
  const a = new Float32Array(objectives.length * count);
  const b = new Float32Array(a.length * outputs);
  objectives.forEach((objective, k) => {
    objective.sites.forEach((row, s) => {
      const at = k * count + (place.get(row) as number);
      a[at] = (a[at] as number) + (objective.a[s] as number);
      for (let c = 0; c < outputs; c++) b[at * outputs + c] = (b[at * outputs + c] as number) + (objective.b[s * outputs + c] as number);
    });
  });
  return { count, inputs, a, b };
};
