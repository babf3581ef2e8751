import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import { shownStep } from '../../store/state.ts';
import type { FloorRequest, FloorResult } from '../../studies/floor.worker.ts';
import type { TrainingRequest } from '../../studies/training.worker.ts';
import { Check } from '../../ui/Check.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount, formatNumber, formatPercent } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { type Shown, useShown } from '../../ui/useShown.ts';
import { useSize } from '../../ui/useSize.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { PanelHead } from '../PanelHead.tsx';
import { Empty, StudyStatus } from '../Status.tsx';
import { type ShownStudy, useStudy } from '../useStudy.ts';
import { Cursor, EndLabels, useShownStepOfTraining } from './Cursor.tsx';
import {
  type Against,
  type Curve,
  curvesOf,
  FIGURES,
  type Figure,
  floorOf,
  horizontalAxis,
  SCRATCH,
  spotsOf,
  stepAt,
  summaryOf,
  tableOf,
  verticalAxis,
  whenBeside,
  writeBeside,
} from './layout.ts';
import { Levels, Lines, Ribbon } from './Marks.tsx';
import './training.css';
import { useTrace } from './useTrace.ts';

/** Other initialisations that exact retraining of an MLP is compared with. */
const OTHERS = 5;
/** Points times weights up to which they are trained without being asked for. */
const AT_ONCE = 40_000;
/** Width from which names stand at the ends of the lines, and the room they take, pixels. */
const LABELLED = { from: 620, room: 196 };

const NO_FRAMES = new Float64Array(0);

const useChoices = (): { figure: Figure; against: Against; scratch: boolean; other: boolean } => {
  const options = useStore((state) => state.panelOptions);
  const figure = options['training.figure'];
  return {
    figure: figure === 'objective' || figure === 'gradient' ? figure : 'disagreement',
    against: options['training.against'] === 'examples' ? 'examples' : 'steps',
    scratch: options['training.scratch'] === true,
    other: options['training.other'] !== false,
  };
};

const choose = (option: string) => (value: string | boolean) => getStore().choose(`training.${option}`, value);

/** Exact retraining of an MLP from other initialisations, once the lines are there. Null where there is no such thing. */
const useFloor = (request: TrainingRequest | null, shown: Shown, ready: boolean) => {
  const parameters = useStore((state) => state.experiment?.outcome.results.parameters ?? 0);
  const model = shown.details?.model;
  const applies = model?.family === 'mlp' && model.likelihood !== 'gaussian' && model.dimension === 2;
  const light = parameters * (shown.step?.points.length ?? 0) <= AT_ONCE;
  const asked: FloorRequest | null =
    applies && request
      ? { scenario: request.scenario, step: request.step, count: OTHERS, ...(request.known && { known: request.known }) }
      : null;
  const study = useStudy('floor', asked, ready && light);
  const { cancel } = study;
  const leave = useRef(cancel);
  leave.current = cancel;
  useEffect(() => {
    if (!applies) leave.current();
  }, [applies]);
  return applies ? study : null;
};

/** Draws the boundary of the exact retraining that differs most, as long as the panel shows the floor. */
const useOther = (result: FloorResult | null): void => {
  const theta = useMemo(() => {
    const [first, ...rest] = result?.others ?? [];
    const farthest = rest.reduce((most, one) => (most && most.disagreement >= one.disagreement ? most : one), first);
    return farthest && farthest.disagreement > 0 ? farthest.theta : null;
  }, [result]);
  useEffect(() => {
    if (!theta) return;
    getStore().show({ overlay: { trial: { theta, label: 'exact, other start' } } });
    return () => getStore().show({ overlay: null });
  }, [theta]);
};

