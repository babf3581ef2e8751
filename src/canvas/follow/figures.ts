import { pointShare } from '../../adaptation/lenses/pointShare.ts';
import { targets, variance } from '../../core/likelihoods.ts';
import { createModel } from '../../core/models.ts';
import { norm } from '../../core/vectors.ts';
import { toPoints } from '../../data/standardise.ts';
import type { LiveFrame } from '../../store/live.ts';
import { methodTitle } from '../../ui/catalog.ts';
import type { CanvasPoint } from '../points/points.ts';
import { isOf, meanOf, predictionOf } from '../points/predictions.ts';
import type { CanvasScene } from '../useCanvas.ts';
import { formatMean, shownMean } from '../words/describe.ts';

/** The prediction of one model at the followed point. */
export interface FollowedFigure {
  /** 'before', or a method's id. */
  readonly id: string;
  readonly title: string;
  /** h(f), the number that `shownMean` shows; NaN where it is not known or not defined. */
  readonly value: number;
  readonly text: string;
}

type Known = Pick<CanvasScene, 'source' | 'methods'>;

const NONE = { value: Number.NaN, text: '–' };

/** Inputs of a point, raw. */
const inputsOf = ({ inputs, x, y }: CanvasPoint): readonly number[] => inputs ?? [x, y];

/** Logits of the methods in training at a point, as they are at this moment. */
export const liveLogits = ({ model, transform, thetas }: LiveFrame, point: CanvasPoint): Readonly<Record<string, Float64Array>> => {
  const bound = createModel(model).bind(toPoints([inputsOf(point)], transform));
  return Object.fromEntries(Object.entries(thetas).map(([id, theta]) => [id, bound.logits(theta)]));
};

/** Predictions at a point: the model before the change, exact retraining, and every other method that is switched on. `live`: those in training. */
export const followedFigures = (
  { source, methods }: Known,
  point: CanvasPoint,
  live: Readonly<Record<string, Float64Array>> = {},
): readonly FollowedFigure[] => {
  const { likelihood } = source;
  const shown = (mean: readonly number[], isApproximate: boolean) => {
    const value = shownMean(likelihood, mean, point.label);
    return { value, text: `${isApproximate ? '≈ ' : ''}${formatMean(likelihood, value)}` };
  };
  const exact = predictionOf({ ...source, method: 'exact' }, point);
  const figure = (id: string) => {
    const now = live[id];
    if (now) return shown(meanOf(likelihood, now), false);
    const prediction = id === 'exact' ? exact : predictionOf({ ...source, method: id }, point);
    return prediction ? shown(prediction.after, prediction.approximate) : NONE;
  };
  return [
    { id: 'before', title: 'before', ...(exact ? shown(exact.before, exact.approximate) : NONE) },
    ...['exact', ...methods.filter((id) => id !== 'exact')].map((id) => ({ id, title: methodTitle(id), ...figure(id) })),
  ];
};

/** Ends of the axis of the predictions: 0 and 1 of probabilities, the range of the labels and of what is predicted of 'gaussian'. */
export const axisOf = (
  { source: { likelihood, level, spread } }: Pick<CanvasScene, 'source'>,
  label: number,
  figures: readonly Pick<FollowedFigure, 'value'>[],
): readonly [low: number, high: number] => {
  if (likelihood !== 'gaussian') return [0, 1];
  const values = [level - spread / 2, level + spread / 2, label, ...figures.map(({ value }) => value)].filter(Number.isFinite);
  return [Math.min(...values), Math.max(...values)];
};

/** The past row of a point, before the change; null of a new one, and where the results are of other points. */
const pastPoint = ({ past, source: { results } }: Pick<CanvasScene, 'past' | 'source'>, { fate, index }: CanvasPoint) => {
  const row = past.rows[index];
  if (fate === 'added' || !row || !results) return null;
  const found = results.points[index];
  const isSame = found !== undefined && row.slice(0, -1).every((value, j) => found[j] === value);
  return isSame ? row : null;
};

/** λ = tr A″(f*) of a past point under the model before the change, of a new one by that model as well; null where it is not known. */
export const lambdaOf = (scene: Pick<CanvasScene, 'past' | 'source'>, point: CanvasPoint): number | null => {
  const { results, details, likelihood, outputs } = scene.source;
  const isKnown = point.fate === 'added' ? results !== null && isOf(results, point) : pastPoint(scene, point) !== null;
  const star = details?.methods.exact?.logitsStar.slice(point.index * outputs, (point.index + 1) * outputs);
  if (!isKnown || star?.length !== outputs) return null;
  const h = meanOf(likelihood, star);
  return variance(likelihood, Float64Array.from(likelihood === 'bernoulli' ? h.slice(1) : h), outputs)[0] ?? null;
};

/** Share of the true past gradient at exact retraining; words where there is none, null where it is not known. */
export const shareOf = (scene: Pick<CanvasScene, 'past' | 'source'>, point: CanvasPoint): number | string | null => {
  if (point.fate === 'added') return 'none: it is new';
  const { details, results } = scene.source;
  const row = pastPoint(scene, point);
  const theta = results?.methods.exact?.theta;
  const exact = details?.methods.exact;
  if (!row || !details || !exact) return null;
  const { model, modelBefore, transform, transformBefore, gradientAtExact, gradientNoise } = details;
  const isNewModel = JSON.stringify([model, transform]) !== JSON.stringify([modelBefore, transformBefore]);
  if (isNewModel || !theta || !gradientAtExact) return 'not defined here';
  const gradient = Float64Array.from(gradientAtExact);
  if (norm(gradient) <= gradientNoise) return 'none: the gradient is zero';
  const bound = createModel(model).bind(toPoints([row], transform));
  const target = targets(model.likelihood, [row.at(-1) ?? 0], model.outputs);
  const at = { theta: Float64Array.from(theta), thetaStar: Float64Array.from(exact.thetaStar), gradient };
  return pointShare(bound, model.likelihood, target, at);
};
