/**
 * The gradient of one objective, and many steps of training along it, in float32, four points at a time. Everything lies where the
 * page put it: nothing is allocated here. Pointers and sizes are in bytes unless they say otherwise.
 */
import {
  bernoulliResiduals,
  categoricalResiduals,
  gaussianResiduals,
  reluRows,
  tanhRows,
  timesReluSlope,
  timesTanhSlope,
} from './elementwise.ts';
import { correlate, weigh } from './layers.ts';

/** Layouts as in layouts.ts of the page's side. */
@unmanaged
class Layer {
  fanIn: u32;
  fanOut: u32;
  /** From the start of θ. */
  weights: usize;
  /** From the start of θ; 0: none. */
  biases: usize;
  /** The layer's outputs in the present block, fanOut × stride. */
  values: usize;
  /** fanOut × fanIn; 0 for the first layer, which nothing is propagated through. */
  transposed: usize;
}

@unmanaged
class Shape {
  layers: usize;
  depth: u32;
  /** 0: tanh, 1: ReLU. */
  activation: u32;
  /** 0: Bernoulli, 1: Gaussian, 2: categorical. */
  likelihood: u32;
  /** Between the rows of a block: four bytes for each of its points. */
  stride: usize;
  /** δ of the layer below, as wide as the widest hidden layer. */
  scratch: usize;
}

@unmanaged
class Model {
  /** Blocks of fanIn × stride, one after the other. */
  inputs: usize;
  /** Blocks of 1 × stride and of C × stride. */
  a: usize;
  b: usize;
  /** Floats of each row in all the blocks together, a multiple of 8; 0 beyond the points. */
  points: u32;
  /** Floats of each of the following, a multiple of 4; 0 beyond the parameters. */
  padded: u32;
  theta: usize;
  gradient: usize;
  /** m and v of Adam; velocity of SGD. */
  first: usize;
  second: usize;
  linear: usize;
  /** 0: a scalar, repeated as a diagonal; 2: dense, rows `padded` floats long. */
  precisionKind: u32;
  precision: usize;
  /** The gradient is that of θ. */
  fresh: u32;
  /** 0.9 and 0.999 to the power of the steps made. */
  decay1: f64;
  decay2: f64;
}

/** f at all the blocks, one after the other in `logits`. */
export function predict(shape: Shape, model: Model, logits: usize): void {
  walk(shape, model, logits, false);
}

/** The gradient at θ, and f at all the blocks if there is room for it. */
export function differentiate(shape: Shape, model: Model, logits: usize): void {
  transpose(shape, model.theta);
  prior(model);
  walk(shape, model, logits, true);
  model.fresh = 1;
}

function walk(shape: Shape, model: Model, logits: usize, learn: bool): void {
  const stride = shape.stride;
  const depth = shape.depth;
  const size = <u32>offsetof<Layer>();
  const top = changetype<Layer>(shape.layers + (depth - 1) * size);
  const inputRow = changetype<Layer>(shape.layers).fanIn * stride;
  const outputRow = top.fanOut * stride;
  let inputs = model.inputs;
  let a = model.a;
  let b = model.b;
  let left: usize = (<usize>model.points) << 2;
  while (left > 0) {
    const bytes = min(left, stride);
    let x = inputs;
    for (let l: u32 = 0; l < depth; l++) {
      const layer = changetype<Layer>(shape.layers + l * size);
      const biases = layer.biases ? model.theta + layer.biases : 0;
      weigh(layer.values, x, model.theta + layer.weights, biases, layer.fanIn, layer.fanOut, stride, bytes);
      if (l < depth - 1) {
        if (shape.activation === 0) tanhRows(layer.values, layer.fanOut, stride, bytes);
        else reluRows(layer.values, layer.fanOut, stride, bytes);
      }
      x = layer.values;
    }
    if (logits) {
      memory.copy(logits, top.values, outputRow);
      logits += outputRow;
    }
    if (learn) {
      if (shape.likelihood === 0) bernoulliResiduals(top.values, a, b, bytes);
      else if (shape.likelihood === 1) gaussianResiduals(top.values, a, b, bytes);
      else categoricalResiduals(top.values, a, b, top.fanOut, stride, bytes);
      propagate(shape, model, inputs, bytes);
    }
    inputs += inputRow;
    a += stride;
    b += outputRow;
    left -= bytes;
  }
}

/** Adds the gradient of one block, from δ of the logits in the place of their values. */
function propagate(shape: Shape, model: Model, inputs: usize, bytes: usize): void {
  const stride = shape.stride;
  const size = <u32>offsetof<Layer>();
  for (let l = shape.depth - 1; ; l--) {
    const layer = changetype<Layer>(shape.layers + l * size);
    const below = changetype<Layer>(shape.layers + (l - 1) * size);
    const x = l === 0 ? inputs : below.values;
    const biases = layer.biases ? model.gradient + layer.biases : 0;
    correlate(model.gradient + layer.weights, biases, x, layer.values, layer.fanIn, layer.fanOut, stride, bytes);
    if (l === 0) return;
    weigh(shape.scratch, layer.values, layer.transposed, 0, layer.fanOut, layer.fanIn, stride, bytes);
    if (shape.activation === 0) timesTanhSlope(shape.scratch, below.values, layer.fanIn, stride, bytes);
    else timesReluSlope(shape.scratch, below.values, layer.fanIn, stride, bytes);
    // δ takes the place of the values, which are not needed any more.
    const values = below.values;
    below.values = shape.scratch;
    shape.scratch = values;
  }
}

