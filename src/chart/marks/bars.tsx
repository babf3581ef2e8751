import type { ReactNode } from 'react';
import type { Mark } from '../defineChart.ts';
import { bySeries, type Row, type Run } from '../rows.ts';

interface BarsOptions<Given, R extends Row> {
  /** Ends of a row's bar on the horizontal axis. */
  readonly ends: (row: R) => readonly [number, number];
  /** Bars that lie thin over the others of their series. */
  readonly isThin: (row: R) => boolean;
  readonly fill: (row: R) => string;
  /** A word inside a bar with room for it, and its colour. */
  readonly word: (row: R) => { readonly text: string; readonly ink: string };
  /** Name of a series, right of the plot. */
  readonly name: (run: Run<R>) => ReactNode;
  /** Names stand inside the plot, over the bars, each from this value on; null where there is room beside it. */
  readonly nameFrom: (given: Given) => number | null;
}

/** Pixels from which a bar has its word. */
const WORD = { width: 62, height: 11 };

/** A lane a series, from above: thin bars over thick ones. */
export const bars = <Given, R extends Row>({
  ends,
  isThin,
  fill,
  word,
  name,
  nameFrom,
}: BarsOptions<Given, R>): Mark<Given, R, unknown> => ({
  clips: true,
  lay: ({ rows, given, plot, clip }) => {
    const runs = bySeries(rows);
    const step = plot.height / runs.length;
    const from = nameFrom(given);
    const isInside = from !== null;
    const [thin, thick] = isInside ? [step * 0.14, step * 0.3] : [Math.min(6, step * 0.2), Math.min(18, step * 0.48)];
    const lanes = runs.map((run, k) => {
      const middle = (k + 0.5) * step;
      const top = middle + (isInside ? step * 0.2 : 0) - (thin + thick + 1) / 2;
      const drawn = run.rows.map((row) => {
        const span = ends(row);
        const [y, height] = isThin(row) ? [top, thin] : [top + thin + 1, thick];
        const [left, right] = [plot.x.at(Math.min(...span)), plot.x.at(Math.max(...span))];
        const inside = !isThin(row) && right - left > WORD.width && height >= WORD.height ? word(row) : null;
        return { color: fill(row), x: left, y, width: Math.max(0.5, right - left), height, middle: (left + right) / 2, inside };
      });
      return { run, drawn, x: isInside ? plot.x.at(from) + 3 : plot.width + 8, y: isInside ? top - 3 : middle + 4 };
    });
    return ({ looked }) =>
      lanes.map(({ run, drawn, x: nameX, y: nameY }) => (
        <g key={run.series.id} opacity={looked && looked !== run.series.id ? 0.35 : 1}>
          <g clipPath={clip}>
            {drawn.map(({ color, x, y, width, height, middle, inside }) => (
              <g key={`${x} ${y}`}>
                <rect x={x} y={y} width={width} height={height} style={{ fill: color }} />
                {inside && (
                  <text className="chart-bar-word" x={middle} y={y + height / 2 + 3.5} textAnchor="middle" style={{ fill: inside.ink }}>
                    {inside.text}
                  </text>
                )}
              </g>
            ))}
          </g>
          <text className="chart-facet" data-over={isInside || undefined} x={nameX} y={nameY} style={{ fill: run.series.style.color }}>
            {name(run)}
          </text>
        </g>
      ));
  },
});
