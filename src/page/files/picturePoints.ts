import type { Interpretation } from '../../data/files/interpret.ts';
import { labelRange } from '../../scenario/labelRange.ts';

const [WIDTH, HEIGHT, MARGIN] = [160, 120, 6];
const MOST = 400;

/** At most 400 of the points, spread over all tasks, in a box of 160 × 120, y downwards: [left, top, class]; of numbers 1 above their middle, else 0. */
export const picturePoints = ({ tasks, regression }: Pick<Interpretation, 'tasks' | 'regression'>): [number, number, number][] => {
  const all = tasks.flatMap(({ points }) => points);
  const stride = Math.max(1, Math.ceil(all.length / MOST));
  const some = all.filter((_, i) => i % stride === 0);
  const along = (axis: 0 | 1, length: number): ((row: readonly number[]) => number) => {
    const values = some.map((row) => row[axis] ?? 0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (row) => (high > low ? MARGIN + (((row[axis] ?? 0) - low) / (high - low)) * (length - 2 * MARGIN) : length / 2);
  };
  const [left, up] = [along(0, WIDTH), along(1, HEIGHT)];
  const [low, high] = labelRange(all);
  const classOf = (label: number): number => (regression ? Number(label > (low + high) / 2) : label);
  return some.map((row) => [left(row), HEIGHT - up(row), classOf(row.at(-1) ?? 0)]);
};
