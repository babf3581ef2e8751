import { expect, test } from 'vitest';
import { alongPlaced } from './Facets.tsx';
import type { Placed } from './placed.ts';
import type { Row } from './rows.ts';

const placed = [3, -1, 2].map((x, weight): Placed<Row> => ({ row: { x, y: x, weight }, x, y: x }));
const along = (weight: number | null, by: 1 | -1): number | undefined => alongPlaced(placed, weight, by)?.row.weight;

test('keys walk from left to right and around', () => {
  expect([along(null, 1), along(1, 1), along(0, 1), along(null, -1)]).toEqual([1, 2, 1, 0]);
  expect(alongPlaced([], null, 1)).toBeNull();
});
