import { pastCount } from '../../scenario/defaults.ts';
import { holdOutClass, holdOutLast, lastFifth, pastClasses } from '../../scenario/holdOut.ts';
import type { Scenario } from '../../scenario/types.ts';
import { formatQuantity } from '../../ui/format.ts';

/** A way to hold points of the past out: they leave it and come as the change. */
export interface Beginning {
  readonly label: string;
  /** Sentence for when it is done. */
  readonly said: string;
  edit(scenario: Scenario): Scenario;
}

const saidOf = (what: string, count: number): string => `${what}: ${formatQuantity(count, 'point')} left the past and came as the change.`;

/** A way for each class of the past, with the number of its points. */
export const classBeginnings = (scenario: Scenario): Beginning[] =>
  pastClasses(scenario).map(({ label, name, count }) => ({
    label: `${name} (${formatQuantity(count, 'point')})`,
    said: saidOf(name, count),
    edit: (before) => holdOutClass(before, label),
  }));

/** The last fifth of the points in their order; null where there is no past beside it. */
export const lastBeginning = (scenario: Scenario): Beginning | null => {
  const count = lastFifth(pastCount(scenario));
  if (count === 0) return null;
  const points = formatQuantity(count, 'point');
  return { label: `The last 20\u00a0% (${points})`, said: saidOf('The last 20\u00a0%', count), edit: holdOutLast };
};
