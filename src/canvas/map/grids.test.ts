import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Polyline, pathOf } from '../../chart/contour.ts';
import { boundaryLines, disagreementRings, type Grid, marginsOf, tintImage } from './grids.ts';

/** C logits at R × R nodes of the unit square. */
const gridOf = (resolution: number, logits: (u: number, v: number) => number[], level = 0): Grid => {
  const values: number[] = [];
  for (let r = 0; r < resolution; r++)
    for (let c = 0; c < resolution; c++) values.push(...logits(c / (resolution - 1), r / (resolution - 1)));
  return { values: Float32Array.from(values), resolution, outputs: logits(0, 0).length, level };
};

const vertices = (lines: readonly Polyline[]): [number, number][] =>
  lines.flatMap((line) => Array.from({ length: line.length / 2 }, (_, k): [number, number] => [line[2 * k] ?? 0, line[2 * k + 1] ?? 0]));

const areaOf = (ring: Polyline): number => {
  const points = vertices([ring]);
  return points.reduce((sum, [x, y], k) => {
    const [nextX, nextY] = points[(k + 1) % points.length] as [number, number];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
};

describe('boundaryLines', () => {
  it('is the line itself for a linear logit, from edge to edge of the grid and without its rim', () => {
    const lines = boundaryLines(gridOf(21, (u, v) => [3 * (v - 0.25 - 0.5 * u)]));
    expect(lines).toHaveLength(1);
    const points = vertices(lines);
    for (const [u, v] of points) expect(v).toBeCloseTo(0.25 + 0.5 * u, 5);
    const us = points.map(([u]) => u).sort((a, b) => a - b);
    expect(us[0]).toBeCloseTo(0, 5);
    expect(us.at(-1)).toBeCloseTo(1, 5);
  });

  it('closes a circle', () => {
    const lines = boundaryLines(gridOf(81, (u, v) => [0.3 ** 2 - (u - 0.5) ** 2 - (v - 0.5) ** 2]));
    expect(lines).toHaveLength(1);
    for (const [u, v] of vertices(lines)) expect(Math.hypot(u - 0.5, v - 0.5)).toBeCloseTo(0.3, 2);
    expect(pathOf(lines, (u, v) => [u * 100, v * 100])).toMatch(/^M[\d.,]+L.*Z$/);
  });

  it('is empty where one class has it all, and survives NaN', () => {
    expect(boundaryLines(gridOf(9, () => [1]))).toEqual([]);
    expect(boundaryLines(gridOf(9, () => [-1]))).toEqual([]);
    expect(() => boundaryLines(gridOf(9, () => [Number.NaN]))).not.toThrow();
  });

  it('stands at the middle of the labels for numbers', () => {
    for (const [u] of vertices(boundaryLines(gridOf(11, (u) => [10 * u], 5)))) expect(u).toBeCloseTo(0.5, 5);
  });

  it('draws each border of three classes once, and all of them', () => {
    // Classes 0, 1 and 2 from left to right.
    const grid = gridOf(31, (u) => [0.35 - u, -1e-6 - Math.abs(u - 0.5) + 0.15, u - 0.65]);
    const lines = boundaryLines(grid);
    const near = (at: number): number => vertices(lines).filter(([u]) => Math.abs(u - at) < 0.04).length;
    expect(lines).toHaveLength(2);
    expect(near(0.35)).toBeGreaterThan(25);
    expect(near(0.35)).toBeLessThan(35);
    expect(near(0.65)).toBeGreaterThan(25);
    expect(near(0.65)).toBeLessThan(35);
  });

  it('finds for two softmax logits what it finds for their difference', () => {
    const two = boundaryLines(gridOf(41, (u, v) => [u * u, v - 0.113]));
    const one = boundaryLines(gridOf(41, (u, v) => [v - 0.113 - u * u]));
    const sorted = (lines: Polyline[]) => vertices(lines).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const [a, b] = [sorted(two), sorted(one)];
    expect(a).toHaveLength(b.length);
    a.forEach(([u, v], k) => {
      expect(u).toBeCloseTo(b[k]?.[0] ?? -1, 5);
      expect(v).toBeCloseTo(b[k]?.[1] ?? -1, 5);
    });
  });
});

describe('disagreementRings', () => {
  it('covers the strip between two boundaries', () => {
    const chosen = gridOf(41, (u) => [u - 0.3]);
    const exact = gridOf(41, (u) => [u - 0.6]);
    const rings = disagreementRings(chosen, exact);
    expect(rings).toHaveLength(1);
    // A contour ends half a cell outside of the outermost nodes.
    expect(Math.abs(areaOf(rings[0] as Polyline))).toBeCloseTo(0.3, 1);
    for (const [u] of vertices(rings)) expect(u).toBeGreaterThan(0.29);
    for (const [u] of vertices(rings)) expect(u).toBeLessThan(0.61);
  });

  it('is empty where both decide alike', () => {
    const grid = gridOf(21, (u, v) => [u - v]);
    expect(disagreementRings(grid, { ...grid, values: grid.values.map((f) => 5 * f) })).toEqual([]);
  });

  it('knows three classes', () => {
    const chosen = gridOf(31, (u) => [0.2 - u, 0, u - 0.7]);
    const exact = gridOf(31, (u) => [0.4 - u, 0, u - 0.7]);
    const xs = vertices(disagreementRings(chosen, exact)).map(([u]) => u);
    expect(Math.min(...xs)).toBeCloseTo(0.2, 2);
    expect(Math.max(...xs)).toBeCloseTo(0.4, 2);
  });
});

describe('margins', () => {
  it('mirrors a single logit', () => {
    const { of } = marginsOf(gridOf(3, (u) => [u - 0.5]));
    of(0).forEach((margin, k) => {
      expect(margin).toBeCloseTo(-(of(1)[k] ?? 0));
    });
  });

  it('is the logit less the largest of the others, without a number where one is none; winners are those above 0', () => {
    const nodes = 9;
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.float({ min: -9, max: 9 }), { minLength: nodes, maxLength: nodes }), { minLength: 2, maxLength: 6 }),
        (classes) => {
          const grid = {
            values: Float32Array.from(
              { length: nodes * classes.length },
              (_, i) => classes[i % classes.length]?.[Math.floor(i / classes.length)] ?? 0,
            ),
            resolution: 3,
            outputs: classes.length,
            level: 0,
          };
          const { of, winners } = marginsOf(grid);
          const wanted = classes.map((own, c) =>
            Float32Array.from(
              own,
              (value, node) => value - Math.max(...classes.filter((_, k) => k !== c).map((other) => other[node] ?? 0)),
            ),
          );
          expect(classes.map((_, c) => of(c))).toEqual(wanted);
          wanted.forEach((margins, c) => {
            if (margins.some((margin) => margin > 0)) expect(winners).toContain(c);
          });
        },
      ),
    );
  });
});

