import { expect, test } from 'vitest';
import { placeSheet } from './placeSheet.ts';

const window = { width: 1000, height: 600 };
const button = { left: 400, right: 480, top: 300, bottom: 330 };

test('a sheet lines up with its button on the wanted side', () => {
  expect(placeSheet(button, { width: 200, height: 100 }, window, 'end', 'below')).toMatchObject({ left: 280, top: 336 });
  expect(placeSheet(button, { width: 200, height: 100 }, window, 'start', 'above')).toMatchObject({ left: 400, top: 194 });
});

test('it stays inside the window', () => {
  const corner = { left: 940, right: 990, top: 560, bottom: 590 };
  const { left, top, maxHeight } = placeSheet(corner, { width: 300, height: 200 }, window, 'start', 'below');
  expect(left + 300).toBeLessThanOrEqual(992);
  expect(top).toBe(560 - 6 - 200);
  expect(maxHeight).toBe(560 - 14);
  expect(placeSheet(button, { width: 900, height: 100 }, window, 'end', 'below').left).toBe(8);
});

test('one that is higher than there is room takes the side with more of it, and scrolls', () => {
  const { top, maxHeight } = placeSheet(button, { width: 200, height: 900 }, window, 'end', 'below');
  expect(top).toBeGreaterThanOrEqual(8);
  expect(maxHeight).toBe(286);
});
