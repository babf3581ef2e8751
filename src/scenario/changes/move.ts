import { defineChange, renumbered } from '../change.ts';
import { list, pair, unique } from '../check.ts';
import { coordinate, index } from '../readers.ts';

interface Move {
  kind: 'move';
  points: [index: number, x: number[]][];
}

declare module '../types.ts' {
  interface Changes {
    move: Move;
  }
}

/** Points at other places: as new ones at the end, with their labels. */
export default defineChange<Move, number[]>({
  kind: 'move',
  order: 4,
  tab: { within: 'add' },
  field: 'points',
  read: ({ count, dimension }) =>
    unique(list('pairs', pair('[index, x]', index(count), list('coordinates', coordinate, dimension, dimension))), ([at]) => at),
  does: ({ points }) => ({ moved: points }),
  renumber: (step, at) => {
    const points = renumbered(step.points, at);
    return points.length === 0 ? null : { kind: 'move', points };
  },
  packing: {
    short: ({ points }) => points.map(([index]) => index),
    // The validator looks at the others.
    isShort: (value): value is number[] => Array.isArray(value) && typeof value[0] === 'number',
    counts: (indices) => ({ places: indices.length }),
    long: (indices, points) => {
      const places = points.places(indices.length);
      return indices.map((index, i) => [index, places[i] as number[]]);
    },
  },
});
