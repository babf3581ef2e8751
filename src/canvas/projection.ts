import { scaleLinear } from 'd3-scale';
import type { Tick } from '../chart/axis.ts';
import type { Box } from '../chart/labels.ts';
import type { Domain } from '../studies/experiment.ts';
import { formatTick, powerOfTen } from '../ui/format.ts';

/** Place of the square view box inside its container, CSS pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Room for the numbers and names of the axes, CSS pixels. */
export const MARGIN = { left: 34, right: 6, top: 6, bottom: 20 } as const;
const SMALLEST_SIDE = 160;
/** Room beside the right edge, in a container that is not narrow: the memory has its strip there. */
const STRIP = { room: 16, from: 520 } as const;

/** True where a container of this width has room for the strip of the memory. */
export const hasStrip = (width: number): boolean => width >= STRIP.from;

/** The largest square that leaves room for the axes, centred in a container of width × height. */
export const frameOf = (width: number, height: number): Frame => {
  const across = width - MARGIN.left - MARGIN.right - (hasStrip(width) ? STRIP.room : 0);
  const side = Math.max(SMALLEST_SIDE, Math.floor(Math.min(across, height - MARGIN.top - MARGIN.bottom)));
  return { left: MARGIN.left + Math.max(0, Math.floor((across - side) / 2)), top: MARGIN.top, side };
};

/** Pixels inside the frame (0 … side, y downwards) and data units. */
export interface Projection {
  readonly domain: Domain;
  readonly side: number;
  /** Times that the frame is shown enlarged: its canvases have so many times the pixels. */
  readonly enlarged: number;
  x(dataX: number): number;
  y(dataY: number): number;
  toData(pixelX: number, pixelY: number): [number, number];
  /** The place of another domain. */
  boxOf(other: Domain): Box;
}

export const projection = (domain: Domain, side: number, enlarged = 1): Projection => {
  const perX = side / (domain.x1 - domain.x0);
  const perY = side / (domain.y1 - domain.y0);
  const x = (dataX: number): number => (dataX - domain.x0) * perX;
  const y = (dataY: number): number => side - (dataY - domain.y0) * perY;
  return {
    domain,
    side,
    enlarged,
    x,
    y,
    boxOf: ({ x0, x1, y0, y1 }) => ({ x: x(x0), y: y(y1), width: x(x1) - x(x0), height: y(y0) - y(y1) }),
    toData: (pixelX, pixelY) => [domain.x0 + pixelX / perX, domain.y0 + (side - pixelY) / perY],
  };
};

/** Decimals worth keeping of a coordinate that a hand has set: a four-thousandth of the view, finer than a pixel. */
export const decimalsFor = (span: number): number => Math.max(0, Math.min(12, Math.ceil(-Math.log10(Math.abs(span) / 4000 || 1))));

/** (x, y) as a hand can mean it: kept inside the domain and rounded below a pixel. */
export const settled = (domain: Domain, x: number, y: number): [number, number] => {
  const keep = (value: number, low: number, high: number): number =>
    Number(Math.min(high, Math.max(low, value)).toFixed(decimalsFor(high - low)));
  return [keep(x, domain.x0, domain.x1), keep(y, domain.y0, domain.y1)];
};

/** Signs that a tick has room for beside the tools, and between its neighbours: beyond, ticks say how far they are from the first. */
const ROOM = { ticks: 9, neighbours: 12 } as const;

/** Numbers along a side, with their pixels from the left (x axis) or the top (y axis) of the frame. */
const ticksOf = (from: number, to: number, side: number, along: (value: number) => number): Tick[] => {
  const scale = scaleLinear().domain([from, to]);
  const count = Math.max(2, Math.min(6, Math.round(side / 95)));
  const values = scale.ticks(count);
  const exponential = scale.tickFormat(count, '~e');
  const written = [scale.tickFormat(count), (value: number) => powerOfTen(exponential(value), '·')].map((format) => values.map(format));
  const longest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const [plain = [], power = []] = written;
  const short = longest(plain) > ROOM.ticks && longest(power) < longest(plain) ? power : plain;
  // Steps of axes have one digit or two; what else there is, is rounding.
  const step = Number((((values.at(-1) ?? 0) - (values[0] ?? 0)) / Math.max(1, values.length - 1)).toPrecision(2));
  const further = (k: number): string => `+${formatTick(Number((k * step).toPrecision(3)))}`;
  const texts = longest(short) > ROOM.neighbours ? short.map((text, k) => (k === 0 ? text : further(k))) : short;
  return values.map((value, k) => ({ value, text: texts[k] ?? '', at: along(value) }));
};

export const axisTicks = (view: Projection): { x: Tick[]; y: Tick[] } => ({
  x: ticksOf(view.domain.x0, view.domain.x1, view.side, view.x),
  y: ticksOf(view.domain.y0, view.domain.y1, view.side, view.y),
});
