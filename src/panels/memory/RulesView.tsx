import { memo, useMemo } from 'react';
import { memoryRules } from '../../adaptation/memory.ts';
import { methodById } from '../../adaptation/methods.ts';
import type { Axis } from '../../chart/axis.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import { spreadLabels } from '../../chart/labels.ts';
import { lineThrough } from '../../chart/paths.ts';
import type { Spot } from '../../chart/spots.ts';
import { ruleless } from '../../scenario/ask.ts';
import { type Compared, FIGURES } from '../../scenario/figures.ts';
import { SEEDS } from '../../scenario/redraw.ts';
import { type MemoryRulesRequest, type MemoryRulesResult, memoryRules as rulesStudy, type Weights } from '../../studies/memoryRules.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { type Drawing, defineView } from '../view.tsx';
import { WIDE } from './CurveView.tsx';
import { countOf, figureOf, isQuick, logScale, presentOf, sweepOptions } from './choices.ts';
import { chooseRule } from './edits.ts';
import { FACET_FIRST, facetX, pitchOf, type RuleLine, ruleLines, type ValueAxis, valueAxis, WEIGHT_NAMES } from './layout.ts';
import { Unchanged } from './Unchanged.tsx';
import { chanceText, ruleName, say, sizeText } from './words.ts';

/** The chosen method where it remembers, K-prior and replay. */
const comparedWith = (chosen: string): string[] => [...new Set([...(methodById(chosen).remembers ? [chosen] : []), 'k-prior', 'replay'])];

/** What is chosen now: a rule, or points picked by hand, and the weights. */
interface Present {
  readonly rule: string;
  readonly weights: Weights;
}

const spotsOf = (lines: readonly RuleLine[], figure: Compared, { shown }: ValueAxis): Spot[] =>
  lines.flatMap(({ rule, method, points }) =>
    points.map(({ weights, x, mean, low, high, seeds }): Spot => {
      const range = high > low ? `, ${say(figure, low)} to ${say(figure, high)} over ${seeds} seeds` : '';
      const long = WEIGHT_NAMES.find(({ id }) => id === weights)?.long ?? weights;
      return {
        key: `${method} ${rule} ${weights}`,
        series: `${method} ${rule}`,
        method,
        x,
        y: shown(mean),
        says: `${methodTitle(method)}, ${ruleName(rule)}, ${long}: ${say(figure, mean)}${range}`,
      };
    }),
  );

interface MarksProps {
  readonly plot: Plot;
  readonly lines: readonly RuleLine[];
  readonly values: ValueAxis;
  readonly methods: readonly string[];
  readonly present: Present;
  /** The cards' own figures of what is chosen now, by method. */
  readonly own: Readonly<Record<string, number | null>>;
  readonly pitch: number;
}

const LABEL_GAP = 12;

const Marks = memo(({ plot, lines, values, methods, present, own, pitch }: MarksProps) => {
  const y = (value: number): number => Math.min(plot.height, Math.max(0, plot.y.at(values.shown(value))));
  const w = WEIGHT_NAMES.findIndex(({ id }) => id === present.weights);
  return methods.map((method, facet) => {
    const { color } = methodMark(method);
    const mine = lines.filter((line) => line.facet === facet);
    const ends = mine.map(({ points }) => y(points.at(-1)?.mean ?? 0));
    const labels = spreadLabels(ends, LABEL_GAP, 24, plot.height - 4);
    const from = plot.x.at(pitch * facet);
    const ownValue = own[method];
    return (
      <g key={method} className="memory-facet">
        {facet > 0 && <path className="memory-divide" d={`M${from.toFixed(1)} 0V${plot.height}`} />}
        <text className="memory-facet-name" x={from + 6} y={13} style={{ fill: color }}>
          {methodTitle(method)}
        </text>
        {mine.map(({ rule, points }, k) => {
          const now = rule === present.rule;
          const places = points.map(({ x, mean }) => [plot.x.at(x), y(mean)] as const);
          const [endX, endY] = places.at(-1) ?? [0, 0];
          const label = labels[k] ?? endY;
          return (
            <g key={rule} className="memory-rule" data-now={now || undefined} data-rule={rule} style={{ color }}>
              {now &&
                points.map(({ x, low, high, weights }) => (
                  <path
                    key={weights}
                    className="memory-range"
                    d={`M${plot.x.at(x).toFixed(1)} ${y(low).toFixed(1)}V${y(high).toFixed(1)}`}
                  />
                ))}
              <path className="memory-course" d={lineThrough(places)} />
              <path className="memory-knots" d={places.map(([px, py]) => `M${px.toFixed(1)} ${py.toFixed(1)}h0`).join('')} />
              <path
                className="memory-lead"
                d={`M${(endX + 4).toFixed(1)} ${endY.toFixed(1)}L${(endX + 12).toFixed(1)} ${label.toFixed(1)}`}
              />
              <text x={endX + 15} y={label + 3.5}>
                {ruleName(rule)}
              </text>
            </g>
          );
        })}
        {typeof ownValue === 'number' && w >= 0 && (
          <circle className="memory-own" cx={plot.x.at(facetX(pitch, facet, w))} cy={y(ownValue)} r={5} style={{ stroke: color }} />
        )}
      </g>
    );
  });
});

const tableOf = (lines: readonly RuleLine[], figure: Compared) => ({
  columns: ['rule', 'weights', 'method', `${figure.title}, mean (%)`, 'lowest (%)', 'highest (%)', 'seeds'],
  rows: lines.flatMap(({ rule, method, points }) =>
    points.map(({ weights, mean, low, high, seeds }) => [
      ruleName(rule),
      WEIGHT_NAMES.find(({ id }) => id === weights)?.short ?? weights,
      methodTitle(method),
      100 * mean,
      100 * low,
      100 * high,
      seeds,
    ]),
  ),
});

