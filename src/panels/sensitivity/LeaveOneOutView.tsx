import { memo, useMemo } from 'react';
import { type PredictionQuality, predictionQuality } from '../../adaptation/lenses/leaveOneOut.ts';
import type { Axis } from '../../chart/axis.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import type { Overlay } from '../../store/state.ts';
import { type LeaveOneOutResult, leaveOneOut } from '../../studies/leaveOneOut.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCount, formatNorm, formatNumber, formatQuantity, formatRelativeError } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { StudyStatus } from '../Status.tsx';
import { useStudy } from '../useStudy.ts';
import { Carried } from './Carried.tsx';
import { commonSpan, formatCorrelation, largest, logDomain, within } from './layout.ts';
import { PointMarks } from './marks.tsx';
import { Bar } from './SelectionTools.tsx';
import { type PastPoints, useOverlay, usePastScenario, useRemembered, useSelected } from './usePast.ts';

const FORMS = [
  { value: 'first', label: 'v e', title: 'The memory-perturbation equation to first order' },
  { value: 'downdated', label: 'v e ∕ (1 − β v)', title: 'With the point’s own curvature taken out as well (Sherman and Morrison)' },
] as const;

const SCALES = [
  { value: 'linear', label: 'Linear', title: 'Changes with their signs' },
  { value: 'log', label: 'Log', title: 'Sizes of the changes, so that small ones can be seen' },
] as const;

/** Above so many points times weights an MLP is left alone until one asks. */
const HEAVY = 400_000;

const Diagonal = memo(({ plot, domain: [low, high] }: { plot: Plot; domain: readonly [number, number] }) => (
  <path className="sensitivity-diagonal" d={`M${plot.x.at(low)} ${plot.y.at(low)}L${plot.x.at(high)} ${plot.y.at(high)}`} />
));

const NO_QUALITY: PredictionQuality = { rankCorrelation: null, relativeError: null, topTenth: null };

/** Figures of the prediction, in one row. */
const Figures = ({ quality, loss, form }: { quality: PredictionQuality; loss: LeaveOneOutResult['loss']; form: 'first' | 'downdated' }) => (
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
        {formatNumber(loss[form], 4)} <small>predicted,</small> {formatNumber(loss.truth, 4)} <small>true nats</small>
      </dd>
    </div>
  </dl>
);

