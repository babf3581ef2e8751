import { classShape } from '../../ui/classMarks.ts';
import type { Palette } from '../../ui/colors.ts';
import { drawShape } from '../../ui/shapes.ts';
import { RADIUS_STEP, stepsOf } from './dots.ts';
import { createSheet, type Pen, penOf, type Sheet } from './sheet.ts';

/** The colours that points are drawn with. */
export type Ink = Pick<Palette, 'ink' | 'halo' | 'classes'>;

/** Width of the halo around a past point, and of outline and halo around one that the change brought, pixels. */
const HALO = 1.75;
const OUTLINE = 2.5;
const OUTLINE_HALO = 4.5;

type Stampable = ImageBitmap | Sheet;

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
  // A bitmap is stamped as it is; of a canvas the browser first takes a picture.
  const finished = (sheet: Sheet): Stampable => ('transferToImageBitmap' in sheet ? sheet.transferToImageBitmap() : sheet);
  const draw = (half: number, paint: (context: Pen) => void): Stampable => {
    const reach = Math.ceil(half * density);
    const sheet = createSheet(2 * reach, 2 * reach);
    const context = penOf(sheet);
    if (!context) return finished(sheet);
    context.setTransform(density, 0, 0, density, reach, reach);
    context.lineJoin = 'round';
    context.beginPath();
    paint(context);
    return finished(sheet);
  };
  const fill = (context: Pen, label: number): void => {
    context.fillStyle = palette.classes[label % 10] ?? palette.ink;
    context.fill();
  };
  const outline = (context: Pen, color: string, width: number): void => {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  };
  // Triangles and stars reach beyond their radius.
  const shaped =
    (outlines: readonly (readonly [color: string, width: number])[]) =>
    (label: number, radius: number): Stampable =>
      draw(1.9 * radius + (outlines[0]?.[1] ?? 0), (context) => {
        drawShape(context, classShape(label), radius);
        for (const [color, width] of outlines) outline(context, color, width);
        fill(context, label);
      });
  const ring = (_: number, radius: number): Stampable =>
    draw(radius + 2, (context) => {
      context.arc(0, 0, radius, 0, 2 * Math.PI);
      context.globalAlpha = 0.7;
      outline(context, palette.halo, 3.2);
      context.globalAlpha = 1;
      outline(context, palette.ink, 1.5);
    });
  /** Stamps of one kind, each made when it is first needed. */
  const stamps = (picture: (label: number, radius: number) => Stampable): Stamp => {
    const made: Stampable[][] = [];
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
