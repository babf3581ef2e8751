import type { Slice } from '../data/grid.ts';
import { standardisation } from '../data/standardise.ts';
import { broughtBy } from '../scenario/changes.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Domain } from '../studies/experiment.ts';

/** Share of the box of the past that is added on each side. */
const MARGIN = 0.15;
/** Axes whose ranges differ by more than this are scaled each on its own; below, a unit is equally long on both. */
const ANISOTROPY = 2.5;

/** Inputs of the picture: across, and upwards. */
export type Axes = readonly [across: number, up: number];
export const FIRST_TWO: Axes = [0, 1];

/** The axes that a link or a file asks for; the first two inputs where that is nonsense for d of them. */
export const axesOf = (asked: unknown, dimension: number): Axes => {
  const [across, up] = Array.isArray(asked) ? (asked as unknown[]) : [];
  const known = (axis: unknown): axis is number => Number.isInteger(axis) && (axis as number) >= 0 && (axis as number) < dimension;
  return known(across) && known(up) && across !== up ? [across, up] : FIRST_TWO;
};

const box = (rows: readonly (readonly number[])[], [across, up]: Axes): Domain | null => {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const row of rows) {
    const [x = NaN, y = NaN] = [row[across], row[up]];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return x0 <= x1 && y0 <= y1 ? { x0, x1, y0, y1 } : null;
};

/** d of the rows [x1, …, xd, label]; null where they differ or there are none. */
const dimensionOfRows = (rows: readonly (readonly number[])[]): number | null => {
  const length = rows[0]?.length ?? 0;
  return length > 0 && rows.every((row) => row.length === length) ? length - 1 : null;
};

/** The box of the rows, grown by MARGIN on each side; square where the axes are comparable, unless the inputs are standardised. Null without rows of two inputs or more. */
export const domainOf = (rows: readonly (readonly number[])[], axes: Axes = FIRST_TWO, standardised = false): Domain | null => {
  const tight = (dimensionOfRows(rows) ?? 0) >= 2 ? box(rows, axes) : null;
  if (!tight) return null;
  const width = tight.x1 - tight.x0;
  const height = tight.y1 - tight.y0;
  const longest = Math.max(width, height) || 1;
  const shortest = Math.min(width, height);
  const comparable = shortest === 0 || (!standardised && shortest * ANISOTROPY >= longest);
  const halfX = ((comparable ? longest : width) / 2) * (1 + 2 * MARGIN);
  const halfY = ((comparable ? longest : height) / 2) * (1 + 2 * MARGIN);
  const x = (tight.x0 + tight.x1) / 2;
  const y = (tight.y0 + tight.y1) / 2;
  return { x0: x - halfX, x1: x + halfX, y0: y - halfY, y1: y + halfY };
};

const within = (domain: Domain, rows: readonly (readonly number[])[], [across, up]: Axes): boolean =>
  rows.every((row) => {
    const [x = NaN, y = NaN] = [row[across], row[up]];
    return x >= domain.x0 && x <= domain.x1 && y >= domain.y0 && y <= domain.y1;
  });

/** The mean of each column, to a hundredth of its standard deviation: short in a file, and no place of its own. */
const heldAt = (rows: readonly (readonly number[])[], dimension: number): number[] => {
  const { shift, scale } = standardisation(rows, dimension);
  return shift.map((mean, j) => Number(mean.toFixed(Math.max(0, Math.min(12, Math.ceil(2 - Math.log10(scale[j] || 1)))))));
};

/** Plane of the picture among more inputs than two: the other inputs are held at their mean over the past. */
const sliceOf = (past: readonly (readonly number[])[], axes: Axes): Slice | undefined => {
  const dimension = dimensionOfRows(past) ?? 0;
  return dimension > 2 ? { axes, held: heldAt(past, dimension) } : undefined;
};

/**
 * Domain of the canvas for a scenario: that of its past, stretched only where a change brings points from outside. It stays the same
 * while a person paints, because the canvas lets nobody paint outside it; `before` is kept while the past is the same.
 */
export const nextDomain = (
  scenario: Scenario,
  past: readonly (readonly number[])[],
  before: Domain | null,
  samePast: boolean,
  axes: Axes = FIRST_TWO,
): Domain | null => {
  const brought = scenario.steps.flatMap(broughtBy);
  const sameAxes = before?.slice === undefined || (before.slice.axes[0] === axes[0] && before.slice.axes[1] === axes[1]);
  if (before && samePast && sameAxes && within(before, brought, axes)) return before;
  const standardised = scenario.model.inputs === 'standardised';
  const own = domainOf(past, axes, standardised);
  if (!own) return null;
  const dimension = (past[0]?.length ?? 0) - 1;
  // A moved point comes without its label.
  const rows = within(own, brought, axes) ? null : [...past, ...brought.map((row) => [...row.slice(0, dimension), 0])];
  const slice = sliceOf(past, axes);
  const all = rows ? domainOf(rows, axes, standardised) : own;
  return all && slice ? { ...all, slice } : all;
};
