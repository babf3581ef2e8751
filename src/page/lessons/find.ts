import { deck } from '../../lessons/deck.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonById, lessons, paths } from '../../lessons/lessons.ts';
import { isOwnId } from '../../lessons/own/ownLesson.ts';
import { lessonHash } from '../../store/persist/lessonAddress.ts';
import { shelf } from './own/shelf.ts';

/** The lesson of an id, whoever made it: the one place where the page looks for one. */
export const findLesson = (id: string): Lesson | undefined => {
  if (isOwnId(id)) return shelf.find(id)?.lesson;
  return lessonById(id) ?? (id === deck.id ? deck : undefined);
};

/** The lesson that follows on the path that the list shows, or else in the talk. */
export const lessonAfter = ({ id }: Lesson, path: string | null): Lesson | undefined => {
  const way = paths.find(({ id: its, lessons: on }) => its === path && on.some((lesson) => lesson.id === id))?.lessons ?? lessons;
  const at = way.findIndex((lesson) => lesson.id === id);
  return at < 0 ? undefined : way[at + 1];
};

/** Address of a step: of a lesson that somebody else made its link, so that whoever copies the address passes the lesson on. */
export const addressOf = (lesson: string, step: string): string => {
  const kept = isOwnId(lesson) ? shelf.find(lesson) : undefined;
  return kept && !kept.isMine && kept.link ? `${kept.link}&l=${step}` : (lessonHash({ lesson, step }) ?? '');
};
