import { describe, expect, it } from 'vitest';
import { nearest } from '../chart/nearest.ts';
import { isInside } from '../data/grid.ts';
import { areaOf, shapePath } from '../ui/shapes.ts';
import { dabSpacing, type Stroke, scatter, stroke, swept } from './hand/brush.ts';
import { axisTicks, decimalsFor, frameOf, projection, settled } from './projection.ts';
import { crowding, placeLabels, spotsAlong, spotsAround } from './words/labels.ts';

const DOMAIN = { x0: -2, x1: 2, y0: -1, y1: 3 };

describe('layout', () => {
  it('keeps the square inside its container, with room for the axes', () => {
    for (const [width, height] of [
      [800, 500],
      [400, 900],
      [358, 358],
    ] as const) {
      const frame = frameOf(width, height);
      expect(frame.left + frame.side).toBeLessThanOrEqual(width);
      expect(frame.top + frame.side).toBeLessThanOrEqual(height - 20);
      expect(frame.side).toBeGreaterThan(300);
    }
  });

  it('projects there and back, y upwards', () => {
    const view = projection(DOMAIN, 400);
    expect([view.x(-2), view.y(-1)]).toEqual([0, 400]);
    const [x, y] = view.toData(view.x(0.3), view.y(1.7));
    expect(x).toBeCloseTo(0.3);
    expect(y).toBeCloseTo(1.7);
  });

  it('writes ticks inside the view only', () => {
    for (const tick of axisTicks(projection(DOMAIN, 400)).y) {
      expect(tick.at).toBeGreaterThanOrEqual(0);
      expect(tick.at).toBeLessThanOrEqual(400);
    }
  });

  it('writes long numbers as powers of ten', () => {
    const texts = (x1: number, x0 = 0): string[] => axisTicks(projection({ x0, x1, y0: 0, y1: 1 }, 400)).x.map(({ text }) => text);
    expect(texts(2e6)).toEqual(['0', '500,000', '1,000,000', '1,500,000', '2,000,000']);
    expect(texts(1e8 + 2, 1e8)).toEqual(['100,000,000.0', '+0.5', '+1', '+1.5', '+2']);
    expect(texts(1e8 + 2e-6, 1e8 - 1e-6).slice(1)).toEqual(['+10⁻⁶', '+2\u00a0×\u00a010⁻⁶', '+3\u00a0×\u00a010⁻⁶']);
    expect(texts(2e12)).toEqual(['0', '5·10¹¹', '10¹²', '1.5·10¹²', '2·10¹²']);
  });

  it('settles a hand on round numbers, finer than a pixel and never outside', () => {
    expect(decimalsFor(4)).toBe(3);
    expect(decimalsFor(4000)).toBe(0);
    expect(settled(DOMAIN, 0.123456, 99)).toEqual([0.123, 3]);
    expect(isInside(DOMAIN, ...settled(DOMAIN, -7, 2.99999))).toBe(true);
  });
});

describe('hit', () => {
  const positions = Float64Array.from([0, 0, 10, 0, 10, 0, 30, 40]);

  it('finds the nearest point within reach, the topmost of equals', () => {
    expect(nearest(positions, 9, 1, 5)).toBe(2);
    expect(nearest(positions, 9, 1, 5, (k) => k !== 2)).toBe(1);
    expect(nearest(positions, 20, 20, 5)).toBe(-1);
  });

  it('touches everything on the way, not only at its ends', () => {
    expect(swept(positions, [-20, 2], [50, 2], 3)).toEqual([0, 1, 2]);
    expect(swept(positions, [30, 40], [30, 40], 1)).toEqual([3]);
  });
});

describe('brush', () => {
  it('spaces dabs equally, however the way is cut into moves', () => {
    const whole = stroke({ at: [0, 0], walked: 0 }, [100, 0], 9);
    expect(whole.dabs).toHaveLength(11);
    let state: Stroke = { at: [0, 0], walked: 0 };
    const dabs: [number, number][] = [];
    for (const x of [1, 3, 20, 20, 47, 100]) {
      const step = stroke(state, [x, 0], 9);
      dabs.push(...step.dabs);
      state = step.next;
    }
    expect(dabs.map(([x]) => Math.round(x))).toEqual(whole.dabs.map(([x]) => Math.round(x)));
  });

  it('scatters inside the disc, the same for the same seed', () => {
    const distances = Array.from({ length: 400 }, (_, k) => Math.hypot(...scatter(7, k, 20)));
    expect(Math.max(...distances)).toBeLessThanOrEqual(20);
    expect(distances.reduce((sum, d) => sum + d, 0) / 400).toBeCloseTo((2 / 3) * 20, 0);
    expect(scatter(7, 3, 20)).toEqual(scatter(7, 3, 20));
    expect(scatter(7, 3, 20)).not.toEqual(scatter(8, 3, 20));
    expect(dabSpacing(40)).toBeLessThanOrEqual(dabSpacing(8));
  });
});

describe('labels', () => {
  const inside = (x: number, y: number, width: number): boolean => x - width / 2 >= 0 && x + width / 2 <= 300 && y >= 9 && y <= 291;

  it('stay inside the frame and off each other', () => {
    const line: [number, number][] = Array.from({ length: 61 }, (_, k) => [5 * k, 150 + 100 * Math.sin(k / 9)]);
    const candidates = spotsAlong([line], 300, 28);
    const placed = placeLabels(
      ['a', 'b', 'c'].map((id) => ({ id, width: 60, height: 18, candidates })),
      300,
      crowding(300),
    );
    expect(placed).toHaveLength(3);
    for (const [k, { x, y }] of placed.entries()) {
      expect(inside(x, y, 60)).toBe(true);
      for (const other of placed.slice(k + 1)) expect(Math.abs(other.x - x) >= 60 || Math.abs(other.y - y) >= 18).toBe(true);
    }
  });

  it('go where little lies, and stay where they were when little changes', () => {
    const candidates: [number, number][] = [
      [150, 150],
      [150, 250],
    ];
    const ink = crowding(300);
    for (let k = 0; k < 40; k++) ink.add(140 + (k % 20), 150, 1);
    const request = { id: 'a', width: 40, height: 18, candidates };
    expect(placeLabels([request], 300, ink)[0]?.y).toBe(250);
    expect(placeLabels([request], 300, crowding(300))[0]?.y).toBe(150);
    expect(placeLabels([request], 300, crowding(300), new Map([['a', { id: 'a', x: 150, y: 252 }]]))[0]?.y).toBe(250);
  });

  it('are left out without a place', () => {
    expect(placeLabels([{ id: 'a', width: 60, height: 18, candidates: [[2, 2]] }], 300, crowding(300))).toEqual([]);
    expect(spotsAlong([], 300, 10)).toEqual([]);
    expect(spotsAround([], 40, 18)).toEqual([]);
  });
});

describe('shapes', () => {
  it('are all different, and large enough', () => {
    const shapes = ['circle', 'triangle', 'square', 'diamond', 'cross', 'star', 'wye', 'plus', 'pentagon', 'hexagon'] as const;
    expect(new Set(shapes.map((shape) => shapePath(shape, 5))).size).toBe(shapes.length);
    for (const shape of shapes) expect(areaOf(shape, 5)).toBeGreaterThanOrEqual(Math.PI * 25);
  });
});
