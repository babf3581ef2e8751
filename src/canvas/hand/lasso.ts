import type { Positions } from '../points/hit.ts';

type Place = readonly [x: number, y: number];

/** A loop that reaches no farther than this is a press on one place, pixels. */
const PRESS = 5;

/** Is (x, y) inside the polygon? By the even-odd rule, so that a loop in a loop is a hole. */
export const encloses = (loop: readonly Place[], x: number, y: number): boolean => {
  let inside = false;
  let [ax, ay] = loop.at(-1) ?? [0, 0];
  for (const [bx, by] of loop) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    [ax, ay] = [bx, by];
  }
  return inside;
};

const boxOf = (loop: readonly Place[]): { x0: number; x1: number; y0: number; y1: number } => {
  const box = { x0: Number.POSITIVE_INFINITY, x1: Number.NEGATIVE_INFINITY, y0: Number.POSITIVE_INFINITY, y1: Number.NEGATIVE_INFINITY };
  for (const [x, y] of loop) {
    box.x0 = Math.min(box.x0, x);
    box.x1 = Math.max(box.x1, x);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y);
  }
  return box;
};

/** No loop at all, only a press. */
export const isPress = (loop: readonly Place[]): boolean => {
  const { x0, x1, y0, y1 } = boxOf(loop);
  return loop.length < 3 || (x1 - x0 < PRESS && y1 - y0 < PRESS);
};

/** Indices of the positions inside the loop, ascending. */
export const enclosed = (positions: Positions, loop: readonly Place[]): number[] => {
  const { x0, x1, y0, y1 } = boxOf(loop);
  const indices: number[] = [];
  for (let k = 0; 2 * k < positions.length; k++) {
    const x = positions[2 * k] ?? 0;
    const y = positions[2 * k + 1] ?? 0;
    if (x >= x0 && x <= x1 && y >= y0 && y <= y1 && encloses(loop, x, y)) indices.push(k);
  }
  return indices;
};

/** The loop as an SVG path; '' without one. */
export const loopPath = (loop: readonly Place[]): string =>
  loop.length < 2 ? '' : `M${loop.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
