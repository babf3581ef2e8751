import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enclosed, encloses, isPress } from './lasso.ts';

const SQUARE = [[10, 10], [90, 10], [90, 90], [10, 90]] as const; // biome-ignore format: four corners

describe('encloses', () => {
  it('knows inside and outside of a square, whichever way it goes round', () => {
    const place = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(place, place, (x, y) => {
        const inside = x > 10 && x < 90 && y > 10 && y < 90;
        const rim = [10, 90].includes(x) || [10, 90].includes(y);
        if (rim) return;
        expect(encloses(SQUARE, x, y)).toBe(inside);
        expect(encloses([...SQUARE].reverse(), x, y)).toBe(inside);
      }),
    );
  });
  it('leaves the bay of a concave loop outside', () => {
    const bay = [[0, 0], [100, 0], [100, 100], [50, 20], [0, 100]] as const; // biome-ignore format: five corners
    expect(encloses(bay, 50, 60)).toBe(false);
    expect(encloses(bay, 20, 40)).toBe(true);
  });
});

it('finds the points inside, in their order', () => {
  expect(enclosed(Float64Array.of(50, 50, 5, 5, 11, 89, 95, 50), SQUARE)).toEqual([0, 2]);
  expect(enclosed(Float64Array.of(50, 50), [])).toEqual([]);
});

it('tells a press from a loop', () => {
  expect(isPress([[1, 1]])).toBe(true);
  expect(isPress([[1, 1], [3, 2], [2, 3]])).toBe(true); // biome-ignore format: three places
  expect(isPress(SQUARE)).toBe(false);
});
