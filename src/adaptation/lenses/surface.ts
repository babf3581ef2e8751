import type { BoundModel, Likelihood } from '../../core/model.ts';
import { gradientInPlane, gradientOn, lift, type Plane, type Restricted, valueOn, type Window } from './plane.ts';

/** The model that objectives are seen through: at all the points, and at the sites of each. */
export interface Ground {
  readonly plane: Plane;
  readonly likelihood: Likelihood;
  /** C. */
  readonly outputs: number;
  /** The model at all the points. */
  readonly bound: BoundModel;
}

/** Node k of R × R over a window, edges included: row by row from y0 upwards, x fastest. */
export const nodeAt = ({ x0, x1, y0, y1 }: Window, resolution: number, k: number): [x: number, y: number] => {
  const column = k % resolution;
  const row = Math.floor(k / resolution);
  return [x0 + (column * (x1 - x0)) / (resolution - 1), y0 + (row * (y1 - y0)) / (resolution - 1)];
};

/**
 * F at R × R nodes of a window, for several objectives at once, in nats. The model is linear in θ: f = f(θ₀) + x f(e₁) + y f(e₂), so that a
 * node costs no matrix. Yields the share that is done after every row.
 */
export function* linearSurfaces(
  { plane, likelihood, outputs, bound }: Ground,
  objectives: readonly Restricted[],
  window: Window,
  resolution: number,
): Generator<number, Float64Array[]> {
  const still = bound.logits(plane.origin);
  const along = bound.logits(plane.along);
  const across = bound.logits(plane.across);
  const logits = new Float64Array(still.length);
  const surfaces = objectives.map(() => new Float64Array(resolution * resolution));
  for (let k = 0; k < resolution * resolution; k++) {
    const [x, y] = nodeAt(window, resolution, k);
    for (let i = 0; i < logits.length; i++) logits[i] = still[i] + x * along[i] + y * across[i];
    objectives.forEach((objective, j) => {
      surfaces[j][k] = valueOn(objective, likelihood, logits, outputs, x, y);
    });
    if (k % resolution === resolution - 1) yield (k + 1) / (resolution * resolution);
  }
  return surfaces;
}

/** The lowest place of a surface inside a window. */
export interface Lowest {
  readonly x: number;
  readonly y: number;
  /** F there, in nats. */
  readonly value: number;
  /** It lies on the rim: F falls on beyond. */
  readonly atRim: boolean;
}

const ITERATIONS = 40;

/**
 * The minimum of F over a window, in float64: damped Newton in (x, y) from the given place, with the curvature from differences of the
 * slope, kept inside. Yields between iterations.
 */
export function* lowestOn(ground: Ground, objective: Restricted, window: Window, from: { x: number; y: number }): Generator<void, Lowest> {
  const { plane, likelihood, outputs, bound } = ground;
  const atSites = bound.select(objective.sites);
  const h = 1e-4 * Math.max(window.x1 - window.x0, window.y1 - window.y0);
  const value = (x: number, y: number): number => valueOn(objective, likelihood, bound.logits(lift(plane, x, y)), outputs, x, y);
  const slope = (x: number, y: number) => gradientInPlane(plane, gradientOn(objective, atSites, likelihood, plane, x, y));
  const inside = (x: number, y: number): [number, number] => [
    Math.min(window.x1, Math.max(window.x0, x)),
    Math.min(window.y1, Math.max(window.y0, y)),
  ];
  let [x, y] = inside(from.x, from.y);
  let best = value(x, y);
  for (let i = 0; i < ITERATIONS; i++) {
    yield;
    const g = slope(x, y);
    const [right, left, up, down] = [slope(x + h, y), slope(x - h, y), slope(x, y + h), slope(x, y - h)];
    const xx = (right.x - left.x) / (2 * h);
    const yy = (up.y - down.y) / (2 * h);
    const xy = (right.y - left.y + up.x - down.x) / (4 * h);
    const steepest = 1 / (Math.abs(xx) + Math.abs(yy) + 2 * Math.abs(xy) || 1);
    let moved = false;
    // Along a rim Newton's direction may lead nowhere; the slope, kept inside, always does.
    for (const [dx, dy] of [descent(xx, xy, yy, g.x, g.y), [-steepest * g.x, -steepest * g.y] as const]) {
      for (let s = 1; s >= 1e-6 && !moved; s /= 2) {
        const [nx, ny] = inside(x + s * dx, y + s * dy);
        const next = value(nx, ny);
        if (!(best - next > 1e-13 * (1 + Math.abs(best)))) continue;
        moved = true;
        [x, y, best] = [nx, ny, next];
      }
      if (moved) break;
    }
    if (!moved) break;
  }
  const near = (one: number, other: number): boolean => Math.abs(one - other) < h;
  return { x, y, value: best, atRim: near(x, window.x0) || near(x, window.x1) || near(y, window.y0) || near(y, window.y1) };
}

/** −(B + τI)⁻¹g with the least shift τ that makes the 2 × 2 matrix positive definite. */
const descent = (xx: number, xy: number, yy: number, gx: number, gy: number): [number, number] => {
  const middle = (xx + yy) / 2;
  const smallest = middle - Math.hypot((xx - yy) / 2, xy);
  const size = Math.abs(middle) + Math.hypot((xx - yy) / 2, xy);
  const shift = smallest > 1e-9 * size ? 0 : 1e-3 * size - smallest;
  const [a, c] = [xx + shift, yy + shift];
  const determinant = a * c - xy * xy;
  if (!(determinant > 0)) return [-gx, -gy];
  return [-(c * gx - xy * gy) / determinant, -(a * gy - xy * gx) / determinant];
};