function transpose(shape: Shape, theta: usize): void {
  const size = <u32>offsetof<Layer>();
  for (let l: u32 = 1; l < shape.depth; l++) {
    const layer = changetype<Layer>(shape.layers + l * size);
    const fanIn = layer.fanIn;
    const fanOut = layer.fanOut;
    let from = theta + layer.weights;
    for (let j: u32 = 0; j < fanIn; j++) {
      let to = layer.transposed + (j << 2);
      for (let k: u32 = 0; k < fanOut; k++) {
        store<f32>(to, load<f32>(from));
        from += 4;
        to += fanIn << 2;
      }
    }
  }
}

/** ∇ of the Gaussian part, Λθ − η. */
function prior(model: Model): void {
  const bytes: usize = (<usize>model.padded) << 2;
  const theta = model.theta;
  const gradient = model.gradient;
  const linear = model.linear;
  if (model.precisionKind === 0) {
    for (let p: usize = 0; p < bytes; p += 16) {
      const pull = f32x4.mul(v128.load(model.precision + p), v128.load(theta + p));
      v128.store(gradient + p, f32x4.sub(pull, v128.load(linear + p)));
    }
    return;
  }
  // Λ is symmetric: its rows are its columns, four sums of which are carried on at once.
  let row = model.precision;
  for (let p: usize = 0; p < bytes; p += 16) v128.store(gradient + p, f32x4.neg(v128.load(linear + p)));
  for (let j: usize = 0; j < bytes; j += 16) {
    const t0 = v128.load_splat<f32>(theta + j);
    const t1 = v128.load_splat<f32>(theta + j, 4);
    const t2 = v128.load_splat<f32>(theta + j, 8);
    const t3 = v128.load_splat<f32>(theta + j, 12);
    const row1 = row + bytes;
    const row2 = row1 + bytes;
    const row3 = row2 + bytes;
    for (let p: usize = 0; p < bytes; p += 16) {
      const one = f32x4.add(f32x4.mul(t0, v128.load(row + p)), f32x4.mul(t1, v128.load(row1 + p)));
      const other = f32x4.add(f32x4.mul(t2, v128.load(row2 + p)), f32x4.mul(t3, v128.load(row3 + p)));
      v128.store(gradient + p, f32x4.add(v128.load(gradient + p), f32x4.add(one, other)));
    }
    row = row3 + bytes;
  }
}

/** Steps of Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8 and bias correction. */
export function adam(shape: Shape, model: Model, steps: u32, learningRate: f64): void {
  const bytes: usize = (<usize>model.padded) << 2;
  const theta = model.theta;
  const gradient = model.gradient;
  const first = model.first;
  const second = model.second;
  for (let step: u32 = 0; step < steps; step++) {
    if (!model.fresh) differentiate(shape, model, 0);
    model.fresh = 0;
    model.decay1 *= 0.9;
    model.decay2 *= 0.999;
    const rate = f32x4.splat(<f32>(learningRate / (1 - model.decay1)));
    const scale = f32x4.splat(<f32>(1 / (1 - model.decay2)));
    for (let p: usize = 0; p < bytes; p += 16) {
      const g = v128.load(gradient + p);
      const m = f32x4.add(f32x4.mul(f32x4.splat(0.9), v128.load(first + p)), f32x4.mul(f32x4.splat(0.1), g));
      const v = f32x4.add(f32x4.mul(f32x4.splat(0.999), v128.load(second + p)), f32x4.mul(f32x4.splat(0.001), f32x4.mul(g, g)));
      v128.store(first + p, m);
      v128.store(second + p, v);
      const spread = f32x4.add(f32x4.sqrt(f32x4.mul(v, scale)), f32x4.splat(1e-8));
      v128.store(theta + p, f32x4.sub(v128.load(theta + p), f32x4.div(f32x4.mul(rate, m), spread)));
    }
  }
}

/** Steps of gradient descent with heavy-ball momentum. */
export function sgd(shape: Shape, model: Model, steps: u32, learningRate: f32, momentum: f32): void {
  const bytes: usize = (<usize>model.padded) << 2;
  const theta = model.theta;
  const gradient = model.gradient;
  const velocity = model.first;
  for (let step: u32 = 0; step < steps; step++) {
    if (!model.fresh) differentiate(shape, model, 0);
    model.fresh = 0;
    for (let p: usize = 0; p < bytes; p += 16) {
      const kept = f32x4.mul(f32x4.splat(momentum), v128.load(velocity + p));
      const v = f32x4.sub(kept, f32x4.mul(f32x4.splat(learningRate), v128.load(gradient + p)));
      v128.store(velocity + p, v);
      v128.store(theta + p, f32x4.add(v128.load(theta + p), v));
    }
  }
}

/** First byte that the page may write to. */
export const heapStart: usize = __heap_base;
