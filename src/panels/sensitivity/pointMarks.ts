import type { Laid } from '../../chart/defineChart.ts';
import { rings } from '../../chart/marks/rings.tsx';
import { shapes } from '../../chart/marks/shapes.tsx';
import type { Row, Series } from '../../chart/rows.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { markRadius } from './layout.ts';
import type { Held, PastPoints } from './past.ts';

/** A past point in a chart. */
export interface PointRow extends Row {
  readonly series: Series;
  readonly point: number;
  readonly label: number | null;
}

const classSeries = (label: number): Series => ({
  id: String(label),
  title: String(label),
  style: { color: classColor(label), dash: '', width: 1 },
  shape: classShape(label),
});

/** Rows of past points by their classes; numbers are all of one. */
export const pointRows = <R>(
  { labels, likelihood }: PastPoints,
  points: Int32Array,
  channels: (point: number, k: number) => R,
): (R & Omit<PointRow, 'x' | 'y'>)[] =>
  Array.from(points, (point, k) => ({
    point,
    label: labels[point] ?? null,
    series: classSeries(likelihood === 'gaussian' ? 0 : (labels[point] ?? 0)),
    ...channels(point, k),
  })).sort((one, other) => Number(one.series.id) - Number(other.series.id));

/** Radius of a point's mark with `wider` pixels around it. */
export const around =
  (wider: number) =>
  ({ rows }: Laid<unknown, Row>): number =>
    markRadius(rows.length) + wider;

/** Points by class. */
export const byClass = shapes<unknown, Row>({ radius: around(0) });
export const remembered = rings<unknown, PointRow, Held>({ of: ({ point }, held) => held.remembered.has(point), radius: around(1.6) });
export const selected = rings<unknown, PointRow, Held>({
  of: ({ point }, held) => held.selected.has(point),
  radius: around(4.5),
  kind: 'selected',
});
