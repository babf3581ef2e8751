/** tanh of four numbers, within 5e-7 relative; NaN stays NaN. An odd rational function, fitted to tanh on |x| ≤ 8, is 1 beyond. */
export function tanh4(x: v128): v128 {
  // The order of the arguments lets NaN through.
  const c = f32x4.pmax(f32x4.pmin(x, f32x4.splat(8)), f32x4.splat(-8));
  const z = f32x4.mul(c, c);
  let p = f32x4.splat(1.14284154e-5);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(0.00295102299));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(0.129256622));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(0.999999854));
  let q = f32x4.splat(2.45920839e-7);
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(0.00023866906));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(0.0238155509));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(0.462588778));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(1));
  return f32x4.div(f32x4.mul(c, p), q);
}

/** e^x of four numbers, within 2e-7 relative from −87 to 88, held at the ends beyond; NaN stays NaN. */
export function exp4(x: v128): v128 {
  const c = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88)), f32x4.splat(-87));
  // e^x = 2^n e^r with |r| ≤ ½ log 2; log 2 in two parts, the first exact when multiplied by n.
  const n = f32x4.nearest(f32x4.mul(c, f32x4.splat(<f32>Math.LOG2E)));
  const r = f32x4.sub(f32x4.sub(c, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let e = f32x4.splat(1.98756915e-4);
  e = f32x4.add(f32x4.mul(e, r), f32x4.splat(1.3981999507e-3));
  e = f32x4.add(f32x4.mul(e, r), f32x4.splat(8.3334519073e-3));
  e = f32x4.add(f32x4.mul(e, r), f32x4.splat(4.1665795894e-2));
  e = f32x4.add(f32x4.mul(e, r), f32x4.splat(1.6666665459e-1));
  e = f32x4.add(f32x4.mul(e, r), f32x4.splat(0.5));
  e = f32x4.add(f32x4.add(f32x4.mul(e, f32x4.mul(r, r)), r), f32x4.splat(1));
  // NaN is kept by e, whatever its n converts to.
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(e, scale);
}

/** The four sums of the lanes of a, b, c and d. */
export function sums4(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** The sum of the lanes of a. */
export function sum1(a: v128): f32 {
  return f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3));
}
