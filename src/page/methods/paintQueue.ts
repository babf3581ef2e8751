/** Small pictures take turns: together they may take this much of a frame, milliseconds … */
const BUDGET_MS = 4;
/** … and none is painted oftener than this. */
const EVERY_MS = 100;

/** A picture that can be painted whenever there is time. */
export interface Turn {
  /** There is something new to paint. */
  ask(): void;
  stop(): void;
}

const waiting = new Set<{ paint(): void; last: number }>();
let frame = 0;

const work = (): void => {
  frame = 0;
  const start = performance.now();
  for (const turn of waiting) {
    if (start - turn.last < EVERY_MS) continue;
    // A Set keeps the order in which turns came: nobody is passed over for long.
    waiting.delete(turn);
    turn.last = start;
    turn.paint();
    if (performance.now() - start > BUDGET_MS) break;
  }
  next();
};

const next = (): void => {
  if (frame === 0 && waiting.size > 0) frame = requestAnimationFrame(work);
};

export const takeTurns = (paint: () => void): Turn => {
  const turn = { paint, last: Number.NEGATIVE_INFINITY };
  return {
    ask: () => {
      waiting.add(turn);
      next();
    },
    stop: () => {
      waiting.delete(turn);
    },
  };
};
