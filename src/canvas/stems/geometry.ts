import type { Stems } from '../../store/state.ts';
import type { CanvasPoint } from '../points/points.ts';

/** Length of the longest stem, as a share of the canvas's side. */
const LONGEST = 0.18;
/** A stem is cut beyond so many times that, and left out below so many pixels. */
const CUT = 1.5;
const SHORTEST = 1;

/** Pixels by which each point's stem goes up, less than 0 for one that goes down; 0: none. */
export const stemLengths = (
  points: readonly Pick<CanvasPoint, 'row'>[],
  { changes, most }: Pick<Stems, 'changes' | 'most'>,
  side: number,
): Float64Array =>
  Float64Array.from(points, ({ row }) => {
    const share = most > 0 ? (changes[row] ?? 0) / most : 0;
    const length = LONGEST * side * Math.max(-CUT, Math.min(CUT, share));
    return Math.abs(length) >= SHORTEST ? length : 0;
  });

/** Width of the stems of `count` points, pixels: many stay subtle. From `FINE` down there is no room for a hollow one, which is pale instead. */
export const stemWidth = (count: number): number => (count <= 60 ? 4 : count <= 400 ? 3.25 : count <= 1000 ? 2.5 : count <= 2500 ? 1.5 : 1);
export const FINE = 2;

/** Lengths of the two bars, in pixels of `room` for the longer; null for a figure that is none, or that is beyond all numbers. */
export const barLengths = (
  { truth, reach }: Pick<Stems, 'truth' | 'reach'>,
  room: number,
): { truth: number | null; reach: number | null } => {
  const of = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? null : Math.max(0, value));
  const [all, own] = [of(truth), of(reach)];
  const longest = Math.max(all ?? 0, own ?? 0);
  const scaled = (value: number | null): number | null => value && (room * value) / longest;
  return { truth: scaled(all), reach: scaled(own) };
};
