import { methodMark } from './methodMarks.ts';

/** A stretch of a method's line in its colour, dash and width, as on the canvas and in every plot. */
export function LineSample({ methodId, length = 24 }: { methodId: string; length?: number }) {
  const { color, dash, width, double } = methodMark(methodId);
  const line = { x1: 1, x2: length - 1, y1: 5, y2: 5 };
  return (
    <svg className="line-sample" width={length} height={10} aria-hidden="true" focusable="false">
      <line {...line} style={{ stroke: color }} strokeWidth={width + 0.5} strokeDasharray={dash} />
      {double && <line {...line} style={{ stroke: 'var(--surface)' }} strokeWidth={width / 2.5} />}
    </svg>
  );
}
