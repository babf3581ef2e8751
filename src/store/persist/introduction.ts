const KEY = 'replayground.introduction';

/** The introduction of a first visit, as this browser remembers it. */
export interface Introduction {
  isDismissed(): boolean;
  /** Not to be shown again; where the browser refuses storage, until the page is loaded again. */
  dismiss(): void;
}

/** `local` throws where the browser refuses storage. */
export const createIntroduction = (local: () => Storage): Introduction => ({
  isDismissed: () => {
    try {
      return local().getItem(KEY) !== null;
    } catch {
      return false;
    }
  },
  dismiss: () => {
    try {
      local().setItem(KEY, 'dismissed');
    } catch {
      // It is dismissed on this page all the same.
    }
  },
});
