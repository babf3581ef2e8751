import { describe, expect, test } from 'vitest';
import { type Build, buildsOf, coveredIn, methodsNamed, placeAfter, placeBefore, showsPanel } from './builds.ts';
import type { Lesson, LessonStep } from './lesson.ts';
import { lessonById, lessons } from './lessons.ts';

const found = (id: string): Lesson => {
  const lesson = lessonById(id);
  if (!lesson) throw new Error(`there is no lesson ${id}`);
  return lesson;
};
const stepOf = (lesson: string, id: string): LessonStep => {
  const step = found(lesson).steps.find((one) => one.id === id);
  if (!step) throw new Error(`there is no step ${id}`);
  return step;
};
const panels = (id: string): boolean[] => found(id).steps.map((_, k) => showsPanel(found(id), k));

describe('the builds of a step', () => {
  test('come always as picture, question, answer, text, and only what there is', () => {
    expect(buildsOf(stepOf('something-new', 'trained'))).toEqual(['picture', 'text']);
    expect(buildsOf(stepOf('something-new', 'alone'))).toEqual(['picture', 'question', 'answer']);
    expect(buildsOf(stepOf('replay', 'guess'))).toEqual(['picture', 'question', 'answer', 'text']);
    expect(buildsOf({ lend: 'prior' })).toEqual(['picture', 'text']);
    expect(buildsOf({})).toEqual(['picture']);
  });

  test('a way on through a whole lesson shows every build once, and the way back the same', () => {
    for (const { steps } of lessons) {
      const talk = steps.map(buildsOf);
      const on = [{ step: 0, build: 0 }];
      for (let next = placeAfter(talk, { step: 0, build: 0 }); next; next = placeAfter(talk, next)) on.push(next);
      expect(on.map(({ step, build }) => talk[step]?.[build])).toEqual(talk.flat());
      const last = on.at(-1) ?? { step: 0, build: 0 };
      const back = [last];
      for (let next = placeBefore(talk, last); next; next = placeBefore(talk, next)) back.push(next);
      expect(back.reverse()).toEqual(on);
    }
  });

  test('a step before is shown whole', () => {
    const talk: Build[][] = [['picture', 'question', 'answer'], ['picture']];
    expect(placeBefore(talk, { step: 1, build: 0 })).toEqual({ step: 0, build: 2 });
    expect(placeBefore(talk, { step: 0, build: 0 })).toBeNull();
    expect(placeAfter(talk, { step: 1, build: 0 })).toBeNull();
  });

  test('what is asked about is covered until the answer', () => {
    const step = stepOf('something-new', 'alone');
    expect(coveredIn(step, 'picture')).toEqual(['fine-tune']);
    expect(coveredIn(step, 'question')).toEqual(['fine-tune']);
    expect(coveredIn(step, 'answer')).toEqual([]);
    expect(coveredIn({ hide: ['replay'] }, 'picture')).toEqual([]);
  });
});

describe('the picture of a step', () => {
  test('is the panel where the step points at it', () => {
    expect(panels('exact-in-one-slider')).toEqual([false, false, false, true]);
    expect(panels('something-new')).toEqual([false, false, false, false, false]);
  });

  test('stays that of the step before for a question that points nowhere', () => {
    expect(panels('past-pulls-back')).toEqual([true, true, true, true]);
  });

  test('is no table of figures, and a new scenario has its own', () => {
    const { start } = found('something-new');
    const step = (part: Partial<LessonStep>): LessonStep => ({ id: 'x', title: 'x', ...part });
    const lesson: Lesson = {
      ...found('something-new'),
      steps: [
        step({ set: { view: { panel: 'figures' } } }),
        step({ set: { view: { panel: 'gradient' } } }),
        step({}),
        step({ scenario: start }),
        step({ set: { view: { panel: 'gradient' } }, lookAt: ['canvas'] }),
      ],
    };
    expect(lesson.steps.map((_, k) => showsPanel(lesson, k))).toEqual([false, true, true, false, false]);
  });
});

test('the methods named are those of figures, cards, questions and answers', () => {
  expect([...methodsNamed(stepOf('exact-in-one-slider', 'guess'))].sort()).toEqual(['ewc-diagonal', 'functional', 'k-prior']);
  expect([...methodsNamed(stepOf('together', 'apart'))].sort()).toEqual(['ewc-full', 'k-prior']);
  expect(methodsNamed(stepOf('something-new', 'trained')).size).toBe(0);
});
