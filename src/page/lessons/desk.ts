import { type Lesson, type LessonStep, type PathId, scenarioAt } from '../../lessons/lesson.ts';
import { isSame } from '../../lessons/scene.ts';
import { seenWhile } from '../../lessons/seenWhile.ts';
import type { Scenario } from '../../scenario/types.ts';
import { firstChoice } from '../../store/linkView.ts';
import { lessonIn } from '../../store/persist/lessonAddress.ts';
import { createProgress, type Guess, type LessonProgress } from '../../store/persist/progress.ts';
import { getStore } from '../../ui/useStore.ts';
import { getPage } from '../usePage.ts';
import { addressOf } from './find.ts';

/** Way of this browser's person through the lessons. */
export const progress = createProgress(() => getPage().local());

/** Scenario that was on the page before the lessons; null when there is nothing to go back to. */
let before: Scenario | null = null;

const progressOf = (id: string): LessonProgress => progress.all()[id] ?? { step: '', isDone: false, guesses: {} };

/** Guess at the question of a step; undefined where it was not answered, null where its answer was asked for. */
export const guessAt = (lesson: Lesson, step: string): Guess | null | undefined => progressOf(lesson.id).guesses[step];

/** Methods that a step keeps covered until its question is answered. */
export const coveredBy = (lesson: Lesson, { id, ask, hide = [] }: LessonStep): readonly string[] =>
  ask && guessAt(lesson, id) === undefined ? hide : [];

export const ALL = 'all';
export const SCENES = 'scenes';
/** What the list shows: the lessons of a path or all of them, or the scenes. */
export type Shelf = PathId | typeof ALL | typeof SCENES;

let shelf: Shelf | null = null;

export const shelfShown = (): Shelf | null => shelf;

export const showShelf = (shown: Shelf | null): void => {
  shelf = shown;
};

/** Shows the list of lessons in place of the settings; of scenes, to who comes from one. */
export const openList = (from: Lesson): void => {
  if (from.isDeck) shelf = SCENES;
  else if (shelf === SCENES) shelf = null;
  getStore().show({ lesson: { lesson: null, step: null } });
};

/** Covers these methods of a step and shows its others; what a person has changed of it stays. */
export const cover = (lesson: Lesson, index: number, covered: readonly string[]): void => {
  const { show, chooseMethod } = getStore();
  const { method, hidden } = seenWhile(lesson, index, covered);
  show({ veiled: [], hidden });
  chooseMethod(method);
  show({ veiled: covered });
};

/**
 * Sets up a step of a lesson, with these methods covered: one undo step. What a person had made is kept among the snapshots when they
 * enter.
 */
export const goTo = (lesson: Lesson, index: number, covered?: readonly string[]): void => {
  const step = lesson.steps[index];
  if (!step) return;
  const { getState, open, show } = getStore();
  const { introduction, snapshots, showAddress } = getPage();
  const { scenario, touched, lesson: at } = getState();
  if (!at?.lesson || at.isAsked) {
    before ??= scenario;
    if (touched) snapshots.save('My work before a lesson', scenario);
  }
  const made = scenarioAt(lesson, index);
  const veiled = covered ?? coveredBy(lesson, step);
  open({ ...made, view: { ...made.view, ...seenWhile(lesson, index, veiled) } });
  const known = progressOf(lesson.id);
  progress.keep(lesson.id, { ...known, step: step.id, isDone: known.isDone || index === lesson.steps.length - 1 });
  // Who has begun a lesson is no newcomer any more.
  introduction.dismiss();
  show({ lesson: { lesson: lesson.id, step: step.id }, veiled });
  showAddress(addressOf(lesson.id, step.id));
};

/** Forgets the way through one lesson: it is met as for the first time. */
export const beginAgain = ({ id }: Lesson): void => progress.keep(id, { step: '', isDone: false, guesses: {} });

/** Ends a question: the guess is kept, and what it covered is shown. */
export const settle = (lesson: Lesson, step: string, guess: Guess | null): void => {
  const { getState, show, chooseMethod } = getStore();
  const { veiled, hidden } = getState();
  const known = progressOf(lesson.id);
  const made = scenarioAt(
    lesson,
    lesson.steps.findIndex(({ id }) => id === step),
  );
  progress.keep(lesson.id, { ...known, guesses: { ...known.guesses, [step]: guess } });
  show({ veiled: [], hidden: hidden.filter((id) => !veiled.includes(id)) });
  chooseMethod(String(made.view?.method ?? firstChoice(made)));
};

/** Forgets the column that is closed, by whom ever; the presenter only takes its place. */
export const closed = (): void => {
  if (!getStore().getState().presenting) before = null;
};

/** Closes the lessons; what is on the screen stays, and the way back to what was there before is offered. */
export const leave = (): void => {
  const { getState, show, open, notify } = getStore();
  const { veiled, hidden, scenario } = getState();
  show({ lesson: null, veiled: [], hidden: hidden.filter((id) => !veiled.includes(id)) });
  // The list alone leaves a scenario's link in its place.
  if (lessonIn(location.hash) || location.hash.startsWith('#t=')) getPage().leaveAddress();
  const had = before;
  before = null;
  if (had && !isSame(had, scenario))
    notify('The lesson is closed; its picture stays.', 'info', [{ label: 'Back to what you had', run: () => open(had) }]);
};

/** The scenario is still as the step set it up. */
export const isAsSetUp = (lesson: Lesson, index: number, scenario: Scenario): boolean => isSame(scenarioAt(lesson, index), scenario);
