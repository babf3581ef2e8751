import { type KeyboardEvent, type SyntheticEvent, useEffect, useState } from 'react';
import { Canvas } from '../../canvas/Canvas.tsx';
import { CONTENT } from '../../panels/content.tsx';
import { PANELS, type Panel } from '../../store/state.ts';
import { Announcer } from '../notices/Announcer.tsx';
import { Notices } from '../notices/Notices.tsx';
import '../../ui/theme.css';
import '../app.css';
import { getStore } from '../../ui/useStore.ts';
import { useTheme } from '../../ui/useTheme.ts';
import './embed.css';

type View = Panel | 'canvas';

/** The view that `?embed=…` asks for; the canvas where it asks for none of them. */
export const viewOf = (asked: string): View => PANELS.find((panel) => panel === asked) ?? 'canvas';

/** The same scenario on the whole page. */
const wholePage = (): string => {
  const address = new URL(location.href);
  address.searchParams.delete('embed');
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

/** A single view without its surroundings, as large as the frame that holds it; the scenario comes from the hash. */
export const Embed = ({ asked }: { asked: string }) => {
  useTheme();
  const [address, setAddress] = useState(wholePage);
  useEffect(() => {
    const changed = (): void => setAddress(wholePage());
    addEventListener('hashchange', changed);
    // What is shown is looked at and not drawn on.
    getStore().chooseTool('pan');
    return () => removeEventListener('hashchange', changed);
  }, []);
  const view = viewOf(asked);
  const { label, Content } = view === 'canvas' ? { label: 'Canvas', Content: Canvas } : CONTENT[view];
  return (
    <div className="embed" data-view={view} onWheelCapture={leaveWheel} onKeyDownCapture={leaveTools}>
      <main className="embed-view" aria-label={label}>
        <Content />
      </main>
      <a className="embed-link" href={address} target="_blank" rel="noopener">
        Open in Replayground
      </a>
      <Notices />
      <Announcer />
    </div>
  );
};
