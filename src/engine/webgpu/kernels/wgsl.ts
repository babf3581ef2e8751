import type { Activation, Likelihood } from '../../../core/model.ts';

/** `activate` of four points at once, and `slope`: its derivative from its value (0 at 0 for ReLU). */
export const activationFunctions = (activation: Activation): string =>
  activation === 'tanh'
    ? /* wgsl */ `
// Some GPUs compute tanh from e^2x, which overflows; at 9 it is 1 in float32.
fn activate(z: vec4<f32>) -> vec4<f32> { return tanh(clamp(z, vec4<f32>(-9.0), vec4<f32>(9.0))); }
fn slope(h: vec4<f32>) -> vec4<f32> { return 1.0 - h * h; }`
    : /* wgsl */ `
fn activate(z: vec4<f32>) -> vec4<f32> { return max(z, vec4<f32>(0.0)); }
fn slope(h: vec4<f32>) -> vec4<f32> { return select(vec4<f32>(0.0), vec4<f32>(1.0), h > vec4<f32>(0.0)); }`;

/** `mean` h(f) and `logPartition` A(f) of four points with one logit each; what is done for many classes is written where it is needed. */
export const likelihoodFunctions = (likelihood: Likelihood): string =>
  likelihood === 'gaussian'
    ? /* wgsl */ `
fn mean(f: vec4<f32>) -> vec4<f32> { return f; }
fn logPartition(f: vec4<f32>) -> vec4<f32> { return 0.5 * f * f; }`
    : /* wgsl */ `
fn mean(f: vec4<f32>) -> vec4<f32> {
  let e = exp(-abs(f));
  return select(e, vec4<f32>(1.0), f >= vec4<f32>(0.0)) / (1.0 + e);
}
fn logPartition(f: vec4<f32>) -> vec4<f32> { return max(f, vec4<f32>(0.0)) + log(1.0 + exp(-abs(f))); }`;
