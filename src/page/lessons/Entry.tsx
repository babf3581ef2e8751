import type { ReactNode } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { langOf } from '../../lessons/words.ts';
import { goTo, progress } from './desk.ts';
import { HandoutButton } from './handout/HandoutButton.tsx';
import { useWords } from './speech.ts';

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

/** A lesson in a list: how far one has come, its title and what it claims. */
export const Entry = ({ lesson, children }: { lesson: Lesson; children?: ReactNode }) => {
  const { column } = useWords();
  const known = progress.all()[lesson.id];
  const state = known ? (known.isDone ? 'done' : 'begun') : 'new';
  return (
    <li className="lesson-line">
      <button type="button" className="lesson-entry" onClick={() => goTo(lesson, continueAt(lesson))}>
        <span className="lesson-ring" data-state={state}>
          <span className="visually-hidden">{state === 'done' ? column.done : state === 'begun' ? column.begun : ''}</span>
        </span>
        <span className="stack">
          <b lang={langOf(lesson, lesson.title)}>{lesson.title || 'Without a title'}</b>
          <span className="lesson-claim" lang={langOf(lesson, lesson.claim)}>
            {lesson.claim}
          </span>
        </span>
        <span className="lesson-minutes">{column.minutes(lesson.minutes)}</span>
      </button>
      <HandoutButton lesson={lesson} inList />
      {children}
    </li>
  );
};
