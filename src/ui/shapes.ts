import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';
import type { Shape } from './classMarks.ts';

/** A regular polygon of this area, a corner up. */
const polygon = (corners: number): SymbolType => ({
  draw: (context, size) => {
    const radius = Math.sqrt((2 * size) / (corners * Math.sin((2 * Math.PI) / corners)));
    for (let k = 0; k < corners; k++) {
      const angle = (2 * Math.PI * k) / corners - Math.PI / 2;
      if (k === 0) context.moveTo(radius * Math.cos(angle), radius * Math.sin(angle));
      else context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
    }
    context.closePath();
  },
});

/** An x with arms as thick as d3's cross. */
const saltire: SymbolType = {
  draw: (context, size) => {
    const r = Math.sqrt(size / 5) / 2;
    const turn = (x: number, y: number): [number, number] => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2];
    const corners: [number, number][] = [
      [-3 * r, -r], [-r, -r], [-r, -3 * r], [r, -3 * r], [r, -r], [3 * r, -r],
      [3 * r, r], [r, r], [r, 3 * r], [-r, 3 * r], [-r, r], [-3 * r, r],
    ]; // biome-ignore format: the twelve corners, as they go round
    corners.forEach(([x, y], k) => {
      const [tx, ty] = turn(x, y);
      if (k === 0) context.moveTo(tx, ty);
      else context.lineTo(tx, ty);
    });
    context.closePath();
  },
};

const TYPES: Record<Shape, SymbolType> = {
  circle: symbolCircle,
  triangle: symbolTriangle,
  square: symbolSquare,
  diamond: symbolDiamond,
  cross: saltire,
  star: symbolStar,
  wye: symbolWye,
  plus: symbolCross,
  pentagon: polygon(5),
  hexagon: polygon(6),
};

/** Thin shapes look smaller than a disc of the same area. */
const EMPHASIS: Partial<Record<Shape, number>> = { triangle: 1.12, cross: 1.2, star: 1.25, wye: 1.2, plus: 1.2, diamond: 1.1 };

/** Area of the shape that looks as large as a disc of this radius, square pixels. */
export const areaOf = (shape: Shape, radius: number): number => Math.PI * radius * radius * (EMPHASIS[shape] ?? 1);

/** Adds the shape around the origin to the context's path. */
export const drawShape = (context: CanvasPath, shape: Shape, radius: number): void => {
  TYPES[shape].draw(context, areaOf(shape, radius));
};

/** The shape as an SVG path around the origin. */
export const shapePath = (shape: Shape, radius: number): string => symbol(TYPES[shape], areaOf(shape, radius))() ?? '';

/** Outline of a kind of point: a square at the boundary, a diamond around an outlier, nothing for an easy one, of which there are most. */
export const drawKind = (context: CanvasPath, kind: number, radius: number): void => {
  if (kind === 0) context.rect(-radius, -radius, 2 * radius, 2 * radius);
  if (kind !== 1) return;
  const reach = 1.4 * radius;
  context.moveTo(0, -reach);
  context.lineTo(reach, 0);
  context.lineTo(0, reach);
  context.lineTo(-reach, 0);
  context.closePath();
};
