import type { CSSProperties } from 'react';
import { memoryRules } from '../../adaptation/memory.ts';
import type { MemoryRule } from '../../adaptation/memoryRule.ts';
import { dragSize, endDrag, rememberMany } from '../../canvas/hand/memoryEdits.ts';
import { namesOf } from '../../canvas/useCanvas.ts';
import { classTitle } from '../../canvas/words/describe.ts';
import { Chart } from '../../chart/Chart.tsx';
import { column } from '../../chart/columns.ts';
import { defineChart, type Laid } from '../../chart/defineChart.ts';
import { region } from '../../chart/marks/region.tsx';
import { rings } from '../../chart/marks/rings.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import { shapes } from '../../chart/marks/shapes.tsx';
import { stems } from '../../chart/marks/stems.tsx';
import { bySeries, type Series } from '../../chart/rows.ts';
import { unweighted } from '../../scenario/ask.ts';
import { classCountOf, pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type MemoryOrderResult, memoryOrder } from '../../studies/memoryOrder.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { formatNumber } from '../../ui/format.ts';
import { Shape } from '../../ui/Shape.tsx';
import { useStore } from '../../ui/useStore.ts';
import { type Drawing, defineView } from '../view.tsx';
import { markRadius, type Turn, turnsOf } from './layout.ts';
import { ruleName, sizeText } from './words.ts';

const ruleOf = ({ memory }: Scenario): MemoryRule | undefined => memoryRules.find(({ id }) => id === memory.rule);
const scoreOf = (scenario: Scenario): string => ruleOf(scenario)?.score?.name ?? 'score';
const isRegression = ({ model }: Scenario): boolean => model.likelihood === 'gaussian';

interface Order {
  readonly result: MemoryOrderResult;
  readonly rows: readonly Turn[];
}

interface Given extends Order {
  readonly scenario: Scenario;
}

const radius = ({ plot }: Laid<unknown, Turn>): number => markRadius(plot.x.at(2) - plot.x.at(1));
/** The radius with so much added; none where a point has no mark. */
const beyond =
  (more: (radius: number) => number) =>
  (of: Laid<unknown, Turn>): number => {
    const own = radius(of);
    return own > 0 ? own + more(own) : 0;
  };

/** The cut-off: what is left of it is remembered. */
const cutOf = ({ scenario }: Given): number => presentMemory(scenario).size + 0.5;

const orderChart = defineChart<Given, Turn, ReadonlySet<number>>({
  name: (_, { scenario: { memory } }) => `In the order of ${ruleName(memory.rule)}`,
  rows: ({ rows }) => rows,
  readsAcross: true,
  x: (rows) => ({ name: 'place in the order', scale: 'linear', domain: [0, rows.length + 1] }),
  y: (rows, { result, scenario }) => {
    if (!result.scores) return { name: 'no score', scale: 'linear', domain: [0, 1], at: [] };
    const most = rows.reduce((top, { y }) => Math.max(top, y), 0);
    return { name: scoreOf(scenario), scale: 'linear', domain: [0, most > 0 ? 1.12 * most : 1], ticks: 4 };
  },
  marks: [
    region({ x: (given) => (presentMemory(given.scenario).byHand ? null : ['end', cutOf(given)]) }),
    rule({
      at: cutOf,
      name: ({ scenario }) => {
        const { size, byHand } = presentMemory(scenario);
        return `${byHand ? 'by hand' : 'remembered'}: ${size}`;
      },
      nameRoom: 110,
      line: ({ scenario }) => (presentMemory(scenario).byHand ? 'none' : 'solid'),
      drag: ({ x, done }, { rows }) => dragSize(Math.min(rows.length, Math.max(0, Math.floor(x))), done),
    }),
    stems({ width: (unit) => Math.min(3, Math.max(0.8, 0.5 * unit)), isPale: ({ isRemembered }) => !isRemembered }),
    shapes({ radius, isPale: ({ isRemembered }) => !isRemembered }),
    rings({ of: ({ isRemembered }) => isRemembered, radius: beyond((own) => Math.min(2.5, 0.4 * own + 0.4)) }),
    rings({ of: ({ point }, selected) => point !== undefined && selected.has(point), radius: (of) => radius(of) + 4, kind: 'tip' }),
  ],
  columns: (_, { scenario }) => [
    column('place', ({ x }) => x),
    column('point', ({ point }) => point ?? null),
    column('label', ({ label }) => label),
    column(scoreOf(scenario), ({ score }) => score),
    column('remembered', ({ isRemembered }) => (isRemembered ? 'yes' : 'no')),
  ],
  summary: (rows, { result, scenario }) => {
    const { size } = presentMemory(scenario);
    const last = result.scores && `; the last of them has ${scoreOf(scenario)} = ${formatNumber(rows[size - 1]?.score ?? null)}`;
    return `${sizeText(size, rows.length)} remembered${last ?? ''}.`;
  },
  onEnter: ({ x }) => rememberMany(x),
  legend: (rows, { scenario }) =>
    !isRegression(scenario) && (
      <>
        {bySeries(rows)
          .sort((one, other) => one.rows[0].label - other.rows[0].label)
          .map(({ series: { id, title, style }, rows: [{ label }] }) => (
            <span key={id}>
              <Shape label={label} color={style.color} /> {title}
            </span>
          ))}
        <span>ring: remembered</span>
      </>
    ),
});

