import { expect, test } from 'vitest';
import { alongPlaced } from './Facets.tsx';
import type { PlacedSpot } from './spots.ts';

const placed = [3, -1, 2].map((x, k): PlacedSpot => ({ spot: { key: String(k), x, y: x, says: '' }, x, y: x }));
const along = (key: string | null, by: 1 | -1): string | undefined => alongPlaced(placed, key, by)?.spot.key;

test('keys walk from left to right and around', () => {
  expect([along(null, 1), along('1', 1), along('0', 1), along(null, -1)]).toEqual(['1', '2', '1', '0']);
  expect(alongPlaced([], null, 1)).toBeNull();
});
