import { useState, useSyncExternalStore } from 'react';
import { EDIT, expanded, type OwnLesson, ownId } from '../../../lessons/own/ownLesson.ts';
import type { Listed } from '../../../lessons/own/shelf.ts';
import { Button } from '../../../ui/Button.tsx';
import { getStore } from '../../../ui/useStore.ts';
import { Entry } from '../Entry.tsx';
import { saveLesson } from './send.ts';
import { keep, newId, shelf } from './shelf.ts';
import './own.css';

/** Opens the editor in the place of the list; without an id that of a new lesson. */
export const edit = (id = ownId('new')): void => getStore().show({ lesson: { lesson: id, step: EDIT } });

/** A copy of somebody's lesson is one's own, to be edited. */
const editCopy = (lesson: OwnLesson): void => {
  const id = ownId(newId());
  keep({ ...expanded(lesson), id });
  edit(id);
};

const Row = ({ listed: { id, isMine, lesson } }: { listed: Listed }) => {
  const { notify } = getStore();
  const remove = (): void => {
    const back = shelf.remove(id);
    notify(`“${lesson?.title || 'Without a title'}” is deleted.`, 'info', [{ label: 'Put it back', run: back }]);
  };
  const name = lesson?.title || 'Without a title';
  const acts = (
    <span className="own-acts">
      {lesson && !isMine && <span className="hint clipped">by {lesson.author.trim() || 'somebody'}</span>}
      {lesson && (
        <Button
          kind="quiet"
          aria-label={isMine ? `Edit ${name}` : `Edit a copy of ${name}`}
          onClick={() => (isMine ? edit(id) : editCopy(lesson))}
        >
          {isMine ? 'Edit' : 'Edit a copy'}
        </Button>
      )}
      {lesson && lesson.steps.length > 0 && (
        <Button kind="quiet" aria-label={`Save ${name} as a file`} onClick={() => saveLesson(lesson)}>
          Save
        </Button>
      )}
      <Button kind="quiet" aria-label={`Delete ${name}`} onClick={remove}>
        Delete
      </Button>
    </span>
  );
  if (lesson && lesson.steps.length > 0) return <Entry lesson={lesson}>{acts}</Entry>;
  return (
    <li className="own-unopened">
      <b>{name}</b> <span className="lesson-claim">{lesson ? 'No step yet.' : 'It cannot be read.'}</span>
      {acts}
    </li>
  );
};

const Part = ({ title, listed }: { title: string; listed: readonly Listed[] }) =>
  listed.length > 0 && (
    <div className="stack" lang="en">
      <h3 className="lesson-part">{title}</h3>
      <ul className="stack">
        {listed.map((one) => (
          <Row key={one.id} listed={one} />
        ))}
      </ul>
    </div>
  );

/** Lessons that this person made, and those that came by a link or a file. */
export const OwnLists = () => {
  const [count, setCount] = useState(0);
  useSyncExternalStore(
    (listener) =>
      shelf.subscribe(() => {
        setCount((before) => before + 1);
        listener();
      }),
    () => count,
  );
  const listed = shelf.list();
  return (
    <>
      <Part title="Your lessons" listed={listed.filter(({ isMine }) => isMine)} />
      <Part title="Lessons from others" listed={listed.filter(({ isMine }) => !isMine)} />
    </>
  );
};

/** Leads to the editor of a new lesson. */
export const MakeLesson = () => (
  <p className="own-make" lang="en">
    <Button onClick={() => edit()}>Make a lesson</Button>
    <span className="hint">From scenes like the one on the page; no server keeps it.</span>
  </p>
);
