import { type ReactNode, useMemo } from 'react';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import type { floor } from '../../studies/floor.ts';
import { type TrainingRequest, type TrainingResult, training as trainingStudy } from '../../studies/training.ts';
import { getStore } from '../../ui/useStore.ts';
import { type Context, hasMap } from '../context.ts';
import { check, choice } from '../options.ts';
import type { ShownStudy } from '../useStudy.ts';
import { type Drawing, defineView, defineViews } from '../view.tsx';
import { Cursor, EndLabels } from './Cursor.tsx';
import { FloorNote, farthest, useFloor } from './floor.tsx';
import { type Curve, curvesOf, floorOf, horizontalAxis, SHOWN, spotsOf, stepAt, summaryOf, tableOf, verticalAxis } from './layout.ts';
import { Levels, Lines, Ribbon } from './Marks.tsx';
import { Legend, Notes } from './Notes.tsx';
import './training.css';
import { type Course, useCourse } from './useCourse.ts';

/** Width from which names stand at the ends of the lines, and the room they take, pixels. */
const LABELLED = { from: 620, room: 196 };

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
  other: check('the farthest on the canvas', true, { at: 'drawing' }),
};

/** The course that visible training takes of the change that is looked at; null where there is none. */
const useOwnCourse = ({ step }: Context): Course | null => {
  const course = useCourse();
  return course?.changeStep === step ? course : null;
};

interface Trained {
  readonly trace: TrainingResult;
  readonly curves: readonly Curve[];
}

type TrainingDrawing = Drawing<typeof options, Course | null, typeof trainingStudy, ShownStudy<typeof floor> | null, Trained>;

const isBroken = (course: Course | null): boolean => course?.recorded != null;

/** All steps are there: of a part of the frames nothing can be said about where a line settles. */
const isWhole = ({ own, asked, drawn }: Pick<TrainingDrawing, 'own' | 'asked' | 'drawn'>): boolean =>
  isBroken(own) || (drawn.trace.frames.at(-1) ?? 0) >= (asked?.steps ?? Number.POSITIVE_INFINITY);

const TrainingChart = (drawing: TrainingDrawing) => {
  const { drawn, options: chosen, asked, also, hidden, method, room } = drawing;
  const { trace, curves } = drawn;
  const { figure, against } = chosen;
  const { frames } = trace;
  const steps = asked?.steps ?? 0;
  const floor = figure === 'disagreement' && also && !also.stale ? floorOf(also.result) : null;
  const levels = useMemo(
    () => (figure === 'disagreement' ? trace.levels.filter(({ id }) => !hidden.includes(id)) : []),
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
  const leader = curves.find(({ id, cost }) => id === method && cost > 0) ?? curves.find(({ cost }) => cost > 0);
  const labelled = (room?.width ?? LABELLED.from) >= LABELLED.from;

  const draw = (plot: Plot): ReactNode => (
    <>
      {floor && <Ribbon plot={plot} {...floor} />}
      <Levels plot={plot} levels={levels} />
      <Lines plot={plot} curves={curves} frames={frames} against={against} arrivals={isWhole(drawing) && figure === 'disagreement'} />
      {labelled && <EndLabels plot={plot} curves={curves} frames={frames} figure={figure} />}
      <Cursor plot={plot} curves={curves} frames={frames} against={against} figure={figure} leader={leader} steps={steps} />
    </>
  );
  return (
    <Chart
      name={`${SHOWN[figure].name}, by ${against === 'steps' ? 'steps' : 'examples touched'}`}
      summary={summaryOf(figure, curves, frames, frames.at(-1) ?? 0, method)}
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
  );
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
  look: 'The lower a line ends, and the fewer examples it takes, the better. Drag along it: the canvas follows.',
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
  drawn: (trace, { options: { figure, scratch }, hidden }): Trained | string | null => {
    if (!trace) return null;
    if (trace.lines.length === 0) return 'No method has anything to train for this change.';
    const curves = curvesOf(trace, figure, hidden, scratch);
    return curves.length > 0 ? { trace, curves } : 'All lines are off. Switch a method on at its card.';
  },
  overlay: (_, { options: { figure, other } }, floor) =>
    figure === 'disagreement' && other && floor && !floor.stale ? farthest(floor.result) : null,
  Draw: TrainingChart,
  Note: TrainingNotes,
});

export default defineViews({ views: [training] });
