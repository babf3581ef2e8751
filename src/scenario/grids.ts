import type { BoundModel, ModelSpec } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { type Domain, featuresOf, gridPoints } from '../data/grid.ts';
import type { Transform } from '../data/standardise.ts';

/** Bound grids that are kept: two pictures and two counts, before and after an edit. */
const KEPT = 8;
/** Features that all of them hold at most, beyond the newest two: 128 MB. */
const MOST_FEATURES = 16_000_000;

/** Models bound to grids of the plane; the features of those that were asked for last are kept. */
export interface Grids {
  bind(spec: ModelSpec, transform: Transform, domain: Domain, resolution: number): BoundModel;
}

/** The grids that are kept with what one run leaves for the next. */
export const gridsOf = (cache: { grids?: Grids }): Grids => {
  cache.grids ??= createGrids();
  return cache.grids;
};

export const createGrids = (): Grids => {
  const kept = new Map<string, BoundModel>();
  const sizes = new WeakMap<BoundModel, number>();
  return {
    bind(spec, { shift, scale }, domain, resolution) {
      const key = JSON.stringify([spec, shift, scale, domain, resolution]);
      const bound = kept.get(key) ?? createModel(spec).bind(gridPoints(domain, resolution, { shift, scale }));
      // Inserted anew, so that the first key is the one that was unused for longest.
      kept.delete(key);
      kept.set(key, bound);
      sizes.set(bound, bound.count * featuresOf(spec));
      const held = (): number => [...kept.values()].reduce((sum, other) => sum + (sizes.get(other) ?? 0), 0);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT && (kept.size <= 2 || held() <= MOST_FEATURES)) break;
        kept.delete(oldest);
      }
      return bound;
    },
  };
};
