import type { Likelihood } from './model.ts';
import type { TermDefinition } from './term.ts';
import { type Tempered, tempered } from './terms/tempered.ts';

/** A term outside of the form a A(f) − bᵀf, which `objective.ts` has in line: one file each in `terms/`. */
export type Term = Tempered;
export type TermKind = Term['kind'];

/** Value and derivatives of each kind. */
export const definitions: { readonly [Kind in TermKind]: TermDefinition<Extract<Term, { kind: Kind }>> } = { tempered };

/** A term and which of the objective's sites it is at. */
export interface SitedTerm {
  readonly site: number;
  readonly term: Term;
}

/** t(f) in nats, at the C logits that start at `at`. */
export const termValue = (term: Term, likelihood: Likelihood, logits: Float64Array, at: number, outputs: number): number =>
  definitions[term.kind].value(likelihood, logits.subarray(at, at + outputs), term);

/** ∂t/∂f there, length C. */
export const termCotangent = (term: Term, likelihood: Likelihood, logits: Float64Array, at: number, outputs: number): Float64Array =>
  definitions[term.kind].cotangent(likelihood, logits.subarray(at, at + outputs), term);

/** ∂²t/∂f² there, C × C. */
export const termCurvature = (term: Term, likelihood: Likelihood, logits: Float64Array, at: number, outputs: number): Float64Array =>
  definitions[term.kind].curvature(likelihood, logits.subarray(at, at + outputs), term);

/** Adds ∂/∂f of terms to cotangents of n × C at their sites, whose logits are n × C. */
export const addTermCotangents = (
  cotangents: Float64Array,
  terms: readonly SitedTerm[],
  likelihood: Likelihood,
  logits: Float64Array,
  outputs: number,
): void => {
  for (const { site, term } of terms) {
    const at = site * outputs;
    termCotangent(term, likelihood, logits, at, outputs).forEach((u, c) => {
      cotangents[at + c] = cotangents[at + c] + u;
    });
  }
};
