import { type Applied, applyChange, unchanged } from './apply.ts';
import { changeOf, effectsOf } from './changes.ts';
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
    return effectsOf(dropped).moved?.[at - firstAdded(start)]?.[0] ?? -1;
  });

  for (const step of scenario.steps.slice(k + 1)) {
    const { renumber: renumbered } = changeOf(step.kind);
    const kept = renumbered ? renumbered(step, (index) => renumber[index] ?? -1) : step;
    const old = applyChange(withIt, step);
    const now = kept ? applyChange(without, kept) : unchanged(without);
    renumber = follow(old, now, step, renumber);
    withIt = old.rows;
    without = now.rows;
    if (kept !== null) steps.push(kept);
  }
  return { ...scenario, steps };
};

const firstAdded = (applied: Applied): number => applied.rows.length - applied.added.length;

/** `renumber` after a step that is `old` in the one chain and `now` in the other. */
const follow = (old: Applied, now: Applied, step: Change, renumber: readonly number[]): number[] => {
  const position = new Map(now.origin.map((index, at) => [index, at]));
  let added = firstAdded(now);
  return old.origin.map((origin, at) => {
    if (origin >= 0) return position.get(renumber[origin] ?? -1) ?? -1;
    // Added rows are all still there; of moved ones, those whose point is.
    const moved = effectsOf(step).moved?.[at - firstAdded(old)]?.[0];
    return moved !== undefined && (renumber[moved] ?? -1) < 0 ? -1 : added++;
  });
};
