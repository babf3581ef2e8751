import { type Plane, project } from '../../adaptation/lenses/plane.ts';
import type { LiveFrame } from '../../store/live.ts';

/** Feet of a method in visible training, x, y, x, y, …, and the step of each. */
export interface Trail {
  readonly steps: readonly number[];
  readonly feet: Readonly<Record<string, readonly number[]>>;
}

export const NONE: Trail = { steps: [], feet: {} };

/** The trail with a frame added; what was recorded at its step or later is dropped, so that scrubbing goes back along it. */
export const withFrame = (trail: Trail, frame: LiveFrame, plane: Plane): Trail => {
  const kept = trail.steps.filter((step) => step < frame.step).length;
  const feet: Record<string, number[]> = {};
  for (const [id, theta] of Object.entries(frame.thetas)) {
    if (theta.length !== plane.origin.length) continue;
    const { x, y } = project(plane, theta);
    feet[id] = [...(trail.feet[id] ?? []).slice(0, 2 * kept), x, y];
  }
  return { steps: [...trail.steps.slice(0, kept), frame.step], feet };
};
