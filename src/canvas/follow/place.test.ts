import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gapTo } from '../words/placeChips.ts';
import { cardBox, cornerFor, INSETS } from './place.ts';

const card = { width: 264, height: 300 };

test('beside the frame where there is room', () => {
  expect(cornerFor([10, 10], card, 600, 300, null)).toBe('beside-top');
  expect(cardBox('beside-top', card, 600, 300).x).toBe(600 + INSETS.beside);
});

test('a card never hides its point, keeps the lower left free, and stays where it is while it can', () => {
  const at = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(at, at, fc.integer({ min: 620, max: 1000 }), fc.integer({ min: 0, max: 290 }), (u, v, side, room) => {
      const point = [u * side, v * side] as const;
      const corner = cornerFor(point, card, side, room, null);
      const box = cardBox(corner, card, side, room);
      expect(gapTo(box, point)).toBeGreaterThan(0);
      expect(box.x >= side / 2 || box.y + box.height <= side / 2).toBe(true);
      const before = u < 0.5 ? 'top-right' : 'top-left';
      const stays = gapTo(cardBox(before, card, side, room), point) > 18;
      if (stays) expect(cornerFor(point, card, side, room, before)).toBe(before);
    }),
  );
});

test('on a small canvas it goes half beside the frame rather than over its point', () => {
  const corner = cornerFor([170, 180], card, 430, 140, null);
  const box = cardBox(corner, card, 430, 140);
  expect(corner).toMatch(/^beside/);
  expect(box.x + box.width).toBe(430 + 140);
  expect(gapTo(box, [170, 180])).toBeGreaterThan(100);
});
