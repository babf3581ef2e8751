import { gradientInPlane } from '../../adaptation/lenses/plane.ts';
import type { Probed, Trial } from '../../adaptation/lenses/probe.ts';
import { compareGradients, type GradientComparison } from '../../adaptation/reconstruction.ts';
import { norm } from '../../core/vectors.ts';
import { aboveNoise } from '../../scenario/atExact.ts';

/** Findings of the probe at its place. */
export interface Reading {
  /** Slopes that the plane sees: (e₁ᵀg, e₂ᵀg), nats per unit of distance. */
  readonly truth: { readonly x: number; readonly y: number };
  readonly reconstruction: { readonly x: number; readonly y: number } | null;
  /** Share of the true gradient that lies in the plane; null where there is none. */
  readonly share: number | null;
  /** In all the weights; null where there is no reconstruction. */
  readonly comparison: GradientComparison | null;
  readonly trueNorm: number;
}

/** Points × weights up to which both gradients take a few milliseconds at most on the page's own thread. */
const AT_HAND = 200_000;

export const isAtHand = ({ points, plane }: Trial): boolean => points.count * plane.origin.length <= AT_HAND;

/** Below this a gradient (nats per unit) is what rounding leaves at an optimum. */
const ZERO = 1e-9;

/** True of the length of a gradient that is what rounding leaves at an optimum. */
export const isAtRest = (length: number): boolean => length <= ZERO;

/** A reading out of both gradients. */
export const readingOf = ({ plane }: Trial, { truth, reconstruction }: Probed): Reading => {
  const seen = gradientInPlane(plane, truth);
  return {
    truth: { x: seen.x, y: seen.y },
    reconstruction: reconstruction && gradientInPlane(plane, reconstruction),
    share: isAtRest(norm(truth)) ? null : seen.share,
    comparison: reconstruction && aboveNoise(compareGradients(truth, reconstruction), ZERO),
    trueNorm: norm(truth),
  };
};
