import { useMemo } from 'react';
import { methodById } from '../../adaptation/methods.ts';
import { column } from '../../chart/columns.ts';
import { DeclaredChart } from '../../chart/DeclaredChart.tsx';
import { defineChart } from '../../chart/defineChart.ts';
import { band } from '../../chart/marks/band.tsx';
import { dot } from '../../chart/marks/dot.tsx';
import { line } from '../../chart/marks/line.tsx';
import { names } from '../../chart/marks/names.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import { bySeries } from '../../chart/rows.ts';
import { SeriesKeys } from '../../chart/SeriesKeys.tsx';
import { sizeless } from '../../scenario/ask.ts';
import { type Compared, FIGURES } from '../../scenario/figures.ts';
import { chanceOf, MEMORY_SHARES, SEEDS } from '../../scenario/redraw.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type MemoryCurveRequest, type MemoryCurveResult, memoryCurve } from '../../studies/memoryCurve.ts';
import { formatCount } from '../../ui/format.ts';
import { type Drawing, defineView } from '../view.tsx';
import { countOf, figureOf, isQuick, logScale, presentOf, sweepOptions } from './choices.ts';
import { dragSize, rememberMany } from './edits.ts';
import { type CurveRow, courseRows, nowRows, shareAxis, sizeAt, valueAxis } from './layout.ts';
import { Unchanged } from './Unchanged.tsx';
import { chanceText, say } from './words.ts';

/** From this width on, CSS pixels, lines have their names where they begin. */
export const WIDE = 600;

/** Methods with a line: those that are shown; exact retraining where its figure is not zero by definition. */
const methodsOf = ({ methods }: Scenario, hidden: readonly string[], { best }: Compared): readonly string[] => {
  const shown = methods.filter((id) => id !== 'exact' && !hidden.includes(id));
  return best === 0 ? shown : ['exact', ...shown];
};

interface Given {
  /** Courses over the sizes, and the cards' own figures at the present size. */
  readonly rows: readonly CurveRow[];
  readonly result: MemoryCurveResult;
  readonly figure: Compared;
  readonly method: string;
  readonly log: boolean;
  /** There is room for names at the lines. */
  readonly named: boolean;
  /** Points remembered now, and whether they are picked by hand. */
  readonly size: number;
  readonly byHand: boolean;
}

const isCourse = ({ kind }: CurveRow): boolean => kind === 'course';

const curveChart = defineChart<Given, CurveRow>({
  name: 'How much must be remembered',
  rows: ({ rows }) => rows,
  x: (_, { result: { sizes, count }, named }) => ({ ...shareAxis(sizes, count, named), clamps: true }),
  // The axis is of the means: a band may reach beyond it.
  y: (rows, { figure: { title, best }, log }) => ({
    ...valueAxis(
      title,
      rows.map(({ mean }) => mean),
      best === 0,
      log,
    ).axis,
    clamps: true,
  }),
  marks: [
    band('low', 'high', isCourse),
    rule({
      at: ({ size, result }) => size / result.count,
      name: ({ size, byHand }) => `${byHand ? 'by hand: ' : 'now '}${size}`,
      isLoose: ({ byHand }) => byHand,
      grip: 'pill',
      drag: ({ x, done }, { given: { result } }) => dragSize(sizeAt(x, result.sizes, result.count), done),
    }),
    line({ of: isCourse, knots: true, level: ({ remembers }) => !remembers, fromTick: ({ named }) => named, look: 'lift' }),
    names({ of: isCourse, when: ({ named }) => named }),
    dot({ of: ({ kind }) => kind === 'now' }),
  ],
  columns: (_, { figure: { title } }) => [
    column('method', ({ series }) => series.title),
    column('points remembered', ({ size }) => size),
    column('share of the past (%)', ({ x }) => 100 * x),
    column(`${title}, mean (%)`, ({ mean }) => 100 * mean),
    column('lowest (%)', ({ low }) => 100 * low),
    column('highest (%)', ({ high }) => 100 * high),
    column('seeds', ({ seeds }) => seeds),
  ],
  inTable: isCourse,
  summary: (rows, { method, figure }) => {
    const runs = bySeries(rows.filter(isCourse));
    const run =
      runs.find(({ series }) => series.id === method && series.id !== 'exact') ?? runs.find(({ rows: [first] }) => first.remembers);
    const last = run?.rows.at(-1);
    if (!run || !last) return `${figure.title} against the share of the past that is remembered.`;
    const at = ({ mean, x }: CurveRow): string => `${say(figure, mean)} with ${Math.round(100 * x)} % remembered`;
    return `${run.series.title}: ${at(run.rows[0])}, ${at(last)}.`;
  },
  onEnter: ({ kind, size }) => kind === 'course' && rememberMany(size),
  legend: (rows, { named }) => !named && <SeriesKeys series={bySeries(rows.filter(isCourse)).map(({ series }) => series)} />,
});

