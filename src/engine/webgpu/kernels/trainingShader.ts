import type { ModelSpec } from '../../../core/model.ts';
import type { Optimizer } from '../../engine.ts';
import { type LayerLayout, type Layout, padded } from './layout.ts';
import { activationFunctions, likelihoodFunctions } from './wgsl.ts';

/** Shape of a training kernel of one model in a workgroup. */
export interface TrainingPlan {
  readonly spec: ModelSpec;
  readonly layout: Layout;
  /** Invocations a workgroup; each takes four points at a time. */
  readonly workgroupSize: number;
  /** Parts of the points whose gradients are summed apart, so that a small model keeps the workgroup busy. */
  readonly splits: number;
  /** Rows of inputs and derivatives that are noted down for four points. */
  readonly rows: number;
  /** The optimizer's moments are in workgroup memory too. */
  readonly resident: boolean;
}

export interface PlanLimits {
  readonly workgroupSize: number;
  /** Bytes of workgroup memory. */
  readonly workgroupBytes: number;
}

const MAX_SPLITS = 16;
const VECTOR_BYTES = 16;

/** Plan of what the workgroup memory holds: θ, its gradient and, if they fit, the moments. Null if not even the first two fit. */
export const planTraining = (spec: ModelSpec, layout: Layout, { workgroupSize, workgroupBytes }: PlanLimits): TrainingPlan | null => {
  const tiles = layout.layers.reduce((sum, layer) => sum + tilesOf(layer), 0);
  const splits = Math.max(1, Math.min(MAX_SPLITS, Math.floor(workgroupSize / tiles)));
  const room = Math.floor(workgroupBytes / VECTOR_BYTES) - layout.vectors * (1 + splits) - Math.ceil(workgroupSize / 4);
  if (room < 0) return null;
  return { spec, layout, workgroupSize, splits, rows: noteRows(layout).count, resident: room >= 2 * layout.vectors };
};

/** Squares of 4 × 4 weights that one invocation sums at a time, and vectors of four biases. */
const tilesOf = ({ fanIn, vectors, biased }: LayerLayout): number => (Math.ceil(fanIn / 4) + (biased ? 1 : 0)) * vectors;

/** Rows that hold the inputs of each layer and the derivatives by its outputs. */
const noteRows = ({ layers }: Layout) => {
  let count = 0;
  const take = (rows: number): number => {
    const at = count;
    count += rows;
    return at;
  };
  const inputs = layers.map(({ fanIn }) => take(padded(fanIn)));
  const deltas = layers.map(({ vectors }) => take(4 * vectors));
  return { count, inputs, deltas };
};

/** Bindings of the training shader, in order; `run` is a uniform, the last three are written to. */
export const TRAINING_BINDINGS = ['run', 'models', 'inputs', 'targets', 'gaussian', 'rates', 'state', 'results', 'notes'] as const;

/**
 * Full-batch training, one workgroup a model: θ in workgroup memory, `run.steps` steps a dispatch, then the value and the gradient
 * where they are asked for. A step: every invocation takes four points at a time forwards and backwards and notes down what each
 * layer's inputs and derivatives were; then every invocation sums the gradients of 4 × 4 weights over the points; then every
 * invocation updates the weights it owns. All loads are of four numbers, and serve sixteen products or more. Layers are described
 * by `run`, not written out: the compiler of a software adapter takes seconds for each that is.
 */
