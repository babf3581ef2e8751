import { createModel } from '../core/models.ts';
import { decisionsOf } from './decisions.ts';
import { basePoints } from './defaults.ts';
import { isRevisit } from './revisit.ts';
import type { Outcome, Scenario, SequenceResults, StepDetails } from './types.ts';

/** Rows [x1, …, xd, label] of each task: the first data, then what each change added; null where a change does anything else. */
const tasksOf = ({ data, steps }: Scenario): number[][][] | null => {
  const added = steps.flatMap((step) => (step.kind === 'add' ? [step.points] : []));
  return added.length > 0 && added.length === steps.length ? [basePoints(data), ...added] : null;
};

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of a task's points in its largest class: what a constant answer gets right at best. */
const chanceOf = (task: readonly (readonly number[])[]): number => {
  const counts = new Map<number, number>();
  for (const row of task) counts.set(row.at(-1) ?? 0, (counts.get(row.at(-1) ?? 0) ?? 0) + 1);
  return Math.max(...counts.values()) / task.length;
};

/** θ ↦ its accuracy on each task. */
const judgeOf = ({ model, transform: { shift, scale } }: StepDetails, tasks: readonly (readonly (readonly number[])[])[]) => {
  const d = model.dimension;
  const bound = tasks.map((rows) => {
    const inputs = new Float64Array(rows.length * d);
    rows.forEach((row, i) => {
      for (let j = 0; j < d; j++) inputs[i * d + j] = ((row[j] as number) - (shift[j] as number)) / (scale[j] as number);
    });
    return createModel(model).bind({ inputs, count: rows.length, dimension: d });
  });
  return (theta: readonly number[]): number[] =>
    tasks.map((rows, j) => {
      const decided = decisionsOf(bound[j]?.logits(Float64Array.from(theta)) ?? [], model.outputs);
      return rows.filter((row, i) => decided[i] === row.at(-1)).length / rows.length;
    });
};

/**
 * Accuracy of every method on every task after every task, and what follows from it: a life of changes that each add points. Undefined of
 * another scenario, of one without a change, and of a regression.
 */
export const sequenceOf = (scenario: Scenario, { results, details }: Outcome): SequenceResults | undefined => {
  const tasks = tasksOf(scenario);
  const first = details[0];
  if (!tasks || !first || first.model.likelihood === 'gaussian') return undefined;
  const accuracyAt = judgeOf(first, tasks);
  const atBase = accuracyAt(results.base.theta);
  const chance = tasks.map(chanceOf);
  const counts = tasks.map((_, k) => tasks.slice(0, k + 1).reduce((sum, rows) => sum + rows.length, 0));
  const revisits = tasks.map((_, k) => k > 0 && isRevisit(scenario.revisit ?? 'never', k));

  const lifeOf = (id: string): SequenceResults['methods'][string] => {
    const accuracy = [atBase];
    const drift: (number | null)[] = [0];
    let touched = counts[0] as number;
    for (const [k, step] of results.steps.entries()) {
      const after = revisits[k + 1] ? details[k]?.methods.exact : details[k]?.methods[id];
      const made = step.methods[id];
      if (!made || made.undefinedBecause !== undefined || !after?.theta) return null;
      accuracy.push(accuracyAt(after.theta));
      drift.push(revisits[k + 1] ? 0 : made.disagreement);
      // Keep-old fits nothing: it pays for its first training and for what it revisits.
      touched += revisits[k + 1] ? (counts[k + 1] as number) : (made.cost ?? 0);
    }
    const last = tasks.length - 1;
    const R = (i: number, j: number): number => accuracy[i]?.[j] as number;
    const earlier = Array.from({ length: last }, (_, j) => j);
    return {
      accuracy,
      average: meanOf(accuracy[last] as number[]),
      backward: meanOf(earlier.map((j) => R(last, j) - R(j, j))),
      forgetting: meanOf(earlier.map((j) => Math.max(...accuracy.map((_, i) => R(i, j))) - R(last, j))),
      forward: meanOf(earlier.map((j) => R(j, j + 1) - (chance[j + 1] as number))),
      drift,
      touched,
    };
  };
  return { methods: Object.fromEntries(scenario.methods.map((id) => [id, lifeOf(id)])) };
};