const options = { ...sweepOptions, curveLog: logScale };

interface Curves {
  readonly result: MemoryCurveResult;
  readonly course: readonly CurveRow[];
}

type CurveDrawing = Drawing<typeof options, unknown, typeof memoryCurve, unknown, Curves>;

const CurveChart = ({ drawn: { result, course }, scenario, options: chosen, hidden, shown, method, room, controls }: CurveDrawing) => {
  const figure: Compared = FIGURES[figureOf(chosen)];
  const present = presentOf(scenario);
  const { size } = present;
  const rows = useMemo(() => {
    const results = shown.step?.methods ?? {};
    return [...course, ...nowRows(results, figure, methodsOf(scenario, hidden, figure), size, result.count)];
  }, [course, result, figure, scenario, hidden, shown, size]);
  return (
    <>
      <Unchanged />
      <DeclaredChart
        chart={curveChart}
        given={{ rows, result, figure, method, log: chosen.curveLog, named: (room?.width ?? 0) >= WIDE, ...present }}
        controls={controls}
      />
    </>
  );
};

const CurveNote = ({ drawn: { result }, scenario }: CurveDrawing) => (
  <p className="panel-note">
    {chanceText(result.chance, scenario, result.seeds)} Dots: the cards’ own figures, now.{' '}
    {result.effort === 'solved'
      ? 'Solved in float64, as the cards are.'
      : 'Trained for 500 Adam steps in float32, not to the optimum: the dots are solved in float64.'}{' '}
    Drag anywhere, or press Enter on a value, to remember that many.
  </p>
);

/** Number of models that the curve takes: exact retraining and each method, a seed each; those that remember at each size. */
const modelsOf = (scenario: Scenario, step: number): number => {
  const remembering = scenario.methods.filter((method) => methodById(method).remembers).length;
  return (chanceOf(scenario, step) === 'none' ? 1 : SEEDS) * (MEMORY_SHARES.length * remembering + scenario.methods.length - remembering);
};

/** The paper's curve on this data: how near every method comes, against how much it remembers. */
export const curve = defineView({
  id: 'curve',
  label: 'How much',
  title: 'Every method against the share that is remembered',
  look: 'How fast does each line fall to exact retraining as more of the past is remembered? A drag remembers that much.',
  options,
  study: memoryCurve,
  what: ({ scenario, step }) => `${formatCount(modelsOf(scenario, step))} adaptations`,
  ask: ({ scenario, step, hidden, options: chosen }): MemoryCurveRequest | string =>
    methodsOf(scenario, hidden, FIGURES[figureOf(chosen)]).length > 0
      ? { scenario: sizeless(scenario), step, effort: chosen.effort }
      : 'Show a method beside exact retraining, and its curve is here.',
  start: (given) =>
    isQuick(given, given.options.effort)
      ? null
      : {
          because: 'Every method, with seven sizes of the memory and up to ten seeds: with this much data that takes a while.',
          label: 'Compute the curve',
        },
  drawn: (result, { scenario, hidden, options: chosen }): Curves | string | null => {
    if (!result || result.count !== countOf(scenario)) return null;
    const figure: Compared = FIGURES[figureOf(chosen)];
    const course = courseRows(result, figure, methodsOf(scenario, hidden, figure));
    return course.length > 0 ? { result, course } : 'No method has this figure for this change. Choose another figure, or another change.';
  },
  Draw: CurveChart,
  Note: CurveNote,
});
