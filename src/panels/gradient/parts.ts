import { type Part, TERMS, type Term } from '../../adaptation/lenses/parts.ts';
import type { MethodParts } from '../../studies/gradientParts.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';

/** What each term of a gradient is called, and what it is. */
export const TERM_WORDS: Readonly<Record<Term, { readonly name: string; readonly meaning: string }>> = {
  weights: { name: 'weights', meaning: 'δ(θ − θ*): the weights have moved' },
  predictions: { name: 'predictions', meaning: 'Σ Jᵀ[h(f) − h(f*)]: the predictions have moved; of a method, those that it remembers' },
  curvature: { name: 'curvature', meaning: '(Λ − δI)(θ − θ*): stands in for the predictions that are not remembered' },
  labels: { name: 'labels', meaning: 'Σ [J − J(θ*)]ᵀr: the features drift where the labels were not met; zero for a GLM' },
  leftover: {
    name: 'left at θ*',
    meaning:
      'the gradient at θ* itself: zero of a trained model, not so of replay, nor where an earlier change left a method elsewhere than exact',
  },
};

/** A term's bar, from `from` to `to` in shares of ‖G‖², along G. */
export interface Bar {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
}

/** Terms below this share are not drawn. */
const SMALLEST = 5e-4;

/** Terms end to end: those along G to the right of zero, those against it to the left. */
export const barsOf = (parts: Readonly<Record<Term, Part>>): Bar[] => {
  let [right, left] = [0, 0];
  return TERMS.flatMap((term): Bar[] => {
    const { share } = parts[term];
    if (Math.abs(share) < SMALLEST || !Number.isFinite(share)) return [];
    const from = share > 0 ? right : left;
    const to = from + share;
    if (share > 0) right = to;
    else left = to;
    return [{ term, from, to }];
  });
};

/** Σ of all shares: 1 for the true past gradient, the gain of a reconstruction. */
export const totalOf = (parts: Readonly<Record<Term, Part>>): number => TERMS.reduce((sum, term) => sum + parts[term].share, 0);

/** How far bars may reach before they are cut. */
const MOST = 2.5;

/** The domain that holds every bar, 0 and 1. */
export const spanOf = (all: readonly MethodParts[]): [number, number] => {
  let [lo, hi] = [0, 1];
  for (const { truth, reconstruction } of all)
    for (const { to } of [...barsOf(truth), ...barsOf(reconstruction)]) {
      lo = Math.min(lo, to);
      hi = Math.max(hi, to);
    }
  const width = Math.min(hi, MOST) - Math.max(lo, -MOST);
  return [Math.max(lo, -MOST) - (lo < 0 ? 0.03 * width : 0), Math.min(hi, MOST) + 0.03 * width];
};

/** One term in words: 'K-prior, predictions: 0.31 of the past gradient, truly 0.62; length 0.45 of ‖G‖'. */
export const partInWords = (title: string, term: Term, { truth, reconstruction }: MethodParts): string => {
  const { name } = TERM_WORDS[term];
  const kept = reconstruction[term];
  const truly = term === 'curvature' ? '' : `, truly ${formatPercent(truth[term].share)}`;
  return `${title}, ${name}: ${formatPercent(kept.share)} of the past gradient${truly}; length ${formatNumber(kept.length)} of ‖G‖`;
};

/** Which terms a method keeps, in words: 'weights and predictions'. */
export const keptTerms = (reconstruction: Readonly<Record<Term, Part>>): string => {
  const kept = TERMS.filter((term) => term !== 'leftover' && reconstruction[term].length > 1e-9).map((term) => TERM_WORDS[term].name);
  const last = kept.at(-1);
  return kept.length > 1 ? `${kept.slice(0, -1).join(', ')} and ${last}` : (last ?? 'nothing');
};
