import { expect, test } from 'vitest';
import { column, perSeries, tableOf } from './columns.ts';
import type { Row } from './rows.ts';

const [a, b] = ['a', 'b'].map((id) => ({ id, title: id, style: { color: '', dash: '', width: 1 } }));
const rows: Row[] = [
  { ...(a && { series: a }), x: 0, y: 1 },
  { ...(a && { series: a }), x: 1, y: 2 },
  { ...(b && { series: b }), x: 1, y: 3 },
];

test('a row is a line of the table', () => {
  expect(tableOf(rows, [column('series', ({ series }) => series?.title), column('y', ({ y }) => y)])).toEqual({
    columns: ['series', 'y'],
    rows: [
      ['a', 1],
      ['a', 2],
      ['b', 3],
    ],
  });
});

test('rows that agree share a line, with a column a series; what a series has not is empty', () => {
  const columns = [column<Row>('x', ({ x }) => x), ...perSeries(rows, ({ title }) => [column(`y of ${title}`, ({ y }) => y)])];
  expect(tableOf(rows, columns, ({ x }) => x)).toEqual({
    columns: ['x', 'y of a', 'y of b'],
    rows: [
      [0, 1, null],
      [1, 2, 3],
    ],
  });
});
