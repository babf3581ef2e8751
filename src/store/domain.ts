import type { Domain } from '../engine/experiment.ts';
import type { Scenario } from '../scenario/types.ts';

/** Share of the box of the past that is added on each side. */
const MARGIN = 0.15;
/** Axes whose ranges differ by more than this are scaled each on its own; below, a unit is equally long on both. */
const ANISOTROPY = 4;

/** Rows [x1, x2, label] that the changes bring: added points and the new places of moved ones. */
const rowsOfSteps = (scenario: Scenario): number[][] =>
  scenario.steps.flatMap((step) => (step.kind === 'add' ? step.points : step.kind === 'move' ? step.points.map(([, x]) => x) : []));

const box = (rows: readonly (readonly number[])[]): Domain | null => {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x = NaN, y = NaN] of rows) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return x0 <= x1 && y0 <= y1 ? { x0, x1, y0, y1 } : null;
};

/** The box of the rows, grown by MARGIN on each side, and square where the axes are comparable. Null without rows of two inputs. */
export const domainOf = (rows: readonly (readonly number[])[]): Domain | null => {
  const tight = rows.every((row) => row.length === 3) ? box(rows) : null;
  if (!tight) return null;
  const width = tight.x1 - tight.x0;
  const height = tight.y1 - tight.y0;
  const longest = Math.max(width, height) || 1;
  const comparable = Math.min(width, height) * ANISOTROPY >= longest || Math.min(width, height) === 0;
  const halfX = ((comparable ? longest : width) / 2) * (1 + 2 * MARGIN);
  const halfY = ((comparable ? longest : height) / 2) * (1 + 2 * MARGIN);
  const x = (tight.x0 + tight.x1) / 2;
  const y = (tight.y0 + tight.y1) / 2;
  return { x0: x - halfX, x1: x + halfX, y0: y - halfY, y1: y + halfY };
};

const within = (domain: Domain, rows: readonly (readonly number[])[]): boolean =>
  rows.every(([x = NaN, y = NaN]) => x >= domain.x0 && x <= domain.x1 && y >= domain.y0 && y <= domain.y1);

/**
 * What the canvas shows of a scenario: the domain of its past, stretched only where a change brings points from outside.
 * It stays the same while one paints, because the canvas lets nobody paint outside it; `before` is kept while the past is the same.
 */
export const nextDomain = (
  scenario: Scenario,
  past: readonly (readonly number[])[],
  before: Domain | null,
  samePast: boolean,
): Domain | null => {
  const brought = rowsOfSteps(scenario);
  if (before && samePast && within(before, brought)) return before;
  const own = domainOf(past);
  if (!own) return null;
  return within(own, brought) ? own : domainOf([...past, ...brought.map(([x = 0, y = 0]) => [x, y, 0])]);
};
