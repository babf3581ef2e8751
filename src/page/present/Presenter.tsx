import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { Canvas } from '../../canvas/Canvas.tsx';
import { type Build, buildsOf, coveredIn, type Place, placeAfter, placeBefore, showsPanel } from '../../lessons/builds.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { PanelContent } from '../../panels/PanelContent.tsx';
import { isOutdated } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { cover, coveredBy, goTo } from '../lessons/desk.ts';
import { useLesson } from '../lessons/speech.ts';
import { Announcer } from '../notices/Announcer.tsx';
import { Notices } from '../notices/Notices.tsx';
import { Transport } from '../transport/Transport.tsx';
import { getPage } from '../usePage.ts';
import { Working } from '../work/Working.tsx';
import { Foot } from './Foot.tsx';
import type { Action } from './keys.ts';
import { Note, noteOf } from './Note.tsx';
import { StepText } from './StepText.tsx';
import { usePresenterKeys } from './usePresenterKeys.ts';
import '../lessons/lessons.css';
import './present.css';

/** A screen of this size shows the canvas as large as the page does; a larger one enlarges it by as much, a smaller one by the least. */
const PLAIN = { width: 1280, height: 720 };
const LEAST = 4 / 3;

const enlargedNow = (): number => Math.max(LEAST, Math.min(innerWidth / PLAIN.width, innerHeight / PLAIN.height));

/** Times that canvas and panel are enlarged, for the last row. */
const useEnlarged = (): number => {
  const [enlarged, setEnlarged] = useState(enlargedNow);
  useEffect(() => {
    const resized = (): void => setEnlarged(enlargedNow());
    addEventListener('resize', resized);
    return () => removeEventListener('resize', resized);
  }, []);
  return enlarged;
};

/** The light theme, for projectors, while the presenter is there; the page's own after it. */
const useProjectorTheme = (): void =>
  useEffect(() => {
    const { getState, show } = getStore();
    const { theme } = getState();
    show({ theme: 'light' });
    return () => show({ theme });
  }, []);

const toggleTheme = (): void => getStore().show({ theme: getStore().getState().theme === 'dark' ? 'light' : 'dark' });

const toggleFull = (): void => {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => getStore().notify('The browser did not allow full screen; its own menu may.', 'warning'));
};

interface Shown {
  readonly lesson: Lesson | undefined;
  /** Step of the lesson; 0 of a scenario of one's own. */
  readonly index: number;
  readonly talk: readonly (readonly Build[])[];
}

/** What is presented: the step of a lesson, or the scenario. A step that the address asks for, and does not exist, is the first. */
const useShown = (): Shown & { readonly missing: string | null } => {
  const place = useStore((state) => state.lesson);
  const hasNote = useStore(({ scenario, chosenMethod }) => noteOf(scenario, chosenMethod) !== '');
  const lesson = useLesson(place?.lesson);
  const missing = place?.lesson && !lesson ? place.lesson : null;
  if (!lesson) return { lesson, index: 0, talk: [hasNote ? ['picture', 'text'] : ['picture']], missing };
  const index = Math.max(
    0,
    lesson.steps.findIndex(({ id }) => id === place?.step),
  );
  return { lesson, index, talk: lesson.steps.map(buildsOf), missing };
};

/** Covers what the present build asks about, and on the way out what the page covers. */
const useCovered = ({ lesson, index }: Shown, begun: () => void): void => {
  const isAsked = useStore((state) => state.lesson?.isAsked === true);
  const entered = useRef(false);
  const latest = useRef({ lesson, index });
  latest.current = { lesson, index };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `begun` is the same in what it does
  useEffect(() => {
    const step = lesson?.steps[index];
    if (!lesson || !step) return;
    if (isAsked) {
      goTo(lesson, index, coveredIn(step, 'picture'));
      begun();
    } else if (!entered.current && step.ask) cover(lesson, index, coveredIn(step, 'picture'));
    entered.current = true;
  }, [lesson, index, isAsked]);
  useEffect(
    () => () => {
      const { lesson: left, index: at } = latest.current;
      const step = left?.steps[at];
      if (left && step?.ask) cover(left, at, coveredBy(left, step));
      if (document.fullscreenElement) void document.exitFullscreen();
      // The heading of a step takes the focus by itself.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>('[role="application"]')?.focus();
      });
    },
    [],
  );
};