/** The best rule of the first method with each kind of weights. */
const summaryOf = (lines: readonly RuleLine[], methods: readonly string[], figure: Compared): string => {
  const mine = lines.filter(({ method }) => method === methods[0]);
  const best = WEIGHT_NAMES.flatMap(({ id, long }) => {
    const all = mine.flatMap(({ rule, points }) => points.filter(({ weights }) => weights === id).map(({ mean }) => ({ rule, mean })));
    if (all.length === 0) return [];
    const least = all.reduce((one, other) => ((figure.best === 0 ? other.mean < one.mean : other.mean > one.mean) ? other : one));
    return [`${long}: ${ruleName(least.rule)} (${say(figure, least.mean)})`];
  });
  return `${methodTitle(methods[0] ?? '')}, best rule with ${best.join('; ')}.`;
};

const options = { ...sweepOptions, rulesLog: logScale };

type RulesDrawing = Drawing<typeof options, unknown, typeof rulesStudy, unknown, MemoryRulesResult>;

const RulesChart = ({ drawn: result, scenario, options: chosen, shown, room, controls }: RulesDrawing) => {
  const pitch = pitchOf((room?.width ?? 0) >= WIDE);
  const id = figureOf(chosen);
  const figure: Compared = FIGURES[id];
  const log = chosen.rulesLog && figure.best === 0;
  const { methods } = result;
  const present = presentOf(scenario);
  const { rule, weights = 'one' } = scenario.memory;
  const chosenRule = present.byHand ? 'by-hand' : rule;

  const lines = useMemo(() => ruleLines(result, id, pitch), [result, id, pitch]);
  const own = useMemo(
    () =>
      Object.fromEntries(
        methods.map((method) => {
          const results = shown.step?.methods[method];
          return [method, results ? figure.value(results) : null];
        }),
      ),
    [methods, shown.step, figure],
  );
  const x = useMemo(
    (): Axis => ({
      name: 'weight of a remembered point',
      scale: 'linear',
      domain: [0, pitch * methods.length],
      at: methods.flatMap((_, facet) => WEIGHT_NAMES.map((__, w) => facetX(pitch, facet, w))),
      format: (value) => WEIGHT_NAMES[Math.round((value % pitch) - FACET_FIRST)]?.short ?? '',
    }),
    [methods, pitch],
  );
  const values = useMemo(() => {
    const means = lines.flatMap(({ points }) => points.map(({ mean }) => mean));
    const owns = Object.values(own).filter((value) => value !== null);
    const ranges = lines.filter((line) => line.rule === chosenRule).flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
    return valueAxis(figure.title, [...means, ...owns, ...ranges], figure.best === 0, log, 0.14);
  }, [lines, own, figure, log, chosenRule]);
  const spots = useMemo(() => spotsOf(lines, figure, values), [lines, figure, values]);
  const table = useMemo(() => tableOf(lines, figure), [lines, figure]);
  const now = useMemo((): Present => ({ rule: chosenRule, weights }), [chosenRule, weights]);
  return (
    <>
      <Unchanged />
      <Chart
        name={`Rules and weights, ${sizeText(present.byHand ? result.size : present.size, countOf(scenario))}`}
        summary={summaryOf(lines, methods, figure)}
        x={x}
        y={values.axis}
        spots={spots}
        table={table}
        controls={controls}
        onSpot={({ key }) => {
          const [, to, by] = key.split(' ');
          const kind = WEIGHT_NAMES.find((one) => one.id === by);
          if (to && to !== 'by-hand' && kind) chooseRule(to, kind.id);
        }}
      >
        {(plot) => <Marks plot={plot} lines={lines} values={values} methods={methods} present={now} own={own} pitch={pitch} />}
      </Chart>
    </>
  );
};

const RulesNote = ({ drawn: result, scenario }: RulesDrawing) => (
  <p className="panel-note">
    {chanceText(result.chance, { data: scenario.data, memory: { ...scenario.memory, rule: 'lambda' } }, result.seeds)}{' '}
    {result.chance === 'memory' && 'Only the random rule draws; the others have one memory each. '}
    {result.leftOut.length > 0 && `Left out, as it takes too long with so many points: ${result.leftOut.map(ruleName).join(', ')}. `}
    Bold: the rule of now, with its range; ring: the cards’ own figure.{' '}
    {result.effort === 'solved' ? 'Solved in float64, as the cards are.' : 'Trained for 500 Adam steps in float32, not to the optimum.'}{' '}
    Press a value to choose that rule and those weights.
  </p>
);

/** All rules and weights at the present size, for the chosen method, K-prior and replay. */
export const rules = defineView({
  id: 'rules',
  label: 'Which rule',
  title: 'All rules and weights at this size',
  look: 'The best rule depends on how remembered points count: lines that cross change places. A press takes a rule.',
  options,
  study: rulesStudy,
  what: ({ method }) => `${formatCount(SEEDS * memoryRules.length * WEIGHT_NAMES.length * comparedWith(method).length)} adaptations`,
  ask: ({ scenario, step, method, options: { effort } }): MemoryRulesRequest | string =>
    presentOf(scenario).size > 0
      ? { scenario: ruleless(scenario), step, methods: comparedWith(method), effort }
      : 'Nothing is remembered, so no rule has anything to choose. Remember some points first.',
  start: (given) =>
    isQuick(given, given.options.effort)
      ? null
      : {
          because: 'Every rule with every kind of weights and up to ten seeds: with this much data that takes a while.',
          label: 'Compare the rules',
        },
  Draw: RulesChart,
  Note: RulesNote,
});
