import type { Palette } from '../../ui/colors.ts';
import type { Projection } from '../projection.ts';
import { ADDED, type Dots, type DotsSource, differing, dotsOf, noCells } from './dots.ts';
import { drawPoints } from './drawPoints.ts';
import { createPointsDrawer, type PointsDrawer } from './pointsDrawer.ts';
import { createSheet, penOf } from './sheet.ts';

/** Up to so many points are all drawn again at once when they must be; more are drawn in a worker. */
export const FEW = 600;
/** Up to so many points that look different are drawn into the picture as it is. */
export const PATCH = 400;
/** Of many points so many are drawn here where sizes change; for more the worker is asked. */
const OVERDRAW = 600;
/** Time between two updates of many points after new results, ms. */
export const CALM_MS = 300;

export interface PointsPicture extends DotsSource {
  /** Source of sizes and rings: while it is the same, so are they. */
  readonly sized: unknown;
  /** Radius of each point. */
  radii(): Float64Array;
  /** Radius of a new point. */
  readonly newRadius: number;
}

/** Parts of the browser that a test stands in for. */
interface Parts {
  /** Draws in a worker. */
  readonly drawer: PointsDrawer;
  readonly paint: typeof drawPoints;
  /** A copy of the canvas, to be shown moved and stretched until there is a new picture. */
  copy(canvas: HTMLCanvasElement): CanvasImageSource;
  now(): number;
}

/** The points on a canvas. What has been drawn stays, and only what looks different is drawn again, over as little as possible. */
export interface PointsLayer {
  draw(picture: PointsPicture, palette: Palette): void;
  dispose(): void;
}

/** Content of a canvas. */
interface Shown {
  readonly source: DotsSource;
  readonly dots: Dots;
  readonly palette: Palette;
  readonly view: Projection;
  readonly size: number;
  readonly sized: unknown;
}

const copyOf = (canvas: HTMLCanvasElement): CanvasImageSource => {
  const copy = createSheet(Math.max(1, canvas.width), Math.max(1, canvas.height));
  penOf(copy)?.drawImage(canvas, 0, 0);
  return copy;
};

/** The radii that are on the canvas, and those of points that have come since. */
const carried = (radii: Float64Array, count: number, newRadius: number): Float64Array => {
  if (radii.length === count) return radii;
  const next = new Float64Array(count).fill(newRadius);
  next.set(radii.subarray(0, Math.min(count, radii.length)));
  return next;
};

