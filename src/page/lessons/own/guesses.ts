import type { Lesson, Question } from '../../../lessons/lesson.ts';
import type { Guess, LessonProgress } from '../../../store/persist/progress.ts';
import { methodTitle } from '../../../ui/catalog.ts';
import { formatCount, formatPercent } from '../../../ui/format.ts';

const guessText = (asked: Question, guess: Guess | null): string => {
  if (guess === null) return 'no guess';
  if (asked.kind === 'choice') return (typeof guess === 'number' && asked.options[guess]?.text) || '?';
  if (asked.kind === 'order') return Array.isArray(guess) ? guess.map(methodTitle).join(' < ') : '?';
  if (typeof guess !== 'number') return '?';
  return asked.unit === 'share' ? formatPercent(guess, 0) : formatCount(Math.round(guess));
};

/** One line with every guess of a lesson, by the number of its step: 'Twenty points come: 2. 35 %; 3. K-prior < EWC'. '' of none. */
export const guessesLine = ({ title, steps }: Pick<Lesson, 'title' | 'steps'>, guesses: LessonProgress['guesses']): string => {
  const said = steps.flatMap(({ id, ask }, k) =>
    ask && Object.hasOwn(guesses, id) ? [`${k + 1}. ${guessText(ask, guesses[id] ?? null)}`] : [],
  );
  return said.length === 0 ? '' : `${title}: ${said.join('; ')}`.replace(/\s+/g, ' ');
};
