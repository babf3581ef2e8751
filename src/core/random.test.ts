import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

const take = (count: number, next: () => number): number[] => Array.from({ length: count }, next);
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the stream of a seed is pinned', () => {
  const random = createRandom(42);
  expect(take(3, random.uniform)).toEqual([0.9479598722470072, 0.9445036521374345, 0.48674765246015705]);
  expect(take(6, () => random.integer(10))).toEqual([2, 5, 6, 8, 9, 7]);
  expect(random.shuffle(['a', 'b', 'c', 'd', 'e'])).toEqual(['e', 'a', 'b', 'c', 'd']);
  expect(random.pick(100, 4)).toEqual([93, 33, 17, 98]);
});

test('the same seed gives the same stream, and neighbouring, negative and large seeds give others', () => {
  expect(take(5, createRandom(7).uniform)).toEqual(take(5, createRandom(7).uniform));
  const firsts = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1].map((seed) => createRandom(seed).uniform());
  expect(new Set(firsts).size).toBe(firsts.length);
});

test('first numbers of consecutive seeds are spread evenly', () => {
  const firsts = Array.from({ length: 2000 }, (_, seed) => createRandom(seed).uniform());
  expect(mean(firsts)).toBeCloseTo(0.5, 1);
  expect(mean(firsts.map((u) => (u - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
});

test('uniform stays in [0, 1) and uses 53 bits', () => {
  const values = take(2000, createRandom(1).uniform);
  expect(values.every((u) => u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53))).toBe(true);
  expect(values.some((u) => !Number.isInteger(u * 2 ** 50))).toBe(true);
});

test('normal has mean 0, variance 1, no skew and a kurtosis of 3', () => {
  const values = take(20000, createRandom(3).normal);
  expect(Math.abs(mean(values))).toBeLessThan(0.03);
  expect(Math.abs(mean(values.map((z) => z ** 2)) - 1)).toBeLessThan(0.05);
  expect(Math.abs(mean(values.map((z) => z ** 3)))).toBeLessThan(0.1);
  expect(Math.abs(mean(values.map((z) => z ** 4)) - 3)).toBeLessThan(0.3);
});

test('integer covers its range evenly', () => {
  const random = createRandom(5);
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < 5000; i++) counts[random.integer(5)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  expect(random.integer(1)).toBe(0);
});

test('shuffle permutes a copy', () => {
  const items = [0, 1, 2, 3, 4, 5, 6, 7];
  const shuffled = createRandom(2).shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort()).toEqual(items);
  expect(items).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(createRandom(2).shuffle([])).toEqual([]);
});

test('pick draws without replacement', () => {
  const picked = createRandom(9).pick(50, 20);
  expect(new Set(picked).size).toBe(20);
  expect(picked.every((i) => i >= 0 && i < 50)).toBe(true);
  expect([...createRandom(9).pick(5, 9)].sort()).toEqual([0, 1, 2, 3, 4]);
  expect(createRandom(9).pick(5, 0)).toEqual([]);
});