const FloorNote = ({ study, shown, other }: { study: ShownStudy<'floor'> | null; shown: Shown; other: boolean }) => {
  const model = shown.details?.model;
  if (!model) return null;
  if (!study)
    return model.family === 'glm' ? (
      <li>A GLM has one optimum, which exact retraining reaches from every start: there is no floor, every difference counts.</li>
    ) : null;
  const ribbon = floorOf(study.result);
  if (study.phase === 'idle')
    return (
      <li className="panel-status">
        <Empty action={{ label: `Retrain from ${OTHERS} other starts`, run: study.start }}>How far equally exact answers are apart:</Empty>
      </li>
    );
  const objectives = (study.result?.others ?? []).map(({ objective }) => objective);
  const unfinished = (study.result?.others ?? []).filter(({ converged }) => !converged).length;
  return (
    <li>
      <StudyStatus study={study} what={`${OTHERS} exact retrainings from other starts`} />
      {ribbon && !study.stale && (
        <span>
          The floor: {ribbon.count} exact {ribbon.count === 1 ? 'retraining' : 'retrainings'} from other starts differ from this one on{' '}
          {formatPercent(ribbon.median)} of the map (median), {formatPercent(ribbon.most)} at most
          {ribbon.count > 1 && `, and from each other on ${formatPercent(ribbon.apart)}`}. Their objectives are{' '}
          {formatNumber(Math.min(...objectives), 4)} to {formatNumber(Math.max(...objectives), 4)} nats, this one’s{' '}
          {formatNumber(study.result?.objective, 4)}. What differs less may be chance.
          {unfinished > 0 && ` ${unfinished} of them did not converge.`}{' '}
          <Check label="the farthest on the canvas" checked={other} onChange={choose('other')} />
        </span>
      )}
    </li>
  );
};

/** Names and values under a chart that has no room for them at its side. */
const Legend = ({ curves, frames, figure }: { curves: readonly Curve[]; frames: Float64Array; figure: Figure }) => {
  const step = useShownStepOfTraining();
  return (
    <ul className="training-legend">
      <li>{whenBeside(figure, frames, step)}:</li>
      {curves.map((curve) => (
        <li key={curve.id}>
          {curve.id !== SCRATCH && <LineSample methodId={curve.id} />}
          {curve.title} {writeBeside(figure, curve, frames, step)}
        </li>
      ))}
    </ul>
  );
};

const listed = (titles: readonly string[]): string =>
  titles.length < 2 ? (titles[0] ?? '') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;

/** What the chart does not say by itself. */
const Notes = ({
  curves,
  against,
  figure,
  broken,
  shown,
  children,
}: {
  curves: readonly Curve[];
  against: Against;
  figure: Figure;
  broken: boolean;
  shown: Shown;
  children: ReactNode;
}) => {
  const diverged = curves.filter(({ divergedAt }) => divergedAt !== null);
  const first = Math.min(...diverged.map(({ divergedAt }) => divergedAt ?? Number.POSITIVE_INFINITY));
  const free = against === 'examples' ? curves.filter(({ cost }) => cost === 0) : [];
  const below = figure === 'objective' ? curves.filter(({ values }) => (values.at(-1) ?? 0) < -1e-4) : [];
  const undefinedHere = Object.entries(shown.step?.methods ?? {}).filter(([, { undefinedBecause }]) => undefinedBecause);
  return (
    <ul className="training-notes">
      {diverged.length > 0 && (
        <li data-bad="">
          {listed(diverged.map(({ title }) => title))} diverged, first at step {formatCount(first)}, where visible training stops. A smaller
          learning rate, in the settings beside Retrain, keeps it finite.
        </li>
      )}
      {broken && (
        <li>These are the steps as they were taken: an edit, or another engine, came in between. Reset trains in one go again.</li>
      )}
      {free.length > 0 && <li>{listed(free.map(({ title }) => title))}: no example is touched, so there is no place on this axis.</li>}
      {below.length > 0 && (
        <li>
          {listed(below.map(({ title }) => title))}: training has found a lower minimum than the float64 solver, which goes downhill from
          θ*.
        </li>
      )}
      {undefinedHere.map(([id, { undefinedBecause }]) => (
        <li key={id}>
          {methodTitle(id)}: {undefinedBecause}
        </li>
      ))}
      {children}
    </ul>
  );
};

