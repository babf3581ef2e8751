import type { CanvasPoint } from '../points/points.ts';
import type { CanvasScene } from '../useCanvas.ts';

/** Points of a scene and the past that they stand in. */
export type Standing = Pick<CanvasScene, 'past' | 'points'>;

/** A point after its change and before it: inputs and label. */
const states = ({ x, y, inputs, label, oldLabel, from }: CanvasPoint): readonly (readonly number[])[] => [
  [x, y, ...(inputs ?? []), label],
  [...(from ?? [x, y]), ...(from ? [] : (inputs ?? [])), oldLabel ?? label],
];

const isAlike = (one: CanvasPoint, other: CanvasPoint): boolean =>
  states(one).some((own) => states(other).some((theirs) => own.length === theirs.length && own.every((value, k) => value === theirs[k])));

/**
 * A point of a scene, found again after an edit: a past point by its number as long as the past is the same, a new one by its place in the
 * order, which a move keeps; else the first that is alike. Null where there is none any more.
 */
export const foundAgain = (was: CanvasPoint, before: Standing, after: Standing): CanvasPoint | null => {
  if (before.past.rows !== after.past.rows) {
    const same = after.points[was.index];
    return same && isAlike(same, was) ? same : (after.points.find((point) => isAlike(point, was)) ?? null);
  }
  const count = after.past.rows.length;
  if (was.fate !== 'added') return after.points[was.index] ?? null;
  const order = before.points.indexOf(was);
  const same = after.points[order];
  // A stroke adds at the end, an eraser takes from anywhere.
  if (after.points.length >= before.points.length && order >= count && same) return same;
  return after.points.slice(count).find((point) => isAlike(point, was)) ?? null;
};