export const trainingShader = (plan: TrainingPlan): string => {
  const { spec, layout, workgroupSize, splits, rows, resident } = plan;
  const { layers, vectors } = layout;
  const depth = layers.length;
  const tiles = layers.reduce((sum, layer) => sum + tilesOf(layer), 0);
  const moments = resident ? 'moments' : 'state';
  return /* wgsl */ `
struct Layer { fanIn: u32, fanOut: u32, vectors: u32, at: u32, inputs: u32, deltas: u32, outputs: u32, tiles: u32 }
struct Run { first: u32, steps: u32, report: u32, adam: u32, momentum: f32, chunk: u32, layers: array<vec4<u32>, ${2 * depth}> }
struct Model { inputs: u32, targets: u32, groups: u32, linear: u32, weights: u32, dense: u32 }

@group(0) @binding(0) var<uniform> run: Run;
@group(0) @binding(1) var<storage, read> models: array<Model>;
@group(0) @binding(2) var<storage, read> inputs: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> targets: array<vec4<f32>>;
@group(0) @binding(4) var<storage, read> gaussian: array<vec4<f32>>;
@group(0) @binding(5) var<storage, read> rates: array<vec2<f32>>;
@group(0) @binding(6) var<storage, read_write> state: array<vec4<f32>>;
@group(0) @binding(7) var<storage, read_write> results: array<vec4<f32>>;
@group(0) @binding(8) var<storage, read_write> notes: array<vec4<f32>>;

const W = ${workgroupSize}u;
const DEPTH = ${depth}u;
const VECTORS = ${vectors}u;
const SPLITS = ${splits}u;

var<workgroup> theta: array<vec4<f32>, ${vectors}>;
var<workgroup> gradient: array<vec4<f32>, ${vectors * splits}>;
${resident ? `var<workgroup> moments: array<vec4<f32>, ${2 * vectors}>;` : ''}
var<workgroup> values: array<f32, ${workgroupSize}>;
${depth > 1 ? activationFunctions(spec.activation) : ''}
${likelihoodFunctions(spec.likelihood)}

fn layer(l: u32) -> Layer {
  let a = run.layers[2u * l];
  let b = run.layers[2u * l + 1u];
  return Layer(a.x, a.y, a.z, a.w, b.x, b.y, b.z, b.w);
}

// Takes the four points of group g forwards and backwards; what they add to F, where that is asked for.
fn visit(inputsAt: u32, targetsAt: u32, groups: u32, g: u32, own: u32, stride: u32, reporting: bool) -> f32 {
  let a = targets[targetsAt + g];
  var value = 0.0;
  for (var r = 0u; r < ${layers[0]?.fanIn}u; r++) { notes[own + r * stride] = inputs[inputsAt + r * groups + g]; }
  // z = xW + b, four units at a time; noted down as the next layer's inputs, or as logits where their derivatives will be.
  for (var l = 0u; l < DEPTH; l++) {
    let now = layer(l);
    for (var q = 0u; q < now.vectors; q++) {
      let bias = ${layers[0]?.biased ? 'theta[now.at + now.fanIn * now.vectors + q]' : 'vec4<f32>(0.0)'};
      var z0 = bias.xxxx; var z1 = bias.yyyy; var z2 = bias.zzzz; var z3 = bias.wwww;
      var x = own + now.inputs * stride;
      var w = now.at + q;
      for (var r = 0u; r < now.fanIn; r++) {
        let input = notes[x];
        let weights = theta[w];
        z0 += weights.x * input; z1 += weights.y * input; z2 += weights.z * input; z3 += weights.w * input;
        x += stride;
        w += now.vectors;
      }
      ${depth > 1 ? 'if (l + 1u < DEPTH) { z0 = activate(z0); z1 = activate(z1); z2 = activate(z2); z3 = activate(z3); }' : ''}
      let to = own + (now.outputs + 4u * q) * stride;
      notes[to] = z0; notes[to + stride] = z1; notes[to + 2u * stride] = z2; notes[to + 3u * stride] = z3;
    }
  }
${outputDeltas(spec)}
${depth > 1 ? BACKWARD : ''}
  return value;
}

// Adds to the gradient of a tile of 4 × 4 weights the sum over the points of inputs times derivatives; a row of biases has ones as inputs.
fn sumTile(notesAt: u32, stride: u32, count: u32, job: u32, more: bool) {
  var tile = job / SPLITS;
  let split = job % SPLITS;
  var l = 0u;
  var now = layer(0u);
  while (tile >= now.tiles) { tile -= now.tiles; l++; now = layer(l); }
  let row = 4u * (tile / now.vectors);
  let column = tile % now.vectors;
  let biases = row >= now.fanIn;
  let to = split * VECTORS + now.at + min(row, now.fanIn) * now.vectors + column;
  let rows = select(min(4u, now.fanIn - row), 1u, biases);
  var g0 = vec4<f32>(0.0); var g1 = g0; var g2 = g0; var g3 = g0;
  var x = notesAt + (now.inputs + row) * stride + split;
  var d = notesAt + (now.deltas + 4u * column) * stride + split;
  for (var i = split; i < count; i += SPLITS) {
    let deltas = mat4x4<f32>(notes[d], notes[d + stride], notes[d + 2u * stride], notes[d + 3u * stride]);
    g0 += select(notes[x], vec4<f32>(1.0), biases) * deltas;
    g1 += notes[x + stride] * deltas;
    g2 += notes[x + 2u * stride] * deltas;
    g3 += notes[x + 3u * stride] * deltas;
    x += SPLITS;
    d += SPLITS;
  }
  for (var r = 0u; r < rows; r++) {
    let at = to + r * now.vectors;
    gradient[at] = select(g0, gradient[at] + g0, more);
    g0 = g1; g1 = g2; g2 = g3;
  }
}

@compute @workgroup_size(${workgroupSize})
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let index = run.first + workgroup.x;
  let model = models[index];
  let stride = run.chunk;
  let notesAt = workgroup.x * ${rows}u * stride;
  let thetaAt = index * 3u * VECTORS;
  for (var e = lane; e < VECTORS; e += W) {
    theta[e] = state[thetaAt + e];
    ${resident ? 'moments[e] = state[thetaAt + VECTORS + e]; moments[VECTORS + e] = state[thetaAt + 2u * VECTORS + e];' : ''}
  }
  workgroupBarrier();
  for (var step = 0u; step < run.steps + run.report; step++) {
    let reporting = step == run.steps;
    var value = 0.0;
    for (var first = 0u; first == 0u || first < model.groups; first += stride) {
      let count = min(stride, model.groups - first);
      for (var i = lane; i < count; i += W) { value += visit(model.inputs, model.targets, model.groups, first + i, notesAt + i, stride, reporting); }
      storageBarrier();
      for (var job = lane; job < ${tiles}u * SPLITS; job += W) { sumTile(notesAt, stride, count, job, first > 0u); }
      if (first + stride < model.groups) { storageBarrier(); }
    }
    workgroupBarrier();
    // The whole gradient, once all of it is summed; Λθ reads all of θ, which therefore waits.
    for (var e = lane; e < VECTORS; e += W) {
      var total = gradient[e];
      for (var s = 1u; s < SPLITS; s++) { total += gradient[s * VECTORS + e]; }
      let weights = theta[e];
      let linear = gaussian[model.linear + e];
      var pull = vec4<f32>(0.0);
      if (model.dense == 0u) {
        pull = gaussian[model.weights + e] * weights;
      } else {
        var at = model.weights + e;
        for (var l = 0u; l < DEPTH; l++) {
          let now = layer(l);
          for (var r = 0u; r < now.fanIn + ${layers[0]?.biased ? '1u' : '0u'}; r++) {
            for (var c = 0u; c < now.fanOut; c++) {
              pull += theta[now.at + r * now.vectors + c / 4u][c % 4u] * gaussian[at];
              at += VECTORS;
            }
          }
        }
      }
      gradient[e] = total + pull - linear;
      if (reporting) { value += dot(weights, 0.5 * pull - linear); }
    }
    if (reporting) { values[lane] = value; }
    workgroupBarrier();
    if (reporting) {
      let at = index * (2u * VECTORS + 1u);
      for (var e = lane; e < VECTORS; e += W) {
        results[at + e] = theta[e];
        results[at + VECTORS + e] = gradient[e];
      }
      if (lane == 0u) {
        for (var i = 1u; i < W; i++) { value += values[i]; }
        results[at + 2u * VECTORS] = vec4<f32>(value, 0.0, 0.0, 0.0);
      }
    } else {
      let rate = rates[step];
      for (var e = lane; e < VECTORS; e += W) {
        let g = gradient[e];
        let at = ${resident ? 'e' : 'thetaAt + VECTORS + e'};
        if (run.adam == 1u) {
          let m = 0.9 * ${moments}[at] + 0.1 * g;
          let v = 0.999 * ${moments}[at + VECTORS] + 0.001 * g * g;
          ${moments}[at] = m;
          ${moments}[at + VECTORS] = v;
          theta[e] -= rate.x * m / (sqrt(rate.y * v) + 1e-8);
        } else {
          let v = run.momentum * ${moments}[at] - rate.x * g;
          ${moments}[at] = v;
          theta[e] += v;
        }
      }
    }
    workgroupBarrier();
  }
  for (var e = lane; e < VECTORS; e += W) {
    state[thetaAt + e] = theta[e];
    ${resident ? 'state[thetaAt + VECTORS + e] = moments[e]; state[thetaAt + 2u * VECTORS + e] = moments[VECTORS + e];' : ''}
  }
}
`;
};

