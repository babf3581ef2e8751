import { describe, expect, it } from 'vitest';
import { hasDots, sharedSpan } from './spans.ts';

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

describe('hasDots', () => {
  it('is false for zero, for what is not finite and for lengths that do not fit', () => {
    expect(hasDots(good)).toBe(true);
    expect(hasDots({ across: [0, 0], up: [0, 0] })).toBe(false);
    expect(hasDots({ across: [1, Number.NaN], up: [1, 1] })).toBe(false);
    expect(hasDots({ across: [1], up: [1, 2] })).toBe(false);
  });
});
