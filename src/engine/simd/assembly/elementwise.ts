import { exp4, tanh4 } from './functions.ts';

/** Rows of a block as in layers.ts: `rows` of them, `stride` bytes apart, the first `bytes` of each in use. */

export function tanhRows(y: usize, rows: u32, stride: usize, bytes: usize): void {
  for (let r: u32 = 0; r < rows; r++, y += stride) {
    const last = y + bytes;
    for (let p = y; p < last; p += 32) {
      const t0 = tanh4(v128.load(p));
      const t1 = tanh4(v128.load(p, 16));
      v128.store(p, t0);
      v128.store(p, t1, 16);
    }
  }
}

export function reluRows(y: usize, rows: u32, stride: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (let r: u32 = 0; r < rows; r++, y += stride) {
    const last = y + bytes;
    // Not pmax, which would turn NaN into 0.
    for (let p = y; p < last; p += 16) v128.store(p, f32x4.max(v128.load(p), zero));
  }
}

/** δ ← δ (1 − t²), and t is not needed any more. */
export function timesTanhSlope(delta: usize, t: usize, rows: u32, stride: usize, bytes: usize): void {
  const one = f32x4.splat(1);
  for (let r: u32 = 0; r < rows; r++, delta += stride, t += stride) {
    for (let p: usize = 0; p < bytes; p += 16) {
      const t0 = v128.load(t + p);
      v128.store(delta + p, f32x4.mul(v128.load(delta + p), f32x4.sub(one, f32x4.mul(t0, t0))));
    }
  }
}

/** δ ← δ where the unit is on, 0 where it is off. */
export function timesReluSlope(delta: usize, y: usize, rows: u32, stride: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (let r: u32 = 0; r < rows; r++, delta += stride, y += stride) {
    for (let p: usize = 0; p < bytes; p += 16) {
      // Off is ≤ 0, so that NaN counts as on.
      const off = f32x4.le(v128.load(y + p), zero);
      v128.store(delta + p, v128.andnot(v128.load(delta + p), off));
    }
  }
}

/** f ← a h(f) − b of one logit, with h the sigmoid. */
export function bernoulliResiduals(f: usize, a: usize, b: usize, bytes: usize): void {
  const one = f32x4.splat(1);
  for (let p: usize = 0; p < bytes; p += 16) {
    const e = exp4(f32x4.neg(v128.load(f + p)));
    const h = f32x4.div(one, f32x4.add(one, e));
    v128.store(f + p, f32x4.sub(f32x4.mul(v128.load(a + p), h), v128.load(b + p)));
  }
}

/** f ← a f − b of one logit. */
export function gaussianResiduals(f: usize, a: usize, b: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) v128.store(f + p, f32x4.sub(f32x4.mul(v128.load(a + p), v128.load(f + p)), v128.load(b + p)));
}

/** f ← a h(f) − b of `outputs` logits a point, with h the softmax; b has a row a logit, as f has. */
export function categoricalResiduals(f: usize, a: usize, b: usize, outputs: u32, stride: usize, bytes: usize): void {
  const end = outputs * stride;
  for (let p: usize = 0; p < bytes; p += 16) {
    const at = f + p;
    let largest = v128.load(at);
    for (let c: usize = stride; c < end; c += stride) largest = f32x4.max(largest, v128.load(at + c));
    let total = f32x4.splat(0);
    for (let c: usize = 0; c < end; c += stride) {
      const e = exp4(f32x4.sub(v128.load(at + c), largest));
      total = f32x4.add(total, e);
      v128.store(at + c, e);
    }
    const scale = f32x4.div(v128.load(a + p), total);
    for (let c: usize = 0; c < end; c += stride) v128.store(at + c, f32x4.sub(f32x4.mul(scale, v128.load(at + c)), v128.load(b + c + p)));
  }
}
