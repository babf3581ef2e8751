import { expect, test } from 'vitest';
import { runnable } from '../scenario/ask.ts';
import { run } from '../scenario/run.ts';
import { handoutOf } from './handout.ts';
import { lessonById, lessons } from './lessons.ts';
import { citationOf, PAPERS, type PaperId } from './papers.ts';

const lesson = lessonById('together');
if (!lesson) throw new Error('there is a lesson "together"');

test('every lesson on paper has all its steps in order, and its answers last', () => {
  for (const one of lessons) {
    const parts = handoutOf(one, () => null);
    expect(parts.flatMap((part) => (part.kind === 'step' ? [part.step.id] : []))).toEqual(one.steps.map(({ id }) => id));
    expect(parts.map(({ kind }) => kind).filter((kind) => kind !== 'step' && kind !== 'words')).toEqual(['task', 'answers']);
    const last = parts.at(-1);
    expect(last?.kind === 'answers' && last.answers.map(({ step }) => step.id)).toEqual(
      one.steps.flatMap(({ id, ask }) => (ask ? [id] : [])),
    );
  }
});

test('what a question covers is not in its picture, and is drawn in the step after it', () => {
  const [, guess, , after] = handoutOf(lesson, () => null);
  if (guess?.kind !== 'step' || after?.kind !== 'step') throw new Error('they are steps');
  expect(guess.scenario.methods).toContain('k-prior+ewc');
  expect(guess.methods).toEqual(['exact', 'k-prior', 'ewc-full']);
  expect(guess.methods).toContain(guess.method);
  expect(after.methods).toContain('k-prior+ewc');
  expect(after.method).toBe('k-prior+ewc');
});

test('answers are those of the results; without results there are none', () => {
  const answersIn = (parts: ReturnType<typeof handoutOf>) => {
    const last = parts.at(-1);
    return last?.kind === 'answers' ? last.answers.map(({ number, answer }) => [number, answer]) : null;
  };
  // 'Nearer than both'.
  expect(answersIn(handoutOf(lesson, (scenario) => run(runnable(scenario)).results))).toEqual([[2, 1]]);
  expect(answersIn(handoutOf(lesson, () => null))).toEqual([[2, null]]);
});

test.each(Object.keys(PAPERS) as PaperId[])('%s is cited in plain letters', (id) => {
  const citation = citationOf(PAPERS[id]);
  expect(citation).not.toMatch(/[{}\\]|undefined/);
  expect(citation).toContain(PAPERS[id].title);
  expect(citation).toMatch(/20\d\d\.$/);
});

test('a citation names authors, venue, volume and pages', () => {
  expect(citationOf(PAPERS['k-priors'])).toBe(
    'Mohammad Emtiyaz Khan, Siddharth Swaroop. Knowledge-Adaptation Priors. Advances in Neural Information Processing Systems 34, 2021.',
  );
  expect(citationOf(PAPERS.memory)).toContain('Thomas Möllenhoff');
  expect(citationOf(PAPERS.combined)).toContain('José Miguel Hernández-Lobato');
  expect(citationOf(PAPERS.ewc)).toContain('Proceedings of the National Academy of Sciences 114(13): 3521–3526, 2017.');
});
