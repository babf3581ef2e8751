import { type ComponentProps, useEffect } from 'react';
import { EDIT, isOwnId } from '../../lessons/own/ownLesson.ts';
import { inWords } from '../../lessons/words.ts';
import { later } from '../../ui/later.tsx';
import { missing } from '../../ui/missing.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { closed, coveredBy, goTo, shelfShown } from './desk.ts';
import { lessonAfter } from './find.ts';
import { List } from './List.tsx';
import { Step } from './Step.tsx';
import { useLesson, useWords } from './speech.ts';
import './lessons.css';

const Editor = later<ComponentProps<typeof import('./own/Editor.tsx').default>>(
  () => import('./own/Editor.tsx'),
  missing('The editor of lessons'),
);

/** The lessons: their list, or the step of one. A place that the address asked for is set up first. */
export const Lessons = () => {
  const place = useStore((state) => state.lesson);
  const words = useWords();
  const { column } = words;
  const lesson = useLesson(place?.lesson);
  const found = lesson?.steps.findIndex(({ id }) => id === place?.step) ?? -1;
  const index = place?.step === null ? 0 : found;
  const isAsked = place?.isAsked === true;
  useEffect(() => {
    const step = lesson?.steps[index];
    if (!lesson || !step) return;
    if (isAsked) goTo(lesson, index);
    // What came back with the page, or by a link, is covered as well.
    else if (getStore().getState().veiled.length === 0) getStore().show({ veiled: coveredBy(lesson, step) });
  }, [isAsked, lesson, index]);
  useEffect(() => closed, []);
  if (!place?.lesson) return <List missing={null} />;
  if (isOwnId(place.lesson) && place.step === EDIT) return <Editor key={place.lesson} id={place.lesson} />;
  if (!lesson && isOwnId(place.lesson))
    return <List missing="This lesson is not in this browser; who made it can send its link or its file." />;
  if (!lesson) return <List missing={column.noLesson(place.lesson)} />;
  if (index < 0) return <List missing={column.noStep(lesson.title, place.step ?? '')} />;
  const next = lessonAfter(lesson, shelfShown());
  return <Step lesson={lesson} index={index} next={next && inWords(next, words)} />;
};

export default Lessons;
