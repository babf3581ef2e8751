import type { PackedPoints } from './change.ts';
import { broughtBy, changeOf, changeWith, effectsOf } from './changes.ts';
import { dimensionOf } from './defaults.ts';
import { limits } from './limits.ts';
import type { Change, Scenario } from './types.ts';

/** Bits of a coordinate in a link. */
export const coordinateBits = 12;
const levels = 2 ** coordinateBits;
/** Labels of at most this many bits are packed. */
export const maxLabelBits = 12;
/** Exponents of the spacing, from far below to far above any coordinate that a scenario may hold. */
export const exponents = { min: -60, max: 40 } as const;
/** Largest multiple of the spacing, in size: further off, the spacing grows. */
export const largestMultiple = 2 ** 31;

/**
 * The 4096 places of one coordinate: multiples first, first + 1, … of the spacing 2^exponent. The spacing is a power of two so that
 * places are exact numbers: rounding twice is rounding once, whatever the extent has become.
 */
export interface Axis {
  readonly exponent: number;
  readonly first: number;
}

/** The finest axis that holds all the values. */
export const axisOf = (values: readonly number[]): Axis => {
  let low = values[0] ?? 0;
  let high = low;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const fits = (exponent: number): boolean => {
    const [first, last] = [Math.round(low / 2 ** exponent), Math.round(high / 2 ** exponent)];
    return last - first < levels && Math.max(Math.abs(first), Math.abs(last)) <= largestMultiple;
  };
  let exponent: number = exponents.min;
  while (exponent < exponents.max && !fits(exponent)) exponent++;
  return { exponent, first: Math.round(low / 2 ** exponent) + 0 };
};

/** Number of the place next to a value, 0 … 4095. */
export const codeOf = ({ exponent, first }: Axis, value: number): number => Math.round(value / 2 ** exponent) - first;

/** The coordinate of a place, no larger than a scenario may hold. Never −0. */
export const coordinateOf = ({ exponent, first }: Axis, code: number): number => {
  const value = (first + code) * 2 ** exponent + 0;
  return Math.max(-limits.coordinate, Math.min(limits.coordinate, value));
};

/** Explicit places and labels of a scenario, in the order of data and steps: the part that a link packs. */
export interface Packable {
  readonly places: readonly (readonly number[])[];
  readonly labels: readonly number[];
}

/** The explicit points of a scenario, or null where they do not fit: fewer features than 2, or labels that are no small integers. */
export const packableOf = ({ data, steps }: Scenario): Packable | null => {
  const dimension = dimensionOf(data);
  if (dimension < 2) return null;
  const places: number[][] = [];
  const labels: number[] = [];
  const see = (row: readonly number[]): void => {
    places.push(row.slice(0, dimension));
    labels.push(row[dimension] ?? Number.NaN);
  };
  data.points?.forEach(see);
  for (const step of steps) {
    if (!changeOf(step.kind).packing) continue;
    const { moved, added } = effectsOf(step);
    moved?.forEach(([, x]) => void places.push([...x]));
    added?.forEach(see);
  }
  const small = labels.every((label) => Number.isInteger(label) && label >= 0 && label < 2 ** maxLabelBits);
  return small ? { places, labels } : null;
};

/** Points in the order of their packing, handed out one after another. */
const handedOut = (points: readonly number[][]): PackedPoints => {
  let at = 0;
  const next = (count: number): number[][] => {
    at += count;
    return points.slice(at - count, at);
  };
  return { places: next, rows: next };
};

/** The axes of the places, one a feature. */
export const axesOf = (places: Packable['places']): Axis[] => (places[0] ?? []).map((_, j) => axisOf(places.map((x) => x[j] ?? 0)));

/**
 * The scenario with every explicit point, given, added or moved to, on the lattice that a link carries: rounding again changes
 * nothing, and the sender and receiver of a link train on the same numbers. Points that a link does not pack stay as they are.
 */
export const quantise = (scenario: Scenario): Scenario => {
  const packable = packableOf(scenario);
  if (packable === null || packable.places.length === 0) return scenario;
  const axes = axesOf(packable.places);
  // Behind the coordinates, a row has its label.
  const rounded = (row: readonly number[]): number[] =>
    row.map((value, j) => {
      const axis = axes[j];
      return axis ? coordinateOf(axis, codeOf(axis, value)) : value;
    });
  const step = (change: Change): Change => {
    const { packing } = changeOf(change.kind);
    return packing ? changeWith(change.kind, packing.long(packing.short(change), handedOut(broughtBy(change).map(rounded)))) : change;
  };
  const { points } = scenario.data;
  return {
    ...scenario,
    data: points === undefined ? scenario.data : { ...scenario.data, points: points.map(rounded) },
    steps: scenario.steps.map(step),
  };
};
