import { expect, test } from 'vitest';
import { finderOf, type Placed, placeRows, walk } from './placed.ts';
import { layPlot } from './plot.ts';
import type { Row, Series } from './rows.ts';

const seriesOf = (id: string): Series => ({ id, title: id, style: { color: id, dash: '', width: 1 } });
const at = (key: string, x: number, y: number, series: string): Placed<Row> => ({ row: { key, x, y, series: seriesOf(series) }, x, y });
const rows = [at('a3', 30, 0, 'a'), at('a1', 10, 0, 'a'), at('a2', 20, 0, 'a'), at('b1', 12, 50, 'b'), at('b2', 28, 50, 'b')];

test('rows that say something lie where the axes have them; without a value they lie nowhere', () => {
  const plot = layPlot({ name: 'x', scale: 'linear', domain: [0, 1] }, { name: 'y', scale: 'linear', domain: [0, 1] }, 100, 50);
  const placed = placeRows([{ x: 0.5, y: 1, says: 'one' }, { x: 0.5, y: 1 }, { x: 0, y: Number.NaN, says: () => 'none' }], plot); // biome-ignore format: rows
  expect(placed).toEqual([{ row: { x: 0.5, y: 1, says: 'one' }, x: 50, y: 0 }]);
});

test('the nearest row within reach', () => {
  expect(finderOf(rows)(21, 3, 20)?.row.key).toBe('a2');
  expect(finderOf(rows)(200, 200, 20)).toBeNull();
});

test('keys go along a series in the order of x and stop at its ends; along all rows where they are read across', () => {
  expect(walk(rows, null, 1)?.row.key).toBe('a1');
  expect(walk(rows, 'a1', 1)?.row.key).toBe('a2');
  expect(walk(rows, 'a3', 1)?.row.key).toBe('a3');
  expect(walk(rows, 'a1', -1)?.row.key).toBe('a1');
  expect(walk(rows, 'a1', 1, true)?.row.key).toBe('b1');
});

test('keys go from one series to the nearest row of the next, round and round', () => {
  expect(walk(rows, 'a3', 'next')?.row.key).toBe('b2');
  expect(walk(rows, 'b1', 'next')?.row.key).toBe('a1');
  expect(walk(rows, 'a1', 'last')?.row.key).toBe('b1');
  expect(walk([], null, 1)).toBeNull();
});
