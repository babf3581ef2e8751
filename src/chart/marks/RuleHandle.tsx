import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

/** The keys of a rule: it goes from one whole number to the next, or from stop to stop. */
export interface RuleKeys {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words. */
  readonly text: string;
  /** Numbers of the present and of the last stop; the values themselves when left out. */
  readonly stops?: { readonly at: number; readonly last: number };
  /** To a value, or to the stop of this number; beyond, where a key asked for one after the last. */
  readonly move: (to: number, isBeyond: boolean) => void;
}

const jump = (key: string, from: number, max: number): number | null => {
  if (key === 'ArrowLeft' || key === 'ArrowDown') return from - 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return from + 1;
  if (key === 'PageDown') return from - 10;
  if (key === 'PageUp') return from + 10;
  if (key === 'Home') return 0;
  return key === 'End' ? max : null;
};

interface RuleHandleProps {
  readonly keys: RuleKeys;
  readonly x: number;
  readonly height: number;
  /** The line and its grip. */
  readonly children: ReactNode;
}

/** A rule as a slider: moved by arrows, pages, Home and End. */
export const RuleHandle = ({
  keys: { label, value, max, text, stops: { at, last } = { at: value, last: max }, move },
  x,
  height,
  children,
}: RuleHandleProps) => {
  // Keys may come faster than values follow: each goes on from the one before.
  const asked = useRef<number | null>(null);
  useEffect(() => {
    if (at === asked.current || at > last) asked.current = null;
  }, [at, last]);
  const press = (event: KeyboardEvent): void => {
    const to = jump(event.key, asked.current ?? at, last);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    asked.current = Math.min(last, Math.max(0, to));
    move(asked.current, to > last);
  };
  return (
    <g
      className="chart-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      onKeyDown={press}
    >
      <rect className="chart-reach" x={x - 9} width={18} height={height} />
      {children}
    </g>
  );
};
