import { describe, expect, test } from 'vitest';
import { linspace } from './generator.ts';
import { generators } from './generators.ts';

const generate = (id: string, request: { count: number; noise: number; seed: number }): number[][] =>
  generators.get(id)?.generate(request) ?? [];

/** At the default noise, 240 points, seed 0. A change here breaks every link that carries a preset. */
const firstRows: Record<string, number[][]> = {
  blobs: [
    [1.367729, 0.246917, 1],
    [-0.899169, -0.412306, 0],
    [-0.78545, -0.497135, 0],
  ],
  circles: [
    [-0.34322, -0.336073, 1],
    [0.325822, 0.965672, 0],
    [-0.418232, 0.891484, 0],
  ],
  linear: [
    [1.367402, 0.232197, 1],
    [0.898494, -0.088885, 1],
    [-0.308122, -0.031513, 0],
  ],
  moons: [
    [1.446619, -0.530404, 1],
    [0.839513, 0.62128, 0],
    [0.58668, 0.858047, 0],
  ],
  spirals: [
    [-0.196374, 0.588633, 1],
    [-0.161441, 0.231613, 0],
    [-0.380345, 0.015827, 0],
  ],
  xor: [
    [-0.220393, 0.156212, 1],
    [0.016312, 0.324297, 1],
    [-0.135648, -0.426841, 0],
  ],
};

test('the presets are there, in alphabetical order', () => {
  expect([...generators.keys()]).toEqual(['blobs', 'circles', 'linear', 'moons', 'spirals', 'xor']);
  for (const [id, generator] of generators) expect(generator.id).toBe(id);
});

describe.each([...generators.keys()])('%s', (id) => {
  const defaults = { count: 101, noise: generators.get(id)?.defaultNoise ?? 0, seed: 3 };

  test('the same seed gives the same points, another seed gives others', () => {
    expect(generate(id, defaults)).toEqual(generate(id, defaults));
    expect(generate(id, { ...defaults, seed: 4 })).not.toEqual(generate(id, defaults));
  });

  test('classes are balanced, shuffled, and the count is kept', () => {
    const labels = generate(id, defaults).map((row) => row[2]);
    expect(labels.filter((label) => label === 0)).toHaveLength(50);
    expect(labels.filter((label) => label === 1)).toHaveLength(51);
    expect(labels.slice(0, 20)).toContain(0);
    expect(labels.slice(0, 20)).toContain(1);
    for (const count of [0, 1, 2]) expect(generate(id, { ...defaults, count })).toHaveLength(count);
  });

  test('coordinates are finite, of unit size, and have six decimals', () => {
    for (const x of generate(id, defaults).flat()) {
      expect(Math.abs(x)).toBeLessThan(5);
      expect(Object.is(x, Math.round(x * 1e6) / 1e6 + 0)).toBe(true);
    }
  });

  test('the first rows are pinned', () => {
    expect(generate(id, { ...defaults, count: 240, seed: 0 }).slice(0, 3)).toEqual(firstRows[id]);
  });
});

describe('without noise the points lie on the shape', () => {
  const clean = (id: string): [x1: number, x2: number, label: number][] =>
    generate(id, { count: 60, noise: 0, seed: 1 }).map(([x1 = 0, x2 = 0, label = 0]) => [x1, x2, label]);

  test('moons: unit half circles about (0, 0) and (1, ½)', () => {
    for (const [x1, x2, label] of clean('moons')) {
      expect(label === 0 ? Math.hypot(x1, x2) : Math.hypot(x1 - 1, x2 - 0.5)).toBeCloseTo(1, 5);
      expect(label === 0 ? x2 >= 0 : x2 <= 0.5).toBe(true);
    }
  });

  test('circles: radius 1 and ½', () => {
    for (const [x1, x2, label] of clean('circles')) expect(Math.hypot(x1, x2)).toBeCloseTo(label === 0 ? 1 : 0.5, 5);
  });

  test('blobs: at their centres', () => {
    for (const [x1, x2, label] of clean('blobs')) expect([x1, x2]).toEqual(label === 0 ? [-1, -0.5] : [1, 0.5]);
  });

  test('xor: the sign of x1 x2 is the class', () => {
    for (const [x1, x2, label] of clean('xor')) {
      expect(x1 * x2 > 0).toBe(label === 0);
      for (const x of [x1, x2]) expect(Math.abs(Math.abs(x) - 0.55)).toBeLessThanOrEqual(0.45);
    }
  });

  test('spirals: the angle follows the radius', () => {
    for (const [x1, x2, label] of clean('spirals')) {
      const r = Math.hypot(x1, x2);
      expect(Math.cos(2.5 * Math.PI * r + label * Math.PI) * r).toBeCloseTo(x1, 4);
    }
  });

  test('linear: two parallel lines', () => {
    for (const [x1, x2, label] of clean('linear')) expect(x1 - x2).toBeCloseTo((label === 0 ? -1 : 1) * 0.6 * Math.SQRT2, 5);
  });
});

test('linspace, with and without its end', () => {
  expect(linspace(0, 1, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(linspace(0, 1, 4, 'without-end')).toEqual([0, 0.25, 0.5, 0.75]);
  expect(linspace(3, 4, 1)).toEqual([3]);
  expect(linspace(3, 4, 0)).toEqual([]);
});
