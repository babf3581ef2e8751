/** Sentences of the cards over the results of one step. */

import { closestMethod } from '../../scenario/closest.ts';
import { decisionsOf, disagreement } from '../../scenario/decisions.ts';
import type { Results, StepResults } from '../../scenario/types.ts';
import type { Maps } from '../../studies/experiment.ts';
import type { MethodInfo } from '../../ui/catalog.ts';
import { formatNorm } from '../../ui/format.ts';

const KEEP_OLD = 'keep-old';

/** A base model with a larger ‖∇‖ is not at its optimum, and no anchored method can then be exact. */
const OPTIMUM = 1e-6;

/** What a disagreement is compared with: by the figures where keep-old is among the methods, else by the maps of the picture. */
const disagreements = (step: StepResults, maps: Maps | null): { of: (id: string) => number | null; keepOld: number } | null => {
  const figure = step.methods[KEEP_OLD]?.disagreement;
  if (typeof figure === 'number') return { of: (id) => step.methods[id]?.disagreement ?? null, keepOld: figure };
  const exact = maps?.methods.exact;
  // A plane through more inputs than two says too little of the whole.
  if (!maps || !exact || maps.domain.slice) return null;
  const reference = decisionsOf(exact, maps.outputs);
  const differs = (map: Float32Array | undefined): number | null =>
    map?.length === exact.length ? disagreement(decisionsOf(map, maps.outputs), reference) : null;
  const keepOld = differs(maps.before);
  return keepOld === null ? null : { of: (id) => differs(maps.methods[id]), keepOld };
};

/** The methods that adapt and differ least from exact retraining: one, or all that decide as it does everywhere. */
export const nearestMethods = (methods: StepResults['methods']): { ids: string[]; share: number } | null => {
  const closest = closestMethod(methods);
  if (!closest) return null;
  const { id: first, share } = closest;
  const ids = Object.entries(methods)
    .filter(([id, { disagreement, undecided }]) => id !== 'exact' && id !== 'keep-old' && !undecided && disagreement === share)
    .map(([id]) => id);
  return { ids: share === 0 ? ids : [first], share };
};

/** The methods (of `ids`) that differ more from exact retraining than the old model does. */
export const worseThanKeepingOld = (ids: readonly string[], step: StepResults, maps: Maps | null): string[] => {
  const compared = disagreements(step, maps);
  if (!compared) return [];
  return ids.filter((id) => id !== KEEP_OLD && id !== 'exact' && (compared.of(id) ?? 0) > compared.keepOld + 1e-12);
};

/** One sentence about them, or null where there is none; it names the memory where each of them is made from it. */
export const worseSentence = (worse: readonly Pick<MethodInfo, 'title' | 'remembers'>[]): string | null => {
  const [first, ...others] = worse;
  if (!first) return null;
  const where = worse.every(({ remembers }) => remembers) ? 'here, with this memory,' : 'here';
  const who = others.length === 0 ? `${first.title} does` : `${worse.length} methods do`;
  return `${who} worse ${where} than keeping the old model.`;
};

/** The light that says that "exact" is not to be had, or null. */
export const baseSentence = ({ gradientNorm, ranAway }: Results['base']): string | null => {
  if (ranAway !== undefined) return `The base model: ${ranAway}`;
  return gradientNorm !== null && gradientNorm <= OPTIMUM
    ? null
    : `The base model is not at its optimum: ‖∇‖ = ${formatNorm(gradientNorm ?? Number.NaN)}.`;
};
