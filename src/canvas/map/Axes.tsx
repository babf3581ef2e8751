import { memo, useMemo } from 'react';
import { formatNumber } from '../../ui/format.ts';
import { axisTicks, type Frame, MARGIN, type Projection } from '../projection.ts';

/** 'x₁ from −1 to 2, x₂ from 0 to 3'. */
export const sightOf = (names: readonly [string, string], domain: Projection['domain']): string =>
  `${names[0]} from ${formatNumber(domain.x0)} to ${formatNumber(domain.x1)}, ${names[1]} from ${formatNumber(domain.y0)} to ${formatNumber(domain.y1)}`;

export interface AxesProps {
  readonly frame: Frame;
  readonly view: Projection;
  readonly names: readonly [string, string];
}

/** Numbers of the y axis with more characters than this reach its name. */
const SHORT = 2;

/** Numbers and names beside the frame. */
export const Axes = memo(({ frame, view, names }: AxesProps) => {
  const ticks = useMemo(() => axisTicks(view), [view]);
  const { domain } = view;
  const nameWidth = 26 + 6.4 * names[0].length;
  const nameHeight = 18 + 6.4 * names[1].length;
  return (
    <svg
      className="canvas-axes"
      width={frame.left + frame.side + 8}
      height={frame.top + frame.side + MARGIN.bottom}
      role="img"
      aria-label={`Axes: ${sightOf(names, domain)}`}
    >
      <g transform={`translate(${frame.left} ${frame.top})`}>
        {ticks.x
          .filter(({ at }) => at < frame.side - nameWidth)
          .map(({ value, text, at }) => (
            <g key={value} transform={`translate(${at.toFixed(1)} ${frame.side})`}>
              <path d="M0 0V4" />
              <text y="15" textAnchor="middle">
                {text}
              </text>
            </g>
          ))}
        {ticks.y
          .filter(({ text, at }) => text.length <= SHORT || at > nameHeight)
          .map(({ value, text, at }) => (
            <g key={value} transform={`translate(0 ${at.toFixed(1)})`}>
              <path d="M0 0H-4" />
              <text x="-7" dy="0.32em" textAnchor="end">
                {text}
              </text>
            </g>
          ))}
        <text className="canvas-axis-name" x={frame.side} y={frame.side + 15} textAnchor="end">
          {names[0]} →
        </text>
        <text className="canvas-axis-name" x={-25} y={0} textAnchor="end" transform="rotate(-90 -25 0)">
          {names[1]} →
        </text>
      </g>
    </svg>
  );
});
