import { useCallback, useEffect, useRef, useState } from 'react';
import type { LessonStep } from '../../../lessons/lesson.ts';
import { compact, expanded, type OwnLesson } from '../../../lessons/own/ownLesson.ts';
import { quantise } from '../../../scenario/link.ts';
import type { Scenario } from '../../../scenario/types.ts';
import { withScreen } from '../../../store/linkView.ts';
import { getStore } from '../../../ui/useStore.ts';
import { getPage } from '../../usePage.ts';
import { keep, shelf } from './shelf.ts';

/** From a change to the moment when it is kept; leaving the page keeps it at once. */
const KEEP_AFTER_MS = 300;
const AUTHOR = 'replayground.author';

/** The scenario of the page and what the screen shows of it, as a step takes them: on a link's grid, to which the page goes as well. */
export const presentScenario = (): Scenario => {
  const { getState, edit } = getStore();
  const { scenario: shown } = getState();
  const rounded = quantise(shown);
  if (JSON.stringify(rounded) !== JSON.stringify(shown)) edit(rounded);
  const { title: _, ...scenario } = withScreen(getState());
  return JSON.parse(JSON.stringify(scenario)) as Scenario;
};

const authorOf = (): string => {
  try {
    return getPage().local().getItem(AUTHOR)?.slice(0, 80) ?? '';
  } catch {
    return '';
  }
};

const rememberAuthor = (author: string): void => {
  try {
    getPage().local().setItem(AUTHOR, author);
  } catch {
    // It is typed again next time.
  }
};

const fresh = (id: string): OwnLesson => ({
  id,
  title: '',
  author: authorOf(),
  claim: '',
  minutes: 1,
  start: presentScenario(),
  steps: [],
});

/** The lesson as it is kept. */
const tidy = (lesson: OwnLesson): OwnLesson => ({
  ...compact(lesson),
  minutes: Math.max(1, lesson.steps.length),
});

export interface Draft {
  readonly lesson: OwnLesson;
  change(next: (lesson: OwnLesson) => OwnLesson): void;
  changeStep(id: string, part: Partial<LessonStep>): void;
  /** Keeps at once what waits to be kept. */
  flush(): void;
}

/** The lesson of an id as it is edited: kept a moment after each change, and read again where another tab changed it. */
export const useDraft = (id: string): Draft => {
  const [lesson, setLesson] = useState<OwnLesson>(() => {
    const kept = shelf.find(id)?.lesson;
    return kept ? expanded(kept) : fresh(id);
  });
  const newest = useRef(lesson);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback((): void => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    keep(tidy(newest.current));
  }, []);
  const change = useCallback(
    (next: (lesson: OwnLesson) => OwnLesson): void => {
      const made = next(newest.current);
      if (made.author !== newest.current.author) rememberAuthor(made.author);
      newest.current = made;
      setLesson(made);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, KEEP_AFTER_MS);
    },
    [flush],
  );
  const changeStep = useCallback(
    (step: string, part: Partial<LessonStep>): void =>
      change((before) => ({ ...before, steps: before.steps.map((one) => (one.id === step ? without({ ...one, ...part }) : one)) })),
    [change],
  );
  useEffect(() => {
    const heard = ({ key }: StorageEvent): void => {
      if (key !== `replayground.lesson.${id}` || timer.current !== undefined) return;
      const kept = shelf.find(id)?.lesson;
      if (!kept) return;
      newest.current = expanded(kept);
      setLesson(newest.current);
    };
    addEventListener('storage', heard);
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('storage', heard);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [id, flush]);
  return { lesson, change, changeStep, flush };
};

/** The step without fields that were emptied. */
const without = (step: LessonStep): LessonStep =>
  Object.fromEntries(
    Object.entries(step).filter(
      ([key, value]) => key === 'title' || (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
    ),
  ) as unknown as LessonStep;
