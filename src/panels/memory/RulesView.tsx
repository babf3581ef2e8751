import { memo, useMemo } from 'react';
import { memoryRules } from '../../adaptation/memory.ts';
import { methodById } from '../../adaptation/methods.ts';
import type { Axis } from '../../chart/axis.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import { SEEDS } from '../../scenario/redraw.ts';
import type { Scenario } from '../../scenario/types.ts';
import { shownStep } from '../../store/state.ts';
import { runnable } from '../../store/store.ts';
import type { MemoryRulesResult, Weights } from '../../studies/memoryRules.worker.ts';
import { Check } from '../../ui/Check.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { useShown } from '../../ui/useShown.ts';
import { useStore } from '../../ui/useStore.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import { useStudy } from '../useStudy.ts';
import { choose, useCount, useEffort, useFigureChoice, useLog, usePresent, useUnasked } from './choices.ts';
import { chooseRule } from './edits.ts';
import { FIGURES, type MemoryFigure } from './figures.ts';
import {
  FACET_FIRST,
  facetX,
  pathThrough,
  pitchOf,
  type RuleLine,
  ruleLines,
  spreadLabels,
  type ValueAxis,
  valueAxis,
  WEIGHT_NAMES,
} from './layout.ts';
import { Unchanged } from './Unchanged.tsx';
import { chanceText, ruleName, sizeText } from './words.ts';

/** The chosen method where it remembers, K-prior and replay. */
const useCompared = (): readonly string[] => {
  const chosen = useStore((state) => state.chosenMethod);
  const key = [...new Set([...(methodById(chosen).remembers ? [chosen] : []), 'k-prior', 'replay'])].join();
  return useMemo(() => key.split(','), [key]);
};

/** The scenario with its size, and without what the study varies. */
const useRuleless = (): Scenario => {
  const { data, model, prior, base, memory, steps, options } = useStore((state) => state.scenario);
  const { size, perClass, seed, budget, indices } = memory;
  return useMemo(
    () =>
      runnable({
        version: 1,
        data,
        model,
        prior,
        ...(base && { base }),
        memory: {
          rule: 'lambda',
          size,
          ...(perClass !== undefined && { perClass }),
          ...(seed !== undefined && { seed }),
          ...(budget !== undefined && { budget }),
          ...(indices && { indices }),
        },
        steps,
        methods: ['exact'],
        ...(options && { options }),
      }),
    [data, model, prior, base, size, perClass, seed, budget, indices, steps, options],
  );
};

/** What is chosen now: a rule, or points picked by hand, and the weights. */
interface Present {
  readonly rule: string;
  readonly weights: Weights;
}

