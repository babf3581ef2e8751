import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import { formatTick } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { CLOUD_ABOVE, dotsPath, layoutPlot, nearestDot, type Pairs, type Span, stemsPath, stepAlong } from './layout.ts';

/** Pixels of the plot's square in its own coordinates; the stylesheet scales it. */
const SIZE = 120;
const GUTTER = 15;

interface GradientPlotProps {
  readonly methodId: string;
  readonly label: string;
  readonly pairs: Pairs;
  readonly span: Span;
  readonly names: readonly string[];
  /** What goes to the right and what goes up, to be said inside the frame; null where it is said already. */
  readonly axes: readonly [across: string, up: string] | null;
  /** The weight that is looked at in all plots; null for none. */
  readonly weight: number | null;
  /** What is said of the weight that is looked at. */
  readonly readoutId: string;
  readonly onPick: (weight: number | null) => void;
}

const arrows: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** One method: a dot a weight, one figure to the right, another upwards, a stem to the diagonal where they are equal. */
export function GradientPlot({ methodId, label, pairs, span, names, axes, weight, readoutId, onPick }: GradientPlotProps) {
  const plot = useMemo(() => layoutPlot(pairs, span, SIZE), [pairs, span]);
  const { color } = methodMark(methodId);
  const cloud = plot.dots.length > CLOUD_ABOVE;
  const dots = useMemo(() => dotsPath(plot.dots.filter((dot) => !dot.outside)), [plot]);
  const stems = useMemo(() => (cloud ? '' : stemsPath(plot.dots)), [plot, cloud]);
  const active = weight === null ? undefined : plot.dots[weight];

  const pick = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = (SIZE + 2) / box.width;
    onPick(nearestDot(plot.dots, (event.clientX - box.left) * scale - 1, (event.clientY - box.top) * scale - 1)?.weight ?? null);
  };
  const walk = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onPick(null);
    const by = arrows[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onPick(stepAlong(plot.dots, weight, by));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that arrow keys walk through has no element of its own
    <svg
      className="gradient-plot"
      viewBox={`-1 -1 ${SIZE + 2} ${SIZE + GUTTER}`}
      role="group"
      aria-roledescription="scatter plot"
      aria-label={`${label}. Arrow keys walk through the weights.`}
      aria-describedby={readoutId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: values are read by keyboard as well as by pointer
      tabIndex={0}
      onPointerMove={pick}
      onPointerDown={pick}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onPick(null)}
      onKeyDown={walk}
      onBlur={() => onPick(null)}
    >
      <rect className="gradient-frame" width={SIZE} height={SIZE} />
      <path className="gradient-zero" d={`M${plot.zero} 0V${SIZE}M0 ${SIZE - plot.zero}H${SIZE}`} />
      <path className="gradient-diagonal" d={`M0 ${SIZE}L${SIZE} 0`} />
      {axes && (
        <>
          <text className="gradient-axis" x={SIZE - 4} y={SIZE - 5} textAnchor="end">
            {axes[0]} →
          </text>
          <text className="gradient-axis" x={4} y={12}>
            ↑ {axes[1]}
          </text>
        </>
      )}
      {stems && <path className="gradient-stems" style={{ stroke: color }} d={stems} />}
      <path className="gradient-dots" data-cloud={cloud || undefined} style={{ stroke: color }} d={dots} />
      {plot.dots
        .filter((dot) => dot.outside)
        .slice(0, CLOUD_ABOVE)
        .map((dot) => (
          <path
            key={dot.weight}
            style={{ fill: color }}
            d={dot.y <= 0 ? `M${dot.x - 4} 7h8l-4 -6z` : `M${dot.x - 4} ${SIZE - 7}h8l-4 6z`}
          />
        ))}
      {active && (
        <g className="gradient-active">
          <path style={{ stroke: color }} d={`M${active.x} ${active.y}V${active.footY}`} />
          <circle cx={active.x} cy={active.y} r={5} style={{ fill: color }} />
          <text
            x={Math.min(Math.max(active.x, 12), SIZE - 12)}
            y={active.y < 18 ? active.y + 18 : active.y - 9}
            textAnchor={active.x > SIZE * 0.7 ? 'end' : active.x < SIZE * 0.3 ? 'start' : 'middle'}
          >
            {names[active.weight]}
          </text>
        </g>
      )}
      {plot.ticks.map(({ value, position }) => (
        <text
          key={value}
          className="gradient-tick"
          x={position}
          y={SIZE + 11}
          textAnchor={position < 12 ? 'start' : position > SIZE - 12 ? 'end' : 'middle'}
        >
          {formatTick(value)}
        </text>
      ))}
    </svg>
  );
}
