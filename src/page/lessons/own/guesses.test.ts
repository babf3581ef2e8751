import { expect, test } from 'vitest';
import { smallLesson } from '../../../testing/damagedLessons.ts';
import { guessesLine } from './guesses.ts';

test('the guesses of a lesson are one line, each by its step', () => {
  const lesson = smallLesson({ title: 'Near\nor far' });
  expect(guessesLine(lesson, {})).toBe('');
  expect(guessesLine(lesson, { s2: 0.351, s3: 1, s4: ['k-prior', 'exact'] })).toBe(
    'Near or far: 2. 35 %; 3. Other; 4. K-prior < Exact retraining',
  );
  // Asked for without a guess; an answer that does not fit the question, which was another when it was given.
  expect(guessesLine(lesson, { s2: null, s3: 9, s4: 2 })).toBe('Near or far: 2. no guess; 3. ?; 4. ?');
});
