import { scaleLinear, scaleLog } from 'd3-scale';
import { formatTick } from '../ui/format.ts';

/** What an axis measures, in which unit, and from where to where. */
export interface Axis {
  readonly name: string;
  /** Left out for a pure number. */
  readonly unit?: string;
  readonly scale: 'linear' | 'log';
  /** Lowest and highest value shown; both positive for 'log'. */
  readonly domain: readonly [number, number];
  /** About how many ticks; by the room there is when left out. */
  readonly ticks?: number;
  /** Pixels between two ticks at least, of which there are four at most. */
  readonly apart?: number;
  /** The values that have a tick; by the domain when left out. Those outside it are left out. */
  readonly at?: readonly number[];
  /** Values outside the domain lie on its nearer end, or for 'low' those below it alone; they leave the plot when left out. */
  readonly clamps?: boolean | 'low';
  /** How a value on the axis is written. */
  readonly format?: (value: number) => string;
}

export interface Tick {
  readonly value: number;
  /** Pixels. */
  readonly at: number;
  readonly text: string;
}

/** An axis laid out over pixels. */
export interface PlacedAxis {
  /** Pixels of a value; NaN of NaN. */
  at(value: number): number;
  /** Value at a pixel, kept inside the domain. */
  valueAt(pixel: number): number;
  readonly ticks: readonly Tick[];
  /** 'past gradient error (nats per unit of weight)'. */
  readonly title: string;
}

/** Pixels that a tick and its number take along a horizontal and a vertical axis. */
const ROOM = { across: 64, up: 36 };

/** Lays `axis` out from pixel `from` to pixel `to`. A domain without width is widened, so that everything stays finite. */
export const placeAxis = (axis: Axis, from: number, to: number): PlacedAxis => {
  const domain = widened(axis);
  const scale = axis.scale === 'log' ? scaleLog(domain, [from, to]) : scaleLinear(domain, [from, to]);
  const room = Math.abs(to - from) / (from > to ? ROOM.up : ROOM.across);
  const wanted = Math.max(2, Math.round(axis.ticks ?? room));
  const format = axis.format ?? formatTick;
  const [low, high] = domain;
  const { apart } = axis;
  const values =
    axis.at?.filter((value) => value >= low && value <= high) ??
    (axis.scale === 'log'
      ? decades(domain, wanted)
      : apart === undefined
        ? scale.ticks(wanted)
        : ([4, 3, 2, 1]
            .map((count) => scale.ticks(count))
            .find(([first, second]) => first === undefined || second === undefined || Math.abs(scale(second) - scale(first)) >= apart) ?? [
            0,
          ]));
  const least = axis.clamps ? low : Number.NEGATIVE_INFINITY;
  const most = axis.clamps === true ? high : Number.POSITIVE_INFINITY;
  return {
    at: (value) => (Number.isNaN(value) ? value : scale(Math.min(most, Math.max(least, value)))),
    valueAt: (pixel) => Math.min(high, Math.max(low, scale.invert(pixel))),
    ticks: values.map((value) => ({ value, at: scale(value), text: format(value) })),
    title: axis.unit ? `${axis.name} (${axis.unit})` : axis.name,
  };
};

const widened = ({ domain: [low, high], scale }: Axis): [number, number] => {
  if (scale === 'log') {
    const bottom = low > 0 && Number.isFinite(low) ? low : 1e-6;
    return high > bottom && Number.isFinite(high) ? [bottom, high] : [bottom / 2, bottom * 2];
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  return high > low ? [low, high] : [low - 0.5, low + 0.5];
};

/** Powers of ten inside the domain, every k-th where there are too many; 1, 2, 5 a decade where there are few. */
const decades = ([low, high]: readonly [number, number], wanted: number): number[] => {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const count = last - first + 1;
  if (count >= 2) {
    const stride = Math.max(1, Math.ceil(count / wanted));
    return Array.from({ length: count }, (_, k) => first + k).flatMap((power) =>
      (power - first) % stride === 0 ? [Number(`1e${power}`)] : [],
    );
  }
  const fine = logTicks(low, high, [1, 2, 5]);
  return fine.length >= 2 ? fine : [low, high];
};

/** Multiples by `digits` of every power of ten, inside [low, high]. */
export const logTicks = (low: number, high: number, digits: readonly number[]): number[] => {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  return Array.from({ length: last - first + 1 }, (_, k) => first + k)
    .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
    .filter((value) => value >= low && value <= high);
};
