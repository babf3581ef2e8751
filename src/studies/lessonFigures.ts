import type { Results, Scenario } from '../scenario/types.ts';
import { study } from './study.ts';

export interface LessonFiguresRequest {
  readonly scenarios: readonly Scenario[];
}

/** Figures of each scenario, as far as they are done: results without points, weights and logits; null where there are none. */
export type LessonFiguresResult = readonly (Pick<Results, 'steps'> | null)[];

/** What the claims of a lesson are measured by. */
export const lessonFigures = study<LessonFiguresRequest, LessonFiguresResult>('lessonFigures');