/** a h(f) − b in place of the logits; rows that only pad stay zero. */
const outputDeltas = ({ likelihood, outputs }: ModelSpec): string =>
  likelihood === 'categorical'
    ? /* wgsl */ `  let logits = own + layer(DEPTH - 1u).outputs * stride;
  var largest = notes[logits];
  for (var c = 1u; c < ${outputs}u; c++) { largest = max(largest, notes[logits + c * stride]); }
  var total = vec4<f32>(0.0);
  for (var c = 0u; c < ${outputs}u; c++) { total += exp(notes[logits + c * stride] - largest); }
  if (reporting) { value += dot(a, largest + log(total)); }
  for (var c = 0u; c < ${outputs}u; c++) {
    let f = notes[logits + c * stride];
    let b = targets[targetsAt + (1u + c) * groups + g];
    if (reporting) { value -= dot(b, f); }
    notes[logits + c * stride] = a * exp(f - largest) / total - b;
  }`
    : /* wgsl */ `  let logits = own + layer(DEPTH - 1u).outputs * stride;
  let f = notes[logits];
  let b = targets[targetsAt + groups + g];
  notes[logits] = a * mean(f) - b;
  if (reporting) { value += dot(a, logPartition(f)) - dot(b, f); }`;

/** From ∂/∂z of each layer to ∂/∂z of the one before it, four units at a time; zero for units that only pad. */
const BACKWARD = /* wgsl */ `
  for (var l = DEPTH - 1u; l > 0u; l--) {
    let now = layer(l);
    let before = layer(l - 1u).deltas;
    for (var q = 0u; 4u * q < now.fanIn; q++) {
      var d0 = vec4<f32>(0.0); var d1 = d0; var d2 = d0; var d3 = d0;
      for (var k = 0u; k < now.vectors; k++) {
        let above = own + (now.deltas + 4u * k) * stride;
        let deltas = mat4x4<f32>(notes[above], notes[above + stride], notes[above + 2u * stride], notes[above + 3u * stride]);
        let w = now.at + 4u * q * now.vectors + k;
        d0 += deltas * theta[w];
        d1 += deltas * theta[w + now.vectors];
        d2 += deltas * theta[w + 2u * now.vectors];
        d3 += deltas * theta[w + 3u * now.vectors];
      }
      for (var i = 0u; i < 4u; i++) {
        let unit = 4u * q + i;
        notes[own + (before + unit) * stride] = select(vec4<f32>(0.0), d0 * slope(notes[own + (now.inputs + unit) * stride]), unit < now.fanIn);
        d0 = d1; d1 = d2; d2 = d3;
      }
    }
  }`;

