import type { LessonPlace } from '../state.ts';

/** '#l=lesson/step' of a place in a lesson; null of none and of the list. */
export const lessonHash = (place: LessonPlace | null): string | null => (place?.lesson ? `#l=${place.lesson}/${place.step ?? ''}` : null);

/** The place that a hash '#l=lesson/step' names, still to be set up unless a scenario comes with it; null of any other hash. */
export const lessonIn = (hash: string): LessonPlace | null => {
  const named = /^#?l=([\w-]{1,64})(?:\/([\w-]{0,64}))?(&s=)?/.exec(hash);
  if (!named) return null;
  const [, lesson = '', step, scenario] = named;
  return { lesson, step: step || null, isAsked: scenario === undefined };
};
