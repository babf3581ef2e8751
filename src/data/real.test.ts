import { expect, test } from 'vitest';
import { realData } from './real.ts';

test.each([
  ['penguins', ['bill length, mm', 'bill depth, mm', 'species'], ['Adelie', 'Chinstrap', 'Gentoo'], [151, 68, 123], 2],
  ['iris', ['petal length, cm', 'petal width, cm', 'species'], ['setosa', 'versicolor', 'virginica'], [50, 50, 50], 0],
])('%s', async (id, columns, classes, classCounts, dropped) => {
  const data = realData.find((real) => real.id === id);
  expect(data?.licence).toMatch(/^CC/);
  const table = await data?.load();
  expect(table).toMatchObject({ columns, classes, classCounts, dropped: { count: dropped }, sampledFrom: null });
  expect(table?.tasks).toHaveLength(1);
});
