import { sum1, sums4 } from './functions.ts';

/**
 * A layer over one block of points. A matrix of the block has one row a unit, `stride` bytes apart, of which the first `bytes`
 * (a multiple of 32: eight points) are in use; weights have one row an input, `fanOut` floats long. What the inner loops hold
 * fits the sixteen registers of the machine: eight sums, two vectors of points, a few weights.
 */

/** y[k] = bias[k] + Σ_j w[j][k] x[j] for every unit k; no biases where `biases` is 0. */
export function weigh(y: usize, x: usize, weights: usize, biases: usize, fanIn: u32, fanOut: u32, stride: usize, bytes: usize): void {
  const row: usize = (<usize>fanOut) << 2;
  const quads: u32 = fanOut & ~3;
  let k: u32 = 0;
  for (; k < quads; k += 4) {
    const at: usize = (<usize>k) << 2;
    weigh4(y + k * stride, x, weights + at, biases ? biases + at : 0, fanIn, row, stride, bytes);
  }
  for (; k < fanOut; k++) {
    const at: usize = (<usize>k) << 2;
    weigh1(y + k * stride, x, weights + at, biases ? biases + at : 0, fanIn, row, stride, bytes);
  }
}

function weigh4(y: usize, x: usize, weights: usize, biases: usize, fanIn: u32, row: usize, stride: usize, bytes: usize): void {
  let b0 = f32x4.splat(0);
  let b1 = b0;
  let b2 = b0;
  let b3 = b0;
  if (biases) {
    b0 = v128.load_splat<f32>(biases);
    b1 = v128.load_splat<f32>(biases, 4);
    b2 = v128.load_splat<f32>(biases, 8);
    b3 = v128.load_splat<f32>(biases, 12);
  }
  const y1 = y + stride;
  const y2 = y1 + stride;
  const y3 = y2 + stride;
  const last = weights + fanIn * row;
  for (let p: usize = 0; p < bytes; p += 32) {
    let s00 = b0;
    let s01 = b0;
    let s10 = b1;
    let s11 = b1;
    let s20 = b2;
    let s21 = b2;
    let s30 = b3;
    let s31 = b3;
    let from = x + p;
    for (let w = weights; w < last; w += row) {
      const x0 = v128.load(from);
      const x1 = v128.load(from, 16);
      const w0 = v128.load_splat<f32>(w);
      s00 = f32x4.add(s00, f32x4.mul(w0, x0));
      s01 = f32x4.add(s01, f32x4.mul(w0, x1));
      const w1 = v128.load_splat<f32>(w, 4);
      s10 = f32x4.add(s10, f32x4.mul(w1, x0));
      s11 = f32x4.add(s11, f32x4.mul(w1, x1));
      const w2 = v128.load_splat<f32>(w, 8);
      s20 = f32x4.add(s20, f32x4.mul(w2, x0));
      s21 = f32x4.add(s21, f32x4.mul(w2, x1));
      const w3 = v128.load_splat<f32>(w, 12);
      s30 = f32x4.add(s30, f32x4.mul(w3, x0));
      s31 = f32x4.add(s31, f32x4.mul(w3, x1));
      from += stride;
    }
    v128.store(y + p, s00);
    v128.store(y + p, s01, 16);
    v128.store(y1 + p, s10);
    v128.store(y1 + p, s11, 16);
    v128.store(y2 + p, s20);
    v128.store(y2 + p, s21, 16);
    v128.store(y3 + p, s30);
    v128.store(y3 + p, s31, 16);
  }
}

function weigh1(y: usize, x: usize, weights: usize, biases: usize, fanIn: u32, row: usize, stride: usize, bytes: usize): void {
  const b0 = biases ? v128.load_splat<f32>(biases) : f32x4.splat(0);
  const last = weights + fanIn * row;
  let p: usize = 0;
  for (; p + 64 <= bytes; p += 64) {
    let s0 = b0;
    let s1 = b0;
    let s2 = b0;
    let s3 = b0;
    let from = x + p;
    for (let w = weights; w < last; w += row) {
      const w0 = v128.load_splat<f32>(w);
      s0 = f32x4.add(s0, f32x4.mul(w0, v128.load(from)));
      s1 = f32x4.add(s1, f32x4.mul(w0, v128.load(from, 16)));
      s2 = f32x4.add(s2, f32x4.mul(w0, v128.load(from, 32)));
      s3 = f32x4.add(s3, f32x4.mul(w0, v128.load(from, 48)));
      from += stride;
    }
    v128.store(y + p, s0);
    v128.store(y + p, s1, 16);
    v128.store(y + p, s2, 32);
    v128.store(y + p, s3, 48);
  }
  for (; p < bytes; p += 32) {
    let s0 = b0;
    let s1 = b0;
    let from = x + p;
    for (let w = weights; w < last; w += row) {
      const w0 = v128.load_splat<f32>(w);
      s0 = f32x4.add(s0, f32x4.mul(w0, v128.load(from)));
      s1 = f32x4.add(s1, f32x4.mul(w0, v128.load(from, 16)));
      from += stride;
    }
    v128.store(y + p, s0);
    v128.store(y + p, s1, 16);
  }
}

