import { compareGradients, type GradientComparison } from '../adaptation/reconstruction.ts';
import type { StepDetails } from './types.ts';

/** True past gradient and a reconstruction of it at one θ, length p. */
export interface ComparedGradients {
  readonly across: Float64Array;
  readonly up: Float64Array;
  readonly figures: GradientComparison;
}

/** The comparison without its ratios where the true gradient is shorter than `noise`: over rounding they are no figures. */
export const aboveNoise = <T extends Pick<GradientComparison, 'relativeError' | 'cosine' | 'gain'> & { readonly trueNorm: number | null }>(
  figures: T,
  noise: number,
): T => ((figures.trueNorm ?? 0) > noise ? figures : { ...figures, relativeError: null, cosine: null, gain: null });

const known = new WeakMap<StepDetails, Map<string, ComparedGradients | null>>();

/** What a method makes of the past gradient at exact's solution; null where it reconstructs none, or exact is not defined. */
export const atExact = (details: StepDetails, id: string): ComparedGradients | null => {
  const ofStep = known.get(details) ?? new Map<string, ComparedGradients | null>();
  known.set(details, ofStep);
  const before = ofStep.get(id);
  if (before !== undefined) return before;
  const { gradientAtExact: truth, gradientNoise } = details;
  const own = details.methods[id]?.reconstructedAtExact;
  const made = truth && own ? compared(Float64Array.from(truth), Float64Array.from(own), gradientNoise) : null;
  ofStep.set(id, made);
  return made;
};

const compared = (across: Float64Array, up: Float64Array, noise: number): ComparedGradients => ({
  across,
  up,
  figures: aboveNoise(compareGradients(across, up), noise),
});
