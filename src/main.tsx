import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chooseEngine } from './engine/choose.ts';
import { createWorkerClient } from './engine/worker/client.ts';
import { opening } from './lessons/opening.ts';
import { basePoints } from './scenario/defaults.ts';
import { createFiles } from './store/files.ts';
import { createLinks } from './store/link.ts';
import { createPlaygroundStore } from './store/store.ts';
import { App } from './views/App.tsx';
import { installPage } from './views/usePage.ts';
import { installStore } from './views/useStore.ts';

const client = createWorkerClient();

const store = createPlaygroundStore({
  initial: opening,
  runner: client.runner,
  pastRows: ({ data }) => basePoints(data),
  reference: client.reference,
  chooseEngine: (preference) => chooseEngine(client, preference),
  whenIdle: (work) => {
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3_000 });
    else setTimeout(work, 500);
  },
});

const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

const files = createFiles({ store, download });
const links = createLinks({
  store,
  saveScenario: files.saveScenario,
  page: {
    hash: () => location.hash,
    replaceHash: (hash) => {
      // Without a hash the address keeps none, not even '#'.
      history.replaceState(null, '', hash || `${location.pathname}${location.search}`);
      return location.href;
    },
    copy: (text) => (navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error('no clipboard'))),
  },
});

installStore(store);
installPage({ ...files, share: links.share });
links.readAtStart();
addEventListener('hashchange', links.readChanged);

const root = document.getElementById('root');
if (!root) throw new Error('main: the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
