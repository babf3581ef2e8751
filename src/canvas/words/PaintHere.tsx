import { classColor, classShape } from '../../ui/classMarks.ts';
import { shapePath } from '../../ui/shapes.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Picture } from '../picture.ts';
import { toolById } from '../tools.ts';
import { paintPlace } from './paintPlace.ts';

/** Points that a stroke would leave, by the ring of the brush: shares of its radius. */
const GHOSTS = [
  [-0.35, -0.3],
  [0.4, -0.1],
  [-0.05, 0.45],
] as const;

/** Ring and words beside the new points of a first visit: that one can paint there. Gone with the first edit. */
export const PaintHere = ({ picture }: { picture: Picture }) => {
  const invited = useStore((state) => state.newcomer && !state.touched && toolById(state.tool).adds === true);
  const radius = useStore((state) => state.brushRadius);
  const brushLabel = useStore((state) => state.brushClass);
  if (!invited) return null;
  const { points, positions, view } = picture;
  const brushClass = picture.colorLabel(brushLabel);
  const added = points.flatMap(({ fate }, k) => (fate === 'added' ? [k] : []));
  const place = paintPlace(positions, added, radius, view.side);
  if (!place) return null;
  return (
    <g className="canvas-label" transform={`translate(${place[0].toFixed(1)} ${place[1].toFixed(1)})`}>
      <circle r={radius} fill="var(--halo)" fillOpacity="0.35" stroke="var(--ink)" strokeWidth="1.25" strokeDasharray="3 3" />
      {GHOSTS.map(([x, y]) => (
        <path
          key={x}
          transform={`translate(${x * radius} ${y * radius})`}
          d={shapePath(classShape(brushClass), 4)}
          fill={classColor(brushClass)}
          fillOpacity="0.55"
        />
      ))}
      <text
        y={radius + 12}
        textAnchor="middle"
        dominantBaseline="central"
        fill="var(--ink)"
        stroke="var(--halo)"
        strokeWidth="3"
        paintOrder="stroke"
      >
        paint here
      </text>
    </g>
  );
};
