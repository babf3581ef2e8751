import { swept } from '../points/hit.ts';
import type { CanvasPoint } from '../points/points.ts';
import { settled } from '../projection.ts';
import type { Bench, Ground, Place, Tool, Trace, Use } from '../tool.ts';
import type { CanvasEdits } from './edits.ts';

/** A stroke of the pointer, or a point carried by keys. */
export interface Gesture {
  /** Of the pointer; `KEYS` for the keyboard. */
  readonly pointer: number;
  readonly tool: Tool;
  readonly start: Place;
  /** The tool at `to`, pixels of the frame, and on the way there. False where it met nothing. */
  apply(to: Place): boolean;
  /** The point that is carried. */
  readonly held: CanvasPoint | null;
  /** How many points were added or touched so far. */
  count(): number;
  /** What waits for the end: the loop of a lasso catches what is in it. */
  finish(): void;
}

/** The one gesture under way, of the pointer or of the keyboard. */
export interface Hand {
  readonly gesture: Gesture | null;
  begin(pointer: number, at: Place): Gesture;
  /** Closes the gesture, if there is one: it is one undo step. */
  end(): void;
  /** Leaves the gesture: a loop catches nothing. */
  drop(): void;
  bench(): Bench;
  /** Looks at point k, or at none (−1). */
  inspect(k: number): void;
}

export const KEYS = -1;

let gestures = 0;

const groundOf = (at: Place, bench: () => Bench, edits: CanvasEdits, trace: Trace): Ground => {
  const { scene, positions } = bench();
  const stays = (k: number): boolean => scene.points[k]?.fate !== 'removed';
  return {
    at,
    scene,
    positions,
    edits,
    trace,
    bench,
    stays,
    under: (from, to) => swept(positions, from, to, bench().brushRadius).filter(stays),
    rowAt: ([x, y]) => {
      const { view, brushClass } = bench();
      const inside = x >= 0 && y >= 0 && x <= view.side && y <= view.side;
      return inside ? [...settled(view.domain, ...view.toData(x, y)), brushClass] : null;
    },
  };
};

/** A tool that pushes the picture does nothing to what is in it. */
const IDLE: Use = { apply: () => false };

const startGesture = (pointer: number, at: Place, bench: () => Bench, edits: CanvasEdits, trace: Trace): Gesture => {
  const { tool } = bench();
  const use = tool.motion === 'push' ? IDLE : tool.use(groundOf(at, bench, edits, trace));
  let last = at;
  return {
    pointer,
    tool,
    start: at,
    held: use.held ?? null,
    apply: (to) => {
      const from = last;
      last = to;
      return use.apply(from, to);
    },
    count: () => use.count?.() ?? 1,
    finish: () => use.finish?.(),
  };
};

export const createHand = (bench: () => Bench, edits: CanvasEdits, hover: (row: number | null) => void, trace: Trace): Hand => {
  let gesture: Gesture | null = null;
  const close = (finished: boolean): void => {
    const ended = gesture;
    if (!ended) return;
    gesture = null;
    if (finished) ended.finish();
    trace([]);
    edits.end();
  };
  return {
    get gesture() {
      return gesture;
    },
    begin: (pointer, at) => {
      gestures += 1;
      edits.begin(`canvas-${bench().tool.id}-${gestures}`);
      gesture = startGesture(pointer, at, bench, edits, trace);
      return gesture;
    },
    end: () => close(true),
    drop: () => close(false),
    bench,
    inspect: (k) => hover(bench().scene.points[k]?.row ?? null),
  };
};
