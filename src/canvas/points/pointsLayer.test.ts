import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../scenario/types.ts';
import type { Palette } from '../../ui/colors.ts';
import { positionsOf } from '../picture.ts';
import { type Projection, projection } from '../projection.ts';
import { canvasPoints } from './points.ts';
import type { DrawRequest } from './pointsDrawer.ts';
import { CALM_MS, createPointsLayer, FEW, PATCH, type PointsPicture } from './pointsLayer.ts';

const DOMAIN = { x0: 0, x1: 100, y0: 0, y1: 100 };
const VIEW = projection(DOMAIN, 400);
const PALETTE = { ink: 'black', halo: 'white', classes: ['red', 'blue'] } as unknown as Palette;
const rowsOf = (count: number): number[][] => Array.from({ length: count }, (_, k) => [k % 100, Math.floor(k / 100), k % 2]);
const MANY = rowsOf(4000);
const SOME = rowsOf(200);
const SAME = { remembered: new Set<number>(), selected: new Set<number>(), colorLabel: (label: number) => label };

interface Look {
  readonly change?: Change | undefined;
  readonly radius?: number;
  readonly view?: Projection;
}

const picture = (rows: number[][], { change, radius = 3, view = VIEW }: Look = {}): PointsPicture => {
  const points = canvasPoints(rows, change);
  const radii = () => new Float64Array(points.length).fill(radius);
  return { ...SAME, points, positions: positionsOf(points, view), view, sized: radius, radii, newRadius: 3 };
};

/** A layer on a canvas that writes down what is done to it, with a worker and a clock of the test's own. */
const bench = () => {
  const painted: (number | 'all')[] = [];
  const told: string[] = [];
  const pen = {
    setTransform: () => {},
    getTransform: () => ({}),
    save: () => {},
    restore: () => {},
    beginPath: () => {},
    rect: () => {},
    clip: () => {},
    clearRect: () => {},
    drawImage: (image: unknown) => told.push(image === 'still' ? 'still' : 'bitmap'),
  };
  const canvas = { width: 1, height: 1, getContext: () => pen } as unknown as HTMLCanvasElement;
  const asked: { request: DrawRequest; answer: (bitmap: ImageBitmap | null) => void }[] = [];
  let time = 0;
  let again = 0;
  const layer = createPointsLayer(canvas, () => again++, {
    drawer: { draw: (request) => new Promise((answer) => asked.push({ request, answer })), close: () => told.push('closed') },
    copy: () => 'still' as unknown as CanvasImageSource,
    paint: (_pen, _dots, _ink, members) => painted.push(members ? members.length : 'all'),
    now: () => time,
  });
  const answer = async (bitmap: unknown = { close: () => {} }) => {
    asked.at(-1)?.answer(bitmap as ImageBitmap | null);
    await Promise.resolve();
    await Promise.resolve();
  };
  return {
    layer,
    painted,
    told,
    asked,
    answer,
    draw: (rows: number[][], look?: Look) => layer.draw(picture(rows, look), PALETTE),
    pass: (ms: number) => {
      time += ms;
    },
    again: () => again,
  };
};

const adding = (count: number): Change => ({ kind: 'add', points: Array.from({ length: count }, (_, k) => [k, 50, 1]) });

beforeEach(() => {
  vi.useFakeTimers();
});

describe('few points', () => {
  it('are drawn at once, and after that only what is new', () => {
    const { draw, painted, asked } = bench();
    expect(SOME.length).toBeLessThan(FEW);
    draw(SOME);
    draw(SOME);
    draw(SOME, { change: adding(3) });
    draw(SOME, { change: adding(5) });
    expect(painted).toEqual(['all', 3, 2]);
    draw(SOME, { radius: 5 });
    expect(painted).toEqual(['all', 3, 2, 'all']);
    expect(asked).toHaveLength(0);
  });
});

describe('many points', () => {
  it('are drawn by the worker, a stroke over them at once', async () => {
    const { draw, painted, asked, answer, again, told } = bench();
    draw(MANY);
    expect(painted).toEqual([]);
    expect(asked[0]?.request.dots.count).toBe(4000);
    await answer();
    expect([again(), told]).toEqual([1, ['bitmap']]);
    draw(MANY, { change: adding(4) });
    draw(MANY, { change: adding(9) });
    expect(painted).toEqual([4, 5]);
    expect(asked).toHaveLength(1);
  });

  it('that are erased are drawn with their neighbours and no others', async () => {
    const { draw, painted, answer } = bench();
    draw(MANY);
    await answer();
    draw(MANY, { change: { kind: 'remove', indices: [2050] } });
    expect(painted).toHaveLength(1);
    expect(painted[0]).toBeGreaterThan(1);
    expect(painted[0]).toBeLessThan(1000);
  });

  it('take new sizes now and then, not at every answer', async () => {
    const { draw, pass, asked, answer, again } = bench();
    draw(MANY);
    await answer();
    draw(MANY, { radius: 4 });
    draw(MANY, { radius: 5 });
    expect(asked).toHaveLength(1);
    // What came last is not forgotten.
    const before = again();
    vi.advanceTimersByTime(CALM_MS);
    expect(again()).toBe(before + 1);
    pass(CALM_MS);
    draw(MANY, { radius: 5 });
    expect(asked).toHaveLength(2);
    expect(asked[1]?.request.dots.radii[0]).toBe(5);
    // One at a time.
    pass(CALM_MS);
    draw(MANY, { radius: 6 });
    expect(asked).toHaveLength(2);
  });

  it('are painted over while the worker draws, and keep what was painted', async () => {
    const { draw, pass, painted, asked, answer } = bench();
    draw(MANY);
    await answer();
    pass(CALM_MS);
    draw(MANY, { radius: 5 });
    expect(asked).toHaveLength(2);
    draw(MANY, { radius: 5, change: adding(7) });
    expect(painted).toEqual([7]);
    await answer();
    draw(MANY, { radius: 5, change: adding(7) });
    expect(painted).toEqual([7, 7]);
  });

  it('are shown stretched while the view changes', async () => {
    const { draw, told, asked, answer } = bench();
    draw(MANY);
    await answer();
    const closer = projection({ x0: 10, x1: 60, y0: 10, y1: 60 }, 400);
    draw(MANY, { view: closer });
    draw(MANY, { view: projection({ x0: 20, x1: 60, y0: 20, y1: 60 }, 400) });
    expect(told).toEqual(['bitmap', 'still', 'still']);
    expect(asked).toHaveLength(2);
    await answer();
    expect(told.at(-1)).toBe('bitmap');
  });

  it('of which too many look different are drawn by the worker again', async () => {
    const { draw, asked, painted, answer } = bench();
    draw(MANY);
    await answer();
    draw(MANY, { change: { kind: 'remove', indices: Array.from({ length: PATCH + 1 }, (_, k) => k) } });
    expect(asked).toHaveLength(2);
    expect(painted).toEqual([]);
  });

  it('are drawn here where no worker can', async () => {
    const { draw, painted, answer, again } = bench();
    draw(MANY);
    await answer(null);
    expect(again()).toBe(1);
    draw(MANY);
    expect(painted).toEqual(['all']);
  });
});

it('ends its worker', () => {
  const { layer, told } = bench();
  layer.dispose();
  expect(told).toEqual(['closed']);
});
