import { firstChoice } from '../store/linkView.ts';
import { type Lesson, scenarioAt } from './lesson.ts';

/**
 * Chosen method and hidden lines of a step while some methods are covered: a map that is asked about is not shown before the guess. That of
 * the step before stays, or another; the old model's is known.
 */
export const seenWhile = (lesson: Lesson, index: number, covered: readonly string[]): { method: string; hidden: string[] } => {
  const made = scenarioAt(lesson, index);
  const hidden = Array.isArray(made.view?.hidden) ? (made.view.hidden as string[]) : [];
  const was = index > 0 ? scenarioAt(lesson, index - 1).view?.method : undefined;
  const open = [made.view?.method ?? firstChoice(made), was, ...made.methods].filter((id): id is string =>
    made.methods.includes(String(id)),
  );
  return { method: open.find((id) => !covered.includes(id)) ?? 'keep-old', hidden: [...new Set([...hidden, ...covered])] };
};
