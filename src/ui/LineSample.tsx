import { methodMark } from './methodMarks.ts';
import type { LineStyle } from './Stroke.tsx';

/** A stretch of a line in its style. */
export const StyleSample = ({ style: { color, dash, width, double }, length = 24 }: { style: LineStyle; length?: number }) => {
  const line = { x1: 1, x2: length - 1, y1: 5, y2: 5 };
  return (
    <svg className="line-sample" width={length} height={10} aria-hidden="true" focusable="false">
      <line {...line} style={{ stroke: color }} strokeWidth={width + 0.5} strokeDasharray={dash} />
      {double && <line {...line} style={{ stroke: 'var(--surface)' }} strokeWidth={width / 2.5} />}
    </svg>
  );
};

/** A stretch of a method's line in its colour, dash and width, as on the canvas and in every plot. */
export const LineSample = ({ methodId, length }: { methodId: string; length?: number }) => (
  <StyleSample style={methodMark(methodId)} {...(length !== undefined && { length })} />
);
