import * as Tabs from '@radix-ui/react-tabs';
import type { Panel } from '../store/state.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { Cards } from './cards/Cards.tsx';
import { Change } from './change/Change.tsx';
import { IncomingFile } from './files/IncomingFile.tsx';
import { usePaste } from './files/usePaste.ts';
import { GradientPanel } from './gradient/GradientPanel.tsx';
import { Header } from './header/Header.tsx';
import { Help } from './help/Help.tsx';
import { LinkDialog } from './help/LinkDialog.tsx';
import { Legend } from './memory/Legend.tsx';
import { Memory } from './memory/Memory.tsx';
import { Announcer } from './notices/Announcer.tsx';
import { Notices } from './notices/Notices.tsx';
import { Past } from './past/Past.tsx';
import { FiguresTable } from './table/FiguresTable.tsx';
import { Transport } from './transport/Transport.tsx';
import './theme.css';
import './app.css';
import { useFileDrop } from './useFileDrop.ts';
import { useKeys } from './useKeys.ts';
import { getStore, useStore } from './useStore.ts';
import { useTheme } from './useTheme.ts';

const PANELS: readonly { id: Panel; label: string; content: () => React.JSX.Element }[] = [
  { id: 'gradient', label: 'Gradient', content: () => <GradientPanel /> },
  { id: 'figures', label: 'Figures', content: () => <FiguresTable /> },
];

/** The panels that answer "why". */
const Panels = () => {
  const panel = useStore((state) => state.panel);
  return (
    <Tabs.Root
      className="panels"
      value={panel}
      onValueChange={(value) => getStore().show({ panel: PANELS.find(({ id }) => id === value)?.id ?? 'gradient' })}
    >
      <Tabs.List className="panel-tabs" aria-label="Panels">
        {PANELS.map(({ id, label }) => (
          <Tabs.Trigger key={id} value={id} className="panel-tab">
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {PANELS.map(({ id, content }) => (
        <Tabs.Content key={id} value={id} className="panel">
          {content()}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
};

export const App = () => {
  useKeys();
  useTheme();
  usePaste();
  const dropping = useFileDrop();
  return (
    <div className={dropping ? 'app app-dropping' : 'app'}>
      <Header />
      <main className="workspace">
        <div className="left">
          <Past />
          <Change />
          <Memory />
          <Legend />
        </div>
        <div className="centre">
          <section className="stage" aria-label="Canvas">
            <Canvas />
          </section>
          <Transport />
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
    </div>
  );
};
