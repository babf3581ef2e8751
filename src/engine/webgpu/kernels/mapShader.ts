import type { ModelSpec } from '../../../core/model.ts';
import type { LayerLayout, Layout } from './layout.ts';
import { activationFunctions } from './wgsl.ts';

export const MAP_BINDINGS = ['run', 'inputs', 'thetas', 'logits'] as const;

/**
 * f(θ) of many θ at many points: a row of workgroups for each θ, which they hold in workgroup memory; an invocation takes four
 * points at a time through the network and writes their logits class by class.
 */
export const mapShader = (spec: ModelSpec, { layers, vectors }: Layout, workgroupSize: number): string => {
  const last = layers.length - 1;
  return /* wgsl */ `
struct Run { groups: u32 }

@group(0) @binding(0) var<uniform> run: Run;
@group(0) @binding(1) var<storage, read> inputs: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> thetas: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read_write> logits: array<vec4<f32>>;

const W = ${workgroupSize}u;
const VECTORS = ${vectors}u;

var<workgroup> theta: array<vec4<f32>, ${vectors}>;
${activationFunctions(spec.activation)}

@compute @workgroup_size(${workgroupSize})
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(num_workgroups) workgroups: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let model = workgroup.y;
  for (var e = lane; e < VECTORS; e += W) { theta[e] = thetas[model * VECTORS + e]; }
  workgroupBarrier();
  for (var g = workgroup.x * W + lane; g < run.groups; g += workgroups.x * W) {
${layers.map((layer, l) => mapLayer(layer, l, last, spec.outputs)).join('\n')}
  }
}
`;
};

const mapLayer = ({ fanIn, vectors, at, biased }: LayerLayout, l: number, last: number, outputs: number): string => {
  const store = (i: number): string =>
    l < last
      ? `h${l + 1}[4u * q + ${i}u] = activate(z${i});`
      : `${outputs % 4 === 0 || i < outputs % 4 ? '' : `if (4u * q + ${i}u < ${outputs}u) `}{ logits[(model * ${outputs}u + 4u * q + ${i}u) * run.groups + g] = z${i}; }`;
  return /* wgsl */ `    ${l < last ? `var h${l + 1}: array<vec4<f32>, ${4 * vectors}>;` : ''}
    for (var q = 0u; q < ${vectors}u; q++) {
      let bias = ${biased ? `theta[${at + fanIn * vectors}u + q]` : 'vec4<f32>(0.0)'};
      var z0 = bias.xxxx; var z1 = bias.yyyy; var z2 = bias.zzzz; var z3 = bias.wwww;
      for (var r = 0u; r < ${fanIn}u; r++) {
        let x = ${l === 0 ? 'inputs[r * run.groups + g]' : `h${l}[r]`};
        let w = theta[${at}u + r * ${vectors}u + q];
        z0 += w.x * x; z1 += w.y * x; z2 += w.z * x; z3 += w.w * x;
      }
      ${[0, 1, 2, 3].map(store).join(' ')}
    }`;
};
