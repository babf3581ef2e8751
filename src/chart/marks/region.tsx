import type { Mark, Seen } from '../defineChart.ts';
import type { Row } from '../rows.ts';

/** An end of a region: a value of an axis, or the end of the plot. */
type End = number | 'end';

interface RegionOptions<Given, Now> {
  /** From the left to the right; all of the plot when left out. Null for no region. */
  readonly x?: (given: Given, now: Now) => readonly [End, End] | null;
  /** From the foot to the top. */
  readonly y?: (given: Given, now: Now) => readonly [End, End] | null;
  /** A word or two at its foot. */
  readonly name?: (given: Given, now: Now) => string;
}

/** A shaded part of the plot. */
export const region = <Given, Now>({
  x = () => ['end', 'end'],
  y = () => ['end', 'end'],
  name,
}: RegionOptions<Given, Now>): Mark<Given, Row, Now> => ({
  lay:
    ({ given, plot }) =>
    ({ now }: Seen<Now>) => {
      const [across, up] = [x(given, now), y(given, now)];
      if (!across || !up) return null;
      const [left, right] = [across[0] === 'end' ? 0 : plot.x.at(across[0]), across[1] === 'end' ? plot.width : plot.x.at(across[1])];
      const [bottom, top] = [up[0] === 'end' ? plot.height : plot.y.at(up[0]), up[1] === 'end' ? 0 : plot.y.at(up[1])];
      return (
        <>
          <rect className="chart-region" x={left} y={top} width={Math.max(0, right - left)} height={Math.max(0, bottom - top)} />
          {name && (
            <text className="chart-text" data-muted="" x={left + 8} y={bottom - 7}>
              {name(given, now)}
            </text>
          )}
        </>
      );
    },
});
