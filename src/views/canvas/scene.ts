import type { Maps } from '../../engine/experiment.ts';
import { boundaryLines, disagreementRings, type Grid, type Polyline, pathOf } from './grids.ts';
import type { Projection } from './layout.ts';

/** What the boundaries look like in pixels of the frame. */
export interface Scene {
  /** SVG paths. */
  readonly before: string;
  readonly hatch: string;
  readonly methods: Readonly<Record<string, string>>;
  /** The same lines as pixel positions, for labels; `before` under the key 'before'. */
  readonly lines: ReadonlyMap<string, [number, number][][]>;
}

export interface SceneInput {
  readonly maps: Maps;
  /** Methods whose lines are wanted. */
  readonly methods: readonly string[];
  readonly chosen: string;
  readonly view: Projection;
  /** See `Grid.level`. */
  readonly level: number;
  /** No hatch where there are no classes. */
  readonly hatched: boolean;
}

/** Lines of a grid are found once, however often the frame changes its size. */
const found = new WeakMap<Float32Array, { level: number; lines: Polyline[] }>();

const linesOf = (grid: Grid): Polyline[] => {
  const known = found.get(grid.values);
  if (known && known.level === grid.level) return known.lines;
  const lines = boundaryLines(grid);
  found.set(grid.values, { level: grid.level, lines });
  return lines;
};

const ringsFound = new WeakMap<Float32Array, { exact: Float32Array; level: number; rings: Polyline[] }>();

const ringsOf = (chosen: Grid, exact: Grid): Polyline[] => {
  const known = ringsFound.get(chosen.values);
  if (known && known.exact === exact.values && known.level === chosen.level) return known.rings;
  const rings = disagreementRings(chosen, exact);
  ringsFound.set(chosen.values, { exact: exact.values, level: chosen.level, rings });
  return rings;
};

export const sceneOf = ({ maps, methods, chosen, view, level, hatched }: SceneInput): Scene => {
  const { domain, resolution, outputs } = maps;
  const grid = (values: Float32Array): Grid => ({ values, resolution, outputs, level });
  const place = (u: number, v: number): [number, number] => [
    view.x(domain.x0 + u * (domain.x1 - domain.x0)),
    view.y(domain.y0 + v * (domain.y1 - domain.y0)),
  ];
  const lines = new Map<string, [number, number][][]>();
  const paths: Record<string, string> = {};
  const draw = (key: string, values: Float32Array): string => {
    const found = linesOf(grid(values));
    lines.set(
      key,
      found.map((line) => {
        const spots: [number, number][] = [];
        for (let k = 0; k + 1 < line.length; k += 2) spots.push(place(line[k] ?? 0, line[k + 1] ?? 0));
        return spots;
      }),
    );
    return pathOf(found, place);
  };
  const before = draw('before', maps.before);
  for (const id of methods) {
    const values = maps.methods[id];
    if (values) paths[id] = draw(id, values);
  }
  const mine = maps.methods[chosen];
  const exact = maps.methods.exact;
  const hatch = hatched && mine && exact && chosen !== 'exact' ? pathOf(ringsOf(grid(mine), grid(exact)), place, true) : '';
  return { before, hatch, methods: paths, lines };
};
