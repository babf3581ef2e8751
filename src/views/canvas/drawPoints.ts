import type { Palette } from '../colors.ts';
import { classShape } from '../marks.ts';
import type { Positions } from './hit.ts';
import type { CanvasPoint } from './points.ts';
import { drawShape } from './shapes.ts';
import { spritesOf } from './sprites.ts';

/** Opacity of what is not selected, while something is. */
const PALE = 0.25;

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface PointsPicture {
  readonly points: readonly CanvasPoint[];
  readonly positions: Positions;
  readonly radii: Float64Array;
  /** By row of the results. */
  readonly remembered: ReadonlySet<number>;
  readonly selected: ReadonlySet<number>;
  /** Is point k none of those that are selected, while some are? */
  readonly pale: (k: number) => boolean;
  /** Class by which a label is coloured: numbers as labels have none. */
  readonly colorLabel: (label: number) => number;
  /** Pixel position of a data point, for where a moved point came from. */
  readonly place: (x: number, y: number) => readonly [number, number];
}

const disc = (context: Pen, x: number, y: number, radius: number): void => {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
};

/** One fill and one outline for all points of a class and fate: a canvas is slow at changing its mind, not at long paths. */
const batch = (context: Pen, picture: PointsPicture, members: readonly number[], label: number, grow = 0): void => {
  const shape = classShape(label);
  context.beginPath();
  for (const k of members) {
    const [x, y, radius] = [picture.positions[2 * k] ?? 0, picture.positions[2 * k + 1] ?? 0, (picture.radii[k] ?? 3) + grow];
    if (shape === 'circle') disc(context, x, y, radius);
    else {
      context.translate(x, y);
      drawShape(context, shape, radius);
      context.translate(-x, -y);
    }
  }
};

/** The points, oldest at the bottom: removed as ghosts, past ones, the rings of what is remembered, then what the change brought. */
export const drawPoints = (context: Pen, picture: PointsPicture, palette: Pick<Palette, 'ink' | 'halo' | 'classes'>): void => {
  const { points, positions, radii, remembered, pale, colorLabel, place } = picture;
  const groups = new Map<string, { fate: CanvasPoint['fate']; label: number; opacity: number; members: number[] }>();
  points.forEach((point, k) => {
    const label = colorLabel(point.label);
    const opacity = pale(k) ? PALE : 1;
    const key = `${point.fate}/${label}/${opacity}`;
    const group = groups.get(key);
    if (group) group.members.push(k);
    else groups.set(key, { fate: point.fate, label, opacity, members: [k] });
  });
  const of = (fate: CanvasPoint['fate']) => [...groups.values()].filter((group) => group.fate === fate);
  const color = (label: number): string => palette.classes[label % 10] ?? palette.ink;
  const at = (k: number): [number, number] => [positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0];
  context.lineJoin = 'round';

  for (const { label, opacity, members } of of('removed')) {
    context.globalAlpha = 0.3 * opacity;
    batch(context, picture, members, label);
    context.fillStyle = color(label);
    context.fill();
    context.globalAlpha = 0.85 * opacity;
    context.beginPath();
    for (const k of members) {
      const [x, y] = at(k);
      const arm = Math.max(3, (radii[k] ?? 3) * 0.8);
      context.moveTo(x - arm, y - arm);
      context.lineTo(x + arm, y + arm);
      context.moveTo(x - arm, y + arm);
      context.lineTo(x + arm, y - arm);
    }
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.25;
    context.stroke();
    context.globalAlpha = 1;
  }

  // Largest first, so that a point that moved far does not hide its neighbours.
  const sprites = spritesOf(palette, context.getTransform().a);
  const kept = of('kept').flatMap(({ label, members }) => members.map((k) => ({ k, label })));
  kept.sort((a, b) => (radii[b.k] ?? 0) - (radii[a.k] ?? 0));
  for (const { k, label } of kept) {
    context.globalAlpha = pale(k) ? PALE : 1;
    sprites.point(context, label, ...at(k), radii[k] ?? 3);
  }

  points.forEach((point, k) => {
    if (!remembered.has(point.row)) return;
    context.globalAlpha = pale(k) ? PALE : 1;
    sprites.ring(context, ...at(k), (radii[k] ?? 3) + 3.2);
  });
  context.globalAlpha = 1;

  for (const { label, members } of of('moved')) {
    context.beginPath();
    for (const k of members) {
      const from = points[k]?.from;
      if (!from) continue;
      context.moveTo(...(place(from[0], from[1]) as [number, number]));
      context.lineTo(...at(k));
    }
    context.strokeStyle = palette.ink;
    context.globalAlpha = 0.6;
    context.lineWidth = 1;
    context.setLineDash([3, 2]);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    for (const k of members) {
      const from = points[k]?.from;
      if (from) disc(context, ...(place(from[0], from[1]) as [number, number]), 2.5);
    }
    context.fillStyle = color(label);
    context.globalAlpha = 0.4;
    context.fill();
    context.globalAlpha = 1;
  }

  for (const { fate, label, opacity, members } of [...of('relabelled'), ...of('moved'), ...of('added')]) {
    context.globalAlpha = opacity;
    batch(context, picture, members, label, 0.9);
    context.strokeStyle = palette.halo;
    context.lineWidth = 4.5;
    context.stroke();
    context.strokeStyle = palette.ink;
    context.lineWidth = 2.5;
    context.stroke();
    context.fillStyle = color(label);
    context.fill();
    if (fate !== 'relabelled') continue;
    // The class it had, small, at its shoulder.
    for (const k of members) {
      const [x, y] = at(k);
      const shoulder = (radii[k] ?? 3) + 2.5;
      const old = colorLabel(points[k]?.oldLabel ?? 0);
      context.save();
      context.translate(x + shoulder, y - shoulder);
      context.beginPath();
      drawShape(context, classShape(old), 2.6);
      context.strokeStyle = palette.halo;
      context.lineWidth = 2.5;
      context.stroke();
      context.fillStyle = color(old);
      context.fill();
      context.restore();
    }
  }
  context.globalAlpha = 1;
};
