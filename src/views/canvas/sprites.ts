import type { Palette } from '../colors.ts';
import { classShape } from '../marks.ts';
import type { Pen } from './drawPoints.ts';
import { drawShape } from './shapes.ts';

/** Radii that differ by less than this look the same, pixels. */
export const STEP = 0.25;
/** Width of the halo around a past point, pixels. */
const HALO = 1.75;

/**
 * Pictures of past points and of rings, drawn once for each class and radius: stamping a picture is several times as fast as filling a
 * path. Places and radii are in pixels; the context is scaled by `density`.
 */
export interface Sprites {
  point(context: Pen, label: number, x: number, y: number, radius: number): void;
  /** The ring of what is remembered. */
  ring(context: Pen, x: number, y: number, radius: number): void;
}

let known: { readonly palette: unknown; readonly density: number; readonly sprites: Sprites } | null = null;

const make = (palette: Pick<Palette, 'ink' | 'halo' | 'classes'>, density: number): Sprites => {
  const stamps = new Map<string, ImageBitmap>();
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
  // Triangles and stars reach beyond their radius.
  const point = (label: number, radius: number): ImageBitmap =>
    draw(1.9 * radius + HALO, (context) => {
      drawShape(context, classShape(label), radius);
      context.strokeStyle = palette.halo;
      context.lineWidth = HALO;
      context.stroke();
      context.fillStyle = palette.classes[label % 10] ?? palette.ink;
      context.fill();
    });
  const ring = (radius: number): ImageBitmap =>
    draw(radius + 2, (context) => {
      context.arc(0, 0, radius, 0, 2 * Math.PI);
      context.strokeStyle = palette.halo;
      context.globalAlpha = 0.7;
      context.lineWidth = 3.2;
      context.stroke();
      context.globalAlpha = 1;
      context.strokeStyle = palette.ink;
      context.lineWidth = 1.5;
      context.stroke();
    });
  const stamp = (context: Pen, kind: number | 'ring', x: number, y: number, radius: number): void => {
    const steps = Math.round(radius / STEP);
    const key = `${kind}/${steps}`;
    let made = stamps.get(key);
    if (!made) {
      made = kind === 'ring' ? ring(steps * STEP) : point(kind, steps * STEP);
      stamps.set(key, made);
    }
    const { width } = made;
    // On whole pixels of the screen, or the browser would blur it.
    const left = (Math.round(x * density) - width / 2) / density;
    const top = (Math.round(y * density) - width / 2) / density;
    context.drawImage(made, left, top, width / density, width / density);
  };
  return { point: stamp, ring: (context, x, y, radius) => stamp(context, 'ring', x, y, radius) };
};

/** The sprites of a theme on a screen of `density` pixels a CSS pixel. */
export const spritesOf = (palette: Pick<Palette, 'ink' | 'halo' | 'classes'>, density: number): Sprites => {
  if (known?.palette !== palette || known.density !== density) known = { palette, density, sprites: make(palette, density) };
  return known.sprites;
};
