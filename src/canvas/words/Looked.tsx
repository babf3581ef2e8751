import { methodTitle } from '../../ui/catalog.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { shapePath } from '../../ui/shapes.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Picture } from '../picture.ts';
import { type CanvasPoint, predictionOf } from '../points/points.ts';
import type { CanvasScene } from '../useCanvas.ts';
import { Tooltip } from './Tooltip.tsx';

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

/** Facts of the point that is looked at, beside it. */
export const LookedTip = ({ picture, scene }: { picture: Picture; scene: CanvasScene }) => {
  const looked = useLooked(picture);
  if (!looked) return null;
  const { point, x, y } = looked;
  const { source, names, classCount } = scene;
  return (
    <Tooltip
      point={point}
      names={names}
      likelihood={source.likelihood}
      classCount={classCount}
      remembered={picture.remembered.has(point.row)}
      prediction={predictionOf(source, point)}
      results={source.results}
      methodTitle={methodTitle(source.method)}
      colorLabel={picture.colorLabel(point.label)}
      x={x}
      y={y}
      side={picture.view.side}
    />
  );
};
