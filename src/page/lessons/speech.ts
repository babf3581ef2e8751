import { useSyncExternalStore } from 'react';
import { languageFor, languageName, wordsOf } from '../../lessons/language.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { english } from '../../lessons/words/en.ts';
import { inWords, type Words } from '../../lessons/words.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { getStore } from '../../ui/useStore.ts';
import { progress } from './desk.ts';
import { findLesson } from './find.ts';

/** Words of a language; English, and a sentence that says so, where they could not be loaded. */
const fetched = async (lang: string): Promise<Words> => {
  try {
    return await wordsOf(lang);
  } catch {
    getStore().notify(
      `${languageName(lang)} could not be loaded; the lessons are in English. Choose it again once there is a connection.`,
      'warning',
    );
    return english;
  }
};

/** '?lang=' of the address, else what was chosen here before, else what the browser wants. */
const wanted = (): string => languageFor([new URLSearchParams(location.search).get('lang'), progress.language(), ...navigator.languages]);

// Whoever imports this has the words from the first moment.
let spoken = await fetched(wanted());
const listeners = new Set<() => void>();

/** Words of the language in which the lessons are read. */
export const wordsNow = (): Words => spoken;

export const useWords = (): Words =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, wordsNow);

/** The lesson of an id in the language that is read, whoever made it. */
export const useLesson = (id: string | null | undefined): Lesson | undefined => {
  const words = useWords();
  const found = id ? findLesson(id) : undefined;
  return found && inWords(found, words);
};

/** Reads on in another language, which is kept beside the progress; an address that named one no longer does. */
export const speak = async (lang: string): Promise<void> => {
  spoken = await fetched(lang);
  if (spoken.lang === lang) progress.keepLanguage(lang);
  const address = new URL(location.href);
  if (address.searchParams.has('lang')) {
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  }
  for (const listener of listeners) listener();
};

/** Name of a method in the texts of a language. */
export const methodName = (id: string, { methods }: Words): string => methods[id] ?? methodTitle(id);
