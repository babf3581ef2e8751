/** A line's look, wherever the same thing is drawn as a line. */
export interface LineStyle {
  /** CSS colour. */
  readonly color: string;
  /** SVG `stroke-dasharray`; empty for a solid line. */
  readonly dash: string;
  /** CSS pixels. */
  readonly width: number;
  /** Two parallel thin lines. */
  readonly double?: boolean | undefined;
}

interface StrokeProps {
  readonly style: LineStyle;
  /** An SVG path. */
  readonly d: string;
  /** CSS pixels; the style's own when left out. */
  readonly width?: number;
  /** Colour between the two halves of a double line: that of the ground. */
  readonly ground?: string;
}

/** An SVG path in a line's style; of a double line the ground shows through the middle. */
export const Stroke = ({ style: { color, dash, width: own, double }, d, width = own, ground = 'var(--sunken)' }: StrokeProps) => (
  <>
    <path fill="none" d={d} stroke={color} strokeWidth={width} strokeDasharray={dash} />
    {double && <path fill="none" d={d} stroke={ground} strokeWidth={own / 2.5} />}
  </>
);
