import { describe, expect, test, vi } from 'vitest';
import { onTheWay } from '../adaptation/lenses/walk.ts';
import { norm, subtract } from '../core/vectors.ts';
import { runnable } from '../scenario/ask.ts';
import { decodeLink, encodeLink } from '../scenario/link.ts';
import { run } from '../scenario/run.ts';
import type { Results, Scenario } from '../scenario/types.ts';
import { parseScenario } from '../scenario/validate.ts';
import { answerOf } from './answer.ts';
import { type Claim, holds, type Measure, measureOf, type Quantity } from './claim.ts';
import { type Lesson, type LessonStep, type Question, scenarioAt, textsOf } from './lesson.ts';
import { lessonById, lessons, paths } from './lessons.ts';
import { parseMarkup, wordCount } from './markup.ts';

vi.setConfig({ testTimeout: 120_000 });

const outcomes = new Map<string, Results>();
/** Results of a scenario as the page runs it; screens and titles change none. */
const resultsOf = ({ view: _, title: __, ...scenario }: Scenario): Results => {
  const key = JSON.stringify(scenario);
  const known = outcomes.get(key) ?? run(runnable(scenario as Scenario)).results;
  outcomes.set(key, known);
  return known;
};

/** The results, and gradients on the way from θ* to exact by the probes of the command. */
const measuring = (scenario: Scenario): Measure => {
  const ofResults = measureOf(resultsOf(scenario));
  return (of: Quantity) => {
    if (!('way' in of)) return ofResults(of);
    const { base, steps } = resultsOf({ ...scenario, methods: [...new Set([...scenario.methods, 'exact'])] });
    const exact = steps.at(-1)?.methods.exact?.theta;
    if (!exact) return null;
    const probe = [...onTheWay(Float64Array.from(base.theta), Float64Array.from(exact), of.t)];
    const { methods } = resultsOf({ ...scenario, methods: [...new Set(['exact', of.method])], probes: [probe] }).steps.at(
      -1,
    ) as Results['steps'][number];
    const gradient = (id: string): Float64Array => Float64Array.from(methods[id]?.probes[0]?.pastGradient ?? []);
    const [truth, made] = [gradient('exact'), gradient(of.method)];
    if (of.way === 'pull') return norm(truth);
    return of.way === 'reconstruction' ? norm(made) : norm(subtract(truth, made)) / norm(truth);
  };
};

/** Exactly one option holds, and it is the one that the page takes; without conditions a test of the lesson's own computes it. */
const expectOneAnswer = (asked: Extract<Question, { kind: 'choice' }>, measure: Measure): void => {
  const conditions = asked.options.flatMap((option) => option.if ?? []);
  if (conditions.length === 0) {
    expect(asked.options[asked.right ?? -1]).toBeDefined();
    return;
  }
  expect(conditions).toHaveLength(asked.options.length);
  expect(conditions.filter((condition) => holds(condition, measure))).toHaveLength(1);
  // The page knows nothing of the way.
  const onPage = (of: Quantity): number | null => ('way' in of ? null : measure(of));
  expect(answerOf(asked, onPage)).toBe(answerOf(asked, measure));
};

const sides = ({ left, right }: Claim): Quantity[] => (typeof right === 'number' ? [left] : [left, right]);

const steps = lessons.flatMap((lesson) => lesson.steps.map((step, k) => ({ name: `${lesson.id}/${step.id}`, lesson, step, k })));

test('lessons stand in the order of the talk, each with an id, a number and a few steps of its own', () => {
  const unique = (values: readonly unknown[]): void => expect(new Set(values).size).toBe(values.length);
  unique(lessons.map(({ id }) => id));
  unique(lessons.map(({ number }) => number));
  for (const lesson of lessons) {
    unique(lesson.steps.map(({ id }) => id));
    expect(lessonById(lesson.id)).toBe(lesson);
    expect(lesson.steps.length, lesson.id).toBeGreaterThanOrEqual(3);
    expect(lesson.steps.length, lesson.id).toBeLessThanOrEqual(6);
    expect(
      lesson.steps.some(({ ask }) => ask),
      `${lesson.id} asks`,
    ).toBe(true);
  }
  for (const path of paths) expect(path.lessons.length).toBeGreaterThan(0);
});

/** What decides the figures of a step. */
const figuresOf = ({ view: _, title: __, methods: ___, ...rest }: Scenario): string => JSON.stringify(rest);

test.each(steps.filter(({ step, k }) => step.ask && k > 0))('$name asks what the step before does not show', ({ lesson, step, k }) => {
  const [before, now] = [scenarioAt(lesson, k - 1), scenarioAt(lesson, k)];
  if (figuresOf(before) === figuresOf(now)) for (const id of step.hide ?? []) expect(before.methods).not.toContain(id);
});

test.each(steps)('$name veils nothing without a question, and leaves a map', ({ lesson, step, k }) => {
  if (!step.ask) expect(step.hide).toBeUndefined();
  // The old model's map is known, whatever is asked of it.
  expect(scenarioAt(lesson, k).methods.some((id) => id === 'keep-old' || !step.hide?.includes(id))).toBe(true);
});

describe.each(steps)('$name', ({ lesson, step, k }: { lesson: Lesson; step: LessonStep; k: number }) => {
  const scenario = scenarioAt(lesson, k);

  test('is a scenario of the page, in a link as well', () => {
    expect(parseScenario(scenario)).toStrictEqual(scenario);
    const link = encodeLink(scenario);
    expect(link).not.toBeNull();
    const read = decodeLink(link ?? '');
    expect(read.outcome).toBe('ok');
    if (read.outcome === 'ok') expect(read.notes).toEqual([]);
    for (const id of [...(step.hide ?? []), ...(step.ask?.kind === 'order' ? step.ask.of : [])]) expect(scenario.methods).toContain(id);
    for (const at of step.lookAt ?? []) if (at.startsWith('card:')) expect(scenario.methods).toContain(at.slice(5));
  });

  test('says in at most 60 words what there is to see', () => {
    const texts = textsOf(step);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(wordCount(text), text).toBeLessThanOrEqual(60);
      for (const piece of parseMarkup(text)) if (piece.kind === 'figure') expect(scenario.methods).toContain(piece.method);
    }
    // A step without a question says something; one with a question says why after it.
    expect(step.ask ? step.because : step.say).toBeDefined();
  });

  test('claims what is true', () => {
    const measure = measuring(scenario);
    for (const claim of step.claims ?? []) {
      const seen = sides(claim).map((of) => `${JSON.stringify(of)} = ${measure(of)}`);
      expect(holds(claim, measure), `${JSON.stringify(claim)}; ${seen.join(', ')}`).toBe(true);
    }
    if (step.ask) {
      expect(answerOf(step.ask, measure)).not.toBeNull();
      if (step.ask.kind === 'choice') expectOneAnswer(step.ask, measure);
    }
    // A task is not done before it is begun.
    if (step.until) expect(holds(step.until, measure)).toBe(false);
  });
});
