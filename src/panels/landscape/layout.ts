import { boundaryLines, type Polyline, pathOf } from '../../canvas/map/grids.ts';
import { ringsAbove } from '../../chart/contour.ts';

/** Geometry of the landscape, in pixels of its plot: (0, 0) is its upper left. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

type Spot = readonly [x: number, y: number];

/** Contours at most of one surface. */
const CONTOURS = 7;
/** Share of the window that lies below the highest contour. */
const BELOW = 0.93;

/** 1, 2 and 5 times the powers of ten up to `top`, the highest `CONTOURS` of them, ascending. */
const series = (top: number): number[] => {
  const levels: number[] = [];
  if (!(top > 0) || !Number.isFinite(top)) return levels;
  for (let power = Math.floor(Math.log10(top)); levels.length < CONTOURS; power--)
    for (const digit of [5, 2, 1]) {
      const level = Number(`${digit}e${power}`);
      if (level <= top && levels.length < CONTOURS) levels.unshift(level);
    }
  return levels;
};

/** Where most of a window lies below: the quantile of its heights. */
const roof = (values: ArrayLike<number>): number => {
  const finite = Array.from(values)
    .filter(Number.isFinite)
    .sort((one, other) => one - other);
  return finite[Math.floor(BELOW * (finite.length - 1))] ?? 0;
};

/** Heights (nats above the lowest) at which contours are drawn: those of the truth, and what lies above them only in the other surface. */
export const levelsFor = (
  truth: ArrayLike<number>,
  reconstruction: ArrayLike<number> | null,
): { truth: number[]; reconstruction: number[] } => {
  const shared = series(roof(truth));
  if (!reconstruction) return { truth: shared, reconstruction: [] };
  const highest = shared.at(-1) ?? 0;
  const own = series(roof(reconstruction));
  const above = own.filter((level) => level > highest);
  // A surface far flatter than the truth would show no contour at all.
  const below = own.some((level) => level >= (shared[0] ?? 0)) ? [] : own;
  return { truth: shared, reconstruction: [...below, ...shared, ...above] };
};

/** The contour of a surface at one height. */
export interface Contour {
  readonly level: number;
  readonly path: string;
  /** Places along it where its height may be written, in pixels. */
  readonly spots: readonly Spot[];
}

/** Pixels between two places where a height may be written. */
const APART = 14;

/** The contours of R × R heights (row by row from the bottom) drawn over a plot. */
export const contoursOf = (values: Float64Array, resolution: number, levels: readonly number[], { width, height }: Size): Contour[] => {
  const heights = Float32Array.from(values);
  const place = (u: number, v: number): [number, number] => [u * width, (1 - v) * height];
  return levels.flatMap((level): Contour[] => {
    const lines = boundaryLines({ values: heights, resolution, outputs: 1, level });
    return lines.length === 0 ? [] : [{ level, path: pathOf(lines, place), spots: lines.flatMap((line) => spotsOf(line, place)) }];
  });
};

const spotsOf = (line: Polyline, place: (u: number, v: number) => [number, number]): Spot[] => {
  const spots: Spot[] = [];
  let last: Spot | null = null;
  for (let k = 0; k + 1 < line.length; k += 2) {
    const spot = place(line[k] as number, line[k + 1] as number);
    if (last && Math.hypot(spot[0] - last[0], spot[1] - last[1]) < APART) continue;
    spots.push(spot);
    last = spot;
  }
  return spots;
};

/** The region that lies lower than a height, to be filled by the even-odd rule. */
export const regionBelow = (values: Float64Array, resolution: number, level: number, { width, height }: Size): string => {
  const depth = Float32Array.from(values, (value) => level - value);
  const unit = (at: number): number => (at - 0.5) / (resolution - 1);
  return ringsAbove(depth, resolution)
    .map((ring) => {
      const parts: string[] = [];
      for (let k = 0; k + 1 < ring.length; k += 2)
        parts.push(
          `${k === 0 ? 'M' : 'L'}${(unit(ring[k] as number) * width).toFixed(1)} ${((1 - unit(ring[k + 1] as number)) * height).toFixed(1)}`,
        );
      return `${parts.join('')}Z`;
    })
    .join('');
};

/** A rectangle, pixels. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Pixels of a text of this many characters in the labels' size. */
export const textWidth = (text: string): number => 5.9 * text.length + 2;
const TEXT_HEIGHT = 12;

/** A text that wants a place: its centre lies at one of the candidates, the most wanted first. */
export interface Wish {
  readonly id: string;
  readonly text: string;
  /** Pixels that must be free around it. */
  readonly clear?: number;
  readonly candidates: readonly Spot[];
}

export interface Placed {
  readonly id: string;
  readonly text: string;
  /** Centre of the text. */
  readonly x: number;
  readonly y: number;
}

