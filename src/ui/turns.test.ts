import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { createTurns, type Part } from './turns.ts';

const NAMES = ['points', 'lines', 'map', 'chips'] as const;
type Name = (typeof NAMES)[number];

afterEach(() => vi.unstubAllGlobals());

/** A screen whose parts each take their time, on a clock that a test moves. */
const screenOf = (costs: Readonly<Record<Name, number>>, budgetMs: number) => {
  let time = 0;
  let frame: (() => void) | null = null;
  let after: (() => void) | null = null;
  const onThisScreen = (work: () => void): void => {
    vi.stubGlobal('performance', { now: () => time });
    vi.stubGlobal('requestAnimationFrame', (paint: () => void) => {
      frame = paint;
      return 1;
    });
    vi.stubGlobal('setTimeout', (paint: () => void) => {
      after = paint;
    });
    work();
  };
  let wanted = 0;
  /** The picture in which each part was asked for last. */
  const newest: Partial<Record<Name, number>> = {};
  /** What is on the screen: the newest picture of each part; chips also remember the lines that they lie along, and the chips before. */
  const shown: Record<string, unknown> = {};
  const frames: Name[][] = [];
  const turns = createTurns(budgetMs);
  const part = (name: Name, look: () => unknown, options: Parameters<typeof turns>[1] = {}): Part =>
    turns(() => {
      time += costs[name];
      shown[name] = look();
      frames.at(-1)?.push(name);
    }, options);
  const points = part('points', () => wanted, { atOnce: true });
  const lines = part('lines', () => wanted);
  const map = part('map', () => wanted);
  const onLines = (): string => {
    expect(Number(shown.lines ?? 0)).toBeGreaterThanOrEqual(newest.lines ?? 0);
    return `${wanted} on lines ${shown.lines}, before: ${shown.chips}`;
  };
  const chips = part('chips', onLines, { after: [lines], every: 100 });
  const parts = { points, lines, map, chips };
  const next = (): boolean => {
    if (!frame) return false;
    const paint: () => void = frame;
    frame = null;
    time += 16;
    frames.push([]);
    onThisScreen(paint);
    const rest: (() => void) | null = after;
    after = null;
    if (rest) onThisScreen(rest);
    return true;
  };
  return {
    shown,
    frames,
    parts,
    next,
    show: (names: readonly Name[]) => {
      wanted += 1;
      onThisScreen(() => {
        for (const name of names) {
          newest[name] = wanted;
          parts[name].ask();
        }
      });
    },
    /** Paints frames until nothing is left to do. */
    settle: () => {
      let left = 100;
      while (left > 0 && next()) left -= 1;
      expect(left).toBeGreaterThan(0);
    },
  };
};

const cost = fc.integer({ min: 0, max: 12 });
const costs = fc.record({ points: cost, lines: cost, map: cost, chips: cost });
const budget = fc.integer({ min: 0, max: 20 });
const asked = fc.array(fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }), { minLength: 1, maxLength: 8 });

it('painting by parts comes to the picture of painting at once, whatever the budget', () => {
  fc.assert(
    fc.property(costs, budget, asked, (taken, budgetMs, pictures) => {
      const [whole, parted] = [screenOf(taken, Number.POSITIVE_INFINITY), screenOf(taken, budgetMs)];
      for (const names of pictures) {
        for (const screen of [whole, parted]) {
          screen.show(names);
          screen.settle();
        }
        expect(parted.shown).toEqual(whole.shown);
      }
    }),
  );
});

it('chips lie along the newest lines, also where pictures come faster than they are painted', () => {
  fc.assert(
    fc.property(costs, budget, asked, fc.array(fc.boolean()), (taken, budgetMs, pictures, waits) => {
      const screen = screenOf(taken, budgetMs);
      pictures.forEach((names, k) => {
        screen.show(names);
        if (waits[k]) screen.next();
      });
      screen.settle();
      const { lines, chips } = screen.shown;
      if (lines !== undefined) expect(chips).toMatch(new RegExp(`on lines ${lines},`));
    }),
  );
});

it('a frame that is over its budget leaves the rest to the next, and every part has its turn', () => {
  const slow = { points: 1, lines: 9, map: 9, chips: 9 };
  const screen = screenOf(slow, 4);
  screen.show(NAMES);
  screen.settle();
  expect(screen.frames).toEqual([['points', 'lines'], ['map'], ['chips']]);
  // Lines that are always new do not keep the map from being painted.
  const busy = screenOf(slow, 4);
  for (let k = 0; k < 6; k++) {
    busy.show(NAMES);
    busy.next();
  }
  expect(busy.frames.flat().filter((name) => name === 'map').length).toBeGreaterThanOrEqual(2);
});

it('a part that is stopped is not painted any more', () => {
  const screen = screenOf({ points: 1, lines: 1, map: 1, chips: 1 }, 4);
  screen.show(['map', 'lines']);
  screen.parts.map.stop();
  screen.settle();
  expect(screen.frames.flat()).toEqual(['lines', 'chips']);
});

it('what can wait is painted in a task of its own, after the frame that a hand has work in', () => {
  const tasks: (() => void)[] = [];
  const painted: string[] = [];
  const queue = (task: () => void): void => {
    tasks.push(task);
  };
  vi.stubGlobal('requestAnimationFrame', queue);
  vi.stubGlobal('setTimeout', queue);
  const turns = createTurns(4);
  turns(() => painted.push('points'), { atOnce: true }).ask();
  turns(() => painted.push('map')).ask();
  tasks.shift()?.();
  expect(painted).toEqual(['points']);
  tasks.shift()?.();
  expect(painted).toEqual(['points', 'map']);
  expect(tasks).toHaveLength(0);
});

it('goes on after a frame that had nothing but what is painted at once', () => {
  const { show, next, frames } = screenOf({ points: 1, lines: 1, map: 1, chips: 1 }, 4);
  show(['points']);
  next();
  show(['lines', 'points']);
  while (next());
  expect(frames.flat()).toEqual(['points', 'points', 'lines', 'chips']);
});
