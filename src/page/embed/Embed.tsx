import { type KeyboardEvent, type SyntheticEvent, useEffect, useState } from 'react';
import { Canvas } from '../../canvas/Canvas.tsx';
import { PanelContent } from '../../panels/PanelContent.tsx';
import { panels } from '../../panels/registry.ts';
import { Announcer } from '../notices/Announcer.tsx';
import { Notices } from '../notices/Notices.tsx';
import { Working } from '../work/Working.tsx';
import { Lines } from './Lines.tsx';
import '../../ui/theme.css';
import '../app.css';
import { lessonHash } from '../../store/persist/lessonAddress.ts';
import { later } from '../../ui/later.tsx';
import { missing } from '../../ui/missing.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { useTheme } from '../../ui/useTheme.ts';
import './embed.css';

/** The same scenario, or step of a lesson, on the whole page. */
const wholePage = (lesson: string | null): string => {
  const address = new URL(location.href);
  address.searchParams.delete('embed');
  if (lesson !== null) address.hash = lesson;
  return address.href;
};

/** The page around the frame scrolls; with Ctrl, as on a touchpad, one zooms the picture. */
const leaveWheel = (event: SyntheticEvent<Element, WheelEvent>): void => {
  if (!event.nativeEvent.ctrlKey) event.stopPropagation();
};

/** The canvas knows its tools by digits; the only one here is the hand. */
const leaveTools = (event: KeyboardEvent): void => {
  if (/^[1-9]$/.test(event.key)) event.stopPropagation();
};

const Lesson = later<object>(() => import('./EmbeddedLesson.tsx'), missing('The lesson'));

/** A single view without its surroundings, as large as the frame that holds it; the scenario comes from the hash. */
export const Embed = ({ asked }: { asked: string }) => {
  useTheme();
  const lesson = useStore((state) => lessonHash(state.lesson));
  const [, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    addEventListener('hashchange', changed);
    // What is shown is looked at and not drawn on.
    getStore().chooseTool('pan');
    return () => removeEventListener('hashchange', changed);
  }, []);
  // The canvas, where it asks for no panel and no lesson.
  const panel = panels.find(({ id }) => id === asked);
  const view = panel?.id ?? (asked === 'lesson' ? asked : 'canvas');
  return (
    <div className="embed" data-view={view} onWheelCapture={leaveWheel} onKeyDownCapture={leaveTools}>
      {view === 'lesson' ? (
        <Lesson />
      ) : (
        <main className="embed-view" aria-label={panel?.label ?? 'Canvas'}>
          {panel ? <PanelContent id={panel.id} /> : <Canvas />}
        </main>
      )}
      <footer className="embed-foot hint">
        {!panel && <Lines />}
        <a className="embed-link" href={wholePage(lesson)} target="_blank" rel="noopener">
          Open in Replayground
        </a>
      </footer>
      <Working />
      <Notices />
      <Announcer />
    </div>
  );
};
