import type { Incoming } from './incoming.ts';

/** An intake that is loaded with the first file; `missing` is told which file it could not be loaded for. */
export const lazyIncoming = (load: () => Promise<Incoming>, missing: (title: string) => void): Incoming => {
  let loaded: Incoming | null = null;
  const listeners = new Set<() => void>();
  const get = async (): Promise<Incoming> => {
    if (loaded) return loaded;
    const made = await load();
    if (loaded) return loaded;
    loaded = made;
    made.subscribe(() => {
      for (const listener of listeners) listener();
    });
    return made;
  };
  return {
    getState: () => loaded?.getState() ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async read(title, files) {
      const incoming = await get().catch(() => null);
      if (incoming) await incoming.read(title, files);
      else missing(title);
    },
    choose: async (choice) => loaded?.choose(choice),
    arrange: async (layout) => loaded?.arrange(layout),
    scale: (scaling) => loaded?.scale(scaling),
    accept: () => loaded?.accept(),
    cancel: () => loaded?.cancel(),
  };
};