/** How every method comes along in training: by steps, and by the examples that they touch. */
export const TrainingPanel = () => {
  const { study, request, steps: asksFor, broken } = useTrace();
  const { figure: asked, against, scratch, other } = useChoices();
  const hidden = useStore((state) => state.hidden);
  const chosen = useStore((state) => state.chosenMethod);
  const known = useStore((state) => state.experiment?.outcome.results.steps[shownStep(state)] !== undefined);
  const shown = useShown();
  const ribbon = useFloor(request, shown, study.phase === 'done' && !study.stale);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);

  const trace = study.result;
  const mapped = trace?.lines.some(({ solved }) => solved.disagreement !== null) ?? true;
  const figure: Figure = asked === 'disagreement' && !mapped ? 'objective' : asked;
  const frames = trace?.frames ?? NO_FRAMES;
  const steps = study.resultOf?.steps ?? asksFor;
  const reached = frames.at(-1) ?? 0;
  // Of a part of the frames nothing can be said about where a line settles.
  const whole = broken || reached >= steps;
  const curves = useMemo(() => (trace ? curvesOf(trace, figure, hidden, scratch) : []), [trace, figure, hidden, scratch]);
  const floor = figure === 'disagreement' && ribbon && !ribbon.stale ? floorOf(ribbon.result) : null;
  useOther(floor && other ? (ribbon?.result ?? null) : null);
  const levels = useMemo(
    () => (figure === 'disagreement' ? (trace?.levels ?? []).filter(({ id }) => !hidden.includes(id)) : []),
    [trace, figure, hidden],
  );
  const most = floor?.most;
  const y = useMemo(
    () => verticalAxis(figure, curves, [...levels.map(({ disagreement }) => disagreement), ...(most === undefined ? [] : [most])]),
    [figure, curves, levels, most],
  );
  const x = useMemo(() => horizontalAxis(against, curves, frames, steps), [against, curves, frames, steps]);
  const spots = useMemo(() => spotsOf(figure, against, curves, frames, y.domain[0]), [figure, against, curves, frames, y]);
  const table = useMemo(() => tableOf(figure, curves, frames), [figure, curves, frames]);
  const leader = curves.find(({ id, cost }) => id === chosen && cost > 0) ?? curves.find(({ cost }) => cost > 0);
  const labelled = (size?.width ?? LABELLED.from) >= LABELLED.from;

  const draw = (plot: Plot): ReactNode => (
    <>
      {floor && <Ribbon plot={plot} {...floor} />}
      <Levels plot={plot} levels={levels} />
      <Lines plot={plot} curves={curves} frames={frames} against={against} arrivals={whole && figure === 'disagreement'} />
      {labelled && <EndLabels plot={plot} curves={curves} frames={frames} figure={figure} />}
      <Cursor plot={plot} curves={curves} frames={frames} against={against} figure={figure} leader={leader} steps={steps} />
    </>
  );

  return (
    <div ref={frame} className="training-panel" data-stale={study.stale || undefined}>
      <PanelHead panel="training">
        The lower a line ends, and the fewer examples it takes, the better. Drag along it: the canvas follows.
      </PanelHead>
      <div className="training-bar">
        <Segmented<Figure>
          label="Shown along the training"
          value={figure}
          options={(Object.keys(FIGURES) as Figure[]).map((value) => ({
            value,
            label: FIGURES[value].label,
            disabled: value === 'disagreement' && !mapped,
            title: value === 'disagreement' && !mapped ? 'Compared over a map: for classes over two inputs' : FIGURES[value].name,
          }))}
          onChange={choose('figure')}
        />
        <Segmented<Against>
          inline
          label="against"
          value={against}
          options={[
            { value: 'steps', label: 'Steps' },
            { value: 'examples', label: 'Examples touched', title: 'Points of one gradient times steps: a cost that no machine changes' },
          ]}
          onChange={choose('against')}
        />
        <Check
          label="exact from scratch"
          title="Exact retraining that does not start at the old model"
          checked={scratch}
          onChange={choose('scratch')}
        />
      </div>
      {trace && trace.lines.length === 0 ? (
        <Empty>No method has anything to train for this change.</Empty>
      ) : trace && curves.length > 0 ? (
        <Chart
          name={`${FIGURES[figure].name}, by ${against === 'steps' ? 'steps' : 'examples touched'}`}
          summary={summaryOf(figure, curves, frames, reached, chosen)}
          x={x}
          y={y}
          spots={spots}
          table={table}
          labelRoom={labelled ? LABELLED.room : 50}
          legend={labelled ? undefined : <Legend curves={curves} frames={frames} figure={figure} />}
          onPlace={(at) => getStore().seekTraining(Math.round(stepAt(against, leader, at)))}
        >
          {draw}
        </Chart>
      ) : trace ? (
        <Empty>All lines are off. Switch a method on at its card.</Empty>
      ) : (
        !known && study.phase !== 'failed' && <Empty>The methods are being solved; their training comes next.</Empty>
      )}
      <StudyStatus study={study} what="The figures along the training" />
      {trace && curves.length > 0 && (
        <Notes curves={curves} against={against} figure={figure} broken={broken} shown={shown}>
          {whole && figure === 'disagreement' && (
            <li>
              <span aria-hidden="true">○ </span>
              {summaryOf(figure, curves, frames, reached, chosen)}
            </li>
          )}
          {figure === 'disagreement' && <FloorNote study={ribbon} shown={shown} other={other} />}
        </Notes>
      )}
    </div>
  );
};
