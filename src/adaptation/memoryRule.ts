import type { BoundModel, Likelihood } from '../core/model.ts';
import type { Random } from '../core/random.ts';

/** Candidates 0 … n−1 under the present model, with all that a rule may look at. */
export interface Candidates {
  readonly count: number;
  readonly likelihood: Likelihood;
  readonly outputs: number;
  readonly theta: Float64Array;
  readonly bound: BoundModel;
  /** h(f), n × C. */
  readonly mean: Float64Array;
  /** Targets y, n × C. */
  readonly targets: Float64Array;
  readonly random: Random;
  /** Prediction variance V_i = J_i (H + δ I)⁻¹ J_iᵀ of each candidate, n × C × C; computed when first asked for. */
  predictionVariance(): Float64Array;
}

/** A way to choose what is remembered. */
export interface MemoryRule {
  readonly id: string;
  readonly title: string;
  /** The same in plain words, before the title in a menu: 'Near the boundary'. */
  readonly plain: string;
  /** Sentence that says what the rule looks for. */
  readonly summary: string;
  /** Its place in menus, smallest first. */
  readonly place: number;
  /** The pool's candidates, first choice first. */
  order(candidates: Candidates, pool: readonly number[]): number[];
  /** Its order comes from the seed, not from the points. */
  readonly seeded?: boolean;
  /** Its work grows with the square of the candidates. */
  readonly costly?: boolean;
  /** Figure that the rule orders by, largest first; left out by a rule that looks at more than one point at a time. */
  readonly score?: { readonly name: string; of(candidates: Candidates): Float64Array };
}

/** Names the shape; a plug-in file's default export. */
export const defineMemoryRule = (rule: MemoryRule): MemoryRule => rule;

/** A rule that takes the largest score first, ties to the smaller index. */
export const defineScoredRule = (rule: Omit<MemoryRule, 'order' | 'seeded'> & Required<Pick<MemoryRule, 'score'>>): MemoryRule => ({
  ...rule,
  order: (candidates, pool) => {
    const scores = rule.score.of(candidates);
    return [...pool].sort((i, j) => scores[j] - scores[i] || i - j);
  },
});
