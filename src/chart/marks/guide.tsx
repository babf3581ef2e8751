import type { Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';

interface GuideOptions {
  /** Value on the horizontal axis. */
  readonly x: number;
  readonly name?: string;
  /** A solid line, a dashed one, or the name alone. */
  readonly line?: 'solid' | 'dashed' | 'none';
}

/** A value that stays the same, across the plot: a line with its name. */
export const guide = ({ x, name, line = 'dashed' }: GuideOptions): Mark<unknown, Row, unknown> => ({
  lay: ({ plot }) => {
    const at = plot.x.at(x);
    return () => (
      <>
        {line !== 'none' && <path className="chart-guide" data-line={line} d={`M${at.toFixed(1)} 0V${plot.height}`} />}
        {name && (
          <text className="chart-text" data-strong="" x={at + 4} y={11}>
            {name}
          </text>
        )}
      </>
    );
  },
});
