import { expect, test } from 'vitest';
import { measureOf } from '../../lessons/claim.ts';
import { languages, numbersIn, wordsOf } from '../../lessons/language.ts';
import { type LessonStep, scenarioAt } from '../../lessons/lesson.ts';
import { lessons } from '../../lessons/lessons.ts';
import { type Count, parseMarkup } from '../../lessons/markup.ts';
import { inWords, type Words } from '../../lessons/words.ts';
import { runnable } from '../../scenario/ask.ts';
import { effectsOf } from '../../scenario/changes.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import { FIGURES } from '../../scenario/figures.ts';
import { run } from '../../scenario/run.ts';
import type { Results, Scenario } from '../../scenario/types.ts';
import { formatCount } from '../../ui/format.ts';
import { figureText } from './figureText.ts';

const countIn = (scenario: Scenario): Record<Count, number> => {
  const change = scenario.steps.at(-1);
  return {
    'memory.size': presentMemory(scenario).size,
    'past.count': pastCount(scenario),
    'new.count': (change && effectsOf(change).added?.length) ?? 0,
  };
};

/** A text as a person reads it: figures written as the cards write them, terms in brackets, formulas as they are. */
const written = (text: string, scenario: Scenario, results: Results, words: Words): string =>
  parseMarkup(text)
    .map((piece) => {
      if (piece.kind === 'tex') return piece.tex;
      if (piece.kind === 'term') return piece.text === piece.term ? `[${piece.text}]` : `[${piece.text}: ${words.terms[piece.term][0]}]`;
      if (piece.kind === 'count') return numbersIn(words.lang, formatCount(countIn(scenario)[piece.count]));
      if (piece.kind === 'figure') return figureText(FIGURES[piece.figure].unit, measureOf(results)(piece), words);
      return piece.text;
    })
    .join('');

const linesOf = ({ title, say, ask, because, note }: LessonStep, write: (text: string) => string): string[] => [
  `## ${title}`,
  ...(say ? [write(say)] : []),
  ...(ask ? [`? ${write(ask.question)}`] : []),
  ...(ask?.kind === 'choice' ? ask.options.map(({ text, reply }) => `- ${write(text)}: ${write(reply)}`) : []),
  ...(ask?.kind === 'order' ? ask.of.map((method) => `- ${method}`) : []),
  ...(because ? [`> ${write(because)}`] : []),
  ...(note ? [`(${write(note)})`] : []),
];

const known = new Map<string, Results>();
const resultsOf = ({ view: _, title: __, ...scenario }: Scenario): Results => {
  const key = JSON.stringify(scenario);
  const results = known.get(key) ?? run(runnable(scenario as Scenario)).results;
  known.set(key, results);
  return results;
};

test.each(languages)(
  'every sentence of the lessons says the figures that were reviewed: %s',
  async (lang) => {
    const words = await wordsOf(lang);
    const lines = lessons
      .map((lesson) => inWords(lesson, words))
      .flatMap((lesson) => [
        `# ${lesson.number} ${lesson.title}`,
        lesson.claim,
        ...lesson.steps.flatMap((step, k) => {
          const scenario = scenarioAt(lesson, k);
          return linesOf(step, (text) => written(text, scenario, resultsOf(scenario), words));
        }),
        `! ${lesson.dare}`,
        '',
      ]);
    const file = lang === 'en' ? 'sentences.snap.txt' : `sentences.${lang}.snap.txt`;
    await expect(lines.join('\n').replaceAll('\u00a0', ' ')).toMatchFileSnapshot(file);
  },
  120_000,
);
