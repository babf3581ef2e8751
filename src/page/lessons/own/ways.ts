import { EDIT } from '../../../lessons/own/ownLesson.ts';
import { createReceiver } from '../../../lessons/own/receive.ts';
import { checksum } from '../../../scenario/bits.ts';
import type { LessonPlace } from '../../../store/state.ts';
import { getStore } from '../../../ui/useStore.ts';
import { shareLesson } from './send.ts';
import { shelf } from './shelf.ts';

/* Ways of own lessons in and out of the page, for what is loaded before the lessons are. */

export const { openLink, openFile } = createReceiver({
  store: { notify: (...told) => getStore().notify(...told), show: (part) => getStore().show(part) },
  shelf,
  check: checksum,
});

/** Shares the own lesson that is open: at its step, or from its beginning where it is edited. */
export const shareOpen = ({ lesson, step }: LessonPlace): void => {
  const kept = lesson === null ? undefined : shelf.find(lesson);
  if (kept && kept.lesson.steps.length > 0) void shareLesson(kept.lesson, step === EDIT ? null : step);
  else getStore().notify('The lesson has no step yet, so there is nothing to share.');
};
