import type { Dragged, Laid, Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';
import { Dots } from './dot.tsx';
import { RuleHandle, type RuleKeys } from './RuleHandle.tsx';

type Grip = 'pill' | 'foot' | 'below';

interface RuleOptions<Given, R extends Row, Now> {
  /** Value on the horizontal axis; null for no rule, or for one at `rest`. */
  readonly at: (given: Given, now: Now) => number | null;
  /** Pixels right of the plot at which it stands without a value. */
  readonly rest?: number;
  readonly name?: (given: Given, now: Now) => string | null;
  /** The name stands on the left of the rule where less than this is on its right: pixels, or half of the plot. */
  readonly nameRoom?: number | 'half';
  /** A dashed line is not where a hand would put it; without one there is the name alone. */
  readonly line?: (given: Given, now: Now) => 'solid' | 'dashed' | 'none';
  /** Under the plot it is for the screen alone, line and all. */
  readonly grip?: Grip;
  /** Rows that lie on it: dots of the rule, under its grip. */
  readonly on?: (rows: readonly R[], given: Given, now: Now) => readonly Row[];
  readonly drag: (place: Dragged, of: Pick<Laid<Given, R>, 'given' | 'rows'>) => void;
  /** It is a slider of its own, for keys; left out where another control does the same. */
  readonly keys?: (rows: readonly R[], given: Given, now: Now) => RuleKeys;
}

const Handle = ({ grip, x, height }: { grip: Grip; x: number; height: number }) => {
  if (grip === 'pill')
    return <rect className="chart-grip" x={x - 3.5} y={height - 27} width={7} height={22} rx={3.5} data-screen-only="" />;
  if (grip === 'foot') return <path className="chart-foot" d={`M${(x - 5).toFixed(1)} ${height}h10l-5 -8z`} />;
  return <path className="chart-foot" data-below="" d={`M${(x - 5).toFixed(1)} ${height + 9}h10v-5l-5 -5l-5 5z`} />;
};

/** An upright line that a press or a drag anywhere on the plot moves: a cursor, a cut-off. */
export const rule = <Given, R extends Row, Now>({
  at,
  rest,
  name = () => null,
  nameRoom = 96,
  line = () => 'solid',
  grip,
  on,
  drag,
  keys,
}: RuleOptions<Given, R, Now>): Mark<Given, R, Now> => ({
  drag,
  lay:
    ({ rows, given, plot }) =>
    ({ now }) => {
      const { width, height } = plot;
      const value = at(given, now);
      if (value === null && rest === undefined) return null;
      const x = value === null ? width + (rest ?? 0) : plot.x.at(value);
      const isLeft = x > (nameRoom === 'half' ? width / 2 : width - nameRoom);
      const text = name(given, now);
      const look = line(given, now);
      const drawing = look !== 'none' && (
        <>
          <path className="chart-rule-line" data-line={look} d={`M${x.toFixed(1)} 0V${height}`} />
          {on && <Dots rows={on(rows, given, now)} plot={plot} radius={3.5} />}
          {grip && <Handle grip={grip} x={x} height={height} />}
        </>
      );
      return (
        <g className="chart-rule" data-screen-only={grip === 'below' ? '' : undefined}>
          {keys ? (
            <RuleHandle keys={keys(rows, given, now)} x={x} height={height}>
              {drawing}
            </RuleHandle>
          ) : (
            drawing
          )}
          {text !== null && (
            <text className="chart-text" data-strong="" x={isLeft ? x - 6 : x + 6} y={11} textAnchor={isLeft ? 'end' : 'start'}>
              {text}
            </text>
          )}
        </g>
      );
    },
});
