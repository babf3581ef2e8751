import { describe, expect, it } from 'vitest';
import { handled, panned, zoomed } from './viewport.ts';

const HOME = { x0: -1, x1: 1, y0: 0, y1: 4 };

describe('zoomed', () => {
  it('keeps the place that one points at', () => {
    const view = zoomed(HOME, HOME, 2, [0.25, 0.75]);
    expect(view.x1 - view.x0).toBeCloseTo(1, 12);
    expect(view.y1 - view.y0).toBeCloseTo(2, 12);
    expect(view.x0 + 0.25 * (view.x1 - view.x0)).toBeCloseTo(-0.5, 12);
    expect(view.y0 + 0.75 * (view.y1 - view.y0)).toBeCloseTo(3, 12);
  });
  it('comes back', () => {
    const view = zoomed(zoomed(HOME, HOME, 4, [0.3, 0.6]), HOME, 1 / 4, [0.3, 0.6]);
    for (const key of ['x0', 'x1', 'y0', 'y1'] as const) expect(view[key]).toBeCloseTo(HOME[key], 12);
  });
  it('ends at a thousand times as close and twenty times as wide', () => {
    let view = HOME;
    for (let k = 0; k < 100; k++) view = zoomed(view, HOME, 1.5, [0.5, 0.5]);
    expect(view.x1 - view.x0).toBeCloseTo(0.002, 12);
    expect(view.y1 - view.y0).toBeCloseTo(0.004, 12);
    for (let k = 0; k < 100; k++) view = zoomed(view, HOME, 1 / 1.5, [0.5, 0.5]);
    expect(view.x1 - view.x0).toBeCloseTo(40, 9);
  });
});

describe('panned', () => {
  it('pushes the picture: what was in the middle is to the right of it', () => {
    expect(panned(HOME, HOME, [0.25, 0])).toEqual({ x0: -1.5, x1: 0.5, y0: 0, y1: 4 });
    expect(panned(HOME, HOME, [0, 0.25])).toEqual({ x0: -1, x1: 1, y0: -1, y1: 3 });
  });
  it('does not lose the data', () => {
    expect(panned(HOME, HOME, [-90, 0])).toEqual({ x0: 2, x1: 4, y0: 0, y1: 4 });
  });
});

describe('handled', () => {
  it('one finger pushes', () => {
    expect(handled(HOME, HOME, [[0.1, 0.1]], [[0.35, 0.1]])).toEqual(panned(HOME, HOME, [0.25, 0]));
  });
  it('two fingers keep what is under them', () => {
    const from = [[0.4, 0.5], [0.6, 0.5]] as const; // biome-ignore format: two fingers
    const to = [[0.3, 0.6], [0.7, 0.6]] as const; // biome-ignore format: two fingers
    const view = handled(HOME, HOME, from, to);
    const under = (v: typeof HOME, [x, y]: readonly [number, number]) => [v.x0 + x * (v.x1 - v.x0), v.y0 + y * (v.y1 - v.y0)];
    from.forEach((place, k) => {
      const [x = 0, y = 0] = under(HOME, place);
      const [x2 = 0, y2 = 0] = under(view, to[k] ?? place);
      expect(x2).toBeCloseTo(x, 12);
      expect(y2).toBeCloseTo(y, 12);
    });
  });
});