describe('tintImage', () => {
  const colors = {
    surface: [255, 255, 255],
    tints: [
      [0, 0, 200],
      [200, 0, 0],
      [0, 200, 0],
    ],
    gaussianSpread: null,
  } as const;
  const pixel = (image: Uint8ClampedArray, size: number, x: number, y: number): number[] => [
    ...image.slice(4 * (y * size + x), 4 * (y * size + x) + 4),
  ];

  it('is white on the border, tinted where the model is sure, top row first', () => {
    const image = tintImage(
      gridOf(9, (_u, v) => [40 * (v - 0.5)]),
      17,
      colors,
    );
    expect(pixel(image, 17, 3, 8)).toEqual([255, 255, 255, 255]);
    expect(pixel(image, 17, 3, 0)).toEqual([200, 0, 0, 255]);
    expect(pixel(image, 17, 3, 16)).toEqual([0, 0, 200, 255]);
  });

  it('tints three classes by how far the first is ahead of the second', () => {
    const image = tintImage(
      gridOf(5, (u, v) => [0, 30 * u, 30 * v]),
      9,
      colors,
    );
    expect(pixel(image, 9, 8, 8)).toEqual([200, 0, 0, 255]);
    expect(pixel(image, 9, 0, 0)).toEqual([0, 200, 0, 255]);
    expect(pixel(image, 9, 8, 0)).toEqual([255, 255, 255, 255]);
  });
});
