import { type CSSProperties, memo, useMemo } from 'react';
import { memoryRules } from '../../adaptation/memory.ts';
import { namesOf } from '../../canvas/useCanvas.ts';
import { classTitle } from '../../canvas/words/describe.ts';
import type { Axis } from '../../chart/axis.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import { ringsPath, shapesPath } from '../../chart/paths.ts';
import type { Spot } from '../../chart/spots.ts';
import { unweighted } from '../../scenario/ask.ts';
import { classCountOf } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type MemoryOrderRequest, type MemoryOrderResult, memoryOrder } from '../../studies/memoryOrder.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { formatNumber } from '../../ui/format.ts';
import { Shape } from '../../ui/Shape.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { type Drawing, defineView } from '../view.tsx';
import { countOf, presentOf } from './choices.ts';
import { dragSize, rememberMany } from './edits.ts';
import { markRadius } from './layout.ts';
import { ruleName, sizeText } from './words.ts';

/** One past point in its turn. */
interface Turn {
  /** 1 for the first that is remembered. */
  readonly place: number;
  /** Row of `results.points`; −1 for one that has gone. */
  readonly point: number;
  readonly label: number;
  /** Null for a rule without a score. */
  readonly score: number | null;
  readonly isRemembered: boolean;
}

const turnsOf = ({ points, labels, scores }: MemoryOrderResult, isRemembered: (place: number, point: number) => boolean): Turn[] =>
  Array.from(points, (point, k) => ({
    place: k + 1,
    point,
    label: labels[k] ?? 0,
    score: scores ? (scores[k] ?? 0) : null,
    isRemembered: isRemembered(k + 1, point),
  }));

/** Without a score every stem is as long: the order is all there is. */
const heightOf = ({ score }: Turn): number => score ?? 0.7;

interface MarksProps {
  readonly plot: Plot;
  readonly turns: readonly Turn[];
  readonly classes: readonly number[];
  readonly isRegression: boolean;
}

const Marks = memo(({ plot, turns, classes, isRegression }: MarksProps) => {
  const width = plot.x.at(2) - plot.x.at(1);
  const radius = markRadius(width);
  const stem = Math.min(3, Math.max(0.8, 0.5 * width));
  const place = (turn: Turn): readonly [number, number] => [plot.x.at(turn.place), plot.y.at(heightOf(turn))];
  const stems = (of: readonly Turn[]): string =>
    of.map((turn) => `M${place(turn)[0].toFixed(1)} ${plot.height}V${place(turn)[1].toFixed(1)}`).join('');
  const kept = turns.filter(({ isRemembered }) => isRemembered);
  return (
    <>
      {classes.flatMap((label) =>
        [false, true].map((isRemembered) => {
          const mine = turns.filter((turn) => (isRegression || turn.label === label) && turn.isRemembered === isRemembered);
          const color = isRegression ? 'var(--muted)' : classColor(label);
          return (
            <g key={`${label} ${isRemembered}`} className="memory-turns" data-remembered={isRemembered || undefined} style={{ color }}>
              <path className="memory-stems" d={stems(mine)} strokeWidth={stem} />
              {radius > 0 && (
                <path className="memory-heads" d={shapesPath(mine.map(place), isRegression ? 'circle' : classShape(label), radius)} />
              )}
            </g>
          );
        }),
      )}
      {radius > 0 && <path className="memory-rings" d={ringsPath(kept.map(place), radius + Math.min(2.5, 0.4 * radius + 0.4))} />}
    </>
  );
});

