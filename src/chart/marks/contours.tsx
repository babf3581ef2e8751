import { type LineStyle, Stroke } from '../../ui/Stroke.tsx';
import { linesAt, pathOf, placesAlong, ringsBelow } from '../contour.ts';
import type { Mark } from '../defineChart.ts';
import type { Place } from '../paths.ts';
import type { Plot } from '../plot.ts';
import type { Row } from '../rows.ts';

/** Heights over the whole plot, from edge to edge. */
export interface Surface {
  readonly id: string;
  /** R × R nodes, row by row from the bottom. */
  readonly values: Float64Array;
  readonly resolution: number;
  /** Heights that have a contour. */
  readonly levels: readonly number[];
  readonly style: LineStyle;
  readonly opacity?: number;
  /** The lower, the darker. */
  readonly isShaded?: boolean;
}

/** The contour of a surface at one height. */
interface Contour {
  readonly level: number;
  /** An SVG path. */
  readonly d: string;
  /** Places along it, for its height. */
  readonly places: readonly Place[];
}

/** Pixels between two places for the height of a contour. */
const APART = 14;

const spaced = (line: readonly Place[]): Place[] => {
  const kept: Place[] = [];
  for (const [x, y] of line) {
    const last = kept.at(-1);
    if (!last || Math.hypot(x - last[0], y - last[1]) >= APART) kept.push([x, y]);
  }
  return kept;
};

const placeIn =
  ({ width, height }: Pick<Plot, 'width' | 'height'>) =>
  (u: number, v: number): Place => [u * width, (1 - v) * height];

/** The contours of a surface in pixels; none for a height that it does not have. */
export const contoursOf = ({ values, resolution, levels }: Surface, plot: Pick<Plot, 'width' | 'height'>): Contour[] =>
  levels.flatMap((level): Contour[] => {
    const lines = linesAt(values, resolution, level);
    if (lines.length === 0) return [];
    const place = placeIn(plot);
    return [{ level, d: pathOf(lines, place), places: lines.flatMap((line) => spaced(placesAlong(line, place))) }];
  });

/** Surfaces as contours, the later ones over the earlier. */
export const contours = <Given, R extends Row>(of: (given: Given) => readonly Surface[]): Mark<Given, R, unknown> => ({
  clips: true,
  lay: ({ given, plot, clip }) => {
    const drawn = of(given).map((surface) => ({
      surface,
      below: surface.isShaded
        ? surface.levels.map((level) => pathOf(ringsBelow(surface.values, surface.resolution, level), placeIn(plot)))
        : [],
      d: contoursOf(surface, plot)
        .map((contour) => contour.d)
        .join(''),
    }));
    const drawing = (
      <g clipPath={clip}>
        {drawn.map(({ surface: { id, style, opacity, levels }, below, d }) => (
          <g key={id} strokeOpacity={opacity}>
            {below.map((ring, k) => (
              <path key={levels[k]} className="chart-below" d={ring} />
            ))}
            <Stroke style={style} d={d} />
          </g>
        ))}
      </g>
    );
    return () => drawing;
  },
});
