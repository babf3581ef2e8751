import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import { column, perSeries } from '../../chart/columns.ts';
import { DeclaredChart } from '../../chart/DeclaredChart.tsx';
import { defineChart } from '../../chart/defineChart.ts';
import { guide } from '../../chart/marks/guide.tsx';
import { line } from '../../chart/marks/line.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import type { gradientWay } from '../../studies/gradientWay.ts';
import { formatTick } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Shown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { methodSeries } from '../methodSeries.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import type { ShownStudy } from '../useStudy.ts';
import { choose, type ErrorKind, useChoices, walkTo } from './choices.ts';
import { errorText, standingsAt, topOf, type WayRow, wayRows } from './way.ts';

const ERRORS = [
  { value: 'relative', label: 'relative', title: '‖G − Ĝ‖ / ‖G‖' },
  { value: 'absolute', label: 'absolute', title: '‖G − Ĝ‖, nats per unit of weight' },
] as const;

interface Given {
  readonly rows: readonly WayRow[];
  readonly kind: ErrorKind;
}

interface Now {
  /** A position of the way. */
  readonly t: number;
  readonly walks: boolean;
}

const wayChart = defineChart<Given, WayRow, Now>({
  name: 'Past gradient error along the way',
  rows: ({ rows }) => rows,
  x: { name: 'way from θ* to exact, t', scale: 'linear', domain: [0, 2], ticks: 5 },
  y: (rows, { kind }) => ({
    scale: 'linear',
    domain: [0, topOf(rows, kind)],
    ...(kind === 'relative'
      ? { name: 'error', unit: '% of ‖G‖', format: (value) => formatTick(100 * value) }
      : { name: '‖G − Ĝ‖', unit: 'nats per unit of weight' }),
  }),
  marks: [
    guide({ x: 1, name: 'exact' }),
    guide({ x: 0, name: 'θ*', line: 'none' }),
    line({ clips: true }),
    rule({
      at: (_, { t, walks }) => (walks ? t : null),
      on: ({ x, says }, { t }) => x === t && says !== undefined,
      grip: 'foot',
      drag: ({ x }) => walkTo(x),
    }),
  ],
  columns: (rows) => [
    column('t', ({ x }) => x),
    ...perSeries(rows, ({ title }) => [column(`${title}: relative error`, ({ relative }) => relative)]),
    ...perSeries(rows, ({ title }) => [column(`${title}: ‖G − Ĝ‖ (nats per unit of weight)`, ({ absolute }) => absolute)]),
  ],
  line: ({ x }) => x,
  summary: (rows, { kind }, { t }) => {
    const [best] = standingsAt(rows, t);
    return best ? `At t = ${t.toFixed(2)} ${best.series.title} has the least error, ${errorText(best, kind)}.` : '';
  },
});

/** Every method's error at one place, the least first. */
const Standings = ({ rows, kind, t }: Given & { t: number }) => {
  const looked = useStore((state) => state.looked.method);
  return (
    <ol className="gradient-standings" aria-label={`Error at t = ${t.toFixed(2)}, least first`}>
      {standingsAt(rows, t).map((row) => (
        <li
          key={row.series.id}
          data-method={row.series.id}
          data-looked={looked === row.series.id || undefined}
          onPointerEnter={() => getStore().lookAt({ method: row.series.id })}
          onPointerLeave={() => getStore().lookAt({})}
        >
          <LineSample methodId={row.series.id} length={18} />
          <span>{row.series.title}</span>
          <b>{errorText(row, kind)}</b>
        </li>
      ))}
    </ol>
  );
};

interface WayViewProps {
  readonly shown: Shown;
  readonly hidden: readonly string[];
  readonly way: ShownStudy<typeof gradientWay>;
  /** Place of the choice of the error. */
  readonly slot: Element | null;
}

/** Growth of every method's error on the way from the old model through exact retraining and beyond. */
export const WayView = ({ shown: { methods }, hidden, way, slot }: WayViewProps) => {
  const { place, t, error: kind } = useChoices();
  const { result } = way;
  const rows = useMemo(() => {
    const drawn = methods.filter((id) => id !== 'exact' && !hidden.includes(id));
    return result && !result.undefinedBecause ? wayRows(result, drawn.map(methodSeries), kind) : [];
  }, [result, methods, hidden, kind]);
  if (!result || way.phase === 'failed') return <StudyStatus study={way} what="Gradients along the way" />;
  if (result.undefinedBecause) return <Empty>{result.undefinedBecause}</Empty>;
  if (rows.length === 0) return <Empty>None of the methods shown reconstructs a gradient. Switch on another one.</Empty>;
  const walks = place === 'walk';
  const here = walks ? t : 1;
  return (
    <div className="gradient-way">
      {slot && createPortal(<Segmented label="Error" value={kind} options={ERRORS} onChange={(value) => choose('error', value)} />, slot)}
      {way.stale && <StudyStatus study={way} what="Gradients along the way" />}
      <DeclaredChart chart={wayChart} given={{ rows, kind }} now={{ t: here, walks }} />
      <Standings rows={rows} kind={kind} t={here} />
    </div>
  );
};
