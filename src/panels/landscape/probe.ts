import { gradientInPlane, lift } from '../../adaptation/lenses/plane.ts';
import { type Probed, probeOf, type Trial } from '../../adaptation/lenses/probe.ts';
import { compareGradients, type GradientComparison } from '../../adaptation/reconstruction.ts';
import { norm } from '../../core/vectors.ts';

/** Where the probe is. */
export interface ProbePlace {
  readonly x: number;
  readonly y: number;
}

/** What the probe finds at its place. */
export interface Reading extends ProbePlace {
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

/** A reading out of both gradients. */
export const readingOf = ({ plane }: Trial, { x, y }: ProbePlace, { truth, reconstruction }: Probed): Reading => {
  const seen = gradientInPlane(plane, truth);
  return {
    x,
    y,
    truth: { x: seen.x, y: seen.y },
    reconstruction: reconstruction && gradientInPlane(plane, reconstruction),
    share: norm(truth) > ZERO ? seen.share : null,
    comparison: reconstruction && compareGradients(truth, reconstruction),
    trueNorm: norm(truth),
  };
};

/** The probe of one landscape: it moves many times a second, so it lives beside React; whoever shows it subscribes. */
export interface Probe {
  place(): ProbePlace;
  /** Null until it is known: dear gradients come from a worker. */
  reading(): Reading | null;
  move(place: ProbePlace): void;
  /** A reading that was computed elsewhere. */
  answer(reading: Reading): void;
  /** θ at the probe. */
  theta(): Float64Array;
  subscribe(listener: () => void): () => void;
}

export const createProbe = (trial: Trial, start: ProbePlace): Probe => {
  const compute = isAtHand(trial) ? probeOf(trial) : null;
  const read = (place: ProbePlace): Reading | null => compute && readingOf(trial, place, compute(place.x, place.y));
  let place = start;
  let reading: Reading | null = read(start);
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    place: () => place,
    reading: () => reading,
    move(next) {
      if (next.x === place.x && next.y === place.y) return;
      place = next;
      reading = read(next);
      tell();
    },
    answer(next) {
      if (next.x !== place.x || next.y !== place.y) return;
      reading = next;
      tell();
    },
    theta: () => lift(trial.plane, place.x, place.y),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
