import { expect, test } from 'vitest';
import { paintPlace } from './paintPlace.ts';

const at = (...places: readonly (readonly [number, number])[]): Float64Array => Float64Array.from(places.flat());

test('the ring lies beside the new points, inside the frame, where the fewest points are', () => {
  const fresh = [[180, 100], [220, 120]] as const; // biome-ignore format: a row
  expect(paintPlace(at(...fresh), [0, 1], 22, 500)).toEqual([200, 150]);
  // Under them there are points, and above them no room.
  const crowded = at([180, 30], [220, 50], [200, 80], [190, 90]);
  expect(paintPlace(crowded, [0, 1], 22, 500)).toEqual([250, 40]);
  expect(paintPlace(at([180, 30], [220, 50], [200, 80], [250, 40]), [0, 1], 22, 260)).toEqual([150, 40]);
});

test('without new points, or without room, there is none', () => {
  expect(paintPlace(at([10, 10]), [], 22, 500)).toBeNull();
  expect(paintPlace(at([10, 10], [50, 50]), [0, 1], 22, 60)).toBeNull();
});
