import { deck } from '../../lessons/deck.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonById, lessons } from '../../lessons/lessons.ts';

/** The lesson of an id, whoever made it: the one place where the page looks for one. */
export const findLesson = (id: string): Lesson | undefined => lessonById(id) ?? (id === deck.id ? deck : undefined);

/** The lesson that follows in the talk. */
export const lessonAfter = ({ id }: Lesson): Lesson | undefined => {
  const at = lessons.findIndex((lesson) => lesson.id === id);
  return at < 0 ? undefined : lessons[at + 1];
};
