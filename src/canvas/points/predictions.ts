import { mean, sigmoid } from '../../core/likelihoods.ts';
import type { Likelihood } from '../../core/model.ts';
import { isInside, valueAt } from '../../data/grid.ts';
import type { StepDetails, StepResults } from '../../scenario/types.ts';
import type { Domain, Maps } from '../../studies/experiment.ts';
import type { CanvasPoint } from './points.ts';

/** Newest results and maps of the chosen method. */
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
  /** Read off the maps, not computed at the point: the results are not there yet. */
  readonly approximate: boolean;
}

/** Mean h(f) of the model's output: the probability of each class, or the predicted number. Two classes: [1 − p, p]. */
export const meanOf = (likelihood: Likelihood, logits: ArrayLike<number>): number[] => {
  const h = mean(likelihood, Float64Array.from(logits), logits.length);
  return likelihood === 'bernoulli' ? [1 - (h[0] as number), h[0] as number] : [...h];
};

/**
 * |h(f) − h(f*)|, 0 … 1: for two classes the change of p, for more half the sum of the changes, for 'gaussian' the change over `spread`, at
 * most 1; 0 where it is not finite.
 */
export const movementOf = (likelihood: Likelihood, logits: Float64Array, logitsStar: Float64Array, spread = 1): number => {
  let moved = 0;
  const [f, fStar] = [logits[0] as number, logitsStar[0] as number];
  if (likelihood === 'gaussian') moved = Math.abs(f - fStar) / spread;
  else if (likelihood === 'bernoulli') moved = Math.abs(sigmoid(f) - sigmoid(fStar));
  else {
    const before = mean(likelihood, logitsStar, logitsStar.length);
    mean(likelihood, logits, logits.length).forEach((p, c) => {
      moved += Math.abs(p - (before[c] as number)) / 2;
    });
  }
  return Number.isFinite(moved) ? Math.min(1, moved) : 0;
};

/** Do the results speak of this very point? They may be a moment older than the points on the screen. */
export const isOf = (results: StepResults, point: CanvasPoint): boolean => {
  const row = results.points[point.row];
  if (row === undefined) return false;
  return point.inputs ? point.inputs.every((value, j) => row[j] === value) : row[0] === point.x && row[1] === point.y;
};

/** Does the point lie on the plane of the picture? Among more inputs than two the map says nothing of the others. */
const isOnPlane = ({ inputs }: CanvasPoint, { slice }: Domain): boolean =>
  slice === undefined || (inputs?.every((value, j) => slice.axes.includes(j) || value === slice.held[j]) ?? false);

/**
 * Writes the C logits of a point after the change into `now` and before it into `star`: as computed, or bilinear from the maps where the
 * results are older than the point, or `preferMaps`, as they are of another moment. Null where they are not known.
 */
const readLogits = (
  { results, details, maps, outputs, method }: PredictionSource,
  point: CanvasPoint,
  preferMaps: boolean,
  now: Float64Array,
  star: Float64Array,
): 'computed' | 'approximate' | null => {
  const onPlane = maps !== null && isOnPlane(point, maps.domain);
  const last = (point.row + 1) * outputs;
  if (!(preferMaps && onPlane) && results && isOf(results, point)) {
    const after = results.methods[method]?.logits;
    const before = details?.methods[method]?.logitsStar;
    if (after && before && after.length >= last && before.length >= last) {
      for (let c = 0; c < outputs; c++) {
        now[c] = after[last - outputs + c] ?? Number.NaN;
        star[c] = before[last - outputs + c] ?? Number.NaN;
      }
      return 'computed';
    }
  }
  const grid = maps?.methods[method];
  if (!grid || !onPlane || maps.outputs !== outputs || !isInside(maps.domain, point.x, point.y)) return null;
  const { domain, resolution, before } = maps;
  for (let c = 0; c < outputs; c++) {
    now[c] = valueAt(grid, resolution, outputs, domain, point.x, point.y, c);
    star[c] = valueAt(before, resolution, outputs, domain, point.x, point.y, c);
  }
  return 'approximate';
};

/** h(f) and h(f*) of a point; null where they are not known. */
export const predictionOf = (source: PredictionSource, point: CanvasPoint): Prediction | null => {
  const [now, star] = [new Float64Array(source.outputs), new Float64Array(source.outputs)];
  const read = readLogits(source, point, false, now, star);
  return read && { before: meanOf(source.likelihood, star), after: meanOf(source.likelihood, now), approximate: read === 'approximate' };
};

/** Movement of each point's prediction, 0 … 1; 0 for new ones, for only the past can have moved. What is `known` already is taken over. */
export const movementsOf = (
  points: readonly CanvasPoint[],
  source: PredictionSource,
  preferMaps: boolean,
  known: { readonly points: readonly CanvasPoint[]; readonly moved: Float64Array } | null,
): Float64Array => {
  const { likelihood, outputs, spread } = source;
  const moved = new Float64Array(points.length);
  const [now, star] = [new Float64Array(outputs), new Float64Array(outputs)];
  points.forEach((point, k) => {
    if (known?.points[k] === point) moved[k] = known.moved[k] as number;
    else if (point.fate !== 'added' && readLogits(source, point, preferMaps, now, star))
      moved[k] = movementOf(likelihood, now, star, spread);
  });
  return moved;
};

/** Indices of the step's rows that the method remembers: its own memory, or the scenario's where it has none. */
export const rememberedRows = (results: StepResults | null, details: StepDetails | null, method: string): ReadonlySet<number> => {
  const own = details?.methods[method]?.memory;
  return new Set(own && own.length > 0 ? own : (results?.memory ?? []));
};
