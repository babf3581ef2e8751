import { type DOMAttributes, type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { getStore, useStore } from '../ui/useStore.ts';
import type { ChartDeclaration } from './defineChart.ts';
import { finderOf, type Placed, WAYS, walk } from './placed.ts';
import type { Plot } from './plot.ts';
import { keyOf, type Row } from './rows.ts';

const REACH = 28;
/** A rectangle whose diagonal is shorter than this is a press, pixels. */
const PRESS = 6;

type Corner = readonly [x: number, y: number];

/** A rectangle drawn over the plot, from one corner to another: pixels. */
interface Brush {
  readonly from: Corner;
  readonly to: Corner;
}

/** Whether a row lies in a rectangle, whose part outside the plot counts for nothing. */
const inside = ({ from, to }: Brush, { x, y, width, height }: Plot): ((row: Row) => boolean) => {
  const between = (at: number, one: number, other: number, end: number): boolean =>
    at >= Math.max(0, Math.min(one, other)) && at <= Math.min(end, Math.max(one, other));
  return (row) => between(x.at(row.x), from[0], to[0], width) && between(y.at(row.y), from[1], to[1], height);
};

const methodOf = ({ method, series }: Row): string | undefined => method ?? series?.method;

const tell = (row: Row | undefined): void => {
  const store = getStore();
  store.hover(row?.point ?? null);
  store.lookAt({ method: (row && methodOf(row)) ?? null, weight: row?.weight ?? null });
};

/** The row that is looked at in some other place of the page. */
const useElsewhere = <R extends Row>(placed: readonly Placed<R>[]): Placed<R> | null => {
  const hovered = useStore((state) => state.hovered);
  const { method, weight } = useStore((state) => state.looked);
  if (hovered !== null) return placed.find(({ row }) => row.point === hovered) ?? null;
  if (weight === null) return null;
  return placed.find(({ row }) => row.weight === weight && (!method || methodOf(row) === method)) ?? null;
};

interface Read<Given, R extends Row> {
  readonly given: Given;
  readonly rows: readonly R[];
  readonly plot: Plot;
  /** Rows that can be read off. */
  readonly placed: readonly Placed<R>[];
  /** The upper left of the plot in the drawing. */
  readonly origin: Corner;
}

/** The row of a chart that is looked at, by pointer, key and finger, and what a hand does there: it drags, brushes, chooses. */
export const useReading = <Given, R extends Row, Now>(
  { marks, onRow, onEnter = onRow, onBrush, readsAcross }: ChartDeclaration<Given, R, Now>,
  { given, rows, plot, placed, origin }: Read<Given, R>,
): { active: Placed<R> | null; brush: Brush | null; handlers: DOMAttributes<Element> } => {
  const [own, setOwn] = useState<string | null>(null);
  const [brush, setBrush] = useState<Brush | null>(null);
  const dragging = useRef(false);
  const elsewhere = useElsewhere(placed);
  const active = own === null ? elsewhere : (placed.find(({ row }) => keyOf(row) === own) ?? null);
  const drag = marks.find((mark) => mark.drag)?.drag;
  const find = useMemo(() => finderOf(placed), [placed]);

  const look = (next: Placed<R> | null): void => {
    const key = next && keyOf(next.row);
    if (key === own) return;
    setOwn(key);
    tell(next?.row);
  };
  const cornerOf = ({ currentTarget, clientX, clientY }: PointerEvent): Corner => {
    const box = currentTarget.getBoundingClientRect();
    // It may be shown enlarged.
    const scale = (currentTarget as SVGSVGElement).width.baseVal.value / box.width;
    return [(clientX - box.left) * scale - origin[0], (clientY - box.top) * scale - origin[1]];
  };
  const dragTo = (event: PointerEvent, done: boolean): void => {
    const [x, y] = cornerOf(event);
    drag?.({ x: plot.x.valueAt(x), y: plot.y.valueAt(y), done }, { given, rows });
  };
  const lift = (event: PointerEvent): void => {
    if (dragging.current) dragTo(event, true);
    dragging.current = false;
  };
  const brushed = ({ from, to }: Brush): void => {
    setBrush(null);
    const near = find(...from, REACH);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) >= PRESS) onBrush?.(rows.filter(inside({ from, to }, plot)), given);
    else if (near) onRow?.(near.row, given);
  };
  const handlers: DOMAttributes<Element> = {
    onPointerDown: (event) => {
      const at = cornerOf(event);
      const near = find(...at, REACH);
      look(near);
      if (onBrush) {
        event.currentTarget.setPointerCapture(event.pointerId);
        setBrush({ from: at, to: at });
      } else if (near && onRow) onRow(near.row, given);
      else if (drag) {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
        dragTo(event, false);
      }
    },
    onPointerMove: (event) => {
      if (brush) setBrush({ ...brush, to: cornerOf(event) });
      else if (dragging.current) dragTo(event, false);
      else look(find(...cornerOf(event), REACH));
    },
    onPointerUp: (event) => {
      if (brush) brushed({ ...brush, to: cornerOf(event) });
      lift(event);
    },
    onPointerCancel: (event) => (brush ? setBrush(null) : lift(event)),
    onPointerLeave: (event) => event.pointerType === 'mouse' && !dragging.current && !brush && look(null),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') look(null);
      else if (event.key === 'Enter' && active) onEnter?.(active.row, given);
      const way = WAYS[event.key];
      if (way === undefined) return;
      event.preventDefault();
      look(walk(placed, active && keyOf(active.row), way, readsAcross));
    },
    onBlur: () => look(null),
  };
  return { active, brush, handlers };
};
