import { memo } from 'react';
import { methodMark } from '../../ui/methodMarks.ts';
import { Stroke } from '../../ui/Stroke.tsx';
import { useStore } from '../../ui/useStore.ts';

/** The pattern of where the chosen method decides differently from exact retraining. */
export const Hatch = ({ id, stroke, opacity }: { id: string; stroke: string; opacity: number }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path d="M1 0V6" stroke={stroke} strokeWidth="1.2" strokeOpacity={opacity} />
  </pattern>
);

/** The boundary before the change. */
export const BeforeLine = ({ d = '' }: { d?: string }) => (
  <path data-part="before" d={d} fill="none" stroke="var(--before)" strokeWidth="1.9" strokeDasharray="0.1 3.8" strokeLinecap="round" />
);

/** The line of a method; a prominent one has a halo. */
export const MethodLine = ({ id, d = '', prominent }: { id: string; d?: string; prominent: boolean }) => {
  const mark = methodMark(id);
  return (
    <g strokeLinejoin="round" strokeLinecap={mark.dash ? 'butt' : 'round'}>
      {prominent && <path d={d} fill="none" stroke="var(--halo)" strokeWidth={mark.width + 2.5} strokeOpacity="0.65" />}
      <Stroke style={mark} d={d} ground="var(--halo)" />
    </g>
  );
};

/** Methods in the order of their lines: exact on top, and the chosen one below it. */
export const bottomFirst = (methods: readonly string[], chosen: string): string[] => {
  const height = (id: string): number => (id === 'exact' ? 2 : id === chosen ? 1 : 0);
  return [...methods].sort((one, other) => height(one) - height(other));
};

export interface LinesProps {
  /** Pixels. */
  readonly side: number;
  readonly methods: readonly string[];
  readonly chosen: string;
  /** Of this canvas alone, for the hatch. */
  readonly id: string;
}

/** A line a method; the painter fills the paths in. */
export const Lines = memo(({ side, methods, chosen, id: uid }: LinesProps) => {
  const looked = useStore((state) => state.looked.method);
  return (
    <svg data-layer="lines" className="canvas-layer" width={side} height={side} aria-hidden="true">
      <defs>
        <Hatch id={`${uid}-hatch`} stroke="var(--hatch)" opacity={0.8} />
      </defs>
      <path data-part="hatch" fill={`url(#${uid}-hatch)`} fillRule="evenodd" />
      <BeforeLine />
      {bottomFirst(methods, chosen).map((id) => {
        const prominent = id === 'exact' || id === chosen;
        return (
          <g key={id} data-part={id} opacity={looked !== null && looked !== id ? 0.25 : prominent ? 1 : 0.9}>
            <MethodLine id={id} prominent={prominent} />
          </g>
        );
      })}
    </svg>
  );
});
