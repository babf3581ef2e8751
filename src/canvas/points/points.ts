import { applyChange } from '../../scenario/apply.ts';
import { effectsOf } from '../../scenario/changes.ts';
import type { Change } from '../../scenario/types.ts';
import { type Axes, FIRST_TWO } from '../../store/domain.ts';

/** A point as the canvas shows it in one step: past points as they stand before the step, then those it adds. */
export interface CanvasPoint {
  /** Number by which edits name it. */
  readonly index: number;
  /** Its row in `StepResults.points`; a moved point has its row at the end, with the new ones. */
  readonly row: number;
  /** The two inputs that the canvas shows. */
  readonly x: number;
  readonly y: number;
  /** All its inputs, where there are more than two. */
  readonly inputs?: readonly number[];
  readonly label: number;
  /** Outcome of the step for it. */
  readonly fate: 'kept' | 'added' | 'removed' | 'relabelled' | 'moved';
  /** Its class before a relabelling. */
  readonly oldLabel: number | null;
  /** Place before a move. */
  readonly from: readonly [number, number] | null;
}

/** The past of a step: rows as they stand before it, and which row of the first data each of them was (−1: added since). */
export interface Past {
  readonly rows: readonly (readonly number[])[];
  readonly origin: readonly number[];
}

/** Base rows after these changes. A change that names points that are not there is passed over: it is refused elsewhere. */
export const pastOf = (base: readonly number[][], changes: readonly Change[]): Past => {
  let past: { rows: readonly number[][]; origin: readonly number[] } = { rows: base, origin: base.map((_, index) => index) };
  for (const change of changes) {
    try {
      const { rows, origin } = applyChange(past.rows, change);
      const { origin: first } = past;
      past = { rows, origin: origin.map((index) => first[index] ?? -1) };
    } catch {
      // The picture goes on with the rows as they are.
    }
  }
  return past;
};

/** Place of inputs [x1, …, xd] on the canvas. */
const placeOf = (inputs: readonly number[], [across, up]: Axes): Pick<CanvasPoint, 'x' | 'y' | 'inputs'> => {
  const place = { x: inputs[across] ?? Number.NaN, y: inputs[up] ?? Number.NaN };
  return inputs.length > 2 ? { ...place, inputs } : place;
};

const keptOf = new WeakMap<readonly (readonly number[])[], { readonly axes: Axes; readonly points: readonly CanvasPoint[] }>();

/** Past rows as points, the same ones for the same past: what is known of them stays known while a change grows. */
const kept = (past: readonly (readonly number[])[], axes: Axes): readonly CanvasPoint[] => {
  const known = keptOf.get(past);
  if (known?.axes[0] === axes[0] && known.axes[1] === axes[1]) return known.points;
  const points = past.map((row, index): CanvasPoint => {
    const label = row.at(-1) ?? 0;
    return { index, row: index, ...placeOf(row.slice(0, -1), axes), label, fate: 'kept', oldLabel: null, from: null };
  });
  keptOf.set(past, { axes, points });
  return points;
};

/** The points of a step: `past` rows [x1, …, xd, label] and what `change` does to them. */
export const canvasPoints = (past: readonly (readonly number[])[], change: Change | undefined, axes: Axes = FIRST_TWO): CanvasPoint[] => {
  const points = [...kept(past, axes)];
  const alter = (index: number, make: (point: CanvasPoint) => CanvasPoint): void => {
    const point = points[index];
    if (point) points[index] = make(point);
  };
  const { removed = [], relabelled = [], moved = [], added = [] } = change ? effectsOf(change) : {};
  for (const index of removed) alter(index, (point) => ({ ...point, fate: 'removed' }));
  for (const [index, label] of relabelled) {
    alter(index, (point) => ({ ...point, label, fate: label === point.label ? 'kept' : 'relabelled', oldLabel: point.label }));
  }
  moved.forEach(([index, to], order) => {
    alter(index, (point) => ({ ...point, row: past.length + order, ...placeOf(to, axes), fate: 'moved', from: [point.x, point.y] }));
  });
  added.forEach((row, order) => {
    const index = past.length + moved.length + order;
    const place = placeOf(row.slice(0, -1), axes);
    points.push({ index, row: index, ...place, label: row.at(-1) ?? 0, fate: 'added', oldLabel: null, from: null });
  });
  return points;
};
