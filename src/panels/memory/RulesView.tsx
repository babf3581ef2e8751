import { memoryRules } from '../../adaptation/memory.ts';
import { methodById } from '../../adaptation/methods.ts';
import { chooseRule } from '../../canvas/hand/memoryEdits.ts';
import { Chart } from '../../chart/Chart.tsx';
import { column } from '../../chart/columns.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { dot } from '../../chart/marks/dot.tsx';
import { facets } from '../../chart/marks/facets.tsx';
import { line } from '../../chart/marks/line.tsx';
import { names } from '../../chart/marks/names.tsx';
import { stems } from '../../chart/marks/stems.tsx';
import { ruleless } from '../../scenario/ask.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { Compared } from '../../scenario/figures.ts';
import { SEEDS } from '../../scenario/redraw.ts';
import type { Scenario } from '../../scenario/types.ts';
import { BY_HAND, type MemoryRulesResult, memoryRules as rulesStudy } from '../../studies/memoryRules.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount } from '../../ui/format.ts';
import { methodSeries } from '../methodSeries.ts';
import { defineView } from '../view.tsx';
import {
  FACET_FIRST,
  facetX,
  pitchOf,
  type RuleRow,
  type Ruling,
  ruleNowRows,
  ruleRows,
  ruleSeries,
  spreadColumns,
  valueAxis,
  WEIGHT_NAMES,
} from './layout.ts';
import { figureOf, logScale, startIfLong, sweepOptions, WIDE } from './sweep.tsx';
import { chanceText, ruleName, say, sizeText } from './words.ts';

/** The chosen method where it remembers, K-prior and replay. */
const comparedWith = (chosen: string): string[] => [...new Set([...(methodById(chosen).remembers ? [chosen] : []), 'k-prior', 'replay'])];

const presentOf = ({ memory: { rule, weights = 'one', indices } }: Scenario): Ruling => ({ rule: indices ? BY_HAND : rule, weights });

interface Given {
  readonly rows: readonly RuleRow[];
  readonly methods: readonly string[];
  /** Points remembered, of all: in words. */
  readonly points: string;
  readonly figure: Compared;
  readonly log: boolean;
  readonly pitch: number;
  /** The rule of now. */
  readonly present: string;
}

interface Drawn {
  readonly result: MemoryRulesResult;
  readonly given: Given;
}

const isCourse = ({ kind }: RuleRow): boolean => kind === 'course';

const rulesChart = defineChart<Given, RuleRow>({
  name: (_, { points }) => `Rules and weights, ${points}`,
  rows: ({ rows }) => rows,
  x: (_, { methods, pitch }) => ({
    name: 'weight of a remembered point',
    scale: 'linear',
    domain: [0, pitch * methods.length],
    at: methods.flatMap((_, facet) => WEIGHT_NAMES.map((__, w) => facetX(pitch, facet, w))),
    format: (value) => WEIGHT_NAMES[Math.round((value % pitch) - FACET_FIRST)]?.short ?? '',
  }),
  y: (rows, { figure: { title, best }, log, present }) => {
    const values = rows.flatMap(({ rule, mean, low, high }) => (rule === present ? [mean, low, high] : [mean]));
    return valueAxis(title, values, best === 0, log, 0.14);
  },
  marks: [
    facets({ at: ({ methods, pitch }) => methods.map((method, facet) => ({ x: pitch * facet, series: methodSeries(method) })) }),
    stems({
      of: ({ kind, rule }, { present }) => kind === 'course' && rule === present,
      from: ({ low }) => low,
      to: ({ high }) => high,
      width: () => 5,
      strength: 0.3,
    }),
    line({
      of: isCourse,
      knots: true,
      strength: ({ id, method = '' }, { present }) => {
        if (id === ruleSeries(method, present, present).id) return 'bold';
        return id === ruleSeries(method, 'random', present).id ? 'full' : 'pale';
      },
    }),
    names({
      of: isCourse,
      side: 'end',
      among: ({ method }) => method,
      gap: 12,
      top: 24,
      bottom: 4,
      isPlain: true,
      stands: ({ id, method = '' }, { present }) => id === ruleSeries(method, present, present).id,
    }),
    dot({ of: ({ kind }) => kind === 'now', radius: 5, isHollow: true }),
  ],
  columns: (_, { figure: { title } }) => [
    column('rule', ({ series }) => series.title),
    column('weights', ({ weights }) => WEIGHT_NAMES.find(({ id }) => id === weights)?.short ?? weights),
    column('method', ({ method }) => methodTitle(method)),
    ...spreadColumns(title),
  ],
  inTable: isCourse,
  summary: (rows, { methods: [first = ''], figure }) => {
    const best = WEIGHT_NAMES.flatMap(({ id, long }) => {
      const all = rows.filter(({ kind, method, weights }) => kind === 'course' && method === first && weights === id);
      const [least] = all.sort((one, other) => (figure.best === 0 ? one.mean - other.mean : other.mean - one.mean));
      return least ? [`${long}: ${least.series.title} (${say(figure, least.mean)})`] : [];
    });
    return `${methodTitle(first)}, best rule with ${best.join('; ')}.`;
  },
  onRow: ({ rule, weights }) => rule !== BY_HAND && chooseRule(rule, weights),
});

