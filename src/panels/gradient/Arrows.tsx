import { useMemo } from 'react';
import { arrowPath } from '../../chart/paths.ts';
import { formatNumber } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { type ArrowGroup, placeArrows } from './arrows.ts';

const SIZE = 168;
const MIDDLE = SIZE / 2;

/** The gradients themselves, for a linear model: the true one in ink, each reconstruction in its method's colour, from one origin. */
export const Arrows = ({ arrows: groups }: { arrows: readonly ArrowGroup[] }) => {
  const looked = useStore((state) => state.looked.method);
  const placed = useMemo(() => placeArrows(groups, SIZE), [groups]);
  const one = placed.groups.length === 1;
  const says = groups
    .flatMap(({ truth, arrows }) =>
      arrows.map(
        ({ title, across, up }) =>
          `${title}: true (${formatNumber(truth[0])}, ${formatNumber(truth[1])}), reconstruction (${formatNumber(across)}, ${formatNumber(up)})`,
      ),
    )
    .join('; ');
  const faded = (ids: readonly string[]): boolean => looked !== null && !ids.includes(looked);
  return (
    <figure className="gradient-arrows">
      <figcaption>
        <b>As arrows</b> over the weights of x₁ and x₂
      </figcaption>
      <svg viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} role="img" aria-label={`Past gradients over the weights of two inputs. ${says}.`}>
        <rect className="chart-frame" width={SIZE} height={SIZE} />
        <path className="chart-zero" d={`M${MIDDLE} 0V${SIZE}M0 ${MIDDLE}H${SIZE}`} />
        {placed.groups.map(({ truth, arrows }) => {
          const ids = arrows.map(({ id }) => id);
          return (
            <g key={ids.join()} opacity={faded(ids) ? 0.15 : 1}>
              <path
                className="chart-arrow"
                data-kind={one ? 'thick' : 'thin'}
                d={arrowPath(MIDDLE, MIDDLE, truth.x, truth.y, one ? 11 : 7)}
              />
            </g>
          );
        })}
        {placed.groups.flatMap(({ arrows }) =>
          arrows.map(({ id, title, x, y, cut }) => {
            const { color } = methodMark(id);
            return (
              <g
                key={id}
                opacity={faded([id]) ? 0.15 : 1}
                onPointerEnter={() => getStore().lookAt({ method: id })}
                onPointerLeave={() => getStore().lookAt({})}
              >
                <title>{cut ? `${title}, cut short` : title}</title>
                <path className="chart-arrow" data-kind="reach" d={`M${MIDDLE} ${MIDDLE}L${x.toFixed(1)} ${y.toFixed(1)}`} />
                <path
                  className="chart-arrow"
                  style={{ stroke: color }}
                  strokeDasharray={cut ? '4 2' : undefined}
                  d={arrowPath(MIDDLE, MIDDLE, x, y, 8)}
                />
              </g>
            );
          }),
        )}
        <text className="chart-corner" x={SIZE - 4} y={MIDDLE - 4} textAnchor="end">
          x₁ →
        </text>
        <text className="chart-corner" x={MIDDLE + 4} y={11}>
          ↑ x₂
        </text>
      </svg>
    </figure>
  );
};
