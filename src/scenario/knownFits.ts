import type { Fit } from '../core/solvers.ts';
import type { Outcome } from './types.ts';

/** Ends of all the fits of a run, by change and method: a question about that run need not solve them again. */
export interface KnownFits {
  readonly base: Fit;
  readonly steps: readonly Readonly<Record<string, Fit>>[];
}

/** Ends of the fits of a finished run. */
export const knownFits = ({ results: { base, steps }, details }: Outcome): KnownFits => ({
  base: {
    ...base,
    theta: Float64Array.from(base.theta),
    value: base.objective ?? Number.NaN,
    gradientNorm: base.gradientNorm ?? Number.NaN,
  },
  steps: steps.map(({ methods }, k) =>
    Object.fromEntries(
      Object.entries(methods).flatMap(([id, { objective, gradientNorm, converged, iterations }]) => {
        const theta = details[k]?.methods[id]?.theta;
        if (!theta || objective === null || gradientNorm === null) return [];
        return [[id, { theta: Float64Array.from(theta), value: objective, gradientNorm, converged, iterations }]];
      }),
    ),
  ),
});
