import type { Palette } from '../colors.ts';
import { classShape } from '../marks.ts';
import { drawShape } from './shapes.ts';

/** Radii that differ by less than this look the same, pixels. */
const STEP = 0.25;
/** Width of the halo around a past point, pixels. */
const HALO = 1.75;

/** Pictures of past points, drawn once for each class and radius: stamping a picture is several times as fast as filling a path. */
export interface Sprites {
  /** Stamps a point of this class at a place, pixels; the context is scaled by `density`. */
  stamp(context: CanvasRenderingContext2D, label: number, x: number, y: number, radius: number): void;
}

let known: { readonly palette: unknown; readonly density: number; readonly sprites: Sprites } | null = null;

const make = (palette: Pick<Palette, 'ink' | 'halo' | 'classes'>, density: number): Sprites => {
  const stamps = new Map<string, OffscreenCanvas>();
  const draw = (label: number, radius: number): OffscreenCanvas => {
    // Triangles and stars reach beyond their radius.
    const half = Math.ceil((1.9 * radius + HALO) * density);
    const canvas = new OffscreenCanvas(2 * half, 2 * half);
    const context = canvas.getContext('2d');
    if (!context) return canvas;
    context.setTransform(density, 0, 0, density, half, half);
    context.lineJoin = 'round';
    context.beginPath();
    drawShape(context, classShape(label), radius);
    context.strokeStyle = palette.halo;
    context.lineWidth = HALO;
    context.stroke();
    context.fillStyle = palette.classes[label % 10] ?? palette.ink;
    context.fill();
    return canvas;
  };
  return {
    stamp(context, label, x, y, radius) {
      const steps = Math.round(radius / STEP);
      const key = `${label}/${steps}`;
      let stamp = stamps.get(key);
      if (!stamp) {
        stamp = draw(label, steps * STEP);
        stamps.set(key, stamp);
      }
      const { width } = stamp;
      // On whole pixels of the screen, or the browser would blur it.
      const left = (Math.round(x * density) - width / 2) / density;
      const top = (Math.round(y * density) - width / 2) / density;
      context.drawImage(stamp, left, top, width / density, width / density);
    },
  };
};

/** The sprites of a theme on a screen of `density` pixels a CSS pixel. */
export const spritesOf = (palette: Pick<Palette, 'ink' | 'halo' | 'classes'>, density: number): Sprites => {
  if (known?.palette !== palette || known.density !== density) known = { palette, density, sprites: make(palette, density) };
  return known.sprites;
};
