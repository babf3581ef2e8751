import { mean } from '../../core/likelihoods.ts';
import type { Likelihood } from '../../core/model.ts';
import { valuesAt } from '../../data/grid.ts';
import { applyChange } from '../../scenario/apply.ts';
import { effectsOf } from '../../scenario/changes.ts';
import type { Change, StepDetails, StepResults } from '../../scenario/types.ts';
import type { Domain, Maps } from '../../studies/experiment.ts';

/** A point as the canvas shows it in one step: past points as they stand before the step, then those it adds. */
export interface CanvasPoint {
  /** What the edits call it. */
  readonly index: number;
  /** Its row in `StepResults.points`; a moved point has its row at the end, with the new ones. */
  readonly row: number;
  /** The two inputs that the canvas shows. */
  readonly x: number;
  readonly y: number;
  /** All its inputs, where there are more than two. */
  readonly inputs?: readonly number[];
  readonly label: number;
  /** What the step made of it. */
  readonly fate: 'kept' | 'added' | 'removed' | 'relabelled' | 'moved';
  /** Its class before a relabelling. */
  readonly oldLabel: number | null;
  /** Where it was before a move. */
  readonly from: readonly [number, number] | null;
}

/** The past of a step: rows as they stand before it, and which row of the first data each of them was (−1: added since). */
export interface Past {
  readonly rows: readonly (readonly number[])[];
  readonly origin: readonly number[];
}

/** Base rows with the changes before `step` done. A change that names points that are not there is passed over: it is refused elsewhere. */
export const pastOf = (base: readonly number[][], steps: readonly Change[], step: number): Past => {
  let past: { rows: readonly number[][]; origin: readonly number[] } = { rows: base, origin: base.map((_, index) => index) };
  for (const change of steps.slice(0, step)) {
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

type Axes = readonly [across: number, up: number];
const FIRST_TWO: Axes = [0, 1];

/** Where inputs [x1, …, xd] lie on the canvas. */
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

/** Mean h(f) of the model's output: the probability of each class, or the predicted number. Two classes: [1 − p, p]. */
export const meanOf = (likelihood: Likelihood, logits: ArrayLike<number>): number[] => {
  const h = mean(likelihood, Float64Array.from(logits), logits.length);
  return likelihood === 'bernoulli' ? [1 - (h[0] as number), h[0] as number] : [...h];
};

/** |h(f) − h(f*)|: for two classes the change of p, for more half the sum of the changes, for 'gaussian' the change over `spread`, at most 1. */
export const movementOf = (likelihood: Likelihood, mean: readonly number[], meanStar: readonly number[], spread = 1): number => {
  let sum = 0;
  mean.forEach((value, c) => {
    sum += Math.abs(value - (meanStar[c] ?? 0));
  });
  const moved = likelihood === 'gaussian' ? sum / spread : sum / 2;
  return Number.isFinite(moved) ? Math.min(1, moved) : 0;
};

/** What the newest results and maps say about the chosen method. */
export interface PredictionSource {
  readonly likelihood: Likelihood;
  readonly outputs: number;
  /** Middle and range of the labels, for 'gaussian'; 0 and 1 for classes. */
  readonly level: number;
  readonly spread: number;
  readonly results: StepResults | null;
  readonly details: StepDetails | null;
  readonly maps: Maps | null;
  readonly method: string;
}

export interface Prediction {
  /** h(f*) and h(f) of the chosen method. */
  readonly before: number[];
  readonly after: number[];
  readonly moved: number;
  /** Read off the maps, not computed at the point: the results are not there yet. */
  readonly approximate: boolean;
}

/** Do the results speak of this very point? They may be a moment older than the points on the screen. */
export const isOf = (results: StepResults, point: CanvasPoint): boolean => {
  const row = results.points[point.row];
  if (row === undefined) return false;
  return point.inputs ? point.inputs.every((value, j) => row[j] === value) : row[0] === point.x && row[1] === point.y;
};

/** Does the point lie on the plane of the picture? Among more inputs than two the map says nothing of the others. */
const isOnPlane = ({ inputs }: CanvasPoint, { slice }: Domain): boolean =>
  slice === undefined || (inputs?.every((value, j) => slice.axes.includes(j) || value === slice.held[j]) ?? false);

const logitsOfRow = (values: readonly number[] | undefined, row: number, outputs: number): number[] | null => {
  if (!values || values.length < (row + 1) * outputs) return null;
  const logits: number[] = [];
  for (let c = 0; c < outputs; c++) logits.push(values[row * outputs + c] ?? Number.NaN);
  return logits;
};

/** What the method said of a point before and says after; from the maps where the results are older than the point; null when unknown. */
export const predictionOf = (source: PredictionSource, point: CanvasPoint, preferMaps = false): Prediction | null => {
  const { results, details, maps, outputs, likelihood, method, spread } = source;
  let star: number[] | null = null;
  let now: number[] | null = null;
  let approximate = false;
  const onPlane = maps !== null && isOnPlane(point, maps.domain);
  if (!(preferMaps && onPlane) && results && isOf(results, point)) {
    now = logitsOfRow(results.methods[method]?.logits, point.row, outputs);
    star = logitsOfRow(details?.methods[method]?.logitsStar, point.row, outputs);
  }
  if ((!now || !star) && maps && onPlane && maps.outputs === outputs) {
    const grid = maps.methods[method];
    now = grid ? valuesAt(grid, maps.resolution, outputs, maps.domain, point.x, point.y) : null;
    star = valuesAt(maps.before, maps.resolution, outputs, maps.domain, point.x, point.y);
    approximate = true;
  }
  if (!now || !star) return null;
  const before = meanOf(likelihood, star);
  const after = meanOf(likelihood, now);
  return { before, after, moved: movementOf(likelihood, after, before, spread), approximate };
};

const SMALLEST = 2.7;
const LARGEST = 7.75;

const crowded = (count: number): number => (count <= 260 ? 1 : Math.max(0.5, (260 / count) ** 0.25));

/** Radius of a new point, whatever the model says of it: only the past can have moved. */
export const newRadius = (count: number): number => 3.7 * crowded(count);

/** Radius in pixels: the area grows with the movement; many points are drawn smaller. */
export const radiusOf = (moved: number, count: number): number => {
  const share = Number.isFinite(moved) ? Math.min(1, Math.max(0, moved)) : 0;
  return crowded(count) * Math.sqrt(SMALLEST ** 2 + share * (LARGEST ** 2 - SMALLEST ** 2));
};

/** Indices of the step's rows that the method remembers: its own memory, or the scenario's where it has none. */
export const rememberedRows = (results: StepResults | null, details: StepDetails | null, method: string): ReadonlySet<number> => {
  const own = details?.methods[method]?.memory;
  return new Set(own && own.length > 0 ? own : (results?.memory ?? []));
};
