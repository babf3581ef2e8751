import { type KeyboardEvent, type SyntheticEvent, useEffect, useState } from 'react';
import { Canvas } from '../../canvas/Canvas.tsx';
import { PanelContent } from '../../panels/PanelContent.tsx';
import { panels } from '../../panels/registry.ts';
import { Announcer } from '../notices/Announcer.tsx';
import { Notices } from '../notices/Notices.tsx';
import { Working } from '../work/Working.tsx';
import '../../ui/theme.css';
import '../app.css';
import { methodTitle } from '../../ui/catalog.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { useTheme } from '../../ui/useTheme.ts';
import './embed.css';

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

/** The lines on the canvas by name. */
const Lines = () => {
  const methods = useStore((state) => state.scenario.methods);
  const hidden = useStore((state) => state.hidden);
  return (
    <ul className="embed-lines" aria-label="Lines">
      {methods
        .filter((id) => !hidden.includes(id))
        .map((id) => (
          <li key={id}>
            <LineSample methodId={id} /> {methodTitle(id)}
          </li>
        ))}
      <li>◎ remembered</li>
    </ul>
  );
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
  // The canvas, where it asks for no panel.
  const panel = panels.find(({ id }) => id === asked);
  return (
    <div className="embed" data-view={panel?.id ?? 'canvas'} onWheelCapture={leaveWheel} onKeyDownCapture={leaveTools}>
      <main className="embed-view" aria-label={panel?.label ?? 'Canvas'}>
        {panel ? <PanelContent id={panel.id} /> : <Canvas />}
      </main>
      <footer className="embed-foot hint">
        {!panel && <Lines />}
        <a className="embed-link" href={address} target="_blank" rel="noopener">
          Open in Replayground
        </a>
      </footer>
      <Working />
      <Notices />
      <Announcer />
    </div>
  );
};
