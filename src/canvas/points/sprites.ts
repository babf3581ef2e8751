import { classShape } from '../../ui/classMarks.ts';
import type { Palette } from '../../ui/colors.ts';
import { drawShape } from '../../ui/shapes.ts';
import { RADIUS_STEP, stepsOf } from './dots.ts';

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The colours that points are drawn with. */
export type Ink = Pick<Palette, 'ink' | 'halo' | 'classes'>;

/** Width of the halo around a past point, and of outline and halo around one that the change brought, pixels. */
const HALO = 1.75;
const OUTLINE = 2.5;
const OUTLINE_HALO = 4.5;

/** Draws a sprite at a place; class, place and radius in pixels. */
type Stamp = (context: Pen, label: number, x: number, y: number, radius: number) => void;

/**
 * Pictures of points and of rings, drawn once for each class and radius: stamping a picture is several times as fast as filling a
 * path. The context is scaled by `density`.
 */
export interface Sprites {
  /** A past point. */
  readonly past: Stamp;
  /** A point that the change added, moved or gave another class. */
  readonly brought: Stamp;
  /** The class that a point had. */
  readonly was: Stamp;
  /** The ring of what is remembered, of whatever class. */
  readonly ring: Stamp;
}

let known: { readonly key: string; readonly sprites: Sprites } | null = null;

const make = (palette: Ink, density: number): Sprites => {
  const draw = (half: number, paint: (context: OffscreenCanvasRenderingContext2D) => void): ImageBitmap => {
    const reach = Math.ceil(half * density);
    const canvas = new OffscreenCanvas(2 * reach, 2 * reach);
    const context = canvas.getContext('2d');
    if (!context) return canvas.transferToImageBitmap();
    context.setTransform(density, 0, 0, density, reach, reach);
    context.lineJoin = 'round';
    context.beginPath();
    paint(context);
    // A bitmap is stamped as it is; of a canvas the browser would first take a picture.
    return canvas.transferToImageBitmap();
  };
  const fill = (context: OffscreenCanvasRenderingContext2D, label: number): void => {
    context.fillStyle = palette.classes[label % 10] ?? palette.ink;
    context.fill();
  };
  const outline = (context: OffscreenCanvasRenderingContext2D, color: string, width: number): void => {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  };
  // Triangles and stars reach beyond their radius.
  const shaped =
    (outlines: readonly (readonly [color: string, width: number])[]) =>
    (label: number, radius: number): ImageBitmap =>
      draw(1.9 * radius + (outlines[0]?.[1] ?? 0), (context) => {
        drawShape(context, classShape(label), radius);
        for (const [color, width] of outlines) outline(context, color, width);
        fill(context, label);
      });
  const ring = (_: number, radius: number): ImageBitmap =>
    draw(radius + 2, (context) => {
      context.arc(0, 0, radius, 0, 2 * Math.PI);
      context.globalAlpha = 0.7;
      outline(context, palette.halo, 3.2);
      context.globalAlpha = 1;
      outline(context, palette.ink, 1.5);
    });
  /** Stamps of one kind, each made when it is first needed. */
  const stamps = (picture: (label: number, radius: number) => ImageBitmap): Stamp => {
    const made: ImageBitmap[][] = [];
    return (context, label, x, y, radius) => {
      const steps = stepsOf(radius);
      made[label] ??= [];
      const ofClass = made[label];
      ofClass[steps] ??= picture(label, steps * RADIUS_STEP);
      const stamp = ofClass[steps];
      const { width } = stamp;
      // On whole pixels of the screen, or the browser would blur it.
      const left = (Math.round(x * density) - width / 2) / density;
      const top = (Math.round(y * density) - width / 2) / density;
      context.drawImage(stamp, left, top, width / density, width / density);
    };
  };
  const brought = [[palette.halo, OUTLINE_HALO], [palette.ink, OUTLINE]] as const; // biome-ignore format: two outlines
  return {
    past: stamps(shaped([[palette.halo, HALO]])),
    brought: stamps(shaped(brought)),
    was: stamps(shaped([[palette.halo, OUTLINE]])),
    ring: stamps(ring),
  };
};

/** The sprites of a theme on a screen of `density` pixels a CSS pixel. */
export const spritesOf = (palette: Ink, density: number): Sprites => {
  const key = [density, palette.ink, palette.halo, ...palette.classes].join();
  if (known?.key !== key) known = { key, sprites: make(palette, density) };
  return known.sprites;
};
