import { encodeLesson } from '../../../lessons/own/lessonLink.ts';
import { compact, lessonData, type OwnLesson } from '../../../lessons/own/ownLesson.ts';
import { LONGEST_LESSON_LINK } from '../../../lessons/own/receive.ts';
import { LONG_LINK } from '../../../store/persist/link.ts';
import { formatCount } from '../../../ui/format.ts';
import { saveFile } from '../../../ui/save/saveFile.ts';
import { getStore } from '../../../ui/useStore.ts';

/** Name of a file, from a title in any script. */
const fileName = (title: string): string =>
  `${
    title
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'lesson'
  }.lesson.json`;

export const saveLesson = (lesson: OwnLesson): void =>
  saveFile(fileName(lesson.title), 'application/json', `${JSON.stringify(lessonData(compact(lesson)), null, 2)}\n`);

/** Copies a lesson's link, to one of its steps where that is named; a file instead where the link would be too long. */
export const shareLesson = async (lesson: OwnLesson, step: string | null = null): Promise<void> => {
  const { notify, show } = getStore();
  const link = encodeLesson(compact(lesson));
  if (link === null || link.length > LONGEST_LESSON_LINK) {
    const why = link
      ? `The lesson’s link would be ${formatCount(link.length)} characters long`
      : 'The lesson’s data are too large for a link';
    notify(`${why}; a file holds it.`, 'warning', [{ label: 'Save the lesson as a file', run: () => saveLesson(lesson) }]);
    return;
  }
  const address = new URL(step ? `${link}&l=${step}` : link, location.href).href;
  const long = address.length > LONG_LINK;
  const length = `It is ${formatCount(address.length)} characters long${long ? `; some chat programs cut links at ${formatCount(LONG_LINK)}` : ''}.`;
  try {
    await navigator.clipboard.writeText(address);
    notify(`Link to the lesson copied. ${length} There is no server: the link holds the lesson.`, long ? 'warning' : 'info');
  } catch {
    show({ dialog: 'link', linkText: address });
    if (long) notify(length, 'warning');
  }
};
