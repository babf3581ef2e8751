import { useMemo } from 'react';
import { methodById } from '../../adaptation/methods.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import { chanceOf, MEMORY_SHARES, SEEDS } from '../../scenario/redraw.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { MemoryCurveRequest, MemoryCurveResult } from '../../studies/memoryCurve.worker.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { methodMark } from '../../ui/methodMarks.ts';
import type { Shown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { type Drawing, defineView } from '../view.tsx';
import { countOf, figureOf, isQuick, logScale, presentOf, sizeless, sweepOptions } from './choices.ts';
import { dragSize, rememberMany } from './edits.ts';
import { FIGURES, type MemoryFigure } from './figures.ts';
import {
  bandAround,
  type CurveLine,
  curveLines,
  pathThrough,
  shareAxis,
  sizeAt,
  spreadLabels,
  type ValueAxis,
  valueAxis,
} from './layout.ts';
import { Unchanged } from './Unchanged.tsx';
import { chanceText, sizeText } from './words.ts';

/** From this width on, CSS pixels, lines have their names where they begin. */
export const WIDE = 600;

/** A method's own figure on its card, at the present size. */
interface Dot {
  readonly method: string;
  readonly value: number;
}

/** Methods with a line: those that are shown; exact retraining where its figure is not zero by definition. */
const methodsOf = ({ methods }: Scenario, hidden: readonly string[], isError: boolean): readonly string[] => {
  const shown = methods.filter((id) => id !== 'exact' && !hidden.includes(id));
  return isError ? shown : ['exact', ...shown];
};

const dotsOf = (figure: MemoryFigure, methods: readonly string[], { step }: Shown): Dot[] =>
  methods.flatMap((method) => {
    const results = step?.methods[method];
    const value = results ? figure.ofCard(results) : null;
    return value === null ? [] : [{ method, value }];
  });

const spotsOf = (
  lines: readonly CurveLine[],
  dots: readonly Dot[],
  { shown }: ValueAxis,
  figure: MemoryFigure,
  present: number,
  count: number,
): Spot[] => [
  ...lines.flatMap(({ method, remembers, points }) =>
    points.map(({ size, share, mean, low, high, seeds }): Spot => {
      const range = seeds > 1 && high > low ? `, ${figure.says(low)} to ${figure.says(high)} over ${seeds} seeds` : '';
      return {
        key: `${method} ${size}`,
        series: method,
        method,
        x: share,
        y: shown(mean),
        says: `${methodTitle(method)}${remembers ? `, ${sizeText(size, count)}` : ', no memory'}: ${figure.says(mean)}${range}`,
      };
    }),
  ),
  ...dots.map(
    ({ method, value }): Spot => ({
      key: `${method} now`,
      series: method,
      method,
      x: present / count,
      y: shown(value),
      says: `${methodTitle(method)} now, ${sizeText(present, count)}: ${figure.says(value)}, as on its card`,
    }),
  ),
];

const sizeOfSpot = ({ key }: Spot): number | null => {
  const size = Number(key.split(' ').at(-1));
  return Number.isInteger(size) ? size : null;
};

interface MarksProps {
  readonly plot: Plot;
  readonly lines: readonly CurveLine[];
  readonly dots: readonly Dot[];
  readonly values: ValueAxis;
  readonly looked: string;
  readonly present: number;
  readonly count: number;
  readonly byHand: boolean;
  /** The lines have their names where they begin. */
  readonly named: boolean;
}

const NAME_GAP = 12.5;

const Marks = ({ plot, lines, dots, values, looked, present, count, byHand, named }: MarksProps) => {
  // The axis is of the means: a band may reach beyond it.
  const y = (value: number): number => Math.min(plot.height, Math.max(0, plot.y.at(values.shown(value))));
  const left = plot.x.ticks[0]?.at ?? 0;
  // A memory smaller than the axis reaches, such as none at all, stands at its left edge.
  const now = Math.max(0, present > 0 ? plot.x.at(present / count) : 0);
  const bands = lines.filter(({ points }) => points.some(({ low, high }) => high > low));
  const starts = lines.map(({ points }) => y(points[0]?.mean ?? 0));
  const names = named ? spreadLabels(starts, NAME_GAP, 8, plot.height - 2) : [];
  // What is looked at lies on top.
  const inOrder = [...lines].sort((one, other) => Number(one.method === looked) - Number(other.method === looked));
  return (
    <>
      {bands.map(({ method, points }) => (
        <path
          key={method}
          className="memory-band"
          data-looked={method === looked || undefined}
          style={{ fill: methodMark(method).color }}
          d={bandAround(
            points.map(({ share, high }) => [plot.x.at(share), y(high)]),
            points.map(({ share, low }) => [plot.x.at(share), y(low)]),
          )}
        />
      ))}
      <g className="memory-now" data-by-hand={byHand || undefined}>
        <path className="memory-now-line" d={`M${now} 0V${plot.height}`} />
        <rect className="memory-now-grip" x={now - 3.5} y={plot.height - 27} width={7} height={22} rx={3.5} data-screen-only="" />
        <text
          className="memory-now-text"
          x={now > plot.width - 96 ? now - 6 : now + 6}
          y={11}
          textAnchor={now > plot.width - 96 ? 'end' : 'start'}
        >
          {byHand ? 'by hand: ' : 'now '}
          {present}
        </text>
      </g>
      {inOrder.map(({ method, remembers, points }) => {
        const { color, dash, width, double } = methodMark(method);
        const places = points.map(({ share, mean }) => [plot.x.at(share), y(mean)] as const);
        const level = places[0]?.[1] ?? 0;
        const d = remembers ? pathThrough(places) : `M${named ? left.toFixed(1) : 0} ${level.toFixed(1)}H${plot.width}`;
        return (
          <g key={method} className="memory-line" data-method={method} data-looked={method === looked || undefined}>
            <path d={d} style={{ stroke: color }} strokeWidth={width} strokeDasharray={dash} />
            {double && <path d={d} className="memory-double" strokeWidth={width / 2.5} />}
            {remembers && (
              <path
                className="memory-knots"
                style={{ stroke: color }}
                d={places.map(([px, py]) => `M${px.toFixed(1)} ${py.toFixed(1)}h0`).join('')}
              />
            )}
          </g>
        );
      })}
      {names.map((at, k) => {
        const { method } = lines[k] as CurveLine;
        return (
          <g key={method} className="memory-name" data-looked={method === looked || undefined} style={{ color: methodMark(method).color }}>
            <path
              className="memory-name-lead"
              d={`M${(left - 5).toFixed(1)} ${(starts[k] ?? 0).toFixed(1)}L${(left - 13).toFixed(1)} ${at.toFixed(1)}`}
            />
            <text className="memory-name-text" x={left - 16} y={at + 3.5} textAnchor="end">
              {methodTitle(method)}
            </text>
          </g>
        );
      })}
      {dots.map(({ method, value }) => (
        <circle key={method} className="memory-dot" cx={now} cy={y(value)} r={4} style={{ fill: methodMark(method).color }} />
      ))}
    </>
  );
};

const tableOf = (lines: readonly CurveLine[], figure: MemoryFigure) => ({
  columns: ['method', 'points remembered', 'share of the past (%)', `${figure.name}, mean (%)`, 'lowest (%)', 'highest (%)', 'seeds'],
  rows: lines.flatMap(({ method, points }) =>
    points.map(({ size, share, mean, low, high, seeds }) => [
      methodTitle(method),
      size,
      100 * share,
      100 * mean,
      100 * low,
      100 * high,
      seeds,
    ]),
  ),
});

/** 'K-prior differs 5.5 % with 5 % remembered and 0.0 % with 100 %.' */
const summaryOf = (lines: readonly CurveLine[], chosen: string, figure: MemoryFigure): string => {
  const line = lines.find(({ method }) => method === chosen && method !== 'exact') ?? lines.find(({ remembers }) => remembers);
  const [first, last] = [line?.points[0], line?.points.at(-1)];
  if (!line || !first || !last) return `${figure.name} against the share of the past that is remembered.`;
  const at = (share: number): string => `with ${Math.round(100 * share)} % remembered`;
  return `${methodTitle(line.method)}: ${figure.says(first.mean)} ${at(first.share)}, ${figure.says(last.mean)} ${at(last.share)}.`;
};

const options = { ...sweepOptions, curveLog: logScale };

interface Curves {
  readonly result: MemoryCurveResult;
  readonly lines: readonly CurveLine[];
}

type CurveDrawing = Drawing<typeof options, unknown, 'memoryCurve', unknown, Curves>;

const CurveChart = ({
  drawn: { result, lines },
  scenario,
  options: chosen,
  hidden,
  shown,
  method: chosenMethod,
  room,
  controls,
}: CurveDrawing) => {
  const named = (room?.width ?? 0) >= WIDE;
  const { count } = result;
  const figure = FIGURES[figureOf(chosen)];
  const log = chosen.curveLog;
  const present = presentOf(scenario);
  const looked = useStore((state) => state.looked.method ?? state.chosenMethod);
  const dots = useMemo(() => dotsOf(figure, methodsOf(scenario, hidden, figure.isError), shown), [figure, scenario, hidden, shown]);
  const x = useMemo(() => shareAxis(result.sizes, count, named), [result.sizes, count, named]);
  const values = useMemo(() => {
    const all = lines.flatMap(({ points }) => points.map(({ mean }) => mean));
    return valueAxis(figure.name, [...all, ...dots.map(({ value }) => value)], figure.isError, log);
  }, [lines, dots, figure, log]);
  const spots = useMemo(
    () => spotsOf(lines, dots, values, figure, present.size, count),
    [lines, dots, values, figure, present.size, count],
  );
  const table = useMemo(() => tableOf(lines, figure), [lines, figure]);
  return (
    <>
      <Unchanged />
      <Chart
        name="How much must be remembered"
        summary={summaryOf(lines, chosenMethod, figure)}
        x={x}
        y={values.axis}
        spots={spots}
        table={table}
        controls={controls}
        onPlace={(share, _, done) => dragSize(sizeAt(share, result.sizes, count), done)}
        onEnter={(spot) => {
          const size = sizeOfSpot(spot);
          if (size !== null) rememberMany(size);
        }}
        legend={
          !named &&
          lines.map(({ method }) => (
            <button
              key={method}
              type="button"
              className="memory-key"
              data-looked={method === looked || undefined}
              onPointerEnter={() => getStore().lookAt({ method })}
              onPointerLeave={() => getStore().lookAt({})}
              onFocus={() => getStore().lookAt({ method })}
              onBlur={() => getStore().lookAt({})}
              onClick={() => getStore().chooseMethod(method)}
            >
              <LineSample methodId={method} />
              {methodTitle(method)}
            </button>
          ))
        }
      >
        {(plot) => (
          <Marks
            plot={plot}
            lines={lines}
            dots={dots}
            values={values}
            looked={looked}
            present={present.size}
            count={count}
            byHand={present.byHand}
            named={named}
          />
        )}
      </Chart>
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
  study: 'memoryCurve',
  what: ({ scenario, step }) => `${formatCount(modelsOf(scenario, step))} adaptations`,
  ask: ({ scenario, step, hidden, options: chosen }): MemoryCurveRequest | string =>
    methodsOf(scenario, hidden, FIGURES[figureOf(chosen)].isError).length > 0
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
    const id = figureOf(chosen);
    const lines = curveLines(result, id, methodsOf(scenario, hidden, FIGURES[id].isError));
    return lines.length > 0 ? { result, lines } : 'No method has this figure for this change. Choose another figure, or another change.';
  },
  Draw: CurveChart,
  Note: CurveNote,
});
