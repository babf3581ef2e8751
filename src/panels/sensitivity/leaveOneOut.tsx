import { type PredictionQuality, predictionQuality } from '../../adaptation/lenses/leaveOneOut.ts';
import { Chart } from '../../chart/Chart.tsx';
import { column } from '../../chart/columns.ts';
import { defineChart, type Mark } from '../../chart/defineChart.ts';
import { diagonal } from '../../chart/marks/diagonal.tsx';
import { region } from '../../chart/marks/region.tsx';
import { pastScenario } from '../../scenario/ask.ts';
import { type LeaveOneOutResult, MOST_POINTS, leaveOneOut as study } from '../../studies/leaveOneOut.ts';
import type { ChangeRequest } from '../../studies/study.ts';
import { formatCount, formatNorm, formatNumber, formatQuantity, formatRelativeError } from '../../ui/format.ts';
import { getStore } from '../../ui/useStore.ts';
import { choice } from '../options.ts';
import { type Drawing, defineView } from '../view.tsx';
import { carriedChart } from './carried.tsx';
import { commonSpan, formatCorrelation, logDomain } from './layout.ts';
import { type Held, hasPoints, NO_POINTS, type Past, type PastPoints, usePast, WAITING } from './past.ts';
import { byClass, type PointRow, pointRows, remembered, selected } from './pointMarks.ts';

const options = {
  form: choice(
    'Prediction',
    [
      { value: 'first', label: 'v e', title: 'The memory-perturbation equation to first order' },
      { value: 'downdated', label: 'v e ∕ (1 − β v)', title: 'With the point’s own curvature taken out as well (Sherman and Morrison)' },
    ],
    { when: hasPoints },
  ),
  scale: choice(
    'Axes',
    [
      { value: 'linear', label: 'Linear', title: 'Changes with their signs' },
      { value: 'log', label: 'Log', title: 'Sizes of the changes, so that small ones can be seen' },
      { value: 'ratio', label: 'Ratio', title: 'What was predicted, as a multiple of the true change' },
    ],
    { when: hasPoints },
  ),
};

/** Above so many points times weights an MLP is left alone until one asks. */
const HEAVY = 400_000;

interface LeftOut {
  readonly points: PastPoints;
  readonly result: LeaveOneOutResult;
  readonly quality: PredictionQuality;
}

interface Given extends LeftOut {
  readonly form: 'first' | 'downdated';
  readonly scale: 'linear' | 'log' | 'ratio';
}

/** A past point with its own change when it is left out: x as predicted, y in truth; sizes on log axes; of ratios x in truth, y their ratio. */
interface ChangeRow extends PointRow {
  readonly first: number;
  readonly downdated: number;
  readonly truth: number;
}

/** Ratios beyond this lie on the edge of the plot. */
const MOST_RATIO = 2;

const placeOf = {
  linear: (predicted: number, truth: number) => ({ x: predicted, y: truth }),
  log: (predicted: number, truth: number) => ({ x: Math.abs(predicted), y: Math.abs(truth) }),
  ratio: (predicted: number, truth: number) => ({ x: Math.abs(truth), y: predicted / truth }),
};

const changeRows = ({ points, result, form, scale }: Given): readonly ChangeRow[] =>
  pointRows(points, result.points, (point, k) => {
    const [first = 0, downdated = 0, truth = 0] = [result.first[k], result.downdated[k], result.truth[k]];
    const predicted = form === 'first' ? first : downdated;
    return {
      ...placeOf[scale](predicted, truth),
      first,
      downdated,
      truth,
      says: () => `${points.title(point)}: predicted ${formatNumber(predicted)}, true ${formatNumber(truth)}`,
    };
  });

/** Scale and domain of an axis: both have the same, unless the one upwards has ratios. */
const axisOf = (rows: readonly ChangeRow[], { scale }: Given, side: 'x' | 'y') => {
  const both = rows.flatMap(({ x, y }) => [x, y]);
  if (scale === 'ratio')
    return side === 'y'
      ? ({ scale: 'linear', domain: [0, MOST_RATIO], clamps: true } as const)
      : ({ scale: 'log', domain: logDomain(rows.map(({ x }) => x)), clamps: true } as const);
  return scale === 'log'
    ? ({ scale: 'log', domain: logDomain(both), clamps: true } as const)
    : ({ scale: 'linear', domain: commonSpan(both) } as const);
};

/** Where a prediction is right: the diagonal; of ratios a band around 1 that is as wide as the mean relative error. */
const right: Mark<Given, ChangeRow, Held> = {
  lay: (of) => {
    const { scale, quality } = of.given;
    if (scale !== 'ratio') return diagonal().lay(of);
    const error = quality.relativeError;
    if (error === null) return () => null;
    const band = region<Given, Held>({
      y: () => [Math.max(0, 1 - error), Math.min(MOST_RATIO, 1 + error)],
      name: () => `mean relative error ${formatRelativeError(error)}`,
    });
    return band.lay(of);
  },
};

const sizeOf = ({ scale, points }: Given): string => (scale !== 'linear' && points.outputs === 1 ? '|change|' : 'change');

const ownOutput = ({ likelihood, outputs }: PastPoints): string => {
  if (likelihood === 'gaussian') return 'own prediction';
  return outputs === 1 ? 'own logit' : 'own logits ‖Δf‖';
};

