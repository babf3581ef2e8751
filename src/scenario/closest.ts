import type { StepResults } from './types.ts';

/** The method whose share is least, of those that adapt; null where none has a share. The first of several. */
export const closestMethod = (methods: StepResults['methods']): { id: string; share: number } | null =>
  Object.entries(methods).reduce<{ id: string; share: number } | null>((best, [id, { disagreement, undecided }]) => {
    if (id === 'exact' || id === 'keep-old' || undecided || disagreement === null) return best;
    return best && best.share <= disagreement ? best : { id, share: disagreement };
  }, null);
