import { afterEach, expect, test, vi } from 'vitest';
import { drainInSlices, ease, SLICE_MS } from './slices.ts';

const SLICES = 4;

/** Work for so many slices; when each began. */
function* work(begun: number[]): Generator<void, number[]> {
  for (let slice = 0; slice < SLICES; slice++) {
    const from = performance.now();
    begun.push(from);
    while (performance.now() < from + SLICE_MS);
    yield;
  }
  return begun;
}

/** Rests between the slices, ms. */
const restsOf = async (begun: number[]): Promise<number[]> => {
  const times = await drainInSlices(work(begun));
  return times.slice(1).map((at, k) => at - (times[k] as number) - SLICE_MS);
};

afterEach(() => {
  ease(false);
  vi.useRealTimers();
});

test('an eased thread rests between slices several times as long as it works, and an abort is seen in between', async () => {
  ease(true);
  expect(Math.min(...(await restsOf([])))).toBeGreaterThan(5 * SLICE_MS);
  const abort = new AbortController();
  const begun: number[] = [];
  const drained = drainInSlices(work(begun), { signal: abort.signal });
  setTimeout(() => abort.abort(), SLICE_MS);
  await expect(drained).rejects.toMatchObject({ name: 'AbortError' });
  expect(begun).toHaveLength(1);
});

test('it works at full pace again once it is let, and waits for no timer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  ease(true);
  ease(false);
  expect(await drainInSlices(work([]))).toHaveLength(SLICES);
});
