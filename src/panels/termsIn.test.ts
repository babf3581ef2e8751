import { expect, test } from 'vitest';
import { termsIn } from './termsIn.ts';

test('a sentence has its first two terms, each once, and loses no letter', () => {
  const sentence = 'At θ* the past gradient is zero; the past gradient at exact retraining is not.';
  expect(termsIn(sentence)).toEqual([
    'At ',
    { term: 'theta star', text: 'θ*' },
    ' the ',
    { term: 'past gradient', text: 'past gradient' },
    ' is zero; the past gradient at exact retraining is not.',
  ]);
  expect(termsIn('Again and again, with nothing gained.')).toEqual(['Again and again, with nothing gained.']);
  expect(termsIn('Past loss')).toEqual([{ term: 'past', text: 'Past loss' }]);
  expect(termsIn('')).toEqual([]);
});
