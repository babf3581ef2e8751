import type { Results, Scenario } from '../scenario/types.ts';
import { type Answer, answerOf } from './answer.ts';
import { measureOf } from './claim.ts';
import type { TermId } from './glossary.ts';
import { type Lesson, type LessonStep, type Question, scenarioAt, textsOf } from './lesson.ts';
import { parseMarkup } from './markup.ts';
import { seenWhile } from './seenWhile.ts';

/** A step on paper: its picture is that before the guess, for paper covers nothing later. */
export interface HandoutStep {
  readonly kind: 'step';
  /** From 1. */
  readonly number: number;
  readonly step: LessonStep;
  readonly scenario: Scenario;
  /** Method whose map is drawn, and those whose lines are. */
  readonly method: string;
  readonly methods: readonly string[];
}

export interface HandoutAnswer {
  /** Of the step, from 1. */
  readonly number: number;
  readonly step: LessonStep;
  readonly scenario: Scenario;
  readonly asked: Question;
  /** Computed; null where the results do not decide it. */
  readonly answer: Answer | null;
}

/** A part of a handout, in the order in which they are printed. */
export type HandoutPart =
  | HandoutStep
  | { readonly kind: 'task'; readonly dare: string }
  | { readonly kind: 'words'; readonly terms: readonly TermId[] }
  | { readonly kind: 'answers'; readonly answers: readonly HandoutAnswer[] };

const stepOf = (lesson: Lesson, index: number): HandoutStep => {
  const step = lesson.steps[index] as LessonStep;
  const scenario = scenarioAt(lesson, index);
  const covered = step.ask ? (step.hide ?? []) : [];
  const { method, hidden } = seenWhile(lesson, index, covered);
  return {
    kind: 'step',
    number: index + 1,
    step,
    scenario,
    method,
    methods: scenario.methods.filter((id) => !hidden.includes(id)),
  };
};

const termsOf = ({ steps }: Lesson): TermId[] => [
  ...new Set(
    steps
      .flatMap(textsOf)
      .flatMap(parseMarkup)
      .flatMap((piece) => (piece.kind === 'term' ? [piece.term] : [])),
  ),
];

/** A lesson on paper: every step in order, then what it leads to and its words; the answers come last. */
export const handoutOf = (lesson: Lesson, resultsOf: (scenario: Scenario) => Results | null): HandoutPart[] => {
  const steps = lesson.steps.map((_, index) => stepOf(lesson, index));
  const answers = steps.flatMap(({ number, step, scenario }): HandoutAnswer[] => {
    if (!step.ask) return [];
    const results = resultsOf(scenario);
    return [{ number, step, scenario, asked: step.ask, answer: results && answerOf(step.ask, measureOf(results)) }];
  });
  const terms = termsOf(lesson);
  return [
    ...steps,
    ...(lesson.dare ? [{ kind: 'task', dare: lesson.dare } as const] : []),
    ...(terms.length > 0 ? [{ kind: 'words', terms } as const] : []),
    ...(answers.length > 0 ? [{ kind: 'answers', answers } as const] : []),
  ];
};
