import type { Mark, Seen } from '../defineChart.ts';
import type { Plot } from '../plot.ts';
import type { Row } from '../rows.ts';

interface DotOptions<R extends Row, Now> {
  /** Rows that have a dot. */
  readonly of: (row: R, now: Now) => boolean;
  /** Pixels. */
  readonly radius?: number;
  /** A ring in its colour. */
  readonly isHollow?: boolean;
  /** They stand so many pixels right of the plot, over a name. */
  readonly rest?: { readonly at: number; readonly name: string };
}

interface DotsProps {
  readonly rows: readonly Row[];
  readonly plot: Plot;
  readonly radius: number;
  readonly isHollow?: boolean;
  /** Pixels from the left of the plot, whatever their x. */
  readonly at?: number | undefined;
}

/** Rounding of places on the edge of a plot, pixels. */
const EDGE = 0.5;

/** Dots at rows; none above the plot or below it. */
export const Dots = ({ rows, plot, radius, isHollow = false, at }: DotsProps) =>
  rows
    .filter(({ x, y }) => Number.isFinite(plot.x.at(x)) && Math.abs(plot.y.at(y) - plot.height / 2) <= plot.height / 2 + EDGE)
    .map(({ series, x, y }) => (
      <circle
        key={series?.id ?? x}
        className="chart-dot"
        cx={at ?? plot.x.at(x)}
        cy={plot.y.at(y)}
        r={radius}
        data-hollow={isHollow || undefined}
        style={series && { color: series.style.color }}
      />
    ));

/** A dot at some of the rows, one of a series. */
export const dot = <R extends Row, Now>({ of, radius = 4, isHollow = false, rest }: DotOptions<R, Now>): Mark<unknown, R, Now> => ({
  lay:
    ({ rows, plot }) =>
    ({ now }: Seen<Now>) => {
      const own = rows.filter((row) => of(row, now));
      const at = rest && plot.width + rest.at;
      return (
        <>
          <Dots rows={own} plot={plot} radius={radius} isHollow={isHollow} at={at} />
          {rest && own.length > 0 && (
            <text className="chart-tick" x={plot.width + rest.at - 4} y={plot.height + 30}>
              {rest.name}
            </text>
          )}
        </>
      );
    },
});
