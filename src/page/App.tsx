import { Canvas } from '../canvas/Canvas.tsx';
import { Panels } from '../panels/Panels.tsx';
import { missing } from '../ui/missing.tsx';
import { Change } from './change/Change.tsx';
import { IncomingFile } from './files/IncomingFile.tsx';
import { usePaste } from './files/usePaste.ts';
import { Header } from './header/Header.tsx';
import { Help } from './help/Help.tsx';
import { LinkDialog } from './help/LinkDialog.tsx';
import { Introduction } from './introduction/Introduction.tsx';
import { Legend } from './memory/Legend.tsx';
import { Memory } from './memory/Memory.tsx';
import { Cards } from './methods/Cards.tsx';
import { Announcer } from './notices/Announcer.tsx';
import { Notices } from './notices/Notices.tsx';
import { Past } from './past/Past.tsx';
import { PrintSheet } from './print/PrintSheet.tsx';
import { Transport } from './transport/Transport.tsx';
import { Working } from './work/Working.tsx';
import '../ui/theme.css';
import './app.css';
import '../ui/forcedColors.css';
import './print/print.css';
import { isOutdated } from '../store/state.ts';
import { later } from '../ui/later.tsx';
import { useMedia } from '../ui/useMedia.ts';
import { useStore } from '../ui/useStore.ts';
import { useTheme } from '../ui/useTheme.ts';
import { useFileDrop } from './files/useFileDrop.ts';
import { useKeys } from './useKeys.ts';

const Phone = later(
  () => import('./phone/Phone.tsx'),
  () => null,
);

const skip = (): void => document.querySelector<HTMLElement>('[role="application"]')?.focus();

const Lessons = later<object>(() => import('./lessons/Lessons.tsx'), missing('The lessons'));

/** The settings; in a lesson they are folded under its text. */
const Left = ({ hasLegend }: { hasLegend: boolean }) => {
  const inLesson = useStore(({ lesson }) => lesson !== null);
  const settings = (
    <>
      <Past />
      <Change />
      <Memory />
    </>
  );
  return (
    <div className="left" data-lesson={inLesson || undefined}>
      {inLesson && <Lessons />}
      {inLesson ? (
        <details className="all-controls">
          <summary className="hint">All controls</summary>
          {settings}
        </details>
      ) : (
        settings
      )}
      {hasLegend && <Legend />}
    </div>
  );
};

const Page = () => {
  useKeys();
  usePaste();
  const dropping = useFileDrop();
  const narrow = useMedia('(width < 56.3125em)');
  /** The canvas has room under it. */
  const wide = useMedia('(width >= 110em)');
  const outdated = useStore(isOutdated);
  const embedding = useStore((state) => state.dialog === 'embed');
  return (
    <div className={dropping ? 'app app-dropping' : 'app'} data-outdated={outdated || undefined}>
      <button type="button" className="button skip" onClick={skip}>
        Skip to the canvas
      </button>
      <Header />
      <main className="workspace">
        <Left hasLegend={!wide} />
        <div className="centre">
          <Introduction />
          <section className="stage" aria-label="Canvas">
            <Canvas />
            <Working />
          </section>
          {narrow && <Phone />}
          <Transport />
          {wide && <Legend />}
          <Panels />
        </div>
        <aside className="right" aria-label="Methods">
          <Cards />
        </aside>
      </main>
      <Notices />
      <Announcer />
      <IncomingFile />
      <Help />
      <LinkDialog />
      {embedding && <EmbedDialog />}
      <PrintSheet />
    </div>
  );
};

const EmbedDialog = later<object>(() => import('./export/EmbedDialog.tsx'), missing('What makes a frame'));

const NoPresenter = missing('The presenter');
const Presenter = later<object>(
  () => import('./present/Presenter.tsx'),
  ({ again }) => (
    <>
      <NoPresenter again={again} />
      <Page />
    </>
  ),
);

/** The page, or the presenter in its place. */
export const App = () => {
  useTheme();
  return useStore((state) => state.presenting) ? <Presenter /> : <Page />;
};
