import { nearestPosition } from '../../adaptation/lenses/walk.ts';
import { compareGradients } from '../../adaptation/reconstruction.ts';
import { norm, subtract } from '../../core/vectors.ts';
import type { GradientWayResult } from '../../studies/gradientWay.worker.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCosine, formatNumber, formatRelativeError } from '../../ui/format.ts';
import type { ErrorKind } from './choices.ts';
import { rowOf } from './entries.ts';

/** The error of one method at every position of the way. */
export interface WayLine {
  readonly id: string;
  readonly title: string;
  /** ‖G − Ĝ‖ / ‖G‖; null where G is zero. */
  readonly relative: readonly (number | null)[];
  /** ‖G − Ĝ‖, nats per unit of weight. */
  readonly absolute: readonly number[];
  readonly cosine: readonly (number | null)[];
}

/** Errors of the given methods along the way, as far as they have a gradient there. */
export const wayLines = (way: GradientWayResult, ids: readonly string[]): WayLine[] => {
  const p = way.thetaStar.length;
  return ids.flatMap((id) => {
    const rows = way.methods[id];
    if (!rows) return [];
    const compared = Array.from(way.positions, (_, k) => {
      const [truth, made] = [rowOf(way.pastGradient, k, p), rowOf(rows, k, p)];
      return { ...compareGradients(truth, made), absolute: norm(subtract(truth, made)) };
    });
    return [
      {
        id,
        title: methodTitle(id),
        relative: compared.map(({ relativeError }) => relativeError),
        absolute: compared.map(({ absolute }) => absolute),
        cosine: compared.map(({ cosine }) => cosine),
      },
    ];
  });
};

/** Relative errors beyond this leave the chart: 1 is what no reconstruction at all would come to. */
const MOST = 1.5;
/** Errors smaller than this share are not worth a scale of their own. */
const LEAST = 0.01;

/** How high the chart reaches: the largest error, as far as it can be read. */
export const topOf = (lines: readonly WayLine[], kind: ErrorKind): number => {
  let most = 0;
  for (const line of lines) for (const error of line[kind]) if (error !== null && Number.isFinite(error)) most = Math.max(most, error);
  if (kind === 'relative') return Math.min(MOST, Math.max(LEAST, most * 1.06));
  return most > 0 ? most * 1.06 : 1;
};

/** A line's points in pixels as an SVG path; it begins again after a position where there is no error to be drawn. */
export const linePath = (errors: readonly (number | null)[], x: (k: number) => number, y: (error: number) => number): string => {
  let drawing = false;
  return errors
    .map((error, k) => {
      if (error === null || !Number.isFinite(error)) {
        drawing = false;
        return '';
      }
      const word = `${drawing ? 'L' : 'M'}${x(k).toFixed(1)} ${y(error).toFixed(1)}`;
      drawing = true;
      return word;
    })
    .join('');
};

/** Errors below this are what rounding leaves of none, nats per unit of weight. */
const ROUNDING = 1e-9;

/** The error of a line at position k: '32 %', '4.1', '0' where it is rounding alone, '–' where there is none. */
export const errorText = (line: WayLine, kind: ErrorKind, k: number): string => {
  const [absolute, error] = [line.absolute[k] ?? Number.NaN, line[kind][k]];
  if (error === null || error === undefined) return '–';
  if (absolute < ROUNDING) return kind === 'relative' ? '0 %' : '0';
  return kind === 'relative' ? formatRelativeError(error) : formatNumber(error);
};

/** All that is known of a method at position k, in words. */
export const lineInWords = (line: WayLine, k: number, t: number): string => {
  const [relative, cosine] = [line.relative[k] ?? null, line.cosine[k] ?? null];
  const parts = [
    relative === null ? 'the true gradient is zero' : `error ${errorText(line, 'relative', k)}`,
    `‖G − Ĝ‖ ${errorText(line, 'absolute', k)}`,
    ...(cosine === null ? [] : [`cosine ${formatCosine(cosine)}`]),
  ];
  return `${line.title} at t = ${t.toFixed(2)}: ${parts.join(', ')}`;
};

/** The method with the least error at t, for the summary. */
export const bestAt = (lines: readonly WayLine[], t: number): WayLine | null => {
  const k = nearestPosition(t);
  return lines.reduce<WayLine | null>(
    (best, line) => (best && (best.absolute[k] as number) <= (line.absolute[k] as number) ? best : line),
    null,
  );
};
