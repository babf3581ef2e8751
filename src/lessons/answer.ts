import { holds, type Measure } from './claim.ts';
import type { Question } from './lesson.ts';

/** An answer, a guess or the truth: the index of a choice, methods in an order, or a number. */
export type Answer = number | readonly string[];

/** The right answer of a question; null while the results do not decide it. */
export const answerOf = (asked: Question, measure: Measure): Answer | null => {
  switch (asked.kind) {
    case 'choice': {
      const right = asked.options.findIndex((option) => option.if && holds(option.if, measure));
      return right < 0 ? (asked.right ?? null) : right;
    }
    case 'order': {
      const ranked = asked.of.map((method) => ({ method, value: measure({ method, figure: asked.by }) }));
      if (ranked.some(({ value }) => value === null)) return null;
      return ranked.sort((one, other) => (one.value as number) - (other.value as number)).map(({ method }) => method);
    }
    case 'number':
      return measure(asked.of);
  }
};
