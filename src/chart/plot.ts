import { type Axis, type PlacedAxis, placeAxis } from './axis.ts';

/** The plot of a chart: its axes over pixels, and its size. (0, 0) is its upper left. */
export interface Plot {
  readonly x: PlacedAxis;
  readonly y: PlacedAxis;
  readonly width: number;
  readonly height: number;
}

export const layPlot = (x: Axis, y: Axis, width: number, height: number): Plot => ({
  x: placeAxis(x, 0, width),
  y: placeAxis(y, height, 0),
  width,
  height,
});
