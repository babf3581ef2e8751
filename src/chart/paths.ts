import { area, line } from 'd3-shape';
import type { Shape } from '../ui/classMarks.ts';
import { drawKind, drawShape } from '../ui/shapes.ts';

/** Many marks of a chart as one path each: an element a point would be slow. */

/** A place in a plot, pixels. */
export type Place = readonly [x: number, y: number];

const finite = (...values: readonly number[]): boolean => values.every(Number.isFinite);
const throughPlaces = line<Place>()
  .defined(([x, y]) => finite(x, y))
  .digits(1);
const betweenEdges = area<readonly [x: number, low: number, high: number]>()
  .defined((edges) => finite(...edges))
  .x(([x]) => x)
  .y0(([, low]) => low)
  .y1(([, , high]) => high)
  .digits(1);

/** A line through places; one that is not finite interrupts it. */
export const lineThrough = (places: readonly Place[]): string => throughPlaces(places) ?? '';

/** A line through finite places; closed where it ends at its beginning. */
export const contourThrough = (places: readonly Place[]): string => {
  const [first, last] = [places[0], places.at(-1)];
  const closed = places.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return lineThrough(places) + (closed ? 'Z' : '');
};

/** The band between two heights at each x; nothing where it has no width. */
export const bandBetween = (edges: readonly (readonly [x: number, low: number, high: number])[]): string =>
  edges.length < 2 ? '' : (betweenEdges(edges) ?? '');

/** Strokes without a length: with round caps each is a disc of the stroke's width. */
export const knotsAt = (places: readonly Place[]): string =>
  places.map(([x, y]) => (finite(x, y) ? `M${x.toFixed(1)} ${y.toFixed(1)}h0` : '')).join('');

/** Writes shapes that are drawn around the origin as an SVG path around other places. */
const createPath = () => {
  let [x0, y0] = [0, 0];
  const parts: string[] = [];
  const at = (x: number, y: number): string => `${(x0 + x).toFixed(1)} ${(y0 + y).toFixed(1)}`;
  const context: Pick<CanvasPath, 'moveTo' | 'lineTo' | 'closePath' | 'rect' | 'arc'> = {
    moveTo: (x, y) => void parts.push(`M${at(x, y)}`),
    lineTo: (x, y) => void parts.push(`L${at(x, y)}`),
    closePath: () => void parts.push('Z'),
    rect: (x, y, width, height) => void parts.push(`M${at(x, y)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}Z`),
    // Whole discs are all that is asked for.
    arc: (x, y, r) => {
      const round = `A${r.toFixed(1)} ${r.toFixed(1)} 0 1 1 `;
      parts.push(`M${at(x + r, y)}${round}${at(x - r, y)}${round}${at(x + r, y)}`);
    },
  };
  return {
    moveTo: ([x, y]: Place): CanvasPath => {
      [x0, y0] = [x, y];
      return context as CanvasPath;
    },
    text: (): string => parts.join(''),
  };
};

/** The shape of a class at many places, as one path. */
export const shapesPath = (places: readonly Place[], shape: Shape, radius: number): string => {
  const path = createPath();
  for (const place of places) drawShape(path.moveTo(place), shape, radius);
  return path.text();
};

/** Rings around places, as one path. */
export const ringsPath = (places: readonly Place[], radius: number): string => {
  const path = createPath();
  for (const place of places) path.moveTo(place).arc(0, 0, radius, 0, 2 * Math.PI);
  return path.text();
};

/** Tips that point down at places, from `gap` pixels above them, as one path. */
export const tipsPath = (places: readonly Place[], gap: number): string =>
  places.map(([x, y]) => `M${x.toFixed(1)} ${(y - gap).toFixed(1)}l-3.5 -6h7z`).join('');

/** The outlines of a kind of point around places, as one path. */
export const kindPath = (places: readonly Place[], kind: number, radius: number): string => {
  const path = createPath();
  for (const place of places) drawKind(path.moveTo(place), kind, radius);
  return path.text();
};

/** Path of an arrow from (x0, y0) to (x, y) with a head of `head` pixels; nothing where it has no length. */
export const arrowPath = (x0: number, y0: number, x: number, y: number, head: number): string => {
  const length = Math.hypot(x - x0, y - y0);
  if (length < 0.5) return '';
  const [ux, uy] = [(x - x0) / length, (y - y0) / length];
  const size = Math.min(head, length / 2);
  const side = (sign: number): string =>
    `${(x - size * ux - sign * 0.5 * size * uy).toFixed(1)} ${(y - size * uy + sign * 0.5 * size * ux).toFixed(1)}`;
  return `M${x0.toFixed(1)} ${y0.toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}M${side(1)}L${x.toFixed(1)} ${y.toFixed(1)}L${side(-1)}`;
};
