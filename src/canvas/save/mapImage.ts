import type { Maps } from '../../studies/experiment.ts';
import { parseColor } from '../../ui/colors.ts';
import type { Paint } from '../../ui/save/svg.ts';
import { tintImage } from '../map/grids.ts';
import type { PredictionSource } from '../points/points.ts';

/** Pixels a side: sharp in print at the size of the picture. */
const SIDE = 600;

/** The decision map of the chosen method as an image in a data URL, or null where there is none. */
export const mapImage = (source: PredictionSource, maps: Maps, paint: Paint): string | null => {
  const values = maps.methods[source.method];
  if (!values) return null;
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const rgb = (name: string) => parseColor(paint(`var(--${name})`)).rgb;
  const colors = {
    surface: rgb('surface'),
    tints: Array.from({ length: 10 }, (_, label) => rgb(`class-${label}-tint`)),
    gaussianSpread: source.likelihood === 'gaussian' ? source.spread / 2 : null,
  };
  const grid = { values, resolution: maps.resolution, outputs: maps.outputs, level: source.level };
  canvas.getContext('2d')?.putImageData(new ImageData(tintImage(grid, SIDE, colors), SIDE), 0, 0);
  return canvas.toDataURL('image/png');
};
