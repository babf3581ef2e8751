import { expect, test } from 'vitest';
import { affordable, gridPoints, growBox, inputsAt, valuesAlong, valuesAt } from './grid.ts';

test('a box grows by a share of its extent, and a flat one by a share of 1', () => {
  expect(
    growBox(
      [
        [0, 5],
        [10, 5],
      ],
      0.1,
    ),
  ).toEqual({ x0: -1, x1: 11, y0: 4.9, y1: 5.1 });
});

test('nodes lie on the edges of the domain, x fastest, and are seen as the model sees them', () => {
  const transform = { shift: [1, 2], scale: [2, 4] };
  expect([...gridPoints({ x0: 1, x1: 3, y0: 2, y1: 6 }, 2, transform).inputs]).toEqual([0, 0, 1, 0, 0, 1, 1, 1]);
});

test('among more inputs, a node has the held values and its place along the axes', () => {
  const slice = { axes: [2, 0], held: [9, 5, 9] } as const;
  const { inputs, dimension, count } = gridPoints({ x0: 0, x1: 1, y0: 10, y1: 20, slice }, 2, { shift: [0, 1, 0], scale: [10, 2, 1] });
  expect({ dimension, count }).toEqual({ dimension: 3, count: 4 });
  expect([...inputs]).toEqual([1, 2, 0, 1, 2, 1, 2, 2, 0, 2, 2, 1]);
  expect(inputsAt(slice, 0.5, 12)).toEqual([12, 5, 0.5]);
  expect(inputsAt(undefined, 0.5, 12)).toEqual([0.5, 12]);
});

test('a picture is as fine as is asked for, and coarser where each node has very many features', () => {
  const glm = { family: 'glm', likelihood: 'bernoulli', outputs: 1, hidden: [], activation: 'tanh', seed: 0 } as const;
  expect(affordable(160, [{ ...glm, dimension: 2, degree: 12 }])).toBe(160);
  const coarse = affordable(160, [
    { ...glm, dimension: 2, degree: 1 },
    { ...glm, dimension: 20, degree: 3 },
  ]);
  expect(coarse).toBeGreaterThan(24);
  expect(coarse ** 2 * 1771).toBeLessThan(7e6);
});

test('values between nodes are exact for a bilinear function, also at the edges; outside there are none', () => {
  const domain = { x0: -1, x1: 3, y0: 0, y1: 2 };
  const of = (u: number, v: number): number[] => [1 + 2 * u - v + 3 * u * v, u];
  const values = Float32Array.from(Array.from({ length: 25 }, (_, node) => of((node % 5) / 4, Math.floor(node / 5) / 4)).flat());
  for (const [u, v] of [
    [0.25, 0.25],
    [0.3, 0.7],
    [1, 1],
    [0, 1],
  ] as const) {
    // biome-ignore format: one row
    const [first, second] = of(u, v) as [number, number];
    const [one, other] = valuesAt(values, 5, 2, domain, -1 + 4 * u, 2 * v) ?? [];
    expect(one).toBeCloseTo(first, 5);
    expect(other).toBeCloseTo(second, 5);
    const row = new Float64Array(4);
    valuesAlong(values, 5, 2, Float64Array.of(0, 4 * u), 4 * v, row);
    expect([...row.subarray(2)]).toEqual([one, other]);
  }
  expect(valuesAt(values, 5, 2, domain, 3.1, 1)).toBeNull();
  expect(valuesAt(values, 5, 2, domain, Number.NaN, 1)).toBeNull();
});
