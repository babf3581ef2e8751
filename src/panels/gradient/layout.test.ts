import { describe, expect, it } from 'vitest';
import { dotsPath, fitsOneScale, hasDots, layoutPlot, nearestDot, sharedSpan, stemsPath, stepAlong } from './layout.ts';

const good = { across: [-2, 0.5, 4], up: [-2, 0.5, 4] };
const weak = { across: [-2, 1, 4], up: [0, 0, 1] };

describe('sharedSpan', () => {
  it('holds every component of every plot, and zero, with a margin', () => {
    const [lo, hi] = sharedSpan([good, weak]);
    expect(lo).toBeLessThan(-2);
    expect(hi).toBeGreaterThan(4);
    const [positiveLo] = sharedSpan([{ across: [3, 4], up: [3, 4] }]);
    expect(positiveLo).toBeLessThan(0);
  });

  it('does not let a runaway reconstruction flatten the others', () => {
    const [, hi] = sharedSpan([good, { across: [1, 1, 1], up: [1, 1, 4000] }]);
    expect(hi).toBeLessThan(10);
  });

  it('shows what goes up alone where what goes to the right is zero, or what rounding leaves of it', () => {
    for (const across of [
      [0, 0],
      [1e-12, -1e-12],
    ]) {
      const [lo, hi] = sharedSpan([{ across, up: [-3, 7] }]);
      expect(lo).toBeLessThan(-3);
      expect(hi).toBeGreaterThan(7);
    }
  });

  it('is a span even where there is nothing', () => {
    expect(sharedSpan([])).toEqual([-1, 1]);
    expect(sharedSpan([{ across: [0, 0], up: [0, 0] }])).toEqual([-1, 1]);
    expect(sharedSpan([{ across: [Number.NaN], up: [1] }])).toEqual([-1, 1]);
  });
});

describe('fitsOneScale', () => {
  it('says no where a plot would be squeezed', () => {
    const small = { across: [-0.1, 0.1], up: [-0.1, 0.1] };
    expect(fitsOneScale([good, weak])).toBe(true);
    expect(fitsOneScale([good, small])).toBe(false);
    expect(fitsOneScale([])).toBe(true);
  });
});

describe('hasDots', () => {
  it('is false for zero, for what is not finite and for lengths that do not fit', () => {
    expect(hasDots(good)).toBe(true);
    expect(hasDots({ across: [0, 0], up: [0, 0] })).toBe(false);
    expect(hasDots({ across: [1, Number.NaN], up: [1, 1] })).toBe(false);
    expect(hasDots({ across: [1], up: [1, 2] })).toBe(false);
  });
});

describe('layoutPlot', () => {
  it('puts a right reconstruction on the diagonal', () => {
    for (const dot of layoutPlot(good, sharedSpan([good, weak]), 120).dots) {
      expect(dot.x + dot.y).toBeCloseTo(120, 9);
      expect(dot.footY).toBeCloseTo(dot.y, 9);
    }
  });

  it('goes right with the true component and up with the reconstruction', () => {
    const { dots, zero } = layoutPlot(weak, [-5, 5], 100);
    expect(dots.map((dot) => dot.x)).toEqual([30, 60, 90]);
    expect(dots.map((dot) => dot.y)).toEqual([50, 50, 40]);
    expect(dots.map((dot) => dot.footY)).toEqual([70, 40, 10]);
    expect(zero).toBe(50);
  });

  it('keeps labels of ticks apart', () => {
    for (const span of [
      [-1, 1],
      [-273, 131],
      [-0.001, 0.0093],
      [-5, 5e4],
    ] as const)
      for (const [k, tick] of layoutPlot(weak, span, 140).ticks.entries())
        expect(tick.position - (layoutPlot(weak, span, 140).ticks[k - 1]?.position ?? -99)).toBeGreaterThanOrEqual(40);
  });

  it('keeps what lies outside on the edge, and counts it', () => {
    const plot = layoutPlot({ across: [1, 2], up: [99, -99] }, [-5, 5], 100);
    expect(plot.dots.map((dot) => [dot.y, dot.outside])).toEqual([
      [0, true],
      [100, true],
    ]);
    expect(plot.outsideCount).toBe(2);
  });
});

describe('paths and picking', () => {
  const { dots } = layoutPlot(weak, [-5, 5], 100);
  it('draws all dots and stems as one path each', () => {
    expect(dotsPath(dots)).toBe('M30.0 50.0h0M60.0 50.0h0M90.0 40.0h0');
    expect(stemsPath(dots)).toBe('M30.0 50.0V70.0M60.0 50.0V40.0M90.0 40.0V10.0');
  });

  it('finds the nearest dot within reach', () => {
    expect(nearestDot(dots, 88, 44)?.weight).toBe(2);
    expect(nearestDot(dots, 0, 0)).toBeUndefined();
  });

  it('walks from left to right and around', () => {
    const { dots: mixed } = layoutPlot({ across: [3, -1, 2], up: [3, -1, 2] }, [-5, 5], 100);
    expect(stepAlong(mixed, null, 1)).toBe(1);
    expect(stepAlong(mixed, 1, 1)).toBe(2);
    expect(stepAlong(mixed, 0, 1)).toBe(1);
    expect(stepAlong(mixed, null, -1)).toBe(0);
    expect(stepAlong([], null, 1)).toBeNull();
  });
});
