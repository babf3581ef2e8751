import { lazy, Suspense, useSyncExternalStore } from 'react';
import { getPage } from '../usePage.ts';

const IncomingDialog = lazy(() => import('./IncomingDialog.tsx'));

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