type OrderDrawing = Drawing<Record<never, never>, unknown, typeof memoryOrder, unknown, Order>;

const OrderChart = ({ drawn, scenario }: OrderDrawing) => {
  const selected = useStore((state) => state.selected);
  // Under a key that repeats the chart may lag behind; the slider goes on from where it is.
  const size = useStore((state) => presentMemory(state.scenario).size);
  const count = pastCount(scenario);
  return (
    <>
      <Chart chart={orderChart} given={{ ...drawn, scenario }} now={new Set(selected)} />
      <input
        className="range memory-cut"
        type="range"
        aria-label="Cut-off"
        aria-valuetext={`${sizeText(size, count)} remembered`}
        min={0}
        max={count}
        value={size}
        style={{ '--share': count > 0 ? size / count : 0 } as CSSProperties}
        onChange={(event) => dragSize(Number(event.target.value))}
        onPointerUp={endDrag}
        onKeyUp={endDrag}
        onBlur={endDrag}
      />
    </>
  );
};

/** All past points in the order in which the rule takes them, with the cut-off that a drag moves. */
export const order = defineView({
  id: 'order',
  label: 'Which points',
  isOfPast: true,
  title: 'All past points in the order of the rule',
  look: 'Every past point in the order in which the rule takes it; what is left of the cut-off is remembered. Drag the cut-off.',
  study: memoryOrder,
  what: 'The order of the points',
  ask: ({ scenario, step }) => ({ scenario: unweighted(scenario), step }),
  drawn: (result, { scenario, step, shown }): Order | null => {
    if (!result || result.points.length !== pastCount(scenario)) return null;
    const { size, byHand } = presentMemory(scenario);
    // Before the first change the first in turn are the memory, and the hand that drags need not wait for the figures. A seeded rule that
    // has less than a point for each class draws otherwise.
    const isInTurn = step === 0 && !byHand && !(ruleOf(scenario)?.seeded && size < 10);
    const kept = new Set(shown.step?.memory);
    const names = namesOf(scenario, classCountOf(scenario));
    const seriesOf = (label: number): Series => {
      const title = classTitle(names, label);
      if (isRegression(scenario)) return { id: 'points', title, style: { color: 'var(--muted)', dash: '', width: 1 } };
      return { id: `class ${label}`, title, style: { color: classColor(label), dash: '', width: 1 }, shape: classShape(label) };
    };
    const isRemembered = (place: number, point: number): boolean => (isInTurn ? place <= size : kept.has(point));
    return { result, rows: turnsOf(result, isRemembered, scoreOf(scenario), seriesOf) };
  },
  Draw: OrderChart,
  Note: ({ drawn: { result }, scenario, step }) => {
    const { summary, seeded = false } = ruleOf(scenario) ?? {};
    const takesTurns = (scenario.memory.perClass ?? true) && !isRegression(scenario) && new Set(result.labels).size > 1;
    return (
      <p className="hint">
        {summary}{' '}
        {seeded
          ? 'The order is drawn from the seed, so it has no score.'
          : !result.scores && 'It takes one point after the other, so no point has a score of its own.'}{' '}
        {takesTurns && 'Per class: the classes take turns, each in its own order.'}{' '}
        {step > 0 && 'The order of the first data, under the first model: what later changes added is chosen when it comes.'}{' '}
        {presentMemory(scenario).byHand && 'The memory is picked by hand now: its points have rings. A drag lets the rule choose again.'}
      </p>
    );
  },
});
