import { useMemo } from 'react';
import { Chart } from '../../chart/Chart.tsx';
import { column, perSeries } from '../../chart/columns.ts';
import { defineChart, type Mark } from '../../chart/defineChart.ts';
import { cross } from '../../chart/marks/cross.tsx';
import { dot } from '../../chart/marks/dot.tsx';
import { guide } from '../../chart/marks/guide.tsx';
import { line } from '../../chart/marks/line.tsx';
import { names } from '../../chart/marks/names.tsx';
import { region } from '../../chart/marks/region.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import type { floor } from '../../studies/floor.ts';
import { type TrainingRequest, training as trainingStudy } from '../../studies/training.ts';
import { formatCount, formatPercent } from '../../ui/format.ts';
import { getStore } from '../../ui/useStore.ts';
import { type Context, hasMap } from '../context.ts';
import { check, choice, number } from '../options.ts';
import type { ShownStudy } from '../useStudy.ts';
import { type Drawing, defineView, defineViews } from '../view.tsx';
import { along, type Curve, curvesOf, SHOWN, stepAt } from './curves.ts';
import { FloorNote, farthest, useFloor } from './floor.tsx';
import { Legend, Notes } from './Notes.tsx';
import { type Courses, floorOf, horizontalAxis, levelsOf, rowAt, type TrainingRow, trainingRows, verticalAxis } from './rows.ts';
import './training.css';
import { extend, type Taken, traceAhead } from './taken.ts';
import { type Course, useCourse, useShownStepOfTraining, useTaken } from './useCourse.ts';
import { summaryOf, UNIT, whenBeside, writeBeside } from './words.ts';

/** Widths from which names stand at the ends of the lines, and the floor's stands in full; the room right of the plot with names and without, pixels. */
const LABELLED = { from: 640, floorFrom: 442, room: 240, without: 50 };
/** The float64 solver's ends, and the cursor of the results, right of the plot, pixels. */
const END = 16;

const options = {
  figure: choice('Shown along the training', [
    {
      value: 'disagreement',
      label: SHOWN.disagreement.label,
      title: SHOWN.disagreement.name,
      can: hasMap,
      cannot: 'Compared over a map: for classes over two inputs',
    },
    { value: 'objective', label: SHOWN.objective.label, title: SHOWN.objective.name },
    { value: 'gradient', label: SHOWN.gradient.label, title: SHOWN.gradient.name },
  ]),
  against: choice(
    'against',
    [
      { value: 'steps', label: 'Steps' },
      { value: 'examples', label: 'Examples touched', title: 'Points of one gradient times steps: a cost that no machine changes' },
    ],
    { look: 'inline' },
  ),
  scratch: check('exact from scratch', false, { title: 'Exact retraining that does not start at the old model' }),
  other: check('the farthest on the canvas', true, { at: 'drawing', isOfCanvas: true }),
  /** A step that a scene points at. */
  mark: number(),
};

/** The course that visible training takes, and its steps as they are shown. */
interface OwnCourse extends Course {
  readonly taken: Taken | null;
}

/** That of the change that is looked at; null where there is none. */
const useOwnCourse = ({ step }: Context): OwnCourse | null => {
  const course = useCourse();
  const taken = useTaken();
  return useMemo(() => (course?.changeStep === step ? { ...course, taken } : null), [course, taken, step]);
};

type Trained = Pick<Courses, 'trace' | 'curves' | 'levels'>;

type TrainingDrawing = Drawing<typeof options, OwnCourse | null, typeof trainingStudy, ShownStudy<typeof floor> | null, Trained>;

const isBroken = (course: Course | null): boolean => course?.recorded != null;

/** All steps are there: of a part of the frames nothing can be said about where a line settles. */
const isWhole = ({ own, asked, drawn }: Pick<TrainingDrawing, 'own' | 'asked' | 'drawn'>): boolean =>
  isBroken(own) || (drawn.trace.frames.at(-1) ?? 0) >= (own?.steps ?? asked?.steps ?? Number.POSITIVE_INFINITY);

interface Given extends Courses {
  readonly method: string;
  /** The step that is pointed at; null: none. */
  readonly mark: number | null;
  /** Names stand at the ends of the lines; there is no room for them under it. */
  readonly isLabelled: boolean;
  readonly isNarrow: boolean;
}

