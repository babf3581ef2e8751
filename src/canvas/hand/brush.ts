import type { Positions } from '../picture.ts';

/** A brush stroke: dabs at equal distances along the way of the pointer, scattered by a seed. */
export interface Stroke {
  /** Last place of the pointer. */
  readonly at: readonly [number, number];
  /** Distance walked since the last dab. */
  readonly walked: number;
}

/** The dabs between the last position and `to`, and the stroke as it goes on. */
export const stroke = (from: Stroke, to: readonly [number, number], spacing: number): { dabs: [number, number][]; next: Stroke } => {
  const [dx, dy] = [to[0] - from.at[0], to[1] - from.at[1]];
  const length = Math.hypot(dx, dy);
  const dabs: [number, number][] = [];
  let along = spacing - from.walked;
  for (; along <= length; along += spacing) dabs.push([from.at[0] + (dx * along) / length, from.at[1] + (dy * along) / length]);
  return { dabs, next: { at: to, walked: spacing - (along - length) } };
};

/** 0 … 1, the same for the same seed: a 32-bit integer hash (Wang's, with a multiplier of Knuth's between two seeds). */
const hash01 = (seed: number, k: number): number => {
  let h = (Math.imul(seed | 0, 2654435761) ^ k) >>> 0;
  h = (h ^ 61 ^ (h >>> 16)) >>> 0;
  h = Math.imul(h, 9) >>> 0;
  h = (h ^ (h >>> 4)) >>> 0;
  h = Math.imul(h, 0x27d4eb2d) >>> 0;
  h = (h ^ (h >>> 15)) >>> 0;
  return h / 4294967296;
};

/** A point of the disc of this radius, uniform over its area, the same for the same seeds. */
export const scatter = (seed: number, k: number, radius: number): [number, number] => {
  const angle = 2 * Math.PI * hash01(seed, 2 * k);
  const distance = radius * Math.sqrt(hash01(seed, 2 * k + 1));
  return [distance * Math.cos(angle), distance * Math.sin(angle)];
};

/** Pixels between two dabs of a brush of this radius: a thin brush draws a line, a wide one a cloud of about the same density. */
export const dabSpacing = (radius: number): number => Math.max(9, 220 / Math.max(4, radius));

/** Indices of the points within `radius` of the segment from a to b: what a round brush touches on its way. */
export const swept = (positions: Positions, a: readonly [number, number], b: readonly [number, number], radius: number): number[] => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const touched: number[] = [];
  for (let k = 0; 2 * k < positions.length; k++) {
    const px = (positions[2 * k] ?? 0) - a[0];
    const py = (positions[2 * k + 1] ?? 0) - a[1];
    const along = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
    const ex = px - along * dx;
    const ey = py - along * dy;
    if (ex * ex + ey * ey <= radius * radius) touched.push(k);
  }
  return touched;
};