/** `again` asks to be drawn again in the next frame. */
export const createPointsLayer = (
  canvas: HTMLCanvasElement,
  again: () => void,
  { drawer, paint, copy, now }: Parts = { drawer: createPointsDrawer(), paint: drawPoints, copy: copyOf, now: () => performance.now() },
): PointsLayer => {
  let shown: Shown | null = null;
  /** The canvas as it was when the view changed. */
  let still: { readonly image: CanvasImageSource; readonly view: Projection } | null = null;
  let drawing = false;
  let alone = false;
  let disposed = false;
  let sizedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sizeFor = (view: Projection): number => Math.round(view.side * view.enlarged * Math.min(3, globalThis.devicePixelRatio || 1));
  const penFor = (size: number, view: Projection): CanvasRenderingContext2D | null => {
    if (canvas.width !== size || canvas.height !== size) {
      canvas.width = size;
      canvas.height = size;
    }
    const pen = canvas.getContext('2d');
    pen?.setTransform(size / view.side, 0, 0, size / view.side, 0, 0);
    return pen;
  };
  /** Draws in device pixels. */
  const inPixels = (pen: CanvasRenderingContext2D, draw: () => void): void => {
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    draw();
    pen.restore();
  };
  const wipe = (pen: CanvasRenderingContext2D, size: number): void => inPixels(pen, () => pen.clearRect(0, 0, size, size));

  /** Makes `next` what the canvas shows, drawn by `draw` on an empty one. */
  const replace = (next: Shown, draw: (pen: CanvasRenderingContext2D) => void): void => {
    const pen = penFor(next.size, next.view);
    if (!pen) return;
    wipe(pen, next.size);
    draw(pen);
    shown = next;
    still = null;
  };
  const drawAll = (next: Shown): void => replace(next, (pen) => paint(pen, next.dots, next.palette));

  const drawElsewhere = async (next: Shown): Promise<void> => {
    drawing = true;
    const { dots, palette, size, view } = next;
    const ink = { ink: palette.ink, halo: palette.halo, classes: palette.classes };
    const bitmap = await drawer.draw({ dots, ink, size, density: size / view.side });
    drawing = false;
    if (disposed) return;
    if (bitmap) {
      replace(next, (pen) => inPixels(pen, () => pen.drawImage(bitmap, 0, 0)));
      bitmap.close();
    } else alone = true;
    again();
  };

  /** Draws the dots of these indices into what the canvas shows; false where so many lie near them that it is not worth it. */
  const patch = (before: Shown, next: Shown, changed: readonly number[], most: number): boolean => {
    const { dots } = next;
    // New ones lie on top of all others.
    const added = changed.every((k) => k >= before.dots.count && dots.fates[k] === ADDED);
    const cells = noCells(next.size, next.size / next.view.side);
    if (!added) {
      cells.mark(before.dots, changed);
      cells.mark(dots, changed);
    }
    const members = added ? changed : cells.touched(dots);
    if (members.length > most) return false;
    const pen = penFor(next.size, next.view);
    if (!pen) return true;
    pen.save();
    if (!added) {
      cells.clip(pen);
      wipe(pen, next.size);
    }
    paint(pen, dots, next.palette, members);
    pen.restore();
    shown = next;
    return true;
  };

  /** Until the new picture is there, the old one lies where it belongs in the new view. */
  const drawStill = (view: Projection, size: number): void => {
    if (!shown || (shown.view === view && shown.size === size && !still)) return;
    still ??= { image: copy(canvas), view: shown.view };
    const pen = penFor(size, view);
    if (!pen) return;
    const { x, y, width, height } = view.boxOf(still.view.domain);
    wipe(pen, size);
    pen.drawImage(still.image, x, y, width, height);
  };

  return {
    draw(picture, palette) {
      clearTimeout(timer);
      const { view, sized, points } = picture;
      const size = sizeFor(view);
      const many = points.length > FEW && !alone;
      const made = (radii: Float64Array, source: DotsSource = picture): Shown => {
        const dots = dotsOf(source, radii, shown ?? undefined);
        return { source, dots, palette, view, size, sized };
      };
      const start = (next: Shown): void => {
        sizedAt = now();
        if (!many) drawAll(next);
        else if (!drawing) void drawElsewhere(next);
      };
      /** Brings what the canvas shows to `next`; false where so much is different that all must be drawn again. */
      const update = (before: Shown, next: Shown, most = Number.POSITIVE_INFINITY): boolean => {
        const changed = differing(before.dots, next.dots, PATCH);
        if (changed.length > (many ? PATCH : next.dots.count >> 3)) return false;
        if (changed.length > 0) return patch(before, next, changed, most);
        shown = next;
        return true;
      };

      if (!shown || shown.palette !== palette || shown.view !== view || shown.size !== size) {
        if (many && shown) drawStill(view, size);
        if (!many || !drawing) start(made(picture.radii()));
        return;
      }
      if (!many) {
        const next = made(picture.radii());
        if (!update(shown, next)) start(next);
        return;
      }
      // What a hand does is seen at once; sizes and rings follow when there is time.
      const before = { ...picture, remembered: shown.source.remembered };
      const carriedOn = { ...made(carried(shown.dots.radii, points.length, picture.newRadius), before), sized: shown.sized };
      if (!update(shown, carriedOn)) {
        if (!drawing) start(made(picture.radii()));
        return;
      }
      if (drawing || shown.sized === sized) return;
      const wait = sizedAt + CALM_MS - now();
      if (wait > 0) {
        timer = setTimeout(again, wait);
        return;
      }
      sizedAt = now();
      const next = made(picture.radii());
      if (!update(shown, next, OVERDRAW)) start(next);
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      drawer.close();
    },
  };
};