/** Gives texts their places one after another, inside the plot and clear of each other and of `taken`; who finds none is left out. */
export const placeTexts = (wishes: readonly Wish[], taken: readonly Box[], { width, height }: Size): { placed: Placed[]; boxes: Box[] } => {
  const boxes = [...taken];
  const placed: Placed[] = [];
  for (const { id, text, clear = 0, candidates } of wishes) {
    const wide = textWidth(text);
    for (const [x, y] of candidates) {
      const box = { x: x - wide / 2, y: y - TEXT_HEIGHT / 2, width: wide, height: TEXT_HEIGHT };
      const inside = box.x >= 1 && box.y >= 1 && box.x + wide <= width - 1 && box.y + TEXT_HEIGHT <= height - 1;
      const free = { x: box.x - clear, y: box.y - clear, width: wide + 2 * clear, height: TEXT_HEIGHT + 2 * clear };
      if (!inside || boxes.some((other) => overlap(free, other))) continue;
      placed.push({ id, text, x, y });
      boxes.push(box);
      break;
    }
  }
  return { placed, boxes };
};

/** Centres of a text beside a mark: right, left, above, below, and further off. */
export const besideMark = (x: number, y: number, text: string, radius: number): Spot[] => {
  const half = textWidth(text) / 2 + radius + 3;
  const up = TEXT_HEIGHT / 2 + radius + 2;
  return [1, 1.6, 2.3].flatMap((far): Spot[] => [
    [x + half, y - (far - 1) * up],
    [x, y - far * up],
    [x, y + far * up],
    [x - half, y - (far - 1) * up],
    [x + half * 0.8, y - far * up],
    [x + half * 0.8, y + far * up],
    [x - half * 0.8, y - far * up],
    [x - half * 0.8, y + far * up],
  ]);
};

/** Where a contour's height is best written: as near as can be to a ray from `from` at an angle (radians, counter-clockwise). */
export const alongRay = (spots: readonly Spot[], from: Spot, angle: number): Spot[] => {
  const off = ([x, y]: Spot): number => {
    const turn = Math.abs(Math.atan2(from[1] - y, x - from[0]) - angle);
    return Math.min(turn, 2 * Math.PI - turn);
  };
  return [...spots].sort((one, other) => off(one) - off(other)).slice(0, 60);
};

/** Where the way from the middle of a plot to a place outside of it crosses the rim, and its angle; null for a place inside. */
export const rimToward = (x: number, y: number, { width, height }: Size, inset: number): { x: number; y: number; angle: number } | null => {
  if (x >= 0 && x <= width && y >= 0 && y <= height) return null;
  const [cx, cy] = [width / 2, height / 2];
  const [dx, dy] = [x - cx, y - cy];
  const share = Math.min((cx - inset) / Math.abs(dx || 1e-9), (cy - inset) / Math.abs(dy || 1e-9));
  return { x: cx + share * dx, y: cy + share * dy, angle: Math.atan2(dy, dx) };
};

/** Length of the longer of two arrows where the gradient is as steep as in the corners, share of the plot's smaller side. */
const LONGEST = 0.42;
/** Pixels under which an arrow is not drawn. */
const SHORTEST = 3;

/**
 * Pixels of an arrow a nat per unit of distance: of the two gradients at one place the longer is `LONGEST` where it is as steep as
 * `steepest`, and shrinks with the cube root of its steepness, so that it can be seen near the bottom of a valley; the other is in proportion.
 */
export const arrowScale = (lengths: readonly number[], steepest: number, size: Size): number => {
  const longest = Math.max(0, ...lengths);
  if (!(longest > 0) || !(steepest > 0) || !Number.isFinite(longest)) return 0;
  return (LONGEST * Math.min(size.width, size.height) * Math.cbrt(Math.min(1, longest / steepest))) / longest;
};

/** An arrow from a place by (dx, dy) pixels, as an SVG path: shaft and head. '' where it is too short to be seen. */
export const arrowPath = (x: number, y: number, dx: number, dy: number): string => {
  const length = Math.hypot(dx, dy);
  if (!(length > SHORTEST)) return '';
  const head = Math.min(8, length / 2);
  const [ux, uy] = [dx / length, dy / length];
  const [tx, ty] = [x + dx, y + dy];
  const wing = (side: number): string =>
    `${(tx - head * ux - side * head * 0.5 * uy).toFixed(1)} ${(ty - head * uy + side * head * 0.5 * ux).toFixed(1)}`;
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${tx.toFixed(1)} ${ty.toFixed(1)}M${wing(1)}L${tx.toFixed(1)} ${ty.toFixed(1)}L${wing(-1)}`;
};

/** The steepest slope between neighbouring nodes of a window on its rim: what arrows are measured against. */
export const steepestOf = (values: Float64Array, resolution: number, span: number): number => {
  const step = span / (resolution - 1);
  let most = 0;
  for (let row = 0; row < resolution; row++)
    for (const column of [0, resolution - 2]) {
      const at = row * resolution + column;
      const slope = Math.abs((values[at + 1] as number) - (values[at] as number)) / step;
      if (Number.isFinite(slope)) most = Math.max(most, slope);
    }
  return most;
};

/** A path through feet x, y, x, y, … placed in pixels, ended once it is this many sizes away from the plot. */
export const trackOf = (
  feet: ArrayLike<number>,
  atX: (x: number) => number,
  atY: (y: number) => number,
  { width, height }: Size,
): string => {
  const parts: string[] = [];
  for (let k = 0; k + 1 < feet.length; k += 2) {
    const [x, y] = [atX(feet[k] as number), atY(feet[k + 1] as number)];
    if (!(Math.abs(x) < 20 * width && Math.abs(y) < 20 * height)) break;
    parts.push(`${k === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return parts.join('');
};