/** How it was computed, and how far it can be trusted. */
const Note = ({ result: { converged, largestGradientNorm, points, count, baseGradientNorm } }: { result: LeaveOneOutResult }) => {
  const unsettled = points.length - converged;
  return (
    <p className="panel-look">
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

/** Every past point left out in turn: what was predicted without training, and what retraining says. */
export const LeaveOneOutView = ({ points, weights }: { points: PastPoints; weights: number }) => {
  const request = usePastScenario(false);
  const heavy = request.scenario.model.family === 'mlp' && points.count * weights > HEAVY;
  const study = useStudy(leaveOneOut, request, !heavy);
  const { result, phase } = study;
  const chosenForm = useStore((state) => state.panelOptions['sensitivity.form']);
  const chosenScale = useStore((state) => state.panelOptions['sensitivity.scale']);
  const form = chosenForm === 'downdated' ? 'downdated' : 'first';
  const log = chosenScale === 'log';
  const fits = result !== null && result.outputs === points.outputs && result.count === points.count;
  const quality = useMemo(() => (result ? predictionQuality(result[form], result.truth) : NO_QUALITY), [result, form]);
  return (
    <div className="sensitivity-view">
      <Bar>
        <Segmented label="Prediction" value={form} options={FORMS} onChange={(value) => getStore().choose('sensitivity.form', value)} />
        <Segmented
          label="Axes"
          value={log ? 'log' : 'linear'}
          options={SCALES}
          onChange={(value) => getStore().choose('sensitivity.scale', value)}
        />
      </Bar>
      <StudyStatus study={study} what={`${formatQuantity(Math.min(points.count, 500), 'retraining')} without a point`} />
      {heavy && phase === 'idle' && (
        <p className="panel-status">
          {formatQuantity(points.count, 'point')} and {formatQuantity(weights, 'weight')}: this takes a while.
          <Button onClick={study.start}>Leave each point out</Button>
        </p>
      )}
      {fits && result.points.length > 1 && (
        <>
          <Figures quality={quality} loss={result.loss} form={form} />
          <div className="sensitivity-charts">
            <Scatter points={points} result={result} form={form} log={log} quality={quality} settled={phase === 'done' && !study.stale} />
            <Carried result={result} form={form} />
          </div>
          <Note result={result} />
        </>
      )}
    </div>
  );
};

interface ScatterProps {
  readonly points: PastPoints;
  readonly result: LeaveOneOutResult;
  readonly form: 'first' | 'downdated';
  readonly log: boolean;
  readonly quality: PredictionQuality;
  /** All is done, and of the points on the screen. */
  readonly settled: boolean;
}

const Scatter = ({ points, result, form, log, quality: { rankCorrelation, relativeError }, settled }: ScatterProps) => {
  const remembered = useRemembered();
  const selected = useSelected(points.count);
  const predicted = result[form];
  const { truth, points: rows, outputs } = result;
  const what = points.likelihood === 'gaussian' ? 'own prediction' : outputs === 1 ? 'own logit' : 'own logits ‖Δf‖';

  const [x, y] = useMemo((): [Axis, Axis] => {
    const both = Float64Array.from([...predicted, ...truth]);
    const domain = log ? logDomain(both) : commonSpan(predicted, truth);
    const scale = log ? 'log' : 'linear';
    const size = log && outputs === 1 ? '|change|' : 'change';
    return [
      { name: `predicted ${size} of its ${what}`, scale, domain },
      { name: `true ${size}`, scale, domain },
    ];
  }, [predicted, truth, log, outputs, what]);

  const drawn = useMemo(() => {
    const shown = (values: Float64Array, domain: readonly [number, number]) =>
      log ? values.map((value) => within(domain, value)) : values;
    return { rows, x: shown(predicted, x.domain), y: shown(truth, y.domain) };
  }, [rows, predicted, truth, x, y, log]);

  const spots = useMemo(
    () =>
      Array.from(
        rows,
        (row, k): Spot => ({
          key: `${row}`,
          x: drawn.x[k] as number,
          y: drawn.y[k] as number,
          point: row,
          says: `${points.title(row)}: predicted ${formatNumber(predicted[k])}, true ${formatNumber(truth[k])}`,
        }),
      ),
    [rows, drawn, predicted, truth, points],
  );
  const table = useMemo(
    () => ({
      columns: ['point', 'label', 'predicted v e', 'predicted v e/(1 − βv)', 'true change'],
      rows: largest(truth, truth.length).map((k) => [
        rows[k] ?? null,
        points.labels[rows[k] ?? 0] ?? null,
        result.first[k] ?? null,
        result.downdated[k] ?? null,
        truth[k] ?? null,
      ]),
    }),
    [rows, truth, result, points],
  );

  useOverlay(
    useMemo((): Overlay | null => {
      if (!settled) return null;
      const values = new Float64Array(points.count);
      rows.forEach((row, k) => {
        values[row] = truth[k] as number;
      });
      const title = outputs === 1 ? 'True change without it' : 'True size of the change without it';
      return { halos: { values, title, positive: 'up', negative: 'down' } };
    }, [settled, points.count, rows, truth, outputs]),
  );

  return (
    <Chart
      name="Predicted and true"
      summary={`Rank correlation ${formatCorrelation(rankCorrelation)}, mean relative error ${formatRelativeError(relativeError)}, over ${formatQuantity(rows.length, 'point')}.`}
      x={x}
      y={y}
      spots={spots}
      table={table}
      onSpot={({ point }) => point !== undefined && getStore().show({ selected: [point] })}
    >
      {(plot) => (
        <>
          <Diagonal plot={plot} domain={x.domain} />
          <PointMarks plot={plot} points={points} {...drawn} remembered={remembered} selected={selected} />
        </>
      )}
    </Chart>
  );
};