/** The method that a step is placed by on an axis of examples. */
const leaderOf = ({ curves, method }: Given): Curve | undefined =>
  curves.find(({ id, cost }) => id === method && cost > 0) ?? curves.find(({ cost }) => cost > 0);

/** The step that a scene points at, with what the chosen method has there. */
const pointedAt: Mark<Given, TrainingRow, number | null> = {
  lay: (of) => {
    const { mark, curves, method, figure, against, trace } = of.given;
    const curve = curves.find(({ id }) => id === method);
    if (mark === null || !curve) return () => null;
    const name = `step ${formatCount(mark)}: ${curve.title} ${writeBeside(figure, curve, trace.frames, mark)}`;
    return guide({ x: along(against, curve, mark), name }).lay(of);
  },
};

const trainingChart = defineChart<Given, TrainingRow, number | null>({
  name: (_, { figure, against }) => `${SHOWN[figure].name}, by ${against === 'steps' ? 'steps' : 'examples touched'}`,
  summary: (_, { figure, curves, trace: { frames }, method }) => summaryOf(figure, curves, frames, frames.at(-1) ?? 0, method),
  rows: trainingRows,
  x: (_, { against, curves, trace, steps }) => horizontalAxis(against, curves, trace.frames, steps),
  y: (_, given) => verticalAxis(given.figure, given.curves, levelsOf(given)),
  marks: [
    region({
      y: (given) => {
        const ribbon = floorOf(given.floor);
        return ribbon && ['end', ribbon.most];
      },
      name: ({ floor, isNarrow }) => {
        const { count, median, most } = floorOf(floor) ?? { count: 0, median: 0, most: 0 };
        return `${isNarrow ? '' : 'exact from '}${count} other starts: median ${formatPercent(median)}, at most ${formatPercent(most)}`;
      },
    }),
    line({ of: ({ kind }) => kind === 'level', level: () => true, strength: () => 'full' }),
    line({ of: ({ kind }) => kind === 'frame', clips: true }),
    dot({ of: ({ sign }) => sign === 'there', isHollow: true }),
    pointedAt,
    cross({ of: ({ kind, sign }) => kind === 'frame' && sign === 'lost' }),
    dot({ of: ({ kind, sign }) => kind === 'solved' && sign !== 'lost', radius: 3, rest: { at: END, name: 'solved' } }),
    names({
      of: ({ kind }) => kind === 'solved' || kind === 'end',
      when: ({ isLabelled }) => isLabelled,
      side: 'end',
      gap: 13,
      top: 13,
      bottom: -4,
      // From the dot of the solver, or from the end of the line where there is none.
      reach: ({ figure }) => [figure === 'objective' ? 0 : END + 4, END + 11],
      height: ({ series: { id } }, given, { now }) => {
        const curve = given.curves.find((one) => one.id === id);
        return curve && now !== null && curve.divergedAt === null ? rowAt(given, curve, now).y : undefined;
      },
      heading: ({ figure, trace: { frames } }, { now }) => whenBeside(figure, frames, now),
      text: ({ series: { id, title } }, { figure, curves, trace: { frames } }, { now }) => {
        const curve = curves.find((one) => one.id === id);
        return (
          <>
            <tspan fontWeight={600}>{title}</tspan>{' '}
            <tspan className="chart-value" data-bad={curve?.divergedAt === null ? undefined : ''}>
              {curve && writeBeside(figure, curve, frames, now)}
            </tspan>
          </>
        );
      },
      stands: () => false,
    }),
    rule({
      at: (given, step) => step && step * (given.against === 'steps' ? 1 : (leaderOf(given)?.cost ?? 1)),
      rest: END,
      nameRoom: 'half',
      name: (given, step) => {
        const leader = given.against === 'examples' && leaderOf(given);
        return step === null ? null : `${leader ? `${leader.title}, ` : ''}step ${formatCount(step)}`;
      },
      grip: 'below',
      on: (_, given, step) => (step === null ? [] : given.curves.map((curve) => rowAt(given, curve, step))),
      drag: ({ x }, { given }) => getStore().seekTraining(Math.round(stepAt(given.against, leaderOf(given), x))),
      keys: (_, given, step) => {
        const { frames } = given.trace;
        const leader = leaderOf(given);
        const read = leader && step !== null ? `: ${leader.title} ${writeBeside(given.figure, leader, frames, step)}` : '';
        return {
          label: 'Step on the chart',
          value: step ?? given.steps,
          max: given.steps,
          text: step === null ? 'finished results' : `step ${formatCount(step)}${read}`,
          stops: { at: step === null ? frames.length : frames.findLastIndex((one) => one <= step + 0.5), last: frames.length - 1 },
          move: (to, isBeyond) => {
            if (isBeyond && step !== null) getStore().finishTraining();
            else getStore().seekTraining(frames[to] ?? 0);
          },
        };
      },
    }),
  ],
  inTable: ({ kind }) => kind === 'frame' || kind === 'solved',
  line: ({ step }) => step,
  columns: (rows, { figure }) => [
    column('step', ({ step }) => step ?? 'solved in float64'),
    ...perSeries(
      rows.filter(({ kind }) => kind === 'frame'),
      ({ title }) => [
        column(`${title}, examples touched`, ({ examples }) => examples),
        column(`${title} (${UNIT[figure]})`, ({ value }) => value),
      ],
    ),
  ],
  labelRoom: (_, { isLabelled }) => (isLabelled ? LABELLED.room : LABELLED.without),
  legend: (_, { isLabelled, curves, figure, trace: { frames } }) =>
    isLabelled ? undefined : <Legend curves={curves} frames={frames} figure={figure} />,
});

