import { parseColor } from '../../ui/colors.ts';
import { drawingOf, markupOf, painted } from '../../ui/save/drawing.ts';
import { type Paint, type Picture, svgFile } from '../../ui/save/svg.ts';
import { tintImage } from '../map/grids.ts';
import type { PredictionSource } from '../points/predictions.ts';
import { Drawing, type DrawingProps, SIZE } from './Drawing.tsx';

/** Pixels a side of the decision map: sharp in print at the size of the picture. */
const SIDE = 600;

/** The decision map of the chosen method as an image in a data URL, or null where there is none. */
export const mapImage = ({ maps, method, likelihood, spread, level }: PredictionSource, paint: Paint): string | null => {
  const values = maps?.methods[method];
  if (!values) return null;
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const rgb = (name: string) => parseColor(paint(`var(--${name})`)).rgb;
  const colors = {
    surface: rgb('surface'),
    tints: Array.from({ length: 10 }, (_, label) => rgb(`class-${label}-tint`)),
    gaussianSpread: likelihood === 'gaussian' ? spread / 2 : null,
  };
  const grid = { values, resolution: maps.resolution, outputs: maps.outputs, level };
  canvas.getContext('2d')?.putImageData(new ImageData(tintImage(grid, SIDE, colors), SIDE), 0, 0);
  return canvas.toDataURL('image/png');
};

/** The canvas as a file, in the colours of `paint`. */
export const canvasPicture = (props: Omit<DrawingProps, 'map'>, paint: Paint): Picture => {
  const drawing = drawingOf(<Drawing {...props} map={mapImage(props.scene.source, paint)} />);
  return svgFile(SIZE.width, SIZE.height, props.title, paint, painted(markupOf(drawing), paint));
};
