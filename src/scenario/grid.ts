import type { Machine } from '../adaptation/machine.ts';
import type { BoundModel } from '../core/model.ts';

/** The box of points [x1, x2, …] grown by `margin` of its extent on each side; a flat extent counts as 1. */
export const growBox = (points: readonly (readonly number[])[], margin: number): { x0: number; x1: number; y0: number; y1: number } => {
  let [x0, x1, y0, y1] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points as readonly [number, number][]) {
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  const grow = (low: number, high: number): number => margin * (high > low ? high - low : 1);
  return { x0: x0 - grow(x0, x1), x1: x1 + grow(x0, x1), y0: y0 - grow(y0, y1), y1: y1 + grow(y0, y1) };
};

/** A machine bound to R × R nodes of a rectangle, edges included, row by row from y0 upwards. */
export const bindGrid = (machine: Machine, box: { x0: number; x1: number; y0: number; y1: number }, resolution: number): BoundModel => {
  const at = (low: number, high: number, i: number): number => low + ((high - low) * i) / (resolution - 1);
  const rows: { x: [number, number] }[] = [];
  for (let r = 0; r < resolution; r++)
    for (let c = 0; c < resolution; c++) rows.push({ x: [at(box.x0, box.x1, c), at(box.y0, box.y1, r)] });
  return machine.bind(rows);
};