/** The cut-off: what is left of it is remembered. */
const CutOff = ({ plot, size, count, byHand }: { plot: Plot; size: number; count: number; byHand: boolean }) => {
  const x = plot.x.at(Math.min(count + 0.5, size + 0.5));
  const left = x < plot.width - 110;
  return (
    <g className="memory-now" data-by-hand={byHand || undefined}>
      {!byHand && <rect className="memory-kept" x={0} y={0} width={Math.max(0, x)} height={plot.height} />}
      {!byHand && <path className="memory-now-line" d={`M${x.toFixed(1)} 0V${plot.height}`} />}
      <text className="memory-now-text" x={left ? x + 6 : x - 6} y={11} textAnchor={left ? 'start' : 'end'}>
        {byHand ? `by hand: ${size}` : `remembered: ${size}`}
      </text>
    </g>
  );
};

/** The points that are selected on the canvas, or in another panel, by a pointer above each. */
const Selected = ({ plot, turns }: { plot: Plot; turns: readonly Turn[] }) => {
  const selected = useStore((state) => state.selected);
  const d = useMemo(() => {
    const caught = new Set(selected);
    const radius = markRadius(plot.x.at(2) - plot.x.at(1));
    const tip = (turn: Turn): string =>
      `M${plot.x.at(turn.place).toFixed(1)} ${(plot.y.at(heightOf(turn)) - radius - 4).toFixed(1)}l-3.5 -6h7z`;
    return turns
      .filter(({ point }) => caught.has(point))
      .map(tip)
      .join('');
  }, [selected, plot, turns]);
  return d === '' ? null : <path className="memory-selected" d={d} />;
};

type OrderDrawing = Drawing<Record<never, never>, unknown, typeof memoryOrder, unknown, MemoryOrderResult>;

const ruleOf = ({ memory }: Scenario) => memoryRules.find(({ id }) => id === memory.rule);

/** The points in their turns; those that are remembered are told apart. */
const turnsNow = (result: MemoryOrderResult, scenario: Scenario, step: number, remembered: readonly number[] | undefined): Turn[] => {
  const present = presentOf(scenario);
  // Before the first change the first in turn are the memory, and the hand that drags need not wait for the figures. A seeded rule that
  // has less than a point for each class draws otherwise.
  const inTurn = step === 0 && !present.byHand && !(ruleOf(scenario)?.seeded && present.size < 10) ? present.size : null;
  const kept = new Set(remembered);
  return turnsOf(result, (place, point) => (inTurn === null ? kept.has(point) : place <= inTurn));
};

const isScored = ({ scores }: MemoryOrderResult): boolean => scores !== null;

