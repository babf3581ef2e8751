import type { Maps } from '../../studies/experiment.ts';
import type { Projection } from '../projection.ts';
import { boundaryLines, disagreementRings, type Grid, type Polyline, pathOf } from './grids.ts';

/** A boundary in pixels of the frame: as an SVG path, and as positions for what is placed along it. */
export interface Boundary {
  readonly path: string;
  readonly lines: readonly (readonly [number, number])[][];
}

const gridOf = ({ resolution, outputs }: Maps, values: Float32Array, level: number): Grid => ({ values, resolution, outputs, level });

const placeIn =
  ({ domain }: Maps, view: Projection) =>
  (u: number, v: number): [number, number] => [
    view.x(domain.x0 + u * (domain.x1 - domain.x0)),
    view.y(domain.y0 + v * (domain.y1 - domain.y0)),
  ];

/** Lines of a grid are found once, however often the frame changes its size; their pixels once a frame. */
const found = new WeakMap<Float32Array, { level: number; lines: Polyline[]; view: Projection; boundary: Boundary }>();

/** The boundary that these logits draw. */
export const boundaryOf = (maps: Maps, values: Float32Array, view: Projection, level: number): Boundary => {
  const known = found.get(values);
  if (known && known.level === level && known.view === view) return known.boundary;
  const lines = known && known.level === level ? known.lines : boundaryLines(gridOf(maps, values, level));
  const place = placeIn(maps, view);
  const boundary: Boundary = {
    path: pathOf(lines, place),
    lines: lines.map((line) => {
      const spots: [number, number][] = [];
      for (let k = 0; k + 1 < line.length; k += 2) spots.push(place(line[k] ?? 0, line[k + 1] ?? 0));
      return spots;
    }),
  };
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
  return pathOf(known.rings, placeIn(maps, view), true);
};