const scatterChart = defineChart<Given, ChangeRow, Held>({
  name: 'Predicted and true',
  rows: changeRows,
  x: (rows, given) => ({
    name: `${given.scale === 'ratio' ? 'true' : 'predicted'} ${sizeOf(given)} of its ${ownOutput(given.points)}`,
    ...axisOf(rows, given, 'x'),
  }),
  y: (rows, given) => ({
    name: given.scale === 'ratio' ? 'predicted ∕ true' : `true ${sizeOf(given)}`,
    ...axisOf(rows, given, 'y'),
  }),
  marks: [right, byClass, remembered, selected],
  columns: [
    column('point', ({ point }) => point),
    column('label', ({ label }) => label),
    column('predicted v e', ({ first }) => first),
    column('predicted v e/(1 − βv)', ({ downdated }) => downdated),
    column('true change', ({ truth }) => truth),
  ],
  largestFirst: ({ truth }) => Math.abs(truth),
  summary: (rows, { quality: { rankCorrelation, relativeError } }) =>
    `Rank correlation ${formatCorrelation(rankCorrelation)}, mean relative error ${formatRelativeError(relativeError)}, over ${formatQuantity(rows.length, 'point')}.`,
  onRow: ({ point }) => getStore().show({ selected: [point] }),
});

type LeftOutDrawing = Drawing<typeof options, Past, typeof study, boolean, LeftOut>;

/** Figures of the prediction, in one row. */
const Figures = ({ drawn: { quality, result }, options: { form } }: LeftOutDrawing) => (
  <dl className="sensitivity-figures">
    <div>
      <dt>rank correlation</dt>
      <dd data-figure="rank-correlation">{formatCorrelation(quality.rankCorrelation)}</dd>
    </div>
    <div>
      <dt>mean relative error</dt>
      <dd data-figure="relative-error">{formatRelativeError(quality.relativeError)}</dd>
    </div>
    <div>
      <dt title="Sum of the losses of all points, each by the model without it, nats">leave-one-out loss</dt>
      <dd data-figure="loss">
        {formatNumber(result.loss[form], 4)} <small>predicted,</small> {formatNumber(result.loss.truth, 4)} <small>true nats</small>
      </dd>
    </div>
  </dl>
);

const Draw = (drawing: LeftOutDrawing) => {
  const { drawn, options: chosen, own } = drawing;
  const { truth, [chosen.form]: predicted } = drawn.result;
  return (
    <>
      <Figures {...drawing} />
      <div className="sensitivity-charts">
        <Chart chart={scatterChart} given={{ ...drawn, form: chosen.form, scale: chosen.scale }} now={own.held} />
        <Chart chart={carriedChart} given={{ truth, predicted }} />
      </div>
    </>
  );
};

/** The way it was computed, and how far it can be trusted. */
const Note = ({ drawn: { result } }: LeftOutDrawing) => {
  const { converged, largestGradientNorm, points, count, baseGradientNorm } = result;
  const unsettled = points.length - converged;
  return (
    <p className="hint">
      {points.length < count
        ? `${formatCount(points.length)} of ${formatQuantity(count, 'point')} left out, drawn with a fixed seed`
        : `All ${formatQuantity(count, 'point')} left out, one after the other`}
      , each retrained in float64 to ‖∇F‖ ≤ {formatNorm(largestGradientNorm)}
      {unsettled > 0 ? `; ${formatQuantity(unsettled, 'retraining')} did not converge.` : '.'}
      {baseGradientNorm > 1e-5 &&
        ` The model with all points is not at its optimum (‖∇‖ = ${formatNorm(baseGradientNorm)}): what was left of its training is in every true change.`}
    </p>
  );
};

/** Every past point left out in turn: predicted without training, and by retraining. */
export const leaveOneOutView = defineView({
  id: 'leave-one-out',
  label: 'Leave one out',
  isOfPast: true,
  title: 'Predicted against true change, for every point',
  look: 'How far the model moves without a point: foretold without training (across), and by retraining (up).',
  options,
  useOwn: usePast,
  study,
  waiting: WAITING,
  what: ({ own: { points } }) => `${formatQuantity(Math.min(points?.count ?? 0, MOST_POINTS), 'retraining')} without a point`,
  ask: ({ scenario, step, own: { points } }): ChangeRequest | string | null =>
    points?.count === 0 ? NO_POINTS : (points?.problem ?? (points && { scenario: pastScenario(scenario, step, false), step })),
  start: ({ scenario, shown: { details }, own: { points } }) => {
    const [count, weights] = [points?.count ?? 0, details?.methods.exact?.thetaStar.length ?? 0];
    if (scenario.model.family !== 'mlp' || count * weights <= HEAVY) return null;
    return {
      because: `${formatQuantity(count, 'point')} and ${formatQuantity(weights, 'weight')}: this takes a while.`,
      label: 'Leave each point out',
    };
  },
  drawn: (result, { own: { points }, options: { form } }): LeftOut | null => {
    const isOfThese = result?.outputs === points?.outputs && result?.count === points?.count;
    if (!result || !points || !isOfThese || result.points.length < 2) return null;
    return { points, result, quality: predictionQuality(result[form], result.truth) };
  },
  useAlso: (_, { isSettled }) => isSettled,
  overlay: ({ points: { count, outputs }, result }, { own: { fits } }, isSettled) => {
    if (!isSettled || !fits) return null;
    const values = new Float64Array(count);
    result.points.forEach((row, k) => {
      values[row] = result.truth[k] as number;
    });
    const title = outputs === 1 ? 'True change without it' : 'True size of the change without it';
    return { halos: { values, title, positive: 'up', negative: 'down' } };
  },
  isStatusAbove: true,
  Draw,
  Note,
});
