import { useSyncExternalStore } from 'react';
import type { IncomingState } from '../../store/files/incoming.ts';
import { later } from '../../ui/later.tsx';
import { missing } from '../../ui/missing.tsx';
import { getPage } from '../usePage.ts';

const IncomingDialog = later<{ state: IncomingState }>(() => import('./IncomingDialog.tsx'), missing('The preview of the file'));

/** The dialog of a table on its way in; loaded with the first one. */
export const IncomingFile = () => {
  const { incoming } = getPage();
  const state = useSyncExternalStore(incoming.subscribe, incoming.getState);
  return state && <IncomingDialog state={state} />;
};
