/** Paints the small picture of a method's decision map, pixel by pixel: no contours, so that it may be redrawn while the pointer moves. */

import { certainty } from '../../canvas/map/grids.ts';
import { decision } from '../../core/likelihoods.ts';
import { valuesAlong } from '../../data/grid.ts';
import type { Rgb } from '../../ui/colors.ts';

export interface ThumbnailPalette {
  /** Ground of each class where the model is sure of it. */
  readonly tints: readonly Rgb[];
  /** Ground where it cannot tell. */
  readonly unsure: Rgb;
  /** The boundary, in the method's colour. */
  readonly line: Rgb;
  readonly hatch: Rgb;
  readonly hatchOpacity: number;
}

export interface MapPicture {
  /** Logits of the method on R × R nodes, bottom row first, C a node. */
  readonly logits: Float32Array;
  /** Exact's on the same nodes; null where there is nothing to compare with. */
  readonly exact: Float32Array | null;
  readonly resolution: number;
  readonly outputs: number;
  /** Where one output changes its class: 0, or the middle of the labels for 'gaussian'. */
  readonly level: number;
  /** 'gaussian': how far from `level` the ground has its full colour; null where the output is a logit. */
  readonly spread: number | null;
}

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Pixels of the canvas a CSS pixel. */
  readonly density: number;
}

/** C logits at pixel centres, top row first, width × height × C: bilinear between the nodes. */
export const resample = (logits: Float32Array, resolution: number, outputs: number, width: number, height: number): Float32Array => {
  const out = new Float32Array(width * height * outputs);
  const last = resolution - 1;
  const us = Float64Array.from({ length: width }, (_, px) => Math.min(Math.max(((px + 0.5) / width) * last, 0), last));
  for (let py = 0; py < height; py++) {
    const v = Math.min(Math.max((1 - (py + 0.5) / height) * last, 0), last);
    valuesAlong(logits, resolution, outputs, us, v, out.subarray(py * width * outputs, (py + 1) * width * outputs));
  }
  return out;
};

/** The class that comes next after the one that wins at a node. */
const runnerUp = (logits: Float32Array, index: number, outputs: number, best: number): number => {
  if (outputs === 1) return 1 - best;
  let second = -1;
  for (let c = 0; c < outputs; c++)
    if (c !== best && (second < 0 || (logits[index * outputs + c] ?? 0) > (logits[index * outputs + second] ?? 0))) second = c;
  return second;
};

/** By how much class `a` beats class `b` at a node. */
const lead = (logits: Float32Array, index: number, outputs: number, level: number, a: number, b: number): number => {
  if (outputs === 1) return (a === 1 ? 1 : -1) * ((logits[index] ?? 0) - level);
  return (logits[index * outputs + a] ?? 0) - (logits[index * outputs + b] ?? 0);
};

const HATCH_PERIOD = 4;
const HATCH_WIDTH = 1.15;
const LINE_WIDTH = 2;

/** Width × height RGBA pixels of the map: ground by class and certainty, hatch where the class is not exact's, the boundary as a line. */
export const paintThumbnail = (
  picture: MapPicture,
  { width, height, density }: Size,
  palette: ThumbnailPalette,
): Uint8ClampedArray<ArrayBuffer> => {
  const { outputs, resolution, level, spread } = picture;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const logits = resample(picture.logits, resolution, outputs, width, height);
  const comparable = picture.exact !== null && picture.exact !== picture.logits && picture.exact.length === picture.logits.length;
  const exact = comparable && picture.exact ? resample(picture.exact, resolution, outputs, width, height) : null;
  // Destructuring and closures are too slow for what is done to every pixel of every card.
  let [red, green, blue] = palette.unsure;
  const put = (color: Rgb, opacity: number): void => {
    red += (color[0] - red) * opacity;
    green += (color[1] - green) * opacity;
    blue += (color[2] - blue) * opacity;
  };
  const tint = (label: number): Rgb => palette.tints[label % palette.tints.length] ?? palette.unsure;
  const half = (LINE_WIDTH * density) / 2;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const index = y * width + x;
      put(palette.unsure, 1);
      const best = decision(logits, index * outputs, outputs, level);
      const second = runnerUp(logits, index, outputs, best);
      const here = lead(logits, index, outputs, level, best, second);
      put(tint(best), spread === null ? certainty(logits, index * outputs, outputs, best) : Math.min(1, here / spread));
      if (exact && decision(exact, index * outputs, outputs, level) !== best) {
        const along = ((x + y) / (density * Math.SQRT2)) % HATCH_PERIOD;
        const cover = Math.min(1, Math.max(0, (HATCH_WIDTH / 2 + 0.5 - Math.abs(along - HATCH_PERIOD / 2)) * density));
        put(palette.hatch, palette.hatchOpacity * cover);
      }
      const right = lead(logits, x + 1 < width ? index + 1 : index - 1, outputs, level, best, second);
      const below = lead(logits, y + 1 < height ? index + width : index - width, outputs, level, best, second);
      const slope = Math.hypot(right - here, below - here);
      const distance = slope > 0 ? here / slope : Number.POSITIVE_INFINITY;
      const cover = Math.min(1, Math.max(0, half + 0.5 - distance));
      if (cover > 0) put(palette.line, cover);
      pixels[4 * index] = red;
      pixels[4 * index + 1] = green;
      pixels[4 * index + 2] = blue;
      pixels[4 * index + 3] = 255;
    }
  return pixels;
};
