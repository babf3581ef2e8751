import { memo } from 'react';
import { methodMark } from '../../ui/methodMarks.ts';
import { type LineStyle, Stroke } from '../../ui/Stroke.tsx';
import { useStore } from '../../ui/useStore.ts';

/** The pattern of where the chosen method decides differently from exact retraining. */
export const Hatch = ({ id, stroke, opacity }: { id: string; stroke: string; opacity: number }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path d="M1 0V6" stroke={stroke} strokeWidth="1.2" strokeOpacity={opacity} />
  </pattern>
);

/** The boundary before the change. */
export const BeforeLine = ({ d = '', thick = 1 }: { d?: string; thick?: number }) => (
  <path
    data-part="before"
    d={d}
    fill="none"
    stroke="var(--before)"
    strokeWidth={1.9 * thick}
    strokeDasharray={`0.1 ${3.8 * thick}`}
    strokeLinecap="round"
  />
);

interface MethodLineProps {
  readonly id: string;
  readonly d?: string;
  readonly prominent: boolean;
  /** It is pointed at: as wide as its mark. */
  readonly isLooked?: boolean;
  /** Times its width; 1 unless the canvas is shown to a room. */
  readonly thick?: number;
}

/** Share of its width that a line has which does not stand out; a double one must keep its gap. */
const THIN = 0.6;

/** A style so many times as thick, with its dashes. */
const thicker = (style: LineStyle, times: number): LineStyle =>
  times === 1
    ? style
    : { ...style, width: style.width * times, dash: style.dash.replace(/[\d.]+/g, (length) => `${Number(length) * times}`) };

/** The line of a method. One that stands out is as wide as its mark, exact a little wider, and has a halo; that of the chosen lies on exact. */
export const MethodLine = ({ id, d = '', prominent, isLooked = false, thick = 1 }: MethodLineProps) => {
  const mark = thicker(methodMark(id), thick);
  const [width, halo] =
    id === 'exact' ? [mark.width + 1.5 * thick, 2.5] : [mark.width * (prominent || isLooked || mark.double ? 1 : THIN), 1.25];
  return (
    <g strokeLinejoin="round" strokeLinecap={mark.dash ? 'butt' : 'round'}>
      {prominent && <path d={d} fill="none" stroke="var(--halo)" strokeWidth={width + halo} strokeOpacity={id === 'exact' ? 0.65 : 0.9} />}
      <Stroke style={mark} width={width} d={d} ground="var(--halo)" />
    </g>
  );
};

/** Methods in the order of their lines: the chosen one on top, and exact, which is wider, below it. */
export const bottomFirst = (methods: readonly string[], chosen: string): string[] => {
  const height = (id: string): number => (id === chosen ? 2 : id === 'exact' ? 1 : 0);
  return [...methods].sort((one, other) => height(one) - height(other));
};

export interface LinesProps {
  /** Pixels. */
  readonly side: number;
  readonly methods: readonly string[];
  readonly chosen: string;
  /** Of this canvas alone, for the hatch. */
  readonly id: string;
  /** Times the width of the lines. */
  readonly thick: number;
}

/** A line a method; the painter fills the paths in. */
export const Lines = memo(({ side, methods, chosen, id: uid, thick }: LinesProps) => {
  const looked = useStore((state) => state.looked.method);
  // A panel draws another exact: of two by that name the one that is spoken of stays.
  const isReplaced = useStore((state) => state.overlay?.trial?.against !== undefined);
  return (
    <svg data-layer="lines" className="canvas-layer" width={side} height={side} aria-hidden="true">
      <defs>
        <Hatch id={`${uid}-hatch`} stroke="var(--hatch)" opacity={0.8} />
      </defs>
      <path data-part="hatch" fill={`url(#${uid}-hatch)`} fillRule="evenodd" />
      <BeforeLine thick={thick} />
      {bottomFirst(methods, chosen).map((id) => {
        const prominent = id === 'exact' || id === chosen;
        return (
          <g
            key={id}
            data-part={id}
            opacity={id === 'exact' && isReplaced ? 0 : looked !== null && looked !== id ? 0.25 : prominent || looked === id ? 1 : 0.65}
          >
            <MethodLine id={id} prominent={prominent} isLooked={looked === id} thick={thick} />
          </g>
        );
      })}
    </svg>
  );
});
