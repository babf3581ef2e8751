import type { BoundModel } from '../core/model.ts';
import { affordable, dimensionOfDomain } from '../data/grid.ts';
import { createGrids } from '../scenario/grids.ts';
import type { Outcome } from '../scenario/types.ts';
import type { ExperimentRequest, Maps } from './experiment.ts';

type View = NonNullable<ExperimentRequest['view']>;

export interface Mapper {
  /** Logits of the model before the step and of every method after it, a method at a time; null where there is no such picture. */
  maps(outcome: Outcome, view: View): Generator<null, Maps | null>;
}

/** Computes maps in float64 and keeps the features of the grids that it was asked for last. */
export const createMapper = (): Mapper => {
  const grids = createGrids();
  return {
    *maps(outcome, view) {
      const details = outcome.details[view.step];
      const dimension = dimensionOfDomain(view.domain);
      if (details?.model.dimension !== dimension || details.modelBefore.dimension !== dimension) return null;
      const resolution = affordable(view.resolution, [details.model, details.modelBefore]);
      const draw = (bound: BoundModel, theta: readonly number[]) => Float32Array.from(bound.logits(Float64Array.from(theta)));
      const oldGrid = grids.bind(details.modelBefore, details.transformBefore, view.domain, resolution);
      const newGrid = grids.bind(details.model, details.transform, view.domain, resolution);
      const base = details.methods.exact ?? Object.values(details.methods)[0];
      if (!base) return null;
      const before = draw(oldGrid, base.thetaStar);
      const methods: Record<string, Float32Array> = {};
      for (const [id, { theta, keepsOldModel }] of Object.entries(details.methods)) {
        yield null;
        if (theta) methods[id] = draw(keepsOldModel ? oldGrid : newGrid, theta);
      }
      return { step: view.step, domain: view.domain, resolution, outputs: details.model.outputs, before, methods };
    },
  };
};
