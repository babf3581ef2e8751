import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Clock, createTurns } from './turns.ts';

const NAMES = ['points', 'lines', 'map', 'chips'] as const;
type Name = (typeof NAMES)[number];

/** A screen whose parts each take their time, on a clock that a test moves. */
const screenOf = (costs: Readonly<Record<Name, number>>, budgetMs: number) => {
  let time = 0;
  let frame: (() => void) | null = null;
  let timer: { readonly at: number; readonly paint: () => void } | null = null;
  const clock: Clock = {
    now: () => time,
    frame: (paint) => {
      frame = paint;
      return () => {
        frame = null;
      };
    },
    later: (paint, ms) => {
      timer = { at: time + ms, paint };
      return () => {
        timer = null;
      };
    },
  };
  let wanted = 0;
  /** What is on the screen: the newest picture of each part; chips also remember the lines that they lie along, and the chips before. */
  const shown: Record<string, unknown> = {};
  const frames: Name[][] = [];
  const part = (name: Name, look: () => unknown) => ({
    paint: () => {
      time += costs[name];
      shown[name] = look();
      frames.at(-1)?.push(name);
    },
  });
  const turns = createTurns<Name>(
    {
      points: { ...part('points', () => wanted), atOnce: true },
      lines: part('lines', () => wanted),
      map: part('map', () => wanted),
      chips: { ...part('chips', () => `${wanted} on lines ${shown.lines}, before: ${shown.chips}`), after: ['lines'], every: 100 },
    },
    budgetMs,
    clock,
  );
  const next = (): boolean => {
    if (!frame && timer) {
      time = Math.max(time, timer.at);
      const { paint } = timer;
      timer = null;
      paint();
    }
    if (!frame) return false;
    const paint = frame as () => void;
    frame = null;
    time += 16;
    frames.push([]);
    paint();
    return true;
  };
  return {
    shown,
    frames,
    next,
    show: (names: readonly Name[]) => {
      wanted += 1;
      turns.ask(names);
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
const asked = fc.array(fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }), { minLength: 1, maxLength: 8 });

it('painting by parts comes to the picture of painting at once, whatever the budget', () => {
  fc.assert(
    fc.property(costs, fc.integer({ min: 0, max: 20 }), asked, (taken, budget, pictures) => {
      const [whole, parted] = [screenOf(taken, Number.POSITIVE_INFINITY), screenOf(taken, budget)];
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
    fc.property(costs, fc.integer({ min: 0, max: 20 }), asked, fc.array(fc.boolean()), (taken, budget, pictures, waits) => {
      const screen = screenOf(taken, budget);
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
  const screen = screenOf({ points: 1, lines: 9, map: 9, chips: 9 }, 4);
  screen.show(NAMES);
  screen.settle();
  expect(screen.frames).toEqual([['points', 'lines'], ['map'], ['chips']]);
  // Lines that are always new do not keep the map from being painted.
  const busy = screenOf({ points: 1, lines: 9, map: 9, chips: 9 }, 4);
  for (let k = 0; k < 6; k++) {
    busy.show(NAMES);
    busy.next();
  }
  expect(busy.frames.flat().filter((name) => name === 'map')).toHaveLength(2);
});
