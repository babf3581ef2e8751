import { useState } from 'react';
import { PARTS, type PartId, type TalkLesson } from '../../lessons/lesson.ts';
import { lessons, paths } from '../../lessons/lessons.ts';
import { inWords } from '../../lessons/words.ts';
import { Button } from '../../ui/Button.tsx';
import { later } from '../../ui/later.tsx';
import { missing as notLoaded } from '../../ui/missing.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { getStore } from '../../ui/useStore.ts';
import { ALL, leave, progress, SCENES, type Shelf, shelfShown, showShelf } from './desk.ts';
import { Entry } from './Entry.tsx';
import { Languages } from './Languages.tsx';
import { MakeLesson, OwnLists } from './own/OwnLists.tsx';
import { useWords } from './speech.ts';
import './list.css';

const Scenes = later<object>(() => import('./Scenes.tsx'), notLoaded('The scenes'));

/** Every lesson by the parts of the talk, or those of one path. */
export const List = ({ missing }: { missing: string | null }) => {
  const words = useWords();
  const { column } = words;
  const [path, setPath] = useState<Shelf>(shelfShown() ?? ALL);
  const [, forgot] = useState(0);
  const onPath: readonly TalkLesson[] = paths.find(({ id }) => id === path)?.lessons ?? lessons;
  const shown = onPath.map((lesson) => inWords(lesson, words));
  const parts = (Object.keys(PARTS) as PartId[]).filter((part) => shown.some((lesson) => lesson.part === part));
  return (
    <section className="lesson stack" lang={words.lang} aria-label={column.lessons}>
      <div className="lesson-top">
        <h2 className="heading">{column.lessons}</h2>
        <Languages />
        <Button kind="quiet" aria-label={column.closeList} onClick={leave}>
          ×
        </Button>
      </div>
      {missing !== null && <p className="lesson-missing">{missing}</p>}
      <p className="hint">
        {path === SCENES ? (
          <>
            {column.hintOfScenes} <span className="lesson-keys">{column.keys}</span>
          </>
        ) : (
          column.hint
        )}
      </p>
      <Segmented<Shelf>
        label={column.path}
        value={path}
        options={[
          { value: ALL, label: column.all },
          ...paths.map(({ id }) => ({ value: id, label: words.paths[id] })),
          { value: SCENES, label: column.scenes },
        ]}
        onChange={(value) => {
          showShelf(value);
          setPath(value);
        }}
      />
      {path === ALL && <OwnLists />}
      {path === SCENES && (
        <div lang="en">
          <Scenes />
        </div>
      )}
      {(path === SCENES ? [] : parts).map((part) => (
        <div key={part} className="stack">
          <h3 className="lesson-part">{words.parts[part]}</h3>
          <ul className="stack">
            {shown
              .filter((lesson) => lesson.part === part)
              .map((lesson) => (
                <Entry key={lesson.id} lesson={lesson} />
              ))}
          </ul>
        </div>
      ))}
      {path === ALL && <MakeLesson />}
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
          {column.forget}
        </Button>
      </p>
    </section>
  );
};
