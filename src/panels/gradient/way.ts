import { nearestPosition } from '../../adaptation/lenses/walk.ts';
import { compareGradients } from '../../adaptation/reconstruction.ts';
import type { Row, Series } from '../../chart/rows.ts';
import { norm, subtract } from '../../core/vectors.ts';
import type { GradientWayResult } from '../../studies/gradientWay.ts';
import { formatCosine, formatNumber, formatRelativeError } from '../../ui/format.ts';
import type { ErrorKind } from './choices.ts';
import { rowOf } from './entries.ts';

/** The error of one method at one position x of the way; y is the error of the kind that is shown. */
export interface WayRow extends Row {
  readonly series: Series;
  /** ‖G − Ĝ‖ / ‖G‖; null where G is zero. */
  readonly relative: number | null;
  /** ‖G − Ĝ‖, nats per unit of weight. */
  readonly absolute: number;
  readonly cosine: number | null;
}

/** Errors of the given methods along the way, as far as they have a gradient there; those beyond the axis cannot be read off. */
export const wayRows = (way: GradientWayResult, series: readonly Series[], kind: ErrorKind): WayRow[] => {
  const p = way.thetaStar.length;
  const rows = series.flatMap((of) => {
    const made = way.methods[of.id];
    if (!made) return [];
    return Array.from(way.positions, (x, k): WayRow => {
      const [truth, own] = [rowOf(way.pastGradient, k, p), rowOf(made, k, p)];
      const { relativeError: relative, cosine } = compareGradients(truth, own);
      const absolute = norm(subtract(truth, own));
      return { series: of, x, y: (kind === 'relative' ? relative : absolute) ?? Number.NaN, relative, absolute, cosine };
    });
  });
  const top = topOf(rows, kind);
  return rows.map((row) => (row.y <= top ? { ...row, says: () => rowInWords(row) } : row));
};

/** Relative errors beyond this leave the chart: 1 is what no reconstruction at all would come to. */
const MOST = 1.5;
/** Errors smaller than this share are not worth a scale of their own. */
const LEAST = 0.01;

/** Height of the chart: the largest error, as far as it can be read. */
export const topOf = (rows: readonly WayRow[], kind: ErrorKind): number => {
  const most = rows.reduce((top, { y }) => (Number.isFinite(y) ? Math.max(top, y) : top), 0);
  if (kind === 'relative') return Math.min(MOST, Math.max(LEAST, most * 1.06));
  return most > 0 ? most * 1.06 : 1;
};

/** Errors below this are what rounding leaves of none, nats per unit of weight. */
const ROUNDING = 1e-9;

/** An error: '32 %', '4.1', '0' where it is rounding alone, '–' where there is none. */
export const errorText = ({ relative, absolute }: WayRow, kind: ErrorKind): string => {
  const error = kind === 'relative' ? relative : absolute;
  if (error === null) return '–';
  if (absolute < ROUNDING) return kind === 'relative' ? '0 %' : '0';
  return kind === 'relative' ? formatRelativeError(error) : formatNumber(error);
};

/** All that is known of a method at a position, in words. */
export const rowInWords = (row: WayRow): string => {
  const parts = [
    row.relative === null ? 'the true gradient is zero' : `error ${errorText(row, 'relative')}`,
    `‖G − Ĝ‖ ${errorText(row, 'absolute')}`,
    ...(row.cosine === null ? [] : [`cosine ${formatCosine(row.cosine)}`]),
  ];
  return `${row.series.title} at t = ${row.x.toFixed(2)}: ${parts.join(', ')}`;
};

/** Every method at t, the least error first. */
export const standingsAt = (rows: readonly WayRow[], t: number): WayRow[] =>
  rows.filter(({ x }) => nearestPosition(x) === nearestPosition(t)).sort((one, other) => one.absolute - other.absolute);
