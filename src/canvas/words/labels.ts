import { type Box, overlap } from '../../chart/labels.ts';
import type { Place } from '../../chart/paths.ts';
import { growBox } from '../../data/grid.ts';

/** A label that wants a place; candidates are centres, in pixels inside the frame, the most wanted first. */
export interface LabelRequest {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly candidates: readonly Place[];
  /** Further candidates where none of those has room, a group after the other. */
  readonly otherwise?: () => readonly (readonly Place[])[];
}

export interface PlacedLabel {
  readonly id: string;
  /** Centre. */
  readonly x: number;
  readonly y: number;
}

const CELL = 10;
/** Pixels between a label and the rim of the frame at least. */
export const INSET = 4;

/** Amount of ink by place, in cells of 10 × 10 pixels. */
export interface Crowding {
  add(x: number, y: number, weight: number): void;
  under(box: Box): number;
}

export const crowding = (side: number): Crowding => {
  const cells = Math.max(1, Math.ceil(side / CELL));
  const ink = new Float32Array(cells * cells);
  return {
    add: (x, y, weight) => {
      if (!(x >= 0 && y >= 0 && x < side && y < side)) return;
      const at = Math.floor(y / CELL) * cells + Math.floor(x / CELL);
      ink[at] = (ink[at] ?? 0) + weight;
    },
    under: ({ x, y, width, height }) => {
      let sum = 0;
      for (let row = Math.max(0, Math.floor(y / CELL)); row <= Math.min(cells - 1, Math.floor((y + height) / CELL)); row++) {
        for (let column = Math.max(0, Math.floor(x / CELL)); column <= Math.min(cells - 1, Math.floor((x + width) / CELL)); column++) {
          sum += ink[row * cells + column] ?? 0;
        }
      }
      return sum;
    },
  };
};

/**
 * Places labels one after another: inside the frame, clear of the labels before, where little ink lies, and near where they were a moment
 * ago, so that they do not jump about while a boundary moves. A label without a place is left out.
 */
export const placeLabels = (
  requests: readonly LabelRequest[],
  side: number,
  ink: Crowding,
  previous: ReadonlyMap<string, Pick<PlacedLabel, 'x' | 'y'>> = new Map(),
): PlacedLabel[] => {
  const placed: PlacedLabel[] = [];
  const boxes: Box[] = [];
  for (const { id, width, height, candidates, otherwise } of requests) {
    const before = previous.get(id);
    const bestOf = (places: readonly Place[]): { readonly label: PlacedLabel; readonly box: Box } | null => {
      let best: { readonly label: PlacedLabel; readonly box: Box } | null = null;
      let lowest = Number.POSITIVE_INFINITY;
      for (const [order, [x, y]] of places.entries()) {
        const box: Box = { x: x - width / 2, y: y - height / 2, width, height };
        const inside = box.x >= INSET && box.y >= INSET && box.x + width <= side - INSET && box.y + height <= side - INSET;
        if (!inside || boxes.some((other) => overlap({ x: box.x - 3, y: box.y - 3, width: width + 6, height: height + 6 }, other)))
          continue;
        const jump = before ? Math.min(6, Math.hypot(before.x - x, before.y - y) / 30) : 0;
        const cost = ink.under(box) + jump + (order / Math.max(1, places.length)) * 3;
        if (cost >= lowest) continue;
        lowest = cost;
        best = { label: { id, x, y }, box };
      }
      return best;
    };
    const best = bestOf(candidates) ?? otherwise?.().reduce<ReturnType<typeof bestOf>>((found, places) => found ?? bestOf(places), null);
    if (!best) continue;
    placed.push(best.label);
    boxes.push(best.box);
  }
  return placed;
};

/** Up to `count` spots along lines in pixels, at equal distances, those nearest to the middle of the frame first. */
export const spotsAlong = (lines: readonly (readonly Place[])[], side: number, count: number): Place[] => {
  const inside = ([x, y]: Place): boolean => x >= 0 && y >= 0 && x <= side && y <= side;
  const pieces = lines.flatMap((line) =>
    line.flatMap((to, k) => {
      const from = line[k - 1];
      if (!from || !inside(from) || !inside(to)) return [];
      return { middle: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const, length: Math.hypot(to[0] - from[0], to[1] - from[1]) };
    }),
  );
  const every = pieces.reduce((total, { length }) => total + length, 0) / (count + 1);
  if (!(every > 0)) return [];
  const spots: Place[] = [];
  let since = 0;
  for (const { middle, length } of pieces) {
    since += length;
    if (since < every) continue;
    spots.push(middle);
    since -= every;
  }
  const off = ([x, y]: Place): number => Math.hypot(x - side / 2, y - side / 2);
  return spots.sort((a, b) => off(a) - off(b));
};

/** Places of a line that a label without room on it is tried near. */
const NEAR = 16;

/** Spots of a label inside the frame near places that it cannot lie on: moved inside from the rim, then around them, further and further off. */
export const spotsNear = (places: readonly Place[], side: number, width: number, height: number): Place[][] => {
  const every = Math.max(1, Math.ceil(places.length / NEAR));
  const some = places.filter((_, k) => k % every === 0);
  const moved = (at: number, half: number): number => Math.min(side - INSET - half, Math.max(INSET + half, at));
  const around = [8, 24, 48].map((gap) =>
    some.flatMap(([x, y]) =>
      [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((up): Place => [x + across * (width / 2 + gap), y + up * (height / 2 + gap)])),
    ),
  );
  return [some.map(([x, y]): Place => [moved(x, width / 2), moved(y, height / 2)]), ...around];
};

/** Spots beside a group of points, `gap` pixels off: above, below, and at its sides. */
export const spotsAround = (points: readonly Place[], width: number, height: number, gap = 10): Place[] => {
  if (points.length === 0) return [];
  const { x0: left, x1: right, y0: top, y1: bottom } = growBox(points, 0);
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  return [0, -0.25, 0.25, -0.5, 0.5].flatMap((shift): Place[] => [
    [cx + shift * (right - left + width), top - gap - height / 2],
    [cx + shift * (right - left + width), bottom + gap + height / 2],
    [left - gap - width / 2, cy + shift * (bottom - top + height)],
    [right + gap + width / 2, cy + shift * (bottom - top + height)],
  ]);
};

/** Places along a line that are tried for its name. */
const TRIED = 24;

/**
 * The place of a line (pixels) where its name, `half` pixels to both sides, hides behind the fewest points (x, y by turns): near the share
 * `at` of the line where there is a choice. Null for a line without places.
 */
export const clearPlace = (line: readonly Place[], at: number, half: number, positions: ArrayLike<number>): Place | null => {
  let best: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= TRIED; k++) {
    const place = line[Math.round((k / TRIED) * (line.length - 1))];
    if (!place) continue;
    const [x, y] = place;
    let hidden = 0;
    for (let i = 0; i + 1 < positions.length; i += 2)
      if (Math.abs((positions[i] as number) - x) < half + 4 && Math.abs((positions[i + 1] as number) - (y - 12)) < 10) hidden++;
    const cost = hidden + 1.5 * Math.abs(k / TRIED - at);
    if (cost < least) {
      least = cost;
      best = place;
    }
  }
  return best;
};
