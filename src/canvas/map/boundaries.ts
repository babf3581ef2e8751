import { type Polyline, pathOf, placesAlong } from '../../chart/contour.ts';
import { contourThrough, type Place } from '../../chart/paths.ts';
import type { Maps } from '../../studies/experiment.ts';
import type { Projection } from '../projection.ts';
import { boundaryLines, disagreementRings, type Grid } from './grids.ts';

/** A boundary in pixels of the frame: as an SVG path, and as positions for what is placed along it. */
export interface Boundary {
  readonly path: string;
  readonly lines: readonly (readonly Place[])[];
}

const gridOf = ({ resolution, outputs }: Maps, values: Float32Array, level: number): Grid => ({ values, resolution, outputs, level });

const placeIn = ({ domain }: Maps, view: Projection) => {
  const { x, y, width, height } = view.boxOf(domain);
  return (u: number, v: number): Place => [x + u * width, y + (1 - v) * height];
};

/** Lines of a grid are found once, however often the frame changes its size; their pixels once a frame. */
const found = new WeakMap<Float32Array, { level: number; lines: Polyline[]; view: Projection; boundary: Boundary }>();

/** The boundary that these logits draw. */
export const boundaryOf = (maps: Maps, values: Float32Array, view: Projection, level: number): Boundary => {
  const known = found.get(values);
  if (known?.level === level && known.view === view) return known.boundary;
  const lines = known?.level === level ? known.lines : boundaryLines(gridOf(maps, values, level));
  const places = lines.map((line) => placesAlong(line, placeIn(maps, view)));
  const boundary: Boundary = { path: places.map(contourThrough).join(''), lines: places };
  found.set(values, { level, lines, view, boundary });
  return boundary;
};

const ringsFound = new WeakMap<Float32Array, { exact: Float32Array; level: number; rings: Polyline[] }>();

/** An SVG path around where the chosen method decides differently from exact retraining; '' where nothing can be compared. */
export const hatchOf = (maps: Maps, chosen: string, view: Projection, level: number): string => {
  const mine = maps.methods[chosen];
  const exact = maps.methods.exact;
  if (!mine || !exact || chosen === 'exact') return '';
  let known = ringsFound.get(mine);
  if (!known || known.exact !== exact || known.level !== level) {
    known = { exact, level, rings: disagreementRings(gridOf(maps, mine, level), gridOf(maps, exact, level)) };
    ringsFound.set(mine, known);
  }
  return pathOf(known.rings, placeIn(maps, view));
};
