/** A part of what is on the screen, painted by itself. */
export interface Part<Name extends string> {
  paint(): void;
  /** Parts that it is laid out by: painted before it, and it again after them. */
  readonly after?: readonly Name[];
  /** Painted in the next frame, however long the others take. */
  readonly atOnce?: boolean;
  /** Time between two paintings at least, ms. */
  readonly every?: number;
}

/** What tells a painter the time, and when to paint. */
export interface Clock {
  now(): number;
  /** Calls back in the next frame; returns how to prevent it. */
  frame(paint: () => void): () => void;
  /** Calls back after so many ms; returns how to prevent it. */
  later(paint: () => void, ms: number): () => void;
}

const ofThePage: Clock = {
  now: () => performance.now(),
  frame: (paint) => {
    const asked = requestAnimationFrame(paint);
    return () => cancelAnimationFrame(asked);
  },
  later: (paint, ms) => {
    const timer = setTimeout(paint, ms);
    return () => clearTimeout(timer);
  },
};

export interface Turns<Name extends string> {
  /** Paints these parts, in frames to come. */
  ask(names: readonly Name[]): void;
  dispose(): void;
}

/**
 * Paints parts by turns, so that none holds up a frame for long: once a frame has taken `budgetMs`, the rest waits for the next one. The
 * picture that is reached does not depend on the budget.
 */
export const createTurns = <Name extends string>(
  parts: Readonly<Record<Name, Part<Name>>>,
  budgetMs: number,
  clock: Clock = ofThePage,
): Turns<Name> => {
  const names = Object.keys(parts) as Name[];
  const order = names.filter((name) => !parts[name].atOnce);
  const waiting = new Set<Name>();
  const paintedAt = new Map<Name, number>();
  let leaveFrame: (() => void) | null = null;
  let leaveTimer = (): void => {};

  const paintPart = (name: Name): void => {
    if (!waiting.delete(name)) return;
    parts[name].after?.forEach(paintPart);
    paintedAt.set(name, clock.now());
    parts[name].paint();
  };
  const paint = (): void => {
    leaveFrame = null;
    const startedAt = clock.now();
    for (const name of names) if (parts[name].atOnce) paintPart(name);
    for (let done = 0; done < order.length && waiting.size > 0; done++) {
      if (done > 0 && clock.now() - startedAt > budgetMs) {
        request();
        return;
      }
      const name = order.shift() as Name;
      order.push(name);
      const wait = (paintedAt.get(name) ?? Number.NEGATIVE_INFINITY) + (parts[name].every ?? 0) - clock.now();
      if (wait <= 0) paintPart(name);
      else if (waiting.has(name)) {
        leaveTimer();
        leaveTimer = clock.later(request, wait);
      }
    }
  };
  const request = (): void => {
    leaveFrame ??= clock.frame(paint);
  };
  return {
    ask: (asked) => {
      for (const name of asked) waiting.add(name);
      for (const name of names) if (parts[name].after?.some((earlier) => waiting.has(earlier))) waiting.add(name);
      if (waiting.size > 0) request();
    },
    dispose: () => {
      leaveFrame?.();
      leaveTimer();
    },
  };
};
