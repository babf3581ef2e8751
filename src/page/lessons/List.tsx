import { useState } from 'react';
import { type Lesson, PARTS, type PartId, type TalkLesson } from '../../lessons/lesson.ts';
import { lessons, paths } from '../../lessons/lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { later } from '../../ui/later.tsx';
import { missing as notLoaded } from '../../ui/missing.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { getStore } from '../../ui/useStore.ts';
import { goTo, leave, progress, SCENES, shelfShown, showShelf } from './desk.ts';

const Scenes = later<object>(() => import('./Scenes.tsx'), notLoaded('The scenes'));

const ALL = 'All';

/** Step at which one goes on: the one that was shown last, the first of a lesson that is done. */
const continueAt = ({ id, steps }: Lesson): number => {
  const known = progress.all()[id];
  return known && !known.isDone
    ? Math.max(
        0,
        steps.findIndex((step) => step.id === known.step),
      )
    : 0;
};

const Entry = ({ lesson }: { lesson: Lesson }) => {
  const known = progress.all()[lesson.id];
  const state = known ? (known.isDone ? 'done' : 'begun') : 'new';
  return (
    <li>
      <button type="button" className="lesson-entry" onClick={() => goTo(lesson, continueAt(lesson))}>
        <span className="lesson-ring" data-state={state}>
          <span className="visually-hidden">{state === 'done' ? 'Done: ' : state === 'begun' ? 'Begun: ' : ''}</span>
        </span>
        <span className="stack">
          <b>{lesson.title}</b>
          <span className="lesson-claim">{lesson.claim}</span>
        </span>
        <span className="lesson-minutes">{lesson.minutes} min</span>
      </button>
    </li>
  );
};

/** Every lesson by the parts of the talk, or those of one path. */
export const List = ({ missing }: { missing: string | null }) => {
  const [path, setPath] = useState(shelfShown() ?? ALL);
  const [, forgot] = useState(0);
  const shown: readonly TalkLesson[] = paths.find(({ title }) => title === path)?.lessons ?? lessons;
  const parts = (Object.keys(PARTS) as PartId[]).filter((part) => shown.some((lesson) => lesson.part === part));
  return (
    <section className="lesson stack" aria-label="Lessons">
      <div className="lesson-top">
        <h2 className="heading">Lessons</h2>
        <Button kind="quiet" aria-label="Close the lessons" onClick={leave}>
          ×
        </Button>
      </div>
      {missing !== null && <p className="lesson-missing">{missing}</p>}
      <p className="hint">
        {path === SCENES ? (
          <>
            One claim each, and the panel where it is plain to see. <span className="lesson-keys">The keys [ and ] turn the pages.</span>
          </>
        ) : (
          'Guess first, then look. Everything on the page stays live, and nothing is scored.'
        )}
      </p>
      <Segmented
        label="Path"
        value={path}
        options={[ALL, ...paths.map(({ title }) => title), SCENES].map((value) => ({ value, label: value }))}
        onChange={(value) => {
          showShelf(value);
          setPath(value);
        }}
      />
      {path === SCENES && <Scenes />}
      {(path === SCENES ? [] : parts).map((part) => (
        <div key={part} className="stack">
          <h3 className="lesson-part">{PARTS[part]}</h3>
          <ul className="stack">
            {shown
              .filter((lesson) => lesson.part === part)
              .map((lesson) => (
                <Entry key={lesson.id} lesson={lesson} />
              ))}
          </ul>
        </div>
      ))}
      <p>
        <Button
          kind="quiet"
          onClick={() => {
            progress.forget();
            forgot((count) => count + 1);
            // The header counts anew.
            getStore().show({ lesson: { lesson: null, step: null } });
          }}
        >
          Forget my progress
        </Button>
      </p>
    </section>
  );
};
