import { lazy, Suspense, useState } from 'react';
import type { Theme } from '../../store/state.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { HelpIcon, MoonIcon, MoreIcon, RedoIcon, SunIcon, SystemIcon, UndoIcon } from '../../ui/icons.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { getPage } from '../usePage.ts';
import { EngineBadge } from './EngineBadge.tsx';
import './header.css';

const THEMES: readonly { value: Theme; label: string; icon: () => React.JSX.Element }[] = [
  { value: 'system', label: 'as the system', icon: SystemIcon },
  { value: 'light', label: 'light', icon: SunIcon },
  { value: 'dark', label: 'dark', icon: MoonIcon },
];

const ThemeButton = () => {
  const theme = useStore((state) => state.theme);
  const at = THEMES.findIndex(({ value }) => value === theme);
  const now = THEMES[at] ?? THEMES[0];
  const next = THEMES[(at + 1) % THEMES.length] ?? THEMES[0];
  if (!now || !next) return null;
  return (
    <IconButton
      label={`Colours: ${now.label}; change to ${next.label}`}
      icon={<now.icon />}
      onClick={() => getStore().show({ theme: next.value })}
    />
  );
};

const ExportMenu = lazy(() =>
  import('../export/ExportMenu.tsx').then(
    (module) => ({ default: module.ExportMenu }),
    () => ({ default: (_: { close: () => void }): React.JSX.Element => <p className="menu-note">The rest could not be loaded.</p> }),
  ),
);

const Saving = ({ close }: { close: () => void }) => {
  const done = (work: () => void) => () => {
    work();
    close();
  };
  return (
    <>
      <Button kind="quiet" onClick={done(() => getPage().saveScenario())}>
        Scenario (JSON)
      </Button>
      <Button kind="quiet" onClick={done(() => getPage().saveResults())}>
        Results (JSON)
      </Button>
      <Suspense>
        <ExportMenu close={close} />
      </Suspense>
    </>
  );
};

const Snapshots = lazy(() =>
  import('../snapshots/Snapshots.tsx').then(
    (module) => ({ default: module.Snapshots }),
    () => {
      getStore().notify('The snapshots could not be loaded; reload the page when it can be reached.', 'error');
      return { default: (): React.JSX.Element => <></> };
    },
  ),
);

/** Work that the browser keeps: snapshots, and the way to leave everything. */
const Keeping = ({ close, openSnapshots }: { close: () => void; openSnapshots: () => void }) => (
  <>
    <hr className="menu-line" />
    <Button
      kind="quiet"
      onClick={() => {
        close();
        openSnapshots();
      }}
    >
      Snapshots …
    </Button>
    <Button
      kind="quiet"
      title="The opening scene; Undo brings your work back"
      onClick={() => {
        getPage().startAfresh();
        close();
      }}
    >
      Start afresh
    </Button>
  </>
);

/** The scenario's title, and whether its points are still those that it came with. */
const Title = () => {
  const title = useStore((state) => state.scenario.title);
  const data = useStore((state) => state.scenario.data);
  const steps = useStore((state) => state.scenario.steps);
  const [opened, setOpened] = useState({ title, data, steps });
  if (opened.title !== title) setOpened({ title, data, steps });
  const edited = opened.data !== data || opened.steps !== steps;
  return <p className="header-title">{title && edited ? `${title} · edited` : title}</p>;
};

export const Header = () => {
  const canUndo = useStore((state) => state.undoable.length > 0);
  const canRedo = useStore((state) => state.redoable.length > 0);
  const theme = useStore((state) => state.theme);
  // null until the dialog was wanted once: it is loaded then.
  const [snapshots, setSnapshots] = useState<boolean | null>(null);
  const openSnapshots = () => setSnapshots(true);
  return (
    <header className="header">
      <h1 className="header-name">Replayground</h1>
      <Title />
      <IconButton label="Undo" shortcut="Ctrl Z" icon={<UndoIcon />} disabled={!canUndo} onClick={() => getStore().undo()} />
      <IconButton label="Redo" shortcut="Ctrl Shift Z" icon={<RedoIcon />} disabled={!canRedo} onClick={() => getStore().redo()} />
      <EngineBadge />
      <span className="header-wide">
        <ThemeButton />
        <IconButton label="Help" shortcut="?" icon={<HelpIcon />} onClick={() => getStore().show({ dialog: 'help' })} />
        <Popover label="Export">
          {(close) => (
            <div className="menu">
              <Saving close={close} />
              <Keeping close={close} openSnapshots={openSnapshots} />
            </div>
          )}
        </Popover>
      </span>
      <Popover className="header-narrow" label="More" face={<MoreIcon />}>
        {(close) => (
          <div className="menu">
            <Segmented
              label="Colours"
              value={theme}
              options={[
                { value: 'system', label: 'System' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              onChange={(value) => getStore().show({ theme: value })}
            />
            <Saving close={close} />
            <Keeping close={close} openSnapshots={openSnapshots} />
            <Button
              kind="quiet"
              onClick={() => {
                close();
                getStore().show({ dialog: 'help' });
              }}
            >
              Help and keys
            </Button>
          </div>
        )}
      </Popover>
      <Button kind="primary" title="Copies a link that holds the whole scenario" onClick={() => void getPage().share()}>
        <span>
          Share<span className="header-wide-inline"> link</span>
        </span>
      </Button>
      {snapshots !== null && (
        <Suspense>
          <Snapshots open={snapshots} onClose={() => setSnapshots(false)} />
        </Suspense>
      )}
    </header>
  );
};
