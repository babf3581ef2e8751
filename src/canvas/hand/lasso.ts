import type { Place } from '../../chart/paths.ts';
import { growBox } from '../../data/grid.ts';
import type { Positions } from '../picture.ts';

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

/** No loop at all, only a press. */
export const isPress = (loop: readonly Place[]): boolean => {
  const { x0, x1, y0, y1 } = growBox(loop, 0);
  return loop.length < 3 || (x1 - x0 < PRESS && y1 - y0 < PRESS);
};

/** Indices of the positions inside the loop, ascending. */
export const enclosed = (positions: Positions, loop: readonly Place[]): number[] => {
  const indices: number[] = [];
  for (let k = 0; 2 * k < positions.length; k++)
    if (encloses(loop, positions[2 * k] as number, positions[2 * k + 1] as number)) indices.push(k);
  return indices;
};
