import type { Box } from '../../chart/labels.ts';
import type { Place } from '../../chart/paths.ts';
import { isInside } from '../../data/grid.ts';
import type { Boundary } from '../map/boundaries.ts';
import type { Picture } from '../picture.ts';
import type { Projection } from '../projection.ts';
import type { Chip } from './chips.ts';
import { crowding, INSET, type LabelRequest, placeLabels, spotsAlong, spotsAround, spotsNear } from './labels.ts';

export const CHIP_HEIGHT = 18;
/** Pixels between a name and what it names at most; from there on a leader joins them. */
export const BESIDE = 12;
/** Pixels between a group of points and its name. */
const NEXT_TO = 10;
/** Candidate places of a chip along a line. */
const SPOTS = 28;

/** A chip on the screen, pixels. */
export interface PlacedChip {
  readonly id: string;
  /** Centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** End of the leader on what it names; null where it lies beside that. */
  readonly leader: Place | null;
}

/** Chips by their ids, and the view that they are placed in. */
export interface PlacedChips {
  readonly view: Projection;
  readonly chips: ReadonlyMap<string, PlacedChip>;
}

/** Chips to lay out, with the lines and points that they name. */
export type Named = Pick<Picture, 'view' | 'points' | 'positions' | 'chips'>;
export type Boundaries = ReadonlyMap<string, Boundary>;

export const boxOf = ({ x, y, width }: Pick<PlacedChip, 'x' | 'y' | 'width'>): Box => ({
  x: x - width / 2,
  y: y - CHIP_HEIGHT / 2,
  width,
  height: CHIP_HEIGHT,
});

/** Pixels between a box and a place; 0 inside. */
export const gapTo = ({ x, y, width, height }: Box, [px, py]: Place): number =>
  Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));

const nearestOf = (places: Iterable<Place>, off: (place: Place) => number): Place | null => {
  let best: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const distance = off(place);
    if (distance >= least) continue;
    least = distance;
    best = place;
  }
  return best;
};

const within = (side: number, [x, y]: Place): boolean => x >= 0 && y >= 0 && x <= side && y <= side;

/** The new points in the frame, pixels. */
const newPlaces = ({ view, points, positions }: Named): Place[] =>
  points.flatMap(({ fate, x, y }, k): Place[] =>
    fate === 'added' && isInside(view.domain, x, y) ? [[positions[2 * k] as number, positions[2 * k + 1] as number]] : [],
  );

/** Places that a chip names, inside the frame: the new points, or those of its line. */
const namedBy = (id: string, named: Named, boundaries: Boundaries): readonly Place[] =>
  id === 'new' ? newPlaces(named) : (boundaries.get(id)?.lines ?? []).flat().filter((place) => within(named.view.side, place));

/** Joins a chip to the nearest of what it names, with a leader where that is not beside it. */
const joined = (chip: Omit<PlacedChip, 'leader'>, own: readonly Place[]): PlacedChip => {
  const box = boxOf(chip);
  const end = nearestOf(own, (place) => gapTo(box, place));
  return { ...chip, leader: end && gapTo(box, end) > BESIDE ? end : null };
};

/** Chips where their data were when another view was shown. */
const movedTo = (view: Projection, { view: from, chips }: PlacedChips): ReadonlyMap<string, PlacedChip> => {
  if (from === view) return chips;
  const moved = new Map<string, PlacedChip>();
  for (const [id, chip] of chips) {
    const [x, y] = from.toData(chip.x, chip.y);
    moved.set(id, { ...chip, x: view.x(x), y: view.y(y) });
  }
  return moved;
};

/** Places of all the chips: on their lines, clear of each other and of the points where there is room, and near where they were. */
export const placeChips = (
  named: Named,
  boundaries: Boundaries,
  widthOf: (chip: Chip) => number,
  before: PlacedChips | null = null,
): PlacedChips => {
  const { view, points, positions, chips } = named;
  const { side } = view;
  const ink = crowding(side);
  points.forEach(({ fate }, k) => {
    ink.add(positions[2 * k] as number, positions[2 * k + 1] as number, fate === 'added' ? 3 : 1);
  });
  for (const [id, { lines }] of boundaries)
    for (const line of lines) for (const [x, y] of line) ink.add(x, y, id === 'before' ? 0.15 : 0.35);
  const requests = chips.map((chip): LabelRequest => {
    const { id } = chip;
    const width = widthOf(chip);
    const own = namedBy(id, named, boundaries);
    const around = (gap: number): Place[] => spotsAround(own, width, CHIP_HEIGHT, gap);
    const near = (): Place[][] => spotsNear(own, side, width, CHIP_HEIGHT);
    return {
      id,
      width,
      height: CHIP_HEIGHT,
      candidates: id === 'new' ? around(NEXT_TO) : spotsAlong(boundaries.get(id)?.lines ?? [], side, SPOTS),
      otherwise: () => (id === 'new' ? [around(28), around(52), ...near()] : near()),
    };
  });
  const placed = placeLabels(requests, side, ink, before ? movedTo(view, before) : new Map());
  const widths = new Map(requests.map(({ id, width }) => [id, width]));
  return {
    view,
    chips: new Map(placed.map(({ id, x, y }) => [id, joined({ id, x, y, width: widths.get(id) ?? 0 }, namedBy(id, named, boundaries))])),
  };
};

/**
 * The chips as placed before, on the lines and in the view of now: what a moving line takes with it until the next placing. A chip whose
 * line has left the frame goes with it.
 */
export const followLines = (named: Named, boundaries: Boundaries, before: PlacedChips): PlacedChips => {
  const { view } = named;
  const { side } = view;
  const chips = new Map<string, PlacedChip>();
  for (const [id, chip] of movedTo(view, before)) {
    const own = namedBy(id, named, boundaries);
    const { width } = chip;
    const fits = ([x, y]: Place): boolean =>
      Math.abs(x - side / 2) + width / 2 <= side / 2 - INSET && Math.abs(y - side / 2) + CHIP_HEIGHT / 2 <= side / 2 - INSET;
    if (own.length === 0) continue;
    // A chip beside the line, with its leader, and one beside points stay; any other goes with its line.
    if (id === 'new' || chip.leader) {
      if (fits([chip.x, chip.y])) chips.set(id, joined({ id, width, x: chip.x, y: chip.y }, own));
      continue;
    }
    const place = nearestOf(own.filter(fits), ([x, y]) => Math.hypot(x - chip.x, y - chip.y));
    if (place) chips.set(id, { id, width, x: place[0], y: place[1], leader: null });
  }
  return { view, chips };
};
