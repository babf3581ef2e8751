/** A part of what is on the screen, painted by itself. */
export interface Part {
  /** There is something new to paint. */
  ask(): void;
  /** Paints what has been asked for. */
  paint(): void;
  stop(): void;
}

interface Options {
  /** Parts that it is laid out by: painted before it, and it again after them. */
  readonly after?: readonly Part[];
  /** Painted in the next frame, however long the others take. */
  readonly atOnce?: boolean;
  /** Time between two paintings at least, ms. */
  readonly every?: number;
}

/** Makes parts of a screen from what paints them. */
export type Turns = (paint: () => void, options?: Options) => Part;

/**
 * Parts that are painted by turns, so that they hold up no frame for long: once one has taken `budgetMs`, the rest waits for the next one.
 * All but those at once are painted in a task after the frame's, which has the work of a hand in it. The picture that is reached does not depend on the budget.
 */
export const createTurns = (budgetMs: number): Turns => {
  /** Parts that are laid out by another. */
  const followers = new Map<Part, Part[]>();
  /** A Set keeps the order in which parts were asked for: none is passed over for long. */
  const waiting = new Set<Part & Pick<Options, 'atOnce'> & { isDue(now: number): boolean }>();
  let frame = 0;

  const request = (): void => {
    if (frame === 0 && waiting.size > 0) frame = requestAnimationFrame(work);
  };
  const work = (): void => {
    for (const part of [...waiting]) if (part.atOnce) part.paint();
    if (waiting.size > 0) setTimeout(rest);
    else frame = 0;
  };
  const rest = (): void => {
    const start = performance.now();
    for (const part of [...waiting]) {
      if (!part.isDue(start)) continue;
      part.paint();
      if (performance.now() - start > budgetMs) break;
    }
    frame = 0;
    request();
  };
  return (paint, { after = [], atOnce = false, every = 0 } = {}) => {
    let last = Number.NEGATIVE_INFINITY;
    const part = {
      atOnce,
      isDue: (now: number) => now - last >= every,
      paint: () => {
        if (!waiting.has(part)) return;
        for (const earlier of after) earlier.paint();
        waiting.delete(part);
        last = performance.now();
        paint();
        for (const follower of followers.get(part) ?? []) follower.ask();
      },
      ask: () => {
        waiting.add(part);
        request();
      },
      stop: () => {
        waiting.delete(part);
      },
    };
    for (const earlier of after) followers.set(earlier, [...(followers.get(earlier) ?? []), part]);
    return part;
  };
};
