import { ScenarioError } from '../../scenario/check.ts';
import type { Store } from '../../store/state.ts';
import { decodeLesson, encodeLesson, stepIn } from './lessonLink.ts';
import { compact, type OwnLesson, ownId, readOwnLesson } from './ownLesson.ts';
import type { Shelf } from './shelf.ts';

/** A longer link is a matter for a file. */
export const LONGEST_LESSON_LINK = 8_000;

export interface ReceiverParts {
  readonly store: Pick<Store, 'notify' | 'show'>;
  readonly shelf: Pick<Shelf, 'find' | 'put'>;
  /** Six characters or so that change with a text. */
  check(text: string): string;
}

export interface Receiver {
  /** Opens the lesson of a hash `#t=1.…`; `isAsked`: its step is set up. */
  openLink(hash: string, isAsked?: boolean): void;
  /** Opens the data of a lesson's file, or the hash of a link that was pasted. */
  openFile(name: string, value: unknown): void;
}

const said = (error: unknown): string => (error instanceof ScenarioError ? error.message : 'its content cannot be read');

/** Lessons on their way in: kept among those of others and opened, or refused in one sentence with nothing else changed. */
export const createReceiver = ({ store, shelf, check }: ReceiverParts): Receiver => {
  const take = (lesson: OwnLesson, link: string, notes: readonly string[], step: string | null, isAsked: boolean): void => {
    const known = shelf.find(lesson.id);
    // The same lesson again: it is there, and stays whose it is.
    if (!known) shelf.put({ lesson, isMine: false, link });
    if (notes.length > 0) store.notify(`The lesson is open. ${notes.join(' ')}`, 'warning');
    store.show({ lesson: { lesson: lesson.id, step: lesson.steps.some(({ id }) => id === step) ? step : null, isAsked } });
  };
  const openLink = (hash: string, isAsked = true): void => {
    const step = stepIn(hash);
    const written = step === null ? hash : hash.slice(0, hash.lastIndexOf('&'));
    const opened = decodeLesson(written);
    if (opened.outcome === 'refused') store.notify(`The lesson was not opened: ${opened.because}`, 'error');
    else take(opened.lesson, written.startsWith('#') ? written : `#${written}`, opened.notes, step, isAsked);
  };
  return {
    openLink,
    openFile(name, value) {
      if (typeof value === 'string') {
        openLink(value);
        return;
      }
      try {
        const { lesson, notes } = readOwnLesson(value, ownId(check(JSON.stringify(value))));
        const link = encodeLesson(compact(lesson)) ?? '';
        take(lesson, link.length <= LONGEST_LESSON_LINK ? link : '', notes, null, true);
      } catch (error) {
        store.notify(`${name} was not opened: ${said(error)}.`, 'error');
      }
    },
  };
};
