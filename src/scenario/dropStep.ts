import { type Applied, applyChange } from './apply.ts';
import { pointsBefore } from './edits.ts';
import type { Change, Scenario } from './types.ts';

/**
 * The scenario without its k-th step. Later steps go on meaning the same points: their indices are renumbered, what they did to
 * points that are no longer there is left out (a point that the dropped step moved is the one that never moved), and a step that
 * comes to nothing disappears.
 */
export const dropStep = (scenario: Scenario, k: number): Scenario => {
  const dropped = scenario.steps[k];
  if (dropped === undefined) return scenario;
  const steps = scenario.steps.slice(0, k);
  let without = pointsBefore(scenario, k);
  const start = applyChange(without, dropped);
  let withIt = start.rows;
  // For each row of the chain with the step: its index in the chain without it, −1 for a row that is not there.
  let renumber = start.origin.map((origin, at) => {
    if (origin >= 0) return origin;
    return dropped.kind === 'move' ? (dropped.points[at - firstAdded(start)]?.[0] ?? -1) : -1;
  });

  for (const step of scenario.steps.slice(k + 1)) {
    const kept = renumbered(step, renumber);
    const old = applyChange(withIt, step);
    const now = applyChange(without, kept ?? { kind: 'add', points: [] });
    renumber = follow(old, now, step, renumber);
    withIt = old.rows;
    without = now.rows;
    if (kept !== null) steps.push(kept);
  }
  return { ...scenario, steps };
};

const firstAdded = (applied: Applied): number => applied.rows.length - applied.added.length;

/** The step in the other numbering, or null where nothing is left of it. */
const renumbered = (step: Change, renumber: readonly number[]): Change | null => {
  const at = (index: number): number => renumber[index] ?? -1;
  switch (step.kind) {
    case 'remove': {
      const indices = step.indices.map(at).filter((index) => index >= 0);
      return indices.length === 0 ? null : { kind: 'remove', indices };
    }
    case 'relabel': {
      const labels = step.labels.map<[number, number]>(([index, label]) => [at(index), label]).filter(([index]) => index >= 0);
      return labels.length === 0 ? null : { kind: 'relabel', labels };
    }
    case 'move': {
      const points = step.points.map<[number, number[]]>(([index, x]) => [at(index), x]).filter(([index]) => index >= 0);
      return points.length === 0 ? null : { kind: 'move', points };
    }
    default:
      return step;
  }
};

/** `renumber` after a step that is `old` in the one chain and `now` in the other. */
const follow = (old: Applied, now: Applied, step: Change, renumber: readonly number[]): number[] => {
  const position = new Map(now.origin.map((index, at) => [index, at]));
  let added = firstAdded(now);
  return old.origin.map((origin, at) => {
    if (origin >= 0) return position.get(renumber[origin] ?? -1) ?? -1;
    // Added rows are all still there; of moved ones, those whose point is.
    const moved = step.kind === 'move' ? step.points[at - firstAdded(old)]?.[0] : undefined;
    return moved !== undefined && (renumber[moved] ?? -1) < 0 ? -1 : added++;
  });
};