const TrainingChart = (drawing: TrainingDrawing) => {
  const {
    drawn,
    options: { figure, against, mark },
    own,
    asked,
    also,
    method,
    room,
  } = drawing;
  const step = useShownStepOfTraining();
  const width = room?.width ?? LABELLED.from;
  const given: Given = {
    ...drawn,
    figure,
    against,
    steps: own?.steps ?? asked?.steps ?? 0,
    floor: figure === 'disagreement' && also && !also.stale ? also.result : null,
    isWhole: isWhole(drawing),
    method,
    mark,
    isLabelled: width >= LABELLED.from,
    isNarrow: width < LABELLED.floorFrom,
  };
  return <Chart chart={trainingChart} given={given} now={step} />;
};

const TrainingNotes = (drawing: TrainingDrawing) => {
  const { drawn, options: chosen, own, also, shown, method, controls } = drawing;
  const { trace, curves } = drawn;
  const { figure, against } = chosen;
  return (
    <Notes curves={curves} against={against} figure={figure} broken={isBroken(own)} shown={shown}>
      {isWhole(drawing) && figure === 'disagreement' && (
        <li>
          <span aria-hidden="true">○ </span>
          {summaryOf(figure, curves, trace.frames, trace.frames.at(-1) ?? 0, method)}
        </li>
      )}
      {figure === 'disagreement' && <FloorNote study={also} shown={shown} control={controls} />}
    </Notes>
  );
};

const training = defineView({
  id: 'training',
  label: 'Training',
  look: 'The lower a line ends, and the fewer examples it takes, the better.',
  lookOnCanvas: 'Drag along it: the canvas follows.',
  options,
  useOwn: useOwnCourse,
  study: trainingStudy,
  what: 'The figures along the training',
  waiting: 'The methods are being solved; their training comes next.',
  ask: ({ scenario, step, known, optimizer, trainSteps, own }): TrainingRequest | null =>
    known && {
      scenario,
      step,
      known,
      optimizer: own?.optimizer ?? optimizer,
      steps: own?.steps ?? trainSteps,
      recorded: own?.recorded ?? null,
    },
  useAlso: ({ shown }, { request, isSettled }) => useFloor(shown, request, isSettled),
  drawn: (result, { options: { figure, scratch }, hidden, own, shown }, isStale): Trained | string | null => {
    const taken = own?.taken;
    const known = taken && isStale ? null : result;
    const begun = known ?? (taken && shown.step && shown.details ? traceAhead(shown.step, shown.details) : null);
    if (!begun) return null;
    const trace = taken && figure !== 'gradient' ? extend(begun, taken) : begun;
    if (trace.lines.length === 0) return 'No method has anything to train for this change.';
    const curves = curvesOf(trace, figure, hidden, scratch);
    const levels = figure === 'disagreement' ? trace.levels.filter(({ id }) => !hidden.includes(id)) : [];
    return curves.length > 0 ? { trace, curves, levels } : 'All lines are off. Switch a method on at its card.';
  },
  overlay: (_, { options: { figure, other } }, floor) =>
    figure === 'disagreement' && other && floor && !floor.stale ? farthest(floor.result) : null,
  Draw: TrainingChart,
  Note: TrainingNotes,
});

export default defineViews({ views: [training] });
