import type { Palette } from '../colors.ts';
import { drawPoints, type PointsPicture } from './drawPoints.ts';
import { STEP } from './sprites.ts';

/** Does the past look the same: the same points, of the same size, until the first one that the change brought? */
export const samePast = (a: PointsPicture, b: PointsPicture, count: number): boolean => {
  if (a.place !== b.place || a.remembered !== b.remembered || a.selected !== b.selected || a.colorLabel !== b.colorLabel) return false;
  if (a.points.length < count || (a.points.length > count && a.points[count]?.fate !== 'added')) return false;
  for (let k = 0; k < count; k++) {
    if (a.points[k] !== b.points[k] || Math.round((a.radii[k] ?? 0) / STEP) !== Math.round((b.radii[k] ?? 0) / STEP)) return false;
  }
  return true;
};

/** How many points there were before the change brought some: new ones stand at the end. */
export const pastCount = ({ points }: Pick<PointsPicture, 'points'>): number => {
  let count = points.length;
  while (count > 0 && points[count - 1]?.fate === 'added') count--;
  return count;
};

const part = (picture: PointsPicture, from: number, to: number): PointsPicture => ({
  ...picture,
  points: picture.points.slice(from, to),
  positions: picture.positions.subarray(2 * from, 2 * to),
  radii: picture.radii.subarray(from, to),
  pale: (k) => picture.pale(from + k),
});

/** Draws points; the past is kept as a picture, so that a stroke of ten points over ten thousand draws ten. */
export interface PastLayer {
  draw(context: CanvasRenderingContext2D, picture: PointsPicture, palette: Palette): void;
}

export const createPastLayer = (): PastLayer => {
  let layer: OffscreenCanvas | null = null;
  let drawn: { readonly picture: PointsPicture; readonly palette: Palette; readonly count: number; readonly size: number } | null = null;
  return {
    draw(context, picture, palette) {
      const { width, height } = context.canvas;
      const count = pastCount(picture);
      const fits = drawn?.palette === palette && drawn.count === count && drawn.size === width && samePast(drawn.picture, picture, count);
      if (!layer || layer.width !== width || layer.height !== height) layer = new OffscreenCanvas(width, height);
      const ground = layer.getContext('2d');
      if (!ground) {
        drawPoints(context, picture, palette);
        return;
      }
      if (!fits) {
        ground.setTransform(1, 0, 0, 1, 0, 0);
        ground.clearRect(0, 0, width, height);
        ground.setTransform(context.getTransform());
        drawPoints(ground, part(picture, 0, count), palette);
        drawn = { picture, palette, count, size: width };
      }
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(layer, 0, 0);
      context.restore();
      drawPoints(context, part(picture, count, picture.points.length), palette);
    },
  };
};