/** g[j][k] += Σ_i x[j][i] δ[k][i], and the same for the biases with x = 1; no biases where `biases` is 0. */
export function correlate(
  weights: usize,
  biases: usize,
  x: usize,
  delta: usize,
  fanIn: u32,
  fanOut: u32,
  stride: usize,
  bytes: usize,
): void {
  const row: usize = (<usize>fanOut) << 2;
  const quads: u32 = fanOut & ~3;
  let k: u32 = 0;
  for (; k < quads; k += 4) {
    const at: usize = (<usize>k) << 2;
    const d = delta + k * stride;
    if (biases) addSums4(biases + at, d, stride, bytes);
    let j: u32 = 0;
    for (; j + 2 <= fanIn; j += 2) correlate2x4(weights + j * row + at, row, x + j * stride, d, stride, bytes);
    if (j < fanIn) correlate1x4(weights + j * row + at, x + j * stride, d, stride, bytes);
  }
  for (; k < fanOut; k++) {
    const at: usize = (<usize>k) << 2;
    const d = delta + k * stride;
    if (biases) addSum1(biases + at, d, bytes);
    let j: u32 = 0;
    for (; j + 4 <= fanIn; j += 4) correlate4x1(weights + j * row + at, row, x + j * stride, d, stride, bytes);
    for (; j < fanIn; j++) correlate1x1(weights + j * row + at, x + j * stride, d, bytes);
  }
}

function correlate2x4(g: usize, row: usize, x: usize, delta: usize, stride: usize, bytes: usize): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s02 = s00;
  let s03 = s00;
  let s10 = s00;
  let s11 = s00;
  let s12 = s00;
  let s13 = s00;
  const last = x + bytes;
  let d0 = delta;
  let d1 = d0 + stride;
  let d2 = d1 + stride;
  let d3 = d2 + stride;
  for (let p = x; p < last; p += 16) {
    const x0 = v128.load(p);
    const x1 = v128.load(p + stride);
    const e0 = v128.load(d0);
    s00 = f32x4.add(s00, f32x4.mul(x0, e0));
    s10 = f32x4.add(s10, f32x4.mul(x1, e0));
    const e1 = v128.load(d1);
    s01 = f32x4.add(s01, f32x4.mul(x0, e1));
    s11 = f32x4.add(s11, f32x4.mul(x1, e1));
    const e2 = v128.load(d2);
    s02 = f32x4.add(s02, f32x4.mul(x0, e2));
    s12 = f32x4.add(s12, f32x4.mul(x1, e2));
    const e3 = v128.load(d3);
    s03 = f32x4.add(s03, f32x4.mul(x0, e3));
    s13 = f32x4.add(s13, f32x4.mul(x1, e3));
    d0 += 16;
    d1 += 16;
    d2 += 16;
    d3 += 16;
  }
  v128.store(g, f32x4.add(v128.load(g), sums4(s00, s01, s02, s03)));
  v128.store(g + row, f32x4.add(v128.load(g + row), sums4(s10, s11, s12, s13)));
}

function correlate1x4(g: usize, x: usize, delta: usize, stride: usize, bytes: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const d1 = delta + stride;
  const d2 = d1 + stride;
  const d3 = d2 + stride;
  for (let p: usize = 0; p < bytes; p += 16) {
    const x0 = v128.load(x + p);
    s0 = f32x4.add(s0, f32x4.mul(x0, v128.load(delta + p)));
    s1 = f32x4.add(s1, f32x4.mul(x0, v128.load(d1 + p)));
    s2 = f32x4.add(s2, f32x4.mul(x0, v128.load(d2 + p)));
    s3 = f32x4.add(s3, f32x4.mul(x0, v128.load(d3 + p)));
  }
  v128.store(g, f32x4.add(v128.load(g), sums4(s0, s1, s2, s3)));
}

function correlate4x1(g: usize, row: usize, x: usize, delta: usize, stride: usize, bytes: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const x1 = x + stride;
  const x2 = x1 + stride;
  const x3 = x2 + stride;
  for (let p: usize = 0; p < bytes; p += 16) {
    const d = v128.load(delta + p);
    s0 = f32x4.add(s0, f32x4.mul(d, v128.load(x + p)));
    s1 = f32x4.add(s1, f32x4.mul(d, v128.load(x1 + p)));
    s2 = f32x4.add(s2, f32x4.mul(d, v128.load(x2 + p)));
    s3 = f32x4.add(s3, f32x4.mul(d, v128.load(x3 + p)));
  }
  const s = sums4(s0, s1, s2, s3);
  const g2 = g + 2 * row;
  store<f32>(g, load<f32>(g) + f32x4.extract_lane(s, 0));
  store<f32>(g + row, load<f32>(g + row) + f32x4.extract_lane(s, 1));
  store<f32>(g2, load<f32>(g2) + f32x4.extract_lane(s, 2));
  store<f32>(g2 + row, load<f32>(g2 + row) + f32x4.extract_lane(s, 3));
}

function correlate1x1(g: usize, x: usize, delta: usize, bytes: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (let p: usize = 0; p < bytes; p += 32) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(x + p), v128.load(delta + p)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(x + p, 16), v128.load(delta + p, 16)));
  }
  store<f32>(g, load<f32>(g) + sum1(f32x4.add(s0, s1)));
}

function addSums4(g: usize, delta: usize, stride: usize, bytes: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const d1 = delta + stride;
  const d2 = d1 + stride;
  const d3 = d2 + stride;
  for (let p: usize = 0; p < bytes; p += 16) {
    s0 = f32x4.add(s0, v128.load(delta + p));
    s1 = f32x4.add(s1, v128.load(d1 + p));
    s2 = f32x4.add(s2, v128.load(d2 + p));
    s3 = f32x4.add(s3, v128.load(d3 + p));
  }
  v128.store(g, f32x4.add(v128.load(g), sums4(s0, s1, s2, s3)));
}

function addSum1(g: usize, delta: usize, bytes: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (let p: usize = 0; p < bytes; p += 32) {
    s0 = f32x4.add(s0, v128.load(delta + p));
    s1 = f32x4.add(s1, v128.load(delta + p, 16));
  }
  store<f32>(g, load<f32>(g) + sum1(f32x4.add(s0, s1)));
}