const spotsOf = (lines: readonly RuleLine[], figure: MemoryFigure, { shown }: ValueAxis): Spot[] =>
  lines.flatMap(({ rule, method, points }) =>
    points.map(({ weights, x, mean, low, high, seeds }): Spot => {
      const range = high > low ? `, ${figure.says(low)} to ${figure.says(high)} over ${seeds} seeds` : '';
      const long = WEIGHT_NAMES.find(({ id }) => id === weights)?.long ?? weights;
      return {
        key: `${method} ${rule} ${weights}`,
        series: `${method} ${rule}`,
        method,
        x,
        y: shown(mean),
        says: `${methodTitle(method)}, ${ruleName(rule)}, ${long}: ${figure.says(mean)}${range}`,
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
              <path className="memory-course" d={pathThrough(places)} />
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

const tableOf = (lines: readonly RuleLine[], figure: MemoryFigure) => ({
  columns: ['rule', 'weights', 'method', `${figure.name}, mean (%)`, 'lowest (%)', 'highest (%)', 'seeds'],
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
const summaryOf = (lines: readonly RuleLine[], methods: readonly string[], figure: MemoryFigure): string => {
  const mine = lines.filter(({ method }) => method === methods[0]);
  const best = WEIGHT_NAMES.flatMap(({ id, long }) => {
    const all = mine.flatMap(({ rule, points }) => points.filter(({ weights }) => weights === id).map(({ mean }) => ({ rule, mean })));
    if (all.length === 0) return [];
    const least = all.reduce((one, other) => ((figure.isError ? other.mean < one.mean : other.mean > one.mean) ? other : one));
    return [`${long}: ${ruleName(least.rule)} (${figure.says(least.mean)})`];
  });
  return `${methodTitle(methods[0] ?? '')}, best rule with ${best.join('; ')}.`;
};

const NOTHING: readonly RuleLine[] = [];

/** All rules and weights at the present size, for the chosen method, K-prior and replay. */
export const RulesView = ({ wide }: { wide: boolean }) => {
  const pitch = pitchOf(wide);
  const count = useCount();
  const scenario = useRuleless();
  const step = useStore(shownStep);
  const methods = useCompared();
  const { effort, isFree } = useEffort();
  const present = usePresent(count);
  const study = useStudy('memoryRules', present.size > 0 ? { scenario, step, methods, effort } : null, useUnasked(effort, isFree));
  const { figure: id } = useFigureChoice();
  const figure = FIGURES[id];
  const log = useLog('rules') && figure.isError;
  const { rule, weights = 'one', seed } = useStore((state) => state.scenario.memory);
  const chosenRule = present.byHand ? 'by-hand' : rule;
  const shown = useShown();
  const result: MemoryRulesResult | null = study.result;
  const drawn = result?.methods ?? methods;

  const lines = useMemo(() => (result ? ruleLines(result, id, pitch) : NOTHING), [result, id, pitch]);
  const own = useMemo(
    () =>
      Object.fromEntries(
        drawn.map((method) => {
          const results = shown.step?.methods[method];
          return [method, results ? figure.ofCard(results) : null];
        }),
      ),
    [drawn, shown.step, figure],
  );
  const x = useMemo(
    (): Axis => ({
      name: 'weight of a remembered point',
      scale: 'linear',
      domain: [0, pitch * drawn.length],
      at: drawn.flatMap((_, facet) => WEIGHT_NAMES.map((__, w) => facetX(pitch, facet, w))),
      format: (value) => WEIGHT_NAMES[Math.round((value % pitch) - FACET_FIRST)]?.short ?? '',
    }),
    [drawn, pitch],
  );
  const values = useMemo(() => {
    const means = lines.flatMap(({ points }) => points.map(({ mean }) => mean));
    const owns = Object.values(own).filter((value) => value !== null);
    const ranges = lines.filter((line) => line.rule === chosenRule).flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
    return valueAxis(figure.name, [...means, ...owns, ...ranges], figure.isError, log, 0.14);
  }, [lines, own, figure, log, chosenRule]);
  const spots = useMemo(() => spotsOf(lines, figure, values), [lines, figure, values]);
  const table = useMemo(() => tableOf(lines, figure), [lines, figure]);
  const now = useMemo((): Present => ({ rule: chosenRule, weights }), [chosenRule, weights]);

  if (present.size === 0) return <Empty>Nothing is remembered, so no rule has anything to choose. Remember some points first.</Empty>;
  if (!result && study.phase === 'idle')
    return (
      <Empty action={{ label: 'Compare the rules', run: study.start }}>
        Every rule with every kind of weights and up to ten seeds: with this much data that takes a while.
      </Empty>
    );
  return (
    <div className="memory-view" data-stale={study.stale || undefined}>
      <Unchanged />
      {result && (
        <Chart
          name={`Rules and weights, ${sizeText(present.byHand ? result.size : present.size, count)}`}
          summary={summaryOf(lines, drawn, figure)}
          x={x}
          y={values.axis}
          spots={spots}
          table={table}
          controls={figure.isError && <Check label="log scale" checked={log} onChange={(on) => choose('rulesLog', on)} />}
          onSpot={({ key }) => {
            const [, to, by] = key.split(' ');
            const kind = WEIGHT_NAMES.find((one) => one.id === by);
            if (to && to !== 'by-hand' && kind) chooseRule(to, kind.id);
          }}
        >
          {(plot) => <Marks plot={plot} lines={lines} values={values} methods={drawn} present={now} own={own} pitch={pitch} />}
        </Chart>
      )}
      <StudyStatus study={study} what={`${formatCount(SEEDS * memoryRules.length * WEIGHT_NAMES.length * methods.length)} adaptations`} />
      {result && (
        <p className="memory-note">
          {chanceText(
            result.chance,
            { data: scenario.data, memory: { ...scenario.memory, ...(seed !== undefined && { seed }) } },
            result.seeds,
          )}{' '}
          {result.chance === 'memory' && 'Only the random rule draws; the others have one memory each. '}
          {result.leftOut.length > 0 && `Left out, as it takes too long with so many points: ${result.leftOut.map(ruleName).join(', ')}. `}
          Bold: the rule of now, with its range; ring: the cards’ own figure.{' '}
          {result.effort === 'solved'
            ? 'Solved in float64, as the cards are.'
            : 'Trained for 500 Adam steps in float32, not to the optimum.'}{' '}
          Press a value to choose that rule and those weights.
        </p>
      )}
    </div>
  );
};
