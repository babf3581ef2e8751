import { isOwnId, type OwnLesson } from '../../../lessons/own/ownLesson.ts';
import { createShelf } from '../../../lessons/own/shelf.ts';
import { getStore } from '../../../ui/useStore.ts';
import { getPage } from '../../usePage.ts';
import { saveLesson } from './send.ts';

/** Own lessons of this browser. */
export const shelf = createShelf({ local: () => getPage().local(), now: Date.now });
addEventListener('storage', ({ key }) => shelf.heard(key));

export const newId = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

const LOST = {
  full: 'There is no room left in this browser, so the lesson is not kept; a file or a link holds it.',
  blocked: 'This browser lets the page store nothing, so the lesson ends with the page; a file or a link holds it.',
} as const;

let told = false;

/** Keeps a lesson; what cannot be kept is told once. */
export const keep = (lesson: OwnLesson, isMine = true, link = ''): void => {
  const outcome = shelf.put({ lesson, isMine, link });
  if (outcome !== 'kept' && !told)
    getStore().notify(LOST[outcome], 'warning', [{ label: 'Save the lesson as a file', run: () => saveLesson(lesson) }]);
  told = outcome !== 'kept';
};

/** An own lesson of this browser that was made here. */
export const isMine = (id: string): boolean => isOwnId(id) && shelf.find(id)?.isMine === true;
