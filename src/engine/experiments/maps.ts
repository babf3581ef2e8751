import type { BoundModel, ModelSpec } from '../../core/model.ts';
import { createModel } from '../../core/models.ts';
import type { Transform } from '../../data/standardise.ts';
import type { Outcome } from '../../scenario/types.ts';
import type { ExperimentRequest, Maps } from '../experiment.ts';
import { gridPoints } from './grid.ts';

type View = NonNullable<ExperimentRequest['view']>;

/** Bound grids that are kept: a view before and after an edit, twice over. */
const KEPT = 4;

export interface Mapper {
  /** Logits of the model before the step and of every method after it, a method at a time; null where there is no such picture. */
  maps(outcome: Outcome, view: View): Generator<null, Maps | null>;
}

/** Computes maps in float64 and keeps the features of the grids that it was asked for last. */
export const createMapper = (): Mapper => {
  const grids = new Map<string, BoundModel>();

  const boundGrid = (spec: ModelSpec, transform: Transform, { domain, resolution }: View): BoundModel => {
    const key = JSON.stringify([spec, transform.shift, transform.scale, domain, resolution]);
    const bound = grids.get(key) ?? createModel(spec).bind(gridPoints(domain, resolution, transform));
    // Inserted anew, so that the first key is the one that was unused for longest.
    grids.delete(key);
    grids.set(key, bound);
    for (const oldest of grids.keys()) {
      if (grids.size <= KEPT) break;
      grids.delete(oldest);
    }
    return bound;
  };

  return {
    *maps(outcome, view) {
      const details = outcome.details[view.step];
      if (details?.model.dimension !== 2 || details.modelBefore.dimension !== 2) return null;
      const draw = (bound: BoundModel, theta: readonly number[]) => Float32Array.from(bound.logits(Float64Array.from(theta)));
      const oldGrid = boundGrid(details.modelBefore, details.transformBefore, view);
      const newGrid = boundGrid(details.model, details.transform, view);
      const base = details.methods.exact ?? Object.values(details.methods)[0];
      if (!base) return null;
      const before = draw(oldGrid, base.thetaStar);
      const methods: Record<string, Float32Array> = {};
      for (const [id, { theta, keepsOldModel }] of Object.entries(details.methods)) {
        yield null;
        if (theta) methods[id] = draw(keepsOldModel ? oldGrid : newGrid, theta);
      }
      return { step: view.step, domain: view.domain, resolution: view.resolution, outputs: details.model.outputs, before, methods };
    },
  };
};
