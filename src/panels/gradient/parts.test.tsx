import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TERMS } from '../../adaptation/lenses/parts.ts';
import { tableOf } from '../../chart/columns.ts';
import { made } from '../../chart/defineChart.ts';
import { layPlot } from '../../chart/plot.ts';
import type { MethodParts } from '../../studies/gradientParts.ts';
import { partRows, partsChart } from './parts.tsx';

const partsOf = (shares: readonly number[]) =>
  Object.fromEntries(TERMS.map((term, k) => [term, { share: shares[k] ?? 0, length: Math.abs(shares[k] ?? 0) }])) as MethodParts['truth'];
const parts = (truth: readonly number[], reconstruction: readonly number[]): MethodParts => ({
  truth: partsOf(truth),
  reconstruction: partsOf(reconstruction),
  shares: new Float64Array(0),
});
const rows = partRows(['k-prior', 'replay', 'keep-old'], {
  'k-prior': parts([0.4, 0.6], [0.4, 0.5]),
  replay: parts([0.4, 0.6], [0, 0.2]),
  'keep-old': null,
});

/** Ends of the bars, pixels of a plot 100 wide. */
const drawn = (isNarrow: boolean): string => {
  const given = { rows, isNarrow };
  const plot = layPlot({ ...made(partsChart.x, rows, given), domain: [0, 1] }, made(partsChart.y, rows, given), 100, 100);
  return renderToStaticMarkup(<g>{partsChart.marks[0]?.lay({ rows, given, plot, clip: '' })({ now: null, looked: null, chosen: '' })}</g>);
};

test('a method has thin bars of the truth over thick bars of what it keeps, end to end', () => {
  const rects = [...drawn(false).matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map((match) =>
    match.slice(1).map(Number),
  );
  expect(rects.map(([x, , width, height]) => [x, width, height])).toEqual([
    [0, 40, 6],
    [40, 60, 6],
    [0, 40, 18],
    [40, 50, 18],
    [0, 40, 6],
    [40, 60, 6],
    [0, 20, 18],
  ]);
  expect((rects[2]?.[1] ?? 0) - (rects[0]?.[1] ?? 0)).toBe(7);
});

test('names stand beside the plot, or inside it where it is narrow', () => {
  expect(drawn(false)).toContain('x="108" y="29"');
  expect(drawn(true)).toMatch(/data-over="true" x="3"/);
});

test('reads the kept terms, and has a line a method in its table', () => {
  expect(rows.filter(({ says }) => says !== undefined).map(({ key }) => key)).toEqual([
    `k-prior ${TERMS[0]}`,
    `k-prior ${TERMS[1]}`,
    `replay ${TERMS[1]}`,
  ]);
  const given = { rows, isNarrow: false };
  const table = tableOf(rows, made(partsChart.columns, rows, given), partsChart.line);
  expect(table.columns).toHaveLength(2 + 2 * TERMS.length);
  expect(table.rows.map(([title, truth, kept, , , ...rest]) => [title, truth, kept, rest.at(-1)])).toEqual([
    ['K-prior', 0.4, 0.4, 0.9],
    ['Replay', 0.4, 0, 0.2],
  ]);
  expect(partsChart.summary(rows, given, null)).toMatch(/^K-prior keeps .*, 90\s% of the past gradient\.$/);
});