/** The picture of a step, enlarged: the canvas, or the panel that the step names. */
const Stage = ({ panel, trains, enlarged }: { panel: string | null; trains: boolean; enlarged: number }) => (
  <main className="present-stage" aria-label={panel === null ? 'Canvas' : 'Panel'}>
    <div className="present-enlarged">
      <div className="present-picture" data-panel={panel ?? undefined}>
        {panel === null ? <Canvas enlarged={enlarged} /> : <PanelContent id={panel} />}
      </div>
      {trains && <Transport />}
    </div>
    <Working />
  </main>
);

/**
 * The scenario for a room: one thing at a time, in type that the last row reads. A lesson comes step by step and build by build; what one
 * has set up oneself comes with its title and note. The canvas stays live.
 */
const Presenter = () => {
  useProjectorTheme();
  const enlarged = useEnlarged();
  const shown = useShown();
  const { lesson, index, talk, missing } = shown;
  const step = lesson?.steps[index];
  const key = `${lesson?.id} ${index}`;
  const [at, setAt] = useState({ key, build: 0 });
  const [isBlank, setBlank] = useState(false);
  const [turned, setTurned] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const curtain = useRef<HTMLButtonElement>(null);
  const outdated = useStore(isOutdated);
  const openPanel = useStore((state) => state.panel);
  const build = at.key === key ? at.build : 0;
  const here: Place = { step: index, build };
  useCovered(shown, () => setAt({ key: '', build: 0 }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: who goes to a step reads on from its heading
  useEffect(() => heading.current?.focus({ preventScroll: true }), [key]);
  useEffect(() => {
    if (isBlank) curtain.current?.focus();
  }, [isBlank]);

  const go = (to: Place | null): void => {
    if (!to) return;
    const next = lesson?.steps[to.step];
    if (lesson && next) {
      const covered = coveredIn(next, talk[to.step]?.[to.build] ?? 'picture');
      if (to.step !== index) goTo(lesson, to.step, covered);
      else if (next.ask) cover(lesson, index, covered);
    }
    setAt({ key: `${lesson?.id} ${to.step}`, build: to.build });
  };
  const light = (): void => {
    setBlank(false);
    heading.current?.focus({ preventScroll: true });
  };
  const act = (action: Action): void => {
    if (isBlank) light();
    else if (action === 'on') go(placeAfter(talk, here));
    else if (action === 'back') go(placeBefore(talk, here));
    else if (action === 'blank') setBlank(true);
    else if (action === 'full') toggleFull();
    else if (action === 'dark') toggleTheme();
    else if (action === 'leave') getPage().endPresenting();
    else if (action === 'undo') getStore().undo();
    else if (action === 'redo') getStore().redo();
    else if (action < talk.length) go({ step: action, build: 0 });
  };
  usePresenterKeys(act);

  // A panel has little to show of what is covered.
  const isCovered = step !== undefined && coveredIn(step, talk[index]?.[build] ?? 'picture').length > 0;
  const namesPanel = lesson !== undefined && showsPanel(lesson, index) && !isCovered;
  // One may turn to the other picture; the next step has its own again.
  const isPanel = namesPanel !== (turned === key);
  return (
    <>
      <div className="present" data-outdated={outdated || undefined} style={{ '--enlarged': enlarged } as CSSProperties} inert={isBlank}>
        <Stage panel={isPanel ? openPanel : null} trains={step?.lookAt?.includes('train') === true} enlarged={enlarged} />
        {lesson && step ? (
          <StepText lesson={lesson} step={step} builds={talk[index]?.slice(0, build + 1) ?? []} heading={heading} />
        ) : (
          <Note isTold={build > 0} missing={missing} heading={heading} />
        )}
        <Foot
          lesson={lesson}
          index={index}
          isFirst={placeBefore(talk, here) === null}
          isLast={placeAfter(talk, here) === null}
          hasCanvas={!isPanel}
          onAct={act}
        >
          {namesPanel && (
            <Button kind="quiet" onClick={() => setTurned(turned === key ? '' : key)}>
              {isPanel ? 'Show the canvas' : 'Show the panel'}
            </Button>
          )}
        </Foot>
        <Notices />
        <Announcer />
      </div>
      {isBlank && (
        <button ref={curtain} type="button" className="present-blank" onClick={light}>
          <span className="visually-hidden">The screen is blank. Show it again</span>
        </button>
      )}
    </>
  );
};

export default Presenter;
