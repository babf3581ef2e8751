import { methodById } from '../../adaptation/methods.ts';
import { dragSize, rememberMany } from '../../canvas/hand/memoryEdits.ts';
import { Chart } from '../../chart/Chart.tsx';
import { column } from '../../chart/columns.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { band } from '../../chart/marks/band.tsx';
import { dot } from '../../chart/marks/dot.tsx';
import { line } from '../../chart/marks/line.tsx';
import { names } from '../../chart/marks/names.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import { bySeries } from '../../chart/rows.ts';
import { SeriesKeys } from '../../chart/SeriesKeys.tsx';
import { sizeless } from '../../scenario/ask.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { Compared } from '../../scenario/figures.ts';
import { chanceOf, MEMORY_SHARES, SEEDS } from '../../scenario/redraw.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type MemoryCurveResult, memoryCurve } from '../../studies/memoryCurve.ts';
import { formatCount } from '../../ui/format.ts';
import { defineView } from '../view.tsx';
import { type CurveRow, courseRows, nowRows, shareAxis, sizeAt, spreadColumns, valueAxis } from './layout.ts';
import { figureOf, logScale, startIfLong, sweepOptions, WIDE } from './sweep.tsx';
import { chanceText, say } from './words.ts';

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

interface Drawn {
  readonly result: MemoryCurveResult;
  readonly given: Given;
}

const isCourse = ({ kind }: CurveRow): boolean => kind === 'course';

const curveChart = defineChart<Given, CurveRow>({
  name: 'How much must be remembered',
  rows: ({ rows }) => rows,
  x: (_, { result: { sizes, count }, named }) => shareAxis(sizes, count, named),
  // The axis is of the means: a band may reach beyond it.
  y: (rows, { figure: { title, best }, log }) => {
    const means = rows.map(({ mean }) => mean);
    return valueAxis(title, means, best === 0, log);
  },
  marks: [
    band('low', 'high', isCourse),
    rule({
      at: ({ size, result }) => size / result.count,
      name: ({ size, byHand }) => `${byHand ? 'by hand: ' : 'now '}${size}`,
      line: ({ byHand }) => (byHand ? 'dashed' : 'solid'),
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
    ...spreadColumns(title),
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
  options: { ...sweepOptions, curveLog: logScale },
  study: memoryCurve,
  what: ({ scenario, step }) => `${formatCount(modelsOf(scenario, step))} adaptations`,
  ask: ({ scenario, step, hidden, options }) =>
    methodsOf(scenario, hidden, figureOf(options)).length > 0
      ? { scenario: sizeless(scenario), step, effort: options.effort }
      : 'Show a method beside exact retraining, and its curve is here.',
  start: (given) =>
    startIfLong(given, given.options.effort, {
      because: 'Every method, with seven sizes of the memory and up to ten seeds: with this much data that takes a while.',
      label: 'Compute the curve',
    }),
  drawn: (result, { scenario, hidden, shown, method, room, options }): Drawn | string | null => {
    if (!result || result.count !== pastCount(scenario)) return null;
    const figure = figureOf(options);
    const methods = methodsOf(scenario, hidden, figure);
    const course = courseRows(result, figure, methods);
    if (course.length === 0) return 'No method has this figure for this change. Choose another figure, or another change.';
    const present = presentMemory(scenario);
    const rows = [...course, ...nowRows(shown.step?.methods ?? {}, figure, methods, present.size, result.count)];
    return { result, given: { rows, result, figure, method, log: options.curveLog, named: (room?.width ?? 0) >= WIDE, ...present } };
  },
  Draw: ({ drawn: { given }, controls }) => <Chart chart={curveChart} given={given} controls={controls} />,
  Note: ({ drawn: { result }, scenario }) => (
    <p className="hint">
      {chanceText(result.chance, scenario, result.seeds)} Dots: the cards’ own figures, now.{' '}
      {result.effort === 'solved'
        ? 'Solved in float64, as the cards are.'
        : 'Trained for 500 Adam steps in float32, not to the optimum: the dots are solved in float64.'}{' '}
      Drag anywhere, or press Enter on a value, to remember that many.
    </p>
  ),
});
