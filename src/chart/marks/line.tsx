import { Stroke } from '../../ui/Stroke.tsx';
import type { Mark } from '../defineChart.ts';
import { knotsAt, lineThrough, type Place } from '../paths.ts';
import { bySeries, type Row, type Series } from '../rows.ts';

interface LineOptions<Given, R extends Row> {
  /** Rows of the lines; all when left out. */
  readonly of?: (row: R) => boolean;
  /** A dot at every row. */
  readonly knots?: boolean;
  /** Of a series that is one level: it goes across the plot, and has no knots. */
  readonly level?: (row: R) => boolean;
  /** Levels begin at the first tick: there are names before it. */
  readonly fromTick?: (given: Given) => boolean;
  /** Of lines when one is looked at: 'fade' the others, or 'lift' it, or the chosen one, on top of them. */
  readonly look?: 'fade' | 'lift';
  /** Of lines that are told apart by this, and not by what is looked at: the knots of a bold one are larger. */
  readonly strength?: (series: Series, given: Given) => 'bold' | 'full' | 'pale';
  /** Nothing is drawn outside the plot. */
  readonly clips?: boolean;
}

/** A line a series through its rows; a row without a value interrupts it. */
export const line = <Given, R extends Row>({
  of = () => true,
  knots = false,
  level = () => false,
  fromTick = () => false,
  look = 'fade',
  strength,
  clips = false,
}: LineOptions<Given, R> = {}): Mark<Given, R, unknown> => ({
  clips,
  lay: ({ rows, given, plot, clip }) => {
    const left = fromTick(given) ? (plot.x.ticks[0]?.at ?? 0) : 0;
    // Values far outside would leave what a renderer can count.
    const far = (y: number): number => Math.min(4 * plot.height, Math.max(-3 * plot.height, y));
    const lines = bySeries(rows.filter(of)).map(({ series, rows: own }) => {
      const places = own.map(({ x, y }): Place => [plot.x.at(x), far(plot.y.at(y))]);
      const isLevel = level(own[0]);
      return {
        series,
        d: isLevel ? `M${left.toFixed(1)} ${places[0]?.[1].toFixed(1)}H${plot.width}` : lineThrough(places),
        strength: strength?.(series, given),
        knots: knots && !isLevel ? knotsAt(places) : '',
      };
    });
    return ({ looked, chosen }) => {
      const wanted = look === 'lift' ? (looked ?? chosen) : looked;
      const on = !strength && lines.some(({ series }) => series.id === wanted) ? wanted : null;
      const inOrder =
        look === 'lift' ? [...lines].sort((one, other) => Number(one.series.id === on) - Number(other.series.id === on)) : lines;
      return (
        <g className="chart-lines" data-look={look} clipPath={clips ? clip : undefined}>
          {inOrder.map(({ series: { id, style }, d, knots: dots, strength: strengthOf }) => (
            <g
              key={id}
              data-method={id}
              data-strength={strengthOf}
              strokeOpacity={strengthOf === 'pale' ? 0.45 : undefined}
              data-looked={id === on || undefined}
              data-faded={(look === 'fade' && on !== null && on !== id) || undefined}
            >
              <Stroke style={style} d={d} width={look === 'fade' && id === on ? style.width + 1 : style.width} />
              {dots && <path className="chart-knots" style={{ stroke: style.color }} d={dots} />}
            </g>
          ))}
        </g>
      );
    };
  },
});
