import { expect, test } from 'vitest';
import { parseMarkup, wordCount } from './markup.ts';

test('a text is read in pieces', () => {
  expect(parseMarkup('It is *not* the [past|past gradient] $x$: {memory.size}, {k-prior.disagreement}')).toEqual([
    { kind: 'text', text: 'It is ' },
    { kind: 'emphasis', text: 'not' },
    { kind: 'text', text: ' the ' },
    { kind: 'term', term: 'past gradient', text: 'past' },
    { kind: 'text', text: ' ' },
    { kind: 'tex', tex: 'x' },
    { kind: 'text', text: ': ' },
    { kind: 'count', count: 'memory.size' },
    { kind: 'text', text: ', ' },
    { kind: 'figure', method: 'k-prior', figure: 'disagreement' },
  ]);
  expect(wordCount('It is *not* the [past|past gradient].')).toBe(5);
});

test('the star of θ* is no mark, alone, twice, and in an emphasis', () => {
  expect(parseMarkup('at θ*, and from θ* on; f* too')).toEqual([{ kind: 'text', text: 'at θ*, and from θ* on; f* too' }]);
  expect(parseMarkup('*At θ* it rests*, at θ*.')).toEqual([
    { kind: 'emphasis', text: 'At θ* it rests' },
    { kind: 'text', text: ', at θ*.' },
  ]);
});

test.each(['a * alone', '*open', 'a { alone', '{no.such}', '[no such term]', '$x'])('%s is refused', (text) => {
  expect(() => parseMarkup(text)).toThrow(/^parseMarkup: /);
});
