import type { Question } from '../../../lessons/lesson.ts';

/** Methods that a question is about, which it covers: exact retraining stays, as what the others are held against. */
export const hiddenBy = (ask: Question | undefined): string[] => {
  if (!ask) return [];
  const quantities =
    ask.kind === 'choice'
      ? ask.options.flatMap(({ if: claim }) => (claim ? [claim.left, claim.right] : []))
      : ask.kind === 'number'
        ? [ask.of]
        : [];
  const named = quantities.flatMap((of) => (typeof of === 'object' && 'method' in of ? [of.method] : []));
  return [...new Set([...named, ...(ask.kind === 'order' ? ask.of : [])])].filter((id) => id !== 'exact');
};
