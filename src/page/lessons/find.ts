import { deck } from '../../lessons/deck.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonById, lessons, paths } from '../../lessons/lessons.ts';

/** The lesson of an id, whoever made it: the one place where the page looks for one. */
export const findLesson = (id: string): Lesson | undefined => lessonById(id) ?? (id === deck.id ? deck : undefined);

/** The lesson that follows on the path that the list shows, or else in the talk. */
export const lessonAfter = ({ id }: Lesson, path: string | null): Lesson | undefined => {
  const way = paths.find(({ id: its, lessons: on }) => its === path && on.some((lesson) => lesson.id === id))?.lessons ?? lessons;
  const at = way.findIndex((lesson) => lesson.id === id);
  return at < 0 ? undefined : way[at + 1];
};
