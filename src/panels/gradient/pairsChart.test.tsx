import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { tableOf } from '../../chart/columns.ts';
import { made } from '../../chart/defineChart.ts';
import { FacetPlot, layFacet } from '../../chart/FacetPlot.tsx';
import { pairsChart, pairsOf } from './pairsChart.ts';

const WORDS = { name: 'Gradient', summary: 'One dot a weight.', across: 'true', up: 'made', unit: 'nats' };
const entryOf = (id: string, across: number[], up: number[]) => ({ id, pairs: { across, up }, notes: [], says: '' });
const good = entryOf('k-prior', [-2, 0.5, 4], [-2, 0.5, 4]);
const far = entryOf('replay', [-2, 1, 4], [0, -99, 99]);

/** The plot of one entry, 100 pixels wide, with the weight that is looked at. */
const drawn = (id: string, now: number | null = null): string => {
  const { rows, given } = pairsOf({ ...WORDS, plots: [good, far] }, ['δ₀', 'δ₁', 'δ₂'], true);
  const own = rows.filter(({ series }) => series.id === id);
  const of = layFacet(pairsChart, own, given, 100);
  return renderToStaticMarkup(<FacetPlot chart={pairsChart} of={of} seen={{ now, looked: null, chosen: '' }} />);
};
const path = (markup: string, className: string): string => markup.match(new RegExp(`class="${className}"[^>]* d="([^"]*)"`))?.[1] ?? '';
const numbers = (d: string): number[] => (d.match(/-?[\d.]+/g) ?? []).map(Number);

test('a right reconstruction lies on the diagonal, without stems that are seen', () => {
  const [x0 = 0, y0 = 0] = numbers(path(drawn('k-prior'), 'chart-specks'));
  expect(x0 + y0).toBeCloseTo(100, 0);
  const [, from, to] = numbers(path(drawn('k-prior'), 'chart-stems'));
  expect(from).toBe(to);
});

test('a dot outside of its plot is a tip on the edge; the others keep the shared scale', () => {
  const markup = drawn('replay');
  expect(path(markup, 'chart-specks').match(/M/g)).toHaveLength(1);
  expect(markup.match(/h8l-4 -6z|h8l-4 6z/g)).toEqual(['h8l-4 6z', 'h8l-4 -6z']);
});

test('the first plot names the axes, and numbers keep apart', () => {
  expect(drawn('k-prior')).toContain('true →');
  expect(drawn('replay')).not.toContain('true →');
  const { rows, given } = pairsOf({ ...WORDS, plots: [good, far] }, [], false);
  for (const id of ['k-prior', 'replay']) {
    const { ticks } = layFacet(
      pairsChart,
      rows.filter(({ series }) => series.id === id),
      given,
      120,
    ).plot.x;
    ticks.slice(1).forEach(({ at }, k) => {
      expect(at - (ticks[k]?.at ?? 0)).toBeGreaterThanOrEqual(40);
    });
  }
});

test('the weight that is looked at has its name in every plot', () => {
  expect(drawn('k-prior', 1)).toContain('>δ₁</text>');
  expect(drawn('replay', 1)).toContain('>δ₁</text>');
  expect(drawn('replay')).not.toContain('δ₁');
});

test('the table has a line a weight and two columns a method', () => {
  const { rows, given } = pairsOf({ ...WORDS, plots: [good, far] }, ['δ₀', 'δ₁', 'δ₂'], true);
  const { columns, rows: lines } = tableOf(rows, made(pairsChart.columns, rows, given), pairsChart.line);
  expect(columns).toEqual(['weight (nats)', 'K-prior: true', 'K-prior: made', 'Replay: true', 'Replay: made']);
  expect(lines[1]).toEqual(['δ₁', 0.5, 0.5, 1, -99]);
});

test('a true gradient that all methods share has one column', () => {
  const across = [-2, 0.5, 4];
  const plots = ['k-prior', 'replay'].map((id) => ({ ...entryOf(id, [], [1, 2, 3]), pairs: { across, up: [1, 2, 3] } }));
  const { rows, given } = pairsOf({ ...WORDS, plots }, ['δ₀', 'δ₁', 'δ₂'], true);
  const { columns, rows: lines } = tableOf(rows, made(pairsChart.columns, rows, given), pairsChart.line);
  expect(columns).toEqual(['weight (nats)', 'true', 'K-prior: made', 'Replay: made']);
  expect(lines[2]).toEqual(['δ₂', 4, 3, 3]);
});

test('a plot alone has the names of its weights, as far as there is room', () => {
  const names = (isNamed: boolean): number => {
    const { rows, given } = pairsOf({ ...WORDS, plots: [good] }, ['δ₀', 'δ₁', 'δ₂'], true, isNamed);
    const of = layFacet(pairsChart, rows, given, 300);
    const markup = renderToStaticMarkup(<FacetPlot chart={pairsChart} of={of} seen={{ now: null, looked: null, chosen: '' }} />);
    return (markup.match(/>δ.<\/text>/g) ?? []).length;
  };
  expect([names(false), names(true)]).toEqual([0, 3]);
});

test('many weights are a cloud without stems', () => {
  const many = Array.from({ length: 200 }, (_, k) => k - 100);
  const { rows, given } = pairsOf({ ...WORDS, plots: [entryOf('k-prior', many, many)] }, [], true);
  const of = layFacet(pairsChart, rows, given, 100);
  const markup = renderToStaticMarkup(<FacetPlot chart={pairsChart} of={of} seen={{ now: null, looked: null, chosen: '' }} />);
  expect(markup).toContain('data-cloud="true"');
  expect(markup).not.toContain('chart-stems');
});
