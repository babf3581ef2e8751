import { type ComponentProps, useMemo, useState } from 'react';
import { isEdited } from '../../store/history/history.ts';
import { hasProgress } from '../../store/persist/progress.ts';
import type { Theme } from '../../store/state.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ExpandIcon, HelpIcon, MoonIcon, MoreIcon, RedoIcon, SunIcon, SystemIcon, UndoIcon } from '../../ui/icons.tsx';
import { later } from '../../ui/later.tsx';
import { MenuItems } from '../../ui/MenuItems.tsx';
import { missing } from '../../ui/missing.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { getPage } from '../usePage.ts';
import { EngineBadge } from './EngineBadge.tsx';
import './header.css';

const THEMES = {
  system: { name: 'System', said: 'as the system', Icon: SystemIcon, next: 'light' },
  light: { name: 'Light', said: 'light', Icon: SunIcon, next: 'dark' },
  dark: { name: 'Dark', said: 'dark', Icon: MoonIcon, next: 'system' },
} as const;

const ThemeButton = () => {
  const { said, Icon, next } = THEMES[useStore((state) => state.theme)];
  return (
    <IconButton
      label={`Colours: ${said}; change to ${THEMES[next].said}`}
      icon={<Icon />}
      onClick={() => getStore().show({ theme: next })}
    />
  );
};

const NoMenu = ({ again }: { again: () => void }) => (
  <p className="menu-note">
    The rest could not be loaded.
    <Button onClick={again}>Try again</Button>
  </p>
);

const ExportMenu = later<{ close: () => void }>(() => import('../export/ExportMenu.tsx'), NoMenu);
const Snapshots = later<ComponentProps<typeof import('../snapshots/Snapshots.tsx').default>>(
  () => import('../snapshots/Snapshots.tsx'),
  missing('The snapshots'),
);

/** Files that are saved, and work that the browser keeps. */
const Saving = ({ close, openSnapshots }: { close: () => void; openSnapshots: () => void }) => (
  <>
    <MenuItems
      close={close}
      items={[
        { label: 'Present', title: 'Large, for a room (P)', act: () => getPage().present() },
        { label: 'Scenario (JSON)', act: () => getPage().saveScenario() },
        { label: 'Results (JSON)', act: () => getPage().saveResults() },
      ]}
    />
    <ExportMenu close={close} />
    <hr className="menu-line" />
    <MenuItems
      close={close}
      items={[
        { label: 'Snapshots …', act: openSnapshots },
        { label: 'Start afresh', title: 'The opening scene; Undo brings your work back', act: () => getPage().startAfresh() },
      ]}
    />
  </>
);

/** The scenario's title, and whether its points are still those that it came with. */
const Title = () => {
  const scenario = useStore((state) => state.scenario);
  const undoable = useStore((state) => state.undoable);
  const { title } = scenario;
  // A lesson says itself that its step was changed.
  const inLesson = useStore(({ lesson }) => lesson !== null);
  const edited = useMemo(() => !inLesson && isEdited({ scenario, undoable }), [inLesson, scenario, undoable]);
  return <p className="header-title clipped">{title && edited ? `${title} · edited` : title}</p>;
};

/** Opens the list of lessons; a lesson that is open goes back to it. */
const openLessons = (): void => getStore().show({ lesson: { lesson: null, step: null } });

/** Loaded once there is progress; the button does without. */
const Count = later<object>(
  () => import('../lessons/Count.tsx'),
  () => null,
);

const LessonsButton = () => {
  const isOpen = useStore(({ lesson }) => lesson !== null);
  const [begun, begin] = useState(() => hasProgress(getPage().local));
  if (isOpen && !begun) begin(true);
  return (
    <span className="header-wide">
      <Button aria-label="Lessons" aria-pressed={isOpen} title="Short lessons: guess, look, explain" onClick={openLessons}>
        <span>Lessons{begun && <Count />}</span>
      </Button>
    </span>
  );
};

/** Opens the editor of a new lesson in the place of the settings. */
const makeLesson = (): void => getStore().show({ lesson: { lesson: 'own-new', step: 'edit' } });

const openHelp = (): void => getStore().show({ dialog: 'help' });

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
      <LessonsButton />
      <IconButton label="Undo" shortcut="Ctrl Z" icon={<UndoIcon />} disabled={!canUndo} onClick={() => getStore().undo()} />
      <IconButton label="Redo" shortcut="Ctrl Shift Z" icon={<RedoIcon />} disabled={!canRedo} onClick={() => getStore().redo()} />
      <EngineBadge />
      <span className="header-wide">
        <ThemeButton />
        <IconButton label="Help" shortcut="?" icon={<HelpIcon />} onClick={openHelp} />
        <Popover label="Export">
          {(close) => (
            <div className="menu stack">
              <Saving close={close} openSnapshots={openSnapshots} />
            </div>
          )}
        </Popover>
      </span>
      <Popover className="header-narrow" label="More" face={<MoreIcon />}>
        {(close) => (
          <div className="menu stack">
            <Segmented
              label="Colours"
              value={theme}
              options={(Object.keys(THEMES) as Theme[]).map((value) => ({ value, label: THEMES[value].name }))}
              onChange={(value) => getStore().show({ theme: value })}
            />
            <MenuItems
              close={close}
              items={[
                { label: 'Lessons', act: openLessons },
                { label: 'Make a lesson', act: makeLesson },
              ]}
            />
            <Saving close={close} openSnapshots={openSnapshots} />
            <MenuItems close={close} items={[{ label: 'Help and keys', act: openHelp }]} />
          </div>
        )}
      </Popover>
      <Button kind="primary" title="Copies a link that holds the whole scenario" onClick={() => void getPage().share()}>
        <span>
          Share<span className="header-wide-inline"> link</span>
        </span>
      </Button>
      <Popover className="header-wide" label="More ways to share" face={<ExpandIcon />}>
        {(close) => (
          <div className="menu stack">
            <MenuItems
              close={close}
              items={[{ label: 'Make a lesson …', title: 'From scenes like the one on the page, step by step', act: makeLesson }]}
            />
          </div>
        )}
      </Popover>
      {snapshots !== null && <Snapshots open={snapshots} onClose={() => setSnapshots(false)} />}
    </header>
  );
};
