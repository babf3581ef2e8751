import { describe, expect, test } from 'vitest';
import { languageFor, languages, numbersIn, wordsOf } from './language.ts';
import { type Lesson, scenarioAt, type TalkLesson, textsOf } from './lesson.ts';
import { lessons } from './lessons.ts';
import { parseMarkup, wordCount } from './markup.ts';
import { english } from './words/en.ts';
import { inWords, langOf, type SomeLessonWords } from './words.ts';

/** Languages in which no word may be missing. */
const COMPLETE: readonly string[] = ['de'];

/** Figures, formulas and terms of a text, in any order: the same in every language. */
const marksOf = (text: string): string[] =>
  parseMarkup(text)
    .flatMap((piece) => {
      if (piece.kind === 'text' || piece.kind === 'emphasis') return [];
      return [piece.kind === 'term' ? `[${piece.term}]` : JSON.stringify(piece)];
    })
    .sort();

/** Numbers in a text; what is live or TeX is none of them. */
const numbersOf = (text: string): string[] => (text.replace(/\{[^}]*\}|\$[^$]*\$/g, '').match(/\d+(?:[.,]\d+)*/g) ?? []).sort();

/** Texts without marks. */
const plainTexts = ({ title, claim, dare = '', steps }: Lesson): string[] => [title, claim, dare, ...steps.map((step) => step.title)];
const markedTexts = ({ steps }: Lesson): string[] => steps.flatMap(textsOf);

/** Every text of a lesson beside the one that stands in the same place of `other`. */
const pairs = (lesson: Lesson, other: Lesson, texts: (of: Lesson) => string[]): (readonly [string, string])[] => {
  const [ones, others] = [texts(lesson), texts(other)];
  expect(others).toHaveLength(ones.length);
  return ones.map((text, k) => [text, others[k] as string] as const);
};

/** Strings of all that is written in one language, by the names of their places. */
const placesOf = (value: unknown, at = ''): string[] => {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, `${at}/${key}`));
};

describe.each(languages.filter((lang) => lang !== 'en'))('%s', async (lang) => {
  const words = await wordsOf(lang);

  test('is written for lessons and steps that there are', () => {
    expect(words.lang).toBe(lang);
    for (const [id, { steps }] of Object.entries<SomeLessonWords>(words.lessons)) {
      const lesson = lessons.find((one) => one.id === id);
      expect(Object.keys(steps), id).toEqual(lesson?.steps.map((step) => step.id));
      for (const { id: step, ask } of lesson?.steps ?? [])
        expect(steps[step]?.options?.length, `${id}/${step}`).toBe(ask?.kind === 'choice' ? ask.options.length : undefined);
    }
  });

  test('has every word of the column', () => {
    for (const part of ['column', 'parts', 'paths', 'anchors', 'terms'] as const)
      expect(placesOf(words[part]), part).toEqual(placesOf(english[part]));
  });

  test.each(lessons)('says of $id the same figures, formulas, terms and numbers, in at most 60 words a text', (lesson) => {
    const translated = inWords(lesson, words);
    const written = ([_, text]: readonly [string, string]): boolean => langOf(translated, text) === undefined;
    for (const [original, text] of pairs(lesson, translated, (of) => [...plainTexts(of), ...markedTexts(of)]).filter(written))
      expect(numbersOf(text), text).toEqual(numbersOf(numbersIn(lang, original)));
    for (const [original, text] of pairs(lesson, translated, markedTexts).filter(written)) {
      expect(marksOf(text), text).toEqual(marksOf(original));
      expect(wordCount(text), text).toBeLessThanOrEqual(60);
    }
  });

  test.each(lessons)('shows in $id the same scenarios', (lesson) => {
    const translated = inWords(lesson, words);
    expect(inWords(lesson, words)).toBe(translated);
    for (const k of lesson.steps.keys()) expect(scenarioAt(translated, k)).toEqual(scenarioAt(lesson, k));
  });
});

test.each(COMPLETE)('nothing is missing in %s', async (lang) => {
  const words = await wordsOf(lang);
  for (const lesson of lessons) expect([...(inWords(lesson, words).translated?.standIns ?? [])], lesson.id).toEqual([]);
});

test('what has no words stays English and is known as such', () => {
  const [lesson] = lessons as readonly [TalkLesson, ...TalkLesson[]];
  const bare = inWords(lesson, { ...english, lang: 'xx' });
  expect(pairs(lesson, bare, plainTexts).every(([original, text]) => original === text && langOf(bare, text) === 'en')).toBe(true);
  const { title, steps } = lesson;
  const some = { title: 'Titel', claim: null, dare: null, steps: { [steps[0]?.id ?? '']: { title: 'Schritt', say: null } } };
  const half = inWords(lesson, { ...english, lang: 'xx', lessons: { [lesson.id]: some } });
  expect([half.title, half.claim, half.steps[0]?.title, half.steps[1]?.title]).toEqual(['Titel', lesson.claim, 'Schritt', steps[1]?.title]);
  expect([langOf(half, half.title), langOf(half, half.claim)]).toEqual([undefined, 'en']);
  expect(scenarioAt(half, 0).title).toBe(title);
  expect(inWords(lesson, english)).toBe(lesson);
});

test('the first wanted language that there is, is taken', () => {
  expect(languageFor(['de'])).toBe('de');
  expect(languageFor(['x-unknown', null, undefined, 'de-CH', 'en'])).toBe('de');
  expect(languageFor(['fr', 'en-GB', 'de'])).toBe('en');
  expect(languageFor(['', 'fr', 'toString'])).toBe('en');
});

test('numbers are written as the language writes them', () => {
  expect(numbersIn('de', '1,012 points, 0.70 % and −3 × 10⁻¹¹; 299,552')).toBe('1.012 points, 0,70 % and −3 × 10⁻¹¹; 299.552');
  expect(numbersIn('en', '1,012 points, 0.7 %')).toBe('1,012 points, 0.7 %');
});