/** The uniform of a dispatch: which models, how many steps, and the network. */
export interface TrainingRun {
  /** First of its models. */
  readonly first: number;
  readonly steps: number;
  /** The value and the gradient follow the steps. */
  readonly report: boolean;
  readonly chunk: number;
}

/** Bytes of `Run`. */
export const runBytes = (plan: TrainingPlan): number => 4 * (8 + 8 * plan.layout.layers.length);

/** `Run` of the shader. */
export const packRun = (
  plan: TrainingPlan,
  { first, steps, report, chunk }: TrainingRun,
  optimizer: Optimizer | undefined,
): ArrayBuffer => {
  const { layers } = plan.layout;
  const notes = noteRows(plan.layout);
  const bytes = new ArrayBuffer(runBytes(plan));
  const numbers = new Uint32Array(bytes);
  numbers.set([first, steps, report ? 1 : 0, optimizer?.kind === 'adam' ? 1 : 0, 0, chunk]);
  new Float32Array(bytes)[4] = optimizer?.kind === 'sgd' ? optimizer.momentum : 0;
  layers.forEach((layer, l) => {
    const { fanIn, fanOut, vectors, at } = layer;
    const outputs = notes.inputs[l + 1] ?? (notes.deltas[l] as number);
    numbers.set([fanIn, fanOut, vectors, at, notes.inputs[l] as number, notes.deltas[l] as number, outputs, tilesOf(layer)], 8 + 8 * l);
  });
  return bytes;
};
