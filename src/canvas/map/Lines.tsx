import { memo, type Ref } from 'react';
import { methodMark } from '../../ui/methodMarks.ts';
import { useStore } from '../../ui/useStore.ts';

export interface LinesProps {
  readonly ref: Ref<SVGSVGElement>;
  /** Pixels. */
  readonly side: number;
  readonly methods: readonly string[];
  readonly chosen: string;
  /** Of this canvas alone, for the hatch. */
  readonly id: string;
}

/** A line a method, exact on top and the chosen one below it; the painter fills the paths in. */
export const Lines = memo(({ ref, side, methods, chosen, id: uid }: LinesProps) => {
  const looked = useStore((state) => state.looked.method);
  const onTop = chosen === 'exact' ? ['exact'] : [chosen, 'exact'];
  const order = [...methods.filter((id) => !onTop.includes(id)), ...onTop.filter((id) => methods.includes(id))];
  return (
    <svg ref={ref} className="canvas-layer" width={side} height={side} aria-hidden="true">
      <defs>
        <pattern id={`${uid}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="1" y1="0" x2="1" y2="6" stroke="var(--hatch)" strokeWidth="1.2" strokeOpacity="0.8" />
        </pattern>
      </defs>
      <path data-part="hatch" fill={`url(#${uid}-hatch)`} fillRule="evenodd" />
      <g fill="none" strokeLinejoin="round" strokeLinecap="round">
        <path data-part="before" stroke="var(--before)" strokeWidth="1.9" strokeDasharray="0.1 3.8" />
        {order.map((id) => {
          const mark = methodMark(id);
          const prominent = id === 'exact' || id === chosen;
          return (
            <g key={id} opacity={looked !== null && looked !== id ? 0.25 : prominent ? 1 : 0.9}>
              {prominent && <path data-method={id} stroke="var(--halo)" strokeWidth={mark.width + 2.5} strokeOpacity="0.65" />}
              <path
                data-method={id}
                stroke={mark.color}
                strokeWidth={mark.width}
                {...(mark.dash === '' ? {} : { strokeDasharray: mark.dash, strokeLinecap: 'butt' as const })}
              />
              {mark.double && <path data-method={id} stroke="var(--halo)" strokeWidth={Math.max(1.2, mark.width - 2.6)} />}
            </g>
          );
        })}
      </g>
    </svg>
  );
});
