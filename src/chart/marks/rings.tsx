import type { Laid, Mark } from '../defineChart.ts';
import { kindPath, type Place, ringsPath, tipsPath } from '../paths.ts';
import type { Row } from '../rows.ts';
import { placeOf, radiusOf } from './shapes.tsx';

interface RingsOptions<Given, R extends Row, Now> {
  /** Rows that have a ring. */
  readonly of: (row: R, now: Now) => boolean;
  /** Pixels. */
  readonly radius: number | ((of: Laid<Given, R>) => number);
  /**
   * 'selected' in the colour of what one has hold of, and 'tip' in the same, above the row; 'boundary' and 'outlier' are a square and a
   * diamond, as on the canvas.
   */
  readonly kind?: keyof typeof OUTLINES;
}

const OUTLINES = {
  plain: ringsPath,
  selected: ringsPath,
  tip: tipsPath,
  boundary: (places: readonly Place[], radius: number) => kindPath(places, 0, radius),
  outlier: (places: readonly Place[], radius: number) => kindPath(places, 1, radius),
};

/** A ring around some of the rows: one path. */
export const rings = <Given, R extends Row, Now>({
  of: ringed,
  radius,
  kind = 'plain',
}: RingsOptions<Given, R, Now>): Mark<Given, R, Now> => ({
  lay: (of) => {
    const size = radiusOf(radius, of);
    if (!(size > 0)) return () => null;
    // The pointer that passes over the chart asks again and again.
    let last: { readonly now: Now; readonly d: string } | null = null;
    return ({ now }) => {
      if (!last || !Object.is(last.now, now)) {
        const places = of.rows.filter((row) => ringed(row, now)).map((row) => placeOf(row, of.plot));
        last = { now, d: OUTLINES[kind](places, size) };
      }
      return last.d !== '' && <path className="chart-rings" data-kind={kind} d={last.d} />;
    };
  },
});
