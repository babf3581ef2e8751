import type { Dragged, Laid, Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';
import { Dots } from './dot.tsx';

interface RuleOptions<Given, R extends Row, Now> {
  /** Value on the horizontal axis; null for no rule. */
  readonly at: (given: Given, now: Now) => number | null;
  readonly name?: (given: Given, now: Now) => string;
  /** The name stands on the left of the rule where less than this is on its right, pixels. */
  readonly nameRoom?: number;
  /** It is not where a hand would put it. */
  readonly isLoose?: (given: Given, now: Now) => boolean;
  readonly grip: 'pill' | 'foot';
  /** Rows that lie on it: dots of the rule, under its grip. */
  readonly on?: (row: R, now: Now) => boolean;
  readonly drag: (place: Dragged, of: Pick<Laid<Given, R>, 'given' | 'rows'>) => void;
}

/** An upright line that a press or a drag anywhere on the plot moves. */
export const rule = <Given, R extends Row, Now>({
  at,
  name,
  nameRoom = 96,
  isLoose = () => false,
  grip,
  on,
  drag,
}: RuleOptions<Given, R, Now>): Mark<Given, R, Now> => ({
  drag,
  lay:
    ({ rows, given, plot }) =>
    ({ now }) => {
      const value = at(given, now);
      if (value === null) return null;
      const x = plot.x.at(value);
      const isLeft = x > plot.width - nameRoom;
      return (
        <g className="chart-rule" data-loose={isLoose(given, now) || undefined}>
          <path d={`M${x.toFixed(1)} 0V${plot.height}`} />
          {on && <Dots rows={rows.filter((row) => on(row, now))} plot={plot} radius={3.5} />}
          {grip === 'pill' ? (
            <rect className="chart-grip" x={x - 3.5} y={plot.height - 27} width={7} height={22} rx={3.5} data-screen-only="" />
          ) : (
            <path className="chart-foot" d={`M${(x - 5).toFixed(1)} ${plot.height}h10l-5 -8z`} />
          )}
          {name && (
            <text className="chart-text" data-strong="" x={isLeft ? x - 6 : x + 6} y={11} textAnchor={isLeft ? 'end' : 'start'}>
              {name(given, now)}
            </text>
          )}
        </g>
      );
    },
});
