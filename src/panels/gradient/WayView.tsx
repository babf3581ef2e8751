import { useId, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { nearestPosition } from '../../adaptation/lenses/walk.ts';
import type { Axis } from '../../chart/axis.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import { formatTick } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { methodMark } from '../../ui/methodMarks.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Shown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import type { ShownStudy } from '../useStudy.ts';
import { choose, type ErrorKind, useChoices, walkTo } from './choices.ts';
import { bestAt, errorText, lineInWords, linePath, topOf, type WayLine, wayLines } from './way.ts';

const X: Axis = { name: 'way from θ* to exact, t', scale: 'linear', domain: [0, 2], ticks: 5 };
const ERRORS = [
  { value: 'relative', label: 'relative', title: '‖G − Ĝ‖ / ‖G‖' },
  { value: 'absolute', label: 'absolute', title: '‖G − Ĝ‖, nats per unit of weight' },
] as const;

interface MarksProps {
  readonly plot: Plot;
  readonly lines: readonly WayLine[];
  readonly positions: Float64Array;
  readonly kind: ErrorKind;
  readonly top: number;
  /** Where one stands; null when one does not walk. */
  readonly t: number | null;
}

/** A curve a method, exact retraining at t = 1, and where one stands. */
const Marks = ({ plot, lines, positions, kind, top, t }: MarksProps) => {
  const clip = useId();
  const looked = useStore((state) => state.looked.method);
  const paths = useMemo(
    () =>
      lines.map((line) => ({
        id: line.id,
        d: linePath(
          line[kind],
          (k) => plot.x.at(positions[k] as number),
          (error) => plot.y.at(Math.min(error, top * 4)),
        ),
      })),
    [lines, kind, top, plot, positions],
  );
  const k = t === null ? -1 : nearestPosition(t);
  return (
    <>
      <clipPath id={clip}>
        <rect width={plot.width} height={plot.height} />
      </clipPath>
      <path className="gradient-way-exact" d={`M${plot.x.at(1).toFixed(1)} 0V${plot.height}`} />
      <text className="gradient-way-name" x={plot.x.at(1) + 4} y={11}>
        exact
      </text>
      <text className="gradient-way-name" x={plot.x.at(0) + 4} y={11}>
        θ*
      </text>
      <g clipPath={`url(#${clip})`} fill="none">
        {paths.map(({ id, d }) => {
          const { color, dash, width, double } = methodMark(id);
          return (
            <g key={id} opacity={looked && looked !== id ? 0.2 : 1}>
              <path d={d} stroke={color} strokeWidth={width + (looked === id ? 1 : 0)} strokeDasharray={dash} strokeLinejoin="round" />
              {double && <path d={d} stroke="var(--sunken)" strokeWidth={width / 2.5} />}
            </g>
          );
        })}
      </g>
      {t !== null && (
        <g className="gradient-way-here">
          <path d={`M${plot.x.at(t).toFixed(1)} 0V${plot.height}`} />
          {lines.map((line) => {
            const error = line[kind][k];
            if (error === null || error === undefined || error > top) return null;
            return <circle key={line.id} cx={plot.x.at(t)} cy={plot.y.at(error)} r={3.5} fill={methodMark(line.id).color} />;
          })}
          <path className="gradient-way-grip" d={`M${(plot.x.at(t) - 5).toFixed(1)} ${plot.height}h10l-5 -8z`} />
        </g>
      )}
    </>
  );
};

/** Every method's error at one place, the least first. */
const Standings = ({ lines, kind, t }: { lines: readonly WayLine[]; kind: ErrorKind; t: number }) => {
  const looked = useStore((state) => state.looked.method);
  const k = nearestPosition(t);
  const ordered = [...lines].sort((one, other) => (one.absolute[k] as number) - (other.absolute[k] as number));
  return (
    <ol className="gradient-standings" aria-label={`Error at t = ${t.toFixed(2)}, least first`}>
      {ordered.map((line) => (
        <li
          key={line.id}
          data-method={line.id}
          data-looked={looked === line.id || undefined}
          onPointerEnter={() => getStore().lookAt({ method: line.id })}
          onPointerLeave={() => getStore().lookAt({})}
        >
          <LineSample methodId={line.id} length={18} />
          <span>{line.title}</span>
          <b>{errorText(line, kind, k)}</b>
        </li>
      ))}
    </ol>
  );
};

interface WayViewProps {
  readonly shown: Shown;
  readonly hidden: readonly string[];
  readonly way: ShownStudy<'gradientWay'>;
  /** Where the choice of the error goes. */
  readonly slot: Element | null;
}

/** How the error of every method grows on the way from the old model through exact retraining and beyond. */
export const WayView = ({ shown: { methods }, hidden, way, slot }: WayViewProps) => {
  const { place, t, error: kind } = useChoices();
  const { result } = way;
  const lines = useMemo(
    () =>
      result
        ? wayLines(
            result,
            methods.filter((id) => id !== 'exact' && !hidden.includes(id)),
          )
        : [],
    [result, methods, hidden],
  );
  const top = useMemo(() => topOf(lines, kind), [lines, kind]);
  const y = useMemo(
    (): Axis =>
      kind === 'relative'
        ? { name: 'error', unit: '% of ‖G‖', scale: 'linear', domain: [0, top], format: (value) => formatTick(100 * value) }
        : { name: '‖G − Ĝ‖', unit: 'nats per unit of weight', scale: 'linear', domain: [0, top] },
    [kind, top],
  );
  const positions = result?.positions;
  const spots = useMemo(
    (): Spot[] =>
      lines.flatMap((line) =>
        line[kind].flatMap((error, k) => {
          const at = positions?.[k];
          if (error === null || error > top || at === undefined) return [];
          return [{ key: `${line.id} ${k}`, x: at, y: error, series: line.id, method: line.id, says: lineInWords(line, k, at) }];
        }),
      ),
    [lines, kind, top, positions],
  );
  const table = useMemo(
    () => ({
      columns: [
        't',
        ...lines.map(({ title }) => `${title}: relative error`),
        ...lines.map(({ title }) => `${title}: ‖G − Ĝ‖ (nats per unit of weight)`),
      ],
      rows: Array.from(positions ?? [], (at, k) => [
        at,
        ...lines.map((line) => line.relative[k] ?? null),
        ...lines.map((line) => line.absolute[k] ?? null),
      ]),
    }),
    [lines, positions],
  );

  if (!result || way.phase === 'failed') return <StudyStatus study={way} what="Gradients along the way" />;
  if (result.undefinedBecause) return <Empty>{result.undefinedBecause}</Empty>;
  if (lines.length === 0) return <Empty>None of the methods shown reconstructs a gradient. Switch on another one.</Empty>;
  const here = place === 'walk' ? t : 1;
  const best = bestAt(lines, here);
  const summary = best
    ? `At t = ${here.toFixed(2)} ${best.title} has the least error, ${errorText(best, kind, nearestPosition(here))}.`
    : '';
  return (
    <div className="gradient-way">
      {slot && createPortal(<Segmented label="Error" value={kind} options={ERRORS} onChange={(value) => choose('error', value)} />, slot)}
      {way.stale && <StudyStatus study={way} what="Gradients along the way" />}
      <Chart
        name="Past gradient error along the way"
        summary={summary}
        x={X}
        y={y}
        spots={spots}
        table={table}
        onPlace={(at) => walkTo(at)}
      >
        {(plot) => <Marks plot={plot} lines={lines} positions={result.positions} kind={kind} top={top} t={place === 'walk' ? t : null} />}
      </Chart>
      <Standings lines={lines} kind={kind} t={here} />
    </div>
  );
};
