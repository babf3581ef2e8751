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

interface Known {
  /** The same array in every comparison. */
  readonly truth: Float64Array;
  readonly methods: Map<string, ComparedGradients | null>;
}

const known = new WeakMap<StepDetails, Known>();

/** What a method makes of the past gradient at exact's solution; null where it reconstructs none, or exact is not defined. */
export const atExact = (details: StepDetails, id: string): ComparedGradients | null => {
  const { gradientAtExact, gradientNoise } = details;
  if (!gradientAtExact) return null;
  const { truth, methods } = known.get(details) ?? { truth: Float64Array.from(gradientAtExact), methods: new Map() };
  known.set(details, { truth, methods });
  const before = methods.get(id);
  if (before !== undefined) return before;
  const own = details.methods[id]?.reconstructedAtExact;
  const made = own ? compared(truth, Float64Array.from(own), gradientNoise) : null;
  methods.set(id, made);
  return made;
};

const compared = (across: Float64Array, up: Float64Array, noise: number): ComparedGradients => ({
  across,
  up,
  figures: aboveNoise(compareGradients(across, up), noise),
});
