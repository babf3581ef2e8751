import 'virtual:method-colors.css';
import { createElement, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { tools } from './canvas/tools.ts';
import { chooseEngine } from './engine/choose.ts';
import { opening } from './lessons/opening.ts';
import { App } from './page/App.tsx';
import { ErrorBoundary } from './page/error/ErrorBoundary.tsx';
import { keepOffline } from './page/offline.ts';
import { createPresenting } from './page/presenting.ts';
import { installPage } from './page/usePage.ts';
import { panelIds } from './panels/registry.ts';
import { basePoints } from './scenario/defaults.ts';
import { createFiles } from './store/files/files.ts';
import { createIntroduction } from './store/persist/introduction.ts';
import { createKeeping } from './store/persist/keeping.ts';
import { lessonIn } from './store/persist/lessonAddress.ts';
import { createLinks } from './store/persist/link.ts';
import { claimSlot, noSlot } from './store/persist/slot.ts';
import { createSnapshots } from './store/persist/snapshots.ts';
import { createPlaygroundStore } from './store/store.ts';
import { saveFile } from './ui/save/saveFile.ts';
import { installStore } from './ui/useStore.ts';
import { createWorkerClient } from './worker/client.ts';

const client = createWorkerClient();

const store = createPlaygroundStore({
  initial: opening,
  panels: panelIds,
  tools,
  runner: client.runner,
  studies: client.studies,
  pastRows: ({ data }) => basePoints(data),
  reference: client.reference,
  chooseEngine: (preference) => chooseEngine(client, preference),
  ease: client.ease,
  whenIdle: (work) => {
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3_000 });
    else setTimeout(work, 500);
  },
});

const download = (name: string, text: string): void => saveFile(name, 'application/json', text);

/** Acts by what brings own lessons in and out, loaded with the first one. */
const withOwnLessons = (act: (ways: typeof import('./page/lessons/own/ways.ts')) => void): void =>
  void import('./page/lessons/own/ways.ts').then(act, () =>
    store.notify('What reads lessons could not be loaded; see whether the page can be reached.', 'error'),
  );

const files = createFiles({ store, download, openLesson: (name, value) => withOwnLessons((ways) => ways.openFile(name, value)) });
const links = createLinks({
  store,
  saveScenario: files.saveScenario,
  page: {
    hash: () => location.hash,
    replaceHash: (hash) => {
      // Without a hash the address keeps none, not even '#'.
      const address = new URL(hash || `${location.pathname}${location.search}`, location.href).href;
      try {
        if (address !== location.href) history.replaceState(null, '', address);
      } catch {
        // Firefox and Safari refuse many calls in a row; the link is right all the same.
      }
      return address;
    },
    copy: (text) => (navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error('no clipboard'))),
  },
});

const local = (): Storage => localStorage;
const newId = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
const introduction = createIntroduction(local);
const snapshots = createSnapshots({ store, local, now: Date.now, newId });
// A page inside another one shows what its link says and keeps nothing.
const embedded = new URLSearchParams(location.search).get('embed');
const slot =
  embedded !== null
    ? noSlot
    : await claimSlot({
        local,
        session: () => sessionStorage,
        locks: navigator.locks,
        now: Date.now,
        newId,
        onForeignWrite: (listener) =>
          addEventListener('storage', ({ key, newValue }) => {
            if (key !== null && newValue !== null) listener(key);
          }),
      });
const keeping = createKeeping({
  store,
  slot,
  links,
  snapshots,
  opening,
  hash: () => location.hash,
  saveScenario: files.saveScenario,
  download,
});

const presenting = createPresenting(store, links);

installStore(store);
installPage({
  ...files,
  share: async () => {
    const { lesson, touched } = store.getState();
    if (lesson?.lesson?.startsWith('own-') && (lesson.step === 'edit' || !touched)) withOwnLessons((ways) => ways.shareOpen(lesson));
    else await links.share();
  },
  showAddress: links.show,
  leaveAddress: links.leave,
  present: presenting.present,
  endPresenting: presenting.end,
  startAfresh: keeping.startAfresh,
  snapshots,
  introduction,
  anotherRunner: createWorkerClient,
  local,
});
/** Opens the lesson that the address names; one that the page shows already is not set up anew. */
const readLesson = (): void => {
  const lesson = lessonIn(location.hash);
  const shows = embedded === null || embedded === 'lesson';
  if (lesson && shows) store.show({ lesson: { ...lesson, isAsked: lesson.isAsked && links.address() !== location.hash } });
  const { hash } = location;
  if (shows && hash.startsWith('#t=')) {
    const isAsked = links.address() !== hash;
    withOwnLessons((ways) => ways.openLink(hash, isAsked));
  }
};
keeping.begin();
readLesson();
if (introduction.isDismissed()) store.show({ newcomer: false });
addEventListener('hashchange', () => {
  keeping.readChanged();
  readLesson();
});
addEventListener('pagehide', keeping.flush);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') keeping.flush();
});

if (embedded === null) {
  presenting.read();
  addEventListener('popstate', presenting.read);
  keepOffline();
}

const root = document.getElementById('root');
if (!root) throw new Error('main: the page has no #root');
const Embed = lazy(() =>
  import('./page/embed/Embed.tsx').then(
    (module) => ({ default: module.Embed }),
    // The whole page is better than none.
    () => ({ default: (_: { asked: string }) => <App /> }),
  ),
);
const marks = import.meta.env.DEV && new URLSearchParams(location.search).has('marks') ? lazy(() => import('./chart/Gallery.tsx')) : null;
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      {marks ? (
        <Suspense>{createElement(marks)}</Suspense>
      ) : embedded === null ? (
        <App />
      ) : (
        <Suspense>
          <Embed asked={embedded} />
        </Suspense>
      )}
    </ErrorBoundary>
  </StrictMode>,
);
