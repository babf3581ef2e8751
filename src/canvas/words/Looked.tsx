import { methodTitle } from '../../ui/catalog.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { formatNumber } from '../../ui/format.ts';
import { later } from '../../ui/later.tsx';
import { shapePath } from '../../ui/shapes.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Picture } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';
import { factsOf } from './describe.ts';

/** Loaded with the first point that is looked at; a tip does without it where it cannot be. */
const Why = later(
  () => import('./Why.tsx'),
  () => null,
);

/** The point that is looked at, and where it lies. */
const useLooked = ({ points, positions }: Picture): { k: number; point: CanvasPoint; x: number; y: number } | null => {
  const hovered = useStore((state) => state.hovered);
  const k = hovered === null ? -1 : points.findIndex((point) => point.row === hovered);
  const point = points[k];
  return point ? { k, point, x: positions[2 * k] ?? 0, y: positions[2 * k + 1] ?? 0 } : null;
};

/** Lifts the point that is looked at out of the others. */
export const LookedMark = ({ picture }: { picture: Picture }) => {
  const looked = useLooked(picture);
  if (!looked) return null;
  const { k, point, x, y } = looked;
  const label = picture.colorLabel(point.label);
  const radius = picture.radii[k] ?? 3;
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <path d={shapePath(classShape(label), radius + 2.5)} fill={classColor(label)} stroke="var(--ink)" strokeWidth="1.75" />
      {picture.remembered.has(point.row) && <circle r={radius + 6} fill="none" stroke="var(--ink)" strokeWidth="1.75" />}
    </g>
  );
};

const WIDTH = 232;
const AWAY = 14;

/** Facts of the point that is looked at, beside it and inside the frame. */
export const LookedTip = ({ picture, onWhy }: { picture: Picture; onWhy: (sentence: string, why: string) => void }) => {
  const looked = useLooked(picture);
  const followed = useStore((state) => state.followed);
  // Its card has all of it.
  if (!looked || looked.point.index === followed) return null;
  const { point, x, y } = looked;
  const { names, classCount, source, view } = picture;
  const { side } = view;
  const { title, remembered, fate, besides, prediction, residual, sensitivity } = factsOf(picture, point);
  const label = picture.colorLabel(point.label);
  const width = Math.min(WIDTH, side - 8);
  const left = Math.max(4, Math.min(side - width - 4, x < side / 2 ? x + AWAY : x - AWAY - width));
  const isKept = point.fate === 'kept';
  const memory = remembered ? '◎ remembered' : isKept ? 'not remembered' : 'at hand for this change';
  const of = source.likelihood === 'gaussian' ? names.label : `p(${names.classes[classCount === 2 ? 1 : point.label] ?? ''})`;
  return (
    <div
      className="canvas-tip"
      style={{ left, width, ...(y < side / 2 ? { top: y + AWAY } : { bottom: side - y + AWAY }) }}
      aria-hidden="true"
    >
      <p>
        <svg width="13" height="13" viewBox="-6.5 -6.5 13 13" aria-hidden="true">
          <path d={shapePath(classShape(label), 4.5)} fill={classColor(label)} />
        </svg>
        <strong>{title}</strong> <span>point {point.index}</span>
      </p>
      <p>
        {memory}
        {(remembered || isKept) && <Why picture={picture} point={point} onWhy={onWhy} />}
        {fate && ` · ${fate}`}
      </p>
      <p>
        <span>{names.axes[0]}</span> {formatNumber(point.x)} <span>{names.axes[1]}</span> {formatNumber(point.y)}
      </p>
      <p>
        <span>{besides}</span>
      </p>
      {prediction && (
        <p>
          <span>{of}</span> {prediction.before} → {prediction.approximate ? '≈ ' : ''}
          {prediction.after} <span>{methodTitle(source.method)}</span>
        </p>
      )}
      {residual !== null && sensitivity !== null && (
        <p>
          <span>residual</span> {residual} <span>sensitivity</span> {sensitivity}
        </p>
      )}
    </div>
  );
};
