import type { ModelSpec } from '../../core/model.ts';
import { createModel } from '../../core/models.ts';
import type { Points } from '../../core/points.ts';
import { gradientOn, type Plane, type Restricted } from './plane.ts';

/** Plain data from which the gradients of a true objective and of its reconstruction are computed at places of a plane. */
export interface Trial {
  readonly plane: Plane;
  readonly model: ModelSpec;
  /** All the points that the sites of the objectives count. */
  readonly points: Points;
  readonly truth: Restricted;
  /** Null where there is nothing to compare with. */
  readonly reconstruction: Restricted | null;
}

/** Both gradients at a place, length p. */
export interface Probed {
  readonly truth: Float64Array;
  readonly reconstruction: Float64Array | null;
}

/** (x, y) ↦ ∇ of the true objective and of its reconstruction at θ(x, y), in all p weights. */
export const probeOf = ({ plane, model: spec, points, truth, reconstruction }: Trial): ((x: number, y: number) => Probed) => {
  const bound = createModel(spec).bind(points);
  const gradientOf = (objective: Restricted) => {
    const atSites = bound.select(objective.sites);
    return (x: number, y: number): Float64Array => gradientOn(objective, atSites, spec.likelihood, plane, x, y);
  };
  const ofTruth = gradientOf(truth);
  const ofReconstruction = reconstruction && gradientOf(reconstruction);
  return (x, y) => ({ truth: ofTruth(x, y), reconstruction: ofReconstruction?.(x, y) ?? null });
};
