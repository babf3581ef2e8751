import type { Maps } from '../../studies/experiment.ts';
import { readPalette } from '../../ui/colors.ts';
import type { Picture } from '../picture.ts';
import { tintImage } from './grids.ts';

/** Pixels a side of the small picture of the map, at most; a coarse map needs fewer. The browser stretches it. */
const TEXTURE = 288;

/** Draws logits of a map, one model's, where they lie in the view of a picture; without them it is hidden. */
export type MapPainter = (of: Pick<Picture, 'source' | 'view'>, maps: Maps | null, values: Float32Array | undefined) => void;

/** Draws maps into an element as large as they are on the screen. */
export const createMapPainter = (map: HTMLCanvasElement): MapPainter => {
  let image: ImageData | null = null;
  return ({ source, view }, maps, values) => {
    map.style.visibility = values ? 'visible' : 'hidden';
    if (!maps || !values) return;
    const across = Math.min(TEXTURE, 3 * maps.resolution);
    if (image?.width !== across) {
      image = new ImageData(across, across);
      map.width = across;
      map.height = across;
    }
    const { unsure, tints } = readPalette();
    const colors = { surface: unsure, tints, gaussianSpread: source.likelihood === 'gaussian' ? source.spread / 2 : null };
    const grid = { values, resolution: maps.resolution, outputs: maps.outputs, level: source.level };
    tintImage(grid, across, colors, image.data as Uint8ClampedArray<ArrayBuffer>);
    map.getContext('2d')?.putImageData(image, 0, 0);
    const { x, y, width, height } = view.boxOf(maps.domain);
    Object.assign(map.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  };
};
