import { startTransition, useEffect, useRef, useState } from 'react';
import type { State } from '../store/state.ts';
import { getStore } from './useStore.ts';

/** Time between two updates beside the canvas during a gesture, ms: as often as an eye can read them. */
export const CALM_MS = 120;

/** Calls `follow` for news: in a task of its own at once, and while a gesture is under way at most every CALM_MS. */
const createCalm = (follow: () => void): { news(): void; stop(): void } => {
  const store = getStore();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waits = false;
  let last = Number.NEGATIVE_INFINITY;
  return {
    news: () => {
      const isOver = store.getState().gesture === null;
      // What waits under a hand does not wait once it has let go.
      if (timer !== undefined && !(isOver && waits)) return;
      clearTimeout(timer);
      waits = !isOver;
      const wait = isOver ? 0 : Math.max(0, last + CALM_MS - performance.now());
      timer = setTimeout(() => {
        timer = undefined;
        last = performance.now();
        follow();
      }, wait);
    },
    stop: () => clearTimeout(timer),
  };
};

/** A value that follows `value` calmly. */
export const useCalm = <T>(value: T): T => {
  const [shown, setShown] = useState(value);
  const newest = useRef(value);
  newest.current = value;
  const calm = useRef<ReturnType<typeof createCalm> | null>(null);
  useEffect(() => {
    const made = createCalm(() => startTransition(() => setShown(() => newest.current)));
    calm.current = made;
    return () => made.stop();
  }, []);
  useEffect(() => {
    if (value !== shown) calm.current?.news();
  }, [value, shown]);
  return shown;
};

const same = <T extends object>(a: T, b: T): boolean => (Object.keys(a) as (keyof T)[]).every((key) => Object.is(a[key], b[key]));

/** Parts of the state, all of one moment, followed calmly. `select` is a constant function, its values are stored ones. */
export const useCalmStore = <T extends object>(select: (state: State) => T): T => {
  const [shown, setShown] = useState(() => select(getStore().getState()));
  useEffect(() => {
    const { getState, subscribe } = getStore();
    let drawn = select(getState());
    setShown((before) => (same(before, drawn) ? before : drawn));
    const calm = createCalm(() => {
      const now = select(getState());
      if (same(drawn, now)) return;
      drawn = now;
      startTransition(() => setShown(now));
    });
    const leave = subscribe((state) => {
      if (!same(drawn, select(state))) calm.news();
    });
    return () => {
      leave();
      calm.stop();
    };
  }, [select]);
  return shown;
};
