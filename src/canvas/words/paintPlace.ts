import type { Place } from '../../chart/paths.ts';
import { growBox } from '../../data/grid.ts';
import type { Positions } from '../picture.ts';

/** Pixels between the new points and the ring beside them. */
const GAP = 8;
/** Height of the words under the ring, pixels. */
export const WORDS = 18;

/**
 * Centre of a ring of `radius` pixels beside the new points, inside a frame of `side` pixels, where the fewest points lie; null where it
 * finds no room. `added`: indices of the new points.
 */
export const paintPlace = (positions: Positions, added: readonly number[], radius: number, side: number): Place | null => {
  if (added.length === 0) return null;
  const places = Array.from({ length: positions.length / 2 }, (_, k): [number, number] => [
    positions[2 * k] ?? 0,
    positions[2 * k + 1] ?? 0,
  ]);
  const { x0, x1, y0, y1 } = growBox(
    added.flatMap((k) => (places[k] ? [places[k]] : [])),
    0,
  );
  const away = radius + GAP;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const around: readonly Place[] = [
    [x, y1 + away],
    [x, y0 - away - WORDS],
    [x1 + away, y],
    [x0 - away, y],
  ];
  const fits = ([cx, cy]: Place): boolean => cx - away >= 0 && cx + away <= side && cy - away >= 0 && cy + away + WORDS <= side;
  const crowd = ([cx, cy]: Place): number =>
    places.filter(([px, py]) => Math.abs(px - cx) < away && py > cy - away && py < cy + away + WORDS).length;
  const [best] = around.filter(fits).sort((one, other) => crowd(one) - crowd(other));
  return best ?? null;
};
