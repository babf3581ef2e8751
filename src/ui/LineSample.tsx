import { methodMark } from './methodMarks.ts';
import { type LineStyle, Stroke } from './Stroke.tsx';

/** A stretch of a line in its style. */
export const StyleSample = ({ style, length = 24 }: { style: LineStyle; length?: number }) => (
  <svg className="line-sample" width={length} height={10} aria-hidden="true" focusable="false">
    <Stroke style={style} d={`M1 5H${length - 1}`} width={style.width + 0.5} ground="var(--surface)" />
  </svg>
);

/** A stretch of a method's line in its colour, dash and width, as on the canvas and in every plot. */
export const LineSample = ({ methodId, length }: { methodId: string; length?: number }) => (
  <StyleSample style={methodMark(methodId)} {...(length !== undefined && { length })} />
);