/** All rules and weights at the present size, for the chosen method, K-prior and replay. */
export const rules = defineView({
  id: 'rules',
  label: 'Which rule',
  title: 'All rules and weights at this size',
  look: 'The best rule depends on how remembered points count: lines that cross change places. A press takes a rule.',
  options: { ...sweepOptions, rulesLog: logScale },
  study: rulesStudy,
  what: ({ method }) => `${formatCount(SEEDS * memoryRules.length * WEIGHT_NAMES.length * comparedWith(method).length)} adaptations`,
  ask: ({ scenario, step, method, options: { effort } }) =>
    presentMemory(scenario).size > 0
      ? { scenario: ruleless(scenario), step, methods: comparedWith(method), effort }
      : 'Nothing is remembered, so no rule has anything to choose. Remember some points first.',
  start: (given) =>
    startIfLong(given, given.options.effort, {
      because: 'Every rule with every kind of weights and up to ten seeds: with this much data that takes a while.',
      label: 'Compare the rules',
    }),
  drawn: (result, { scenario, options, shown, room }): Drawn | null => {
    if (!result) return null;
    const { methods } = result;
    const figure = figureOf(options);
    const pitch = pitchOf((room?.width ?? 0) >= WIDE);
    const present = presentOf(scenario);
    const { size, byHand } = presentMemory(scenario);
    const rows = [
      ...ruleRows(result, figure, pitch, present.rule),
      ...ruleNowRows(shown.step?.methods ?? {}, figure, methods, pitch, present),
    ];
    const points = sizeText(byHand ? result.size : size, pastCount(scenario));
    return { result, given: { rows, methods, points, figure, log: options.rulesLog, pitch, present: present.rule } };
  },
  Draw: ({ drawn: { given }, controls }) => <Chart chart={rulesChart} given={given} controls={controls} />,
  Note: ({ drawn: { result }, scenario }) => (
    <p className="hint">
      {chanceText(result.chance, { data: scenario.data, memory: { ...scenario.memory, rule: 'lambda' } }, result.seeds)}{' '}
      {result.chance === 'memory' && 'Only the random rule draws; the others have one memory each. '}
      {result.leftOut.length > 0 && `Left out, as it takes too long with so many points: ${result.leftOut.map(ruleName).join(', ')}. `}
      Bold: the rule of now, with its range; ring: the cards’ own figure.{' '}
      {result.effort === 'solved' ? 'Solved in float64, as the cards are.' : 'Trained for 500 Adam steps in float32, not to the optimum.'}{' '}
      Press a value to choose that rule and those weights.
    </p>
  ),
});