const OrderChart = ({ drawn: result, scenario, step, shown }: OrderDrawing) => {
  const count = countOf(scenario);
  const present = presentOf(scenario);
  const { data, model, steps, memory } = scenario;
  const names = useMemo(() => namesOf({ data, model }, classCountOf({ data, model, steps })), [data, model, steps]);
  const isRegression = model.likelihood === 'gaussian';
  const rule = ruleOf(scenario);
  const remembered = shown.step?.memory;
  const turns = useMemo(() => turnsNow(result, scenario, step, remembered), [result, scenario, step, remembered]);
  const classes = useMemo(
    () => (isRegression ? [0] : [...new Set(turns.map(({ label }) => label))].sort((a, b) => a - b)),
    [turns, isRegression],
  );
  const scored = isScored(result);
  const most = turns.reduce((top, turn) => Math.max(top, heightOf(turn)), 0);
  const x = useMemo((): Axis => ({ name: 'place in the order', scale: 'linear', domain: [0, count + 1] }), [count]);
  const y = useMemo(
    (): Axis =>
      scored
        ? { name: rule?.score?.name ?? 'score', scale: 'linear', domain: [0, most > 0 ? 1.12 * most : 1], ticks: 4 }
        : { name: 'no score', scale: 'linear', domain: [0, 1], at: [] },
    [scored, most, rule],
  );
  const spots = useMemo(
    () =>
      turns.map(
        (turn): Spot => ({
          key: String(turn.place),
          x: turn.place,
          y: heightOf(turn),
          ...(turn.point >= 0 && { point: turn.point }),
          says: [
            `${turn.place}. of ${count}`,
            classTitle(names, turn.label),
            ...(turn.score === null ? [] : [`${rule?.score?.name ?? 'score'} = ${formatNumber(turn.score)}`]),
            turn.point < 0 ? 'gone' : turn.isRemembered ? 'remembered' : 'not remembered',
          ].join(', '),
        }),
      ),
    [turns, count, rule, names],
  );
  const table = useMemo(
    () => ({
      columns: ['place', 'point', 'label', rule?.score?.name ?? 'score', 'remembered'],
      rows: turns.map(({ place, point, label, score, isRemembered }) => [
        place,
        point < 0 ? null : point,
        label,
        score,
        isRemembered ? 'yes' : 'no',
      ]),
    }),
    [turns, rule],
  );
  const text = `${sizeText(present.size, count)} remembered`;

  return (
    <>
      <Chart
        name={`In the order of ${ruleName(memory.rule)}`}
        summary={`${text}${scored ? `; the last of them has ${rule?.score?.name} = ${formatNumber(turns[present.size - 1]?.score ?? null)}` : ''}.`}
        x={x}
        y={y}
        spots={spots}
        table={table}
        onPlace={(place, _, done) => dragSize(Math.min(count, Math.max(0, Math.floor(place))), done)}
        onEnter={({ x: place }) => rememberMany(place)}
        legend={
          !isRegression && (
            <>
              {classes.map((label) => (
                <span key={label} className="memory-class">
                  <Shape label={label} color={classColor(label)} /> {classTitle(names, label)}
                </span>
              ))}
              <span>ring: remembered</span>
            </>
          )
        }
      >
        {(plot) => (
          <>
            <CutOff plot={plot} size={present.size} count={count} byHand={present.byHand} />
            <Marks plot={plot} turns={turns} classes={classes} isRegression={isRegression} />
            <Selected plot={plot} turns={turns} />
          </>
        )}
      </Chart>
      <input
        className="range memory-cut"
        type="range"
        aria-label="Cut-off"
        aria-valuetext={text}
        min={0}
        max={count}
        value={present.size}
        style={{ '--share': count > 0 ? present.size / count : 0 } as CSSProperties}
        onChange={(event) => dragSize(Number(event.target.value), false)}
        onPointerUp={() => dragSize(getStore().getState().scenario.memory.size, true)}
        onKeyUp={() => dragSize(getStore().getState().scenario.memory.size, true)}
        onBlur={() => dragSize(getStore().getState().scenario.memory.size, true)}
      />
    </>
  );
};

const OrderNote = ({ drawn: result, scenario, step }: OrderDrawing) => {
  const rule = ruleOf(scenario);
  const { memory, model } = scenario;
  const groups = (memory.perClass ?? true) && model.likelihood !== 'gaussian' && new Set(result.labels).size > 1;
  return (
    <p className="panel-note">
      {rule?.summary}{' '}
      {rule?.seeded
        ? 'The order is drawn from the seed, so it has no score.'
        : !isScored(result) && 'It takes one point after the other, so no point has a score of its own.'}{' '}
      {groups && 'Per class: the classes take turns, each in its own order.'}{' '}
      {step > 0 && 'The order of the first data, under the first model: what later changes added is chosen when it comes.'}{' '}
      {presentOf(scenario).byHand && 'The memory is picked by hand now: its points have rings. A drag lets the rule choose again.'}
    </p>
  );
};

/** All past points in the order in which the rule takes them, with the cut-off that a drag moves. */
export const order = defineView({
  id: 'order',
  label: 'Which points',
  title: 'All past points in the order of the rule',
  look: 'Every past point in the order in which the rule takes it; what is left of the cut-off is remembered. Drag the cut-off.',
  study: memoryOrder,
  what: 'The order of the points',
  ask: ({ scenario, step }): MemoryOrderRequest => ({ scenario: unweighted(scenario), step }),
  drawn: (result, { scenario }) => (result && result.points.length === countOf(scenario) ? result : null),
  Draw: OrderChart,
  Note: OrderNote,
});
