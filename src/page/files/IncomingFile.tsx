import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import type { IncomingState } from '../../store/files/incoming.ts';
import { getStore } from '../../ui/useStore.ts';
import { getPage } from '../usePage.ts';

type Shown = (props: { state: IncomingState }) => React.JSX.Element | null;

/** Shows nothing of a table whose dialog cannot be loaded, and says so. */
const Unavailable: Shown = () => {
  useEffect(() => {
    getPage().incoming.cancel();
    getStore().notify('The preview of files could not be loaded; reload the page when it can be reached.', 'error');
  }, []);
  return null;
};

const IncomingDialog = lazy((): Promise<{ default: Shown }> => import('./IncomingDialog.tsx').catch(() => ({ default: Unavailable })));

/** The dialog of a table on its way in; loaded with the first one. */
export const IncomingFile = () => {
  const { incoming } = getPage();
  const state = useSyncExternalStore(incoming.subscribe, incoming.getState);
  return state === null ? null : (
    <Suspense fallback={null}>
      <IncomingDialog state={state} />
    </Suspense>
  );
};
