import type { Likelihood } from './model.ts';

/** A term of an objective at one site, as a function of its C logits f; `given` is the term's own data, plain. */
export interface TermDefinition<Given extends { readonly kind: string }> {
  readonly kind: Given['kind'];
  /** Name at the end of a sentence. */
  readonly words: string;
  /** t(f), in nats. */
  value(likelihood: Likelihood, f: Float64Array, given: Given): number;
  /** ∂t/∂f, length C. */
  cotangent(likelihood: Likelihood, f: Float64Array, given: Given): Float64Array;
  /** ∂²t/∂f², C × C. */
  curvature(likelihood: Likelihood, f: Float64Array, given: Given): Float64Array;
}

/** Names the shape of what a file of `terms/` declares. */
export const defineTerm = <Given extends { readonly kind: string }>(definition: TermDefinition<Given>): TermDefinition<Given> => definition;
