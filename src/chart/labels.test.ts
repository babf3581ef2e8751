import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alongRay, besideMark, boxAround, overlap, placeTexts, spreadLabels, textWidth } from './labels.ts';

test('labels keep apart, in their order, inside the plot where they fit', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 12 }), (wanted) => {
      const placed = spreadLabels(wanted, 12, 0, 200);
      const sorted = [...placed].sort((one, other) => one - other);
      sorted.slice(1).forEach((y, k) => {
        expect(y - (sorted[k] as number)).toBeGreaterThanOrEqual(12 - 1e-9);
      });
      expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9);
      expect(sorted.at(-1)).toBeLessThanOrEqual(200 + 1e-9);
      wanted.forEach((one, i) => {
        wanted.forEach((other, j) => {
          if (one < other) expect(placed[i]).toBeLessThan(placed[j] as number);
        });
      });
    }),
  );
  expect(spreadLabels([20, 100], 12, 0, 200)).toEqual([20, 100]);
});

test('labels that do not fit go on below, none above the top', () => {
  expect(spreadLabels([50, 51, 10], 13, 0, 100)).toEqual([50, 63, 10]);
  expect(spreadLabels([98, 99, 100], 13, 0, 100)).toEqual([74, 87, 100]);
  expect(spreadLabels([0, 0], 13, 12, 100)).toEqual([12, 25]);
  expect(spreadLabels([5, 5, 5], 13, 0, 20)).toEqual([0, 13, 26]);
});

test('texts stay inside, and clear of each other and of what is taken', () => {
  const size = { width: 400, height: 200 };
  const taken = { x: 100, y: 50, width: 200, height: 60 };
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 200 })), { maxLength: 12 }), (marks) => {
      const wishes = marks.map(([x, y], k) => ({ id: String(k), text: 'K-prior', candidates: besideMark(x, y, 'K-prior', 5) }));
      const wide = textWidth('K-prior');
      const boxes = placeTexts(wishes, [taken], size).map(({ x, y }) => ({ x: x - wide / 2, y: y - 6, width: wide, height: 12 }));
      for (const [k, box] of boxes.entries()) {
        expect(box.x >= 0 && box.y >= 0 && box.x + wide <= 400 && box.y + 12 <= 200).toBe(true);
        for (const other of [taken, ...boxes.slice(k + 1)]) expect(overlap(box, other)).toBe(false);
      }
    }),
  );
  // The most wanted place is taken first; a text without a free one is left out.
  const wish = { id: 'a', text: 'K', candidates: besideMark(200, 100, 'K', 5) };
  expect(placeTexts([wish], [], size)).toEqual([{ ...wish, x: 200 + textWidth('K') / 2 + 8, y: 100 }]);
  expect(placeTexts([wish], [boxAround({ x: 200, y: 100 }, 100)], size)).toEqual([]);
});

test('the places nearest to a ray come first', () => {
  const places = [
    [10, 0],
    [0, -10],
    [-10, 0],
  ] as const;
  expect(alongRay(places, [0, 0], Math.PI / 2)[0]).toEqual([0, -10]);
  expect(alongRay(places, [0, 0], -Math.PI)[0]).toEqual([-10, 0]);
});
