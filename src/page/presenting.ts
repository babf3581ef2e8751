import type { Links } from '../store/persist/link.ts';
import type { Store } from '../store/state.ts';

/** This address with '?present' or without it. */
const address = (on: boolean): string => {
  const url = new URL(location.href);
  url.searchParams.delete('present');
  const rest = url.search.slice(1);
  url.search = on ? `present${rest && `&${rest}`}` : rest;
  return url.href;
};

/** The presenter and its address, '?present' before the hash: what is shown stays on the way in and out, by the browser's buttons as well. */
export const createPresenting = (store: Store, links: Pick<Links, 'address' | 'show'>) => {
  /** The entry of the history before this one is the page. */
  let hasPage = false;
  return {
    present: (): void => {
      history.pushState(null, '', address(true));
      hasPage = true;
      store.show({ presenting: true });
    },
    end: (): void => {
      if (hasPage) {
        history.back();
        return;
      }
      history.replaceState(null, '', address(false));
      store.show({ presenting: false });
    },
    /** Reads the address, at the start and when the browser has gone to another entry. */
    read: (event?: Event): void => {
      const presenting = new URLSearchParams(location.search).has('present');
      if (presenting === store.getState().presenting) return;
      hasPage = presenting && event !== undefined;
      store.show({ presenting });
      if (event) links.show(links.address());
    },
  };
};
