import type { Scenario } from '../../scenario/types.ts';
import type { MemoryOrderResult } from '../../studies/memoryOrder.ts';

/** Past points in the order in which a growing memory takes them, the first one at the bottom of a strip. */
export interface Strip {
  /** Row of each among `results.points` of the change; −1 for one that is no longer there. */
  readonly rows: Int32Array;
  /** Place across of each: its class among those that there are, or 0 where the strip has one lane. */
  readonly lanes: Uint8Array;
  readonly laneCount: number;
  readonly kept: Uint8Array;
  /** So many at the bottom are remembered: the cut-off; null where the memory is not the first of this order. */
  readonly cut: number | null;
}

/** More classes than this have no lanes of their own. */
const MOST_LANES = 4;

interface Moment {
  readonly order: MemoryOrderResult;
  readonly memory: Scenario['memory'];
  readonly size: number;
  readonly byHand: boolean;
  /** The rule draws from the seed. */
  readonly seeded: boolean;
  /** Index of the change that is looked at. */
  readonly step: number;
  /** Rows that are remembered, by the figures. */
  readonly remembered: ReadonlySet<number>;
  /** Points have classes. */
  readonly hasClasses: boolean;
}

/** The strip of a moment. Before the first change the first in turn are the memory, and a hand that drags need not wait for the figures. */
export const stripOf = ({ order, memory, size, byHand, seeded, step, remembered, hasClasses }: Moment): Strip => {
  const { points, labels } = order;
  const found = hasClasses ? [...new Set(labels)].sort((one, other) => one - other) : [];
  const laneCount = found.length <= MOST_LANES ? Math.max(1, found.length) : 1;
  // By hand there is no order; one budget for all that comes is shared out anew; a seeded rule with few places draws otherwise.
  const isInTurn = !byHand && (step === 0 || memory.budget !== 'total');
  const isKnown = isInTurn && step === 0 && !(seeded && size < 10);
  return {
    rows: points,
    lanes: Uint8Array.from(labels, (label) => (laneCount > 1 ? found.indexOf(label) : 0)),
    laneCount,
    kept: Uint8Array.from(points, (row, place) => Number(isKnown ? place < size : remembered.has(row))),
    cut: isInTurn ? size : null,
  };
};

/** A block of a strip: pixels from its top, and how many; `point` names its place in the order. */
export interface Block {
  readonly lane: number;
  readonly top: number;
  readonly height: number;
  readonly isKept: boolean;
  readonly place: number;
}

/** Points that have so many pixels each are parted by one. */
const PARTED = 3;

/** Blocks of a strip of `height` pixels: one a point, or one a line of pixels where there are more points than those; kept ones win. */
export const blocksOf = ({ rows, lanes, laneCount, kept }: Strip, height: number): Block[] => {
  const count = rows.length;
  const each = height / count;
  if (each >= 1)
    return Array.from(rows, (_, place) => ({
      lane: lanes[place] ?? 0,
      top: height - (place + 1) * each,
      height: each >= PARTED ? each - 1 : each,
      isKept: kept[place] === 1,
      place,
    }));
  const lines = new Map<number, Block>();
  for (let place = 0; place < count; place++) {
    const lane = lanes[place] ?? 0;
    const top = height - 1 - Math.floor(place * each);
    const key = top * laneCount + lane;
    if (!lines.get(key)?.isKept) lines.set(key, { lane, top, height: 1, isKept: kept[place] === 1, place });
  }
  return [...lines.values()];
};

/** Place in the order at `y` pixels from the top of a strip, kept on it. */
export const placeAt = (y: number, height: number, count: number): number =>
  Math.max(0, Math.min(count - 1, Math.floor(((height - y) / height) * count)));

/** Size of the memory whose cut-off is nearest to `y` pixels from the top. */
export const sizeAt = (y: number, height: number, count: number): number =>
  Math.max(0, Math.min(count, Math.round(((height - y) / height) * count)));
