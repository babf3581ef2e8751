import { memo } from 'react';
import type { Tick } from '../../chart/axis.ts';
import { formatNumber } from '../../ui/format.ts';
import { axisTicks, type Frame, MARGIN, type Projection } from '../projection.ts';

/** 'x₁ from −1 to 2, x₂ from 0 to 3'. */
export const sightOf = (names: readonly [string, string], domain: Projection['domain']): string =>
  `${names[0]} from ${formatNumber(domain.x0)} to ${formatNumber(domain.x1)}, ${names[1]} from ${formatNumber(domain.y0)} to ${formatNumber(domain.y1)}`;

interface TicksProps {
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  readonly side: number;
  /** Baseline of the numbers of the x axis, pixels under it. */
  readonly below: number;
}

/** Numbers along the lower and the left edge of a square. */
export const Ticks = ({ x, y, side, below }: TicksProps) => (
  <>
    {x.map(({ value, text, at }) => (
      <g key={value} transform={`translate(${at.toFixed(1)} ${side})`}>
        <path d="M0 0V4" stroke="var(--line-strong)" />
        <text y={below} textAnchor="middle">
          {text}
        </text>
      </g>
    ))}
    {y.map(({ value, text, at }) => (
      <g key={value} transform={`translate(0 ${at.toFixed(1)})`}>
        <path d="M0 0H-4" stroke="var(--line-strong)" />
        <text x="-7" dy="0.32em" textAnchor="end">
          {text}
        </text>
      </g>
    ))}
  </>
);

interface AxesProps {
  readonly frame: Frame;
  readonly view: Projection;
  readonly names: readonly [string, string];
}

/** Numbers of the y axis with more characters than this reach its name. */
const SHORT = 2;

/** Numbers and names beside the frame. */
export const Axes = memo(({ frame: { left, top, side }, view, names }: AxesProps) => {
  const ticks = axisTicks(view);
  const nameWidth = 28 + 6.7 * names[0].length;
  const nameHeight = 18 + 6.7 * names[1].length;
  return (
    <svg
      className="canvas-axes"
      width={left + side + 8}
      height={top + side + MARGIN.bottom}
      role="img"
      aria-label={`Axes: ${sightOf(names, view.domain)}`}
    >
      <g transform={`translate(${left} ${top})`} fill="var(--faint)" fontSize="12">
        <Ticks
          x={ticks.x.filter(({ at }) => at < side - nameWidth)}
          y={ticks.y.filter(({ text, at }) => text.length <= SHORT || at > nameHeight)}
          side={side}
          below={15}
        />
        <g fill="var(--muted)" fontSize="12" fontWeight="500" textAnchor="end">
          <text x={side} y={side + 15}>
            {names[0]} →
          </text>
          <text x={-25} y={0} transform="rotate(-90 -25 0)">
            {names[1]} →
          </text>
        </g>
      </g>
    </svg>
  );
});
