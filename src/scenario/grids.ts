import type { BoundModel, ModelSpec } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { type Domain, gridPoints } from '../data/grid.ts';
import type { Transform } from '../data/standardise.ts';

/** Bound grids that are kept: two pictures and two counts, before and after an edit. */
const KEPT = 8;

/** Models bound to grids of the plane; the features of those that were asked for last are kept. */
export interface Grids {
  bind(spec: ModelSpec, transform: Transform, domain: Domain, resolution: number): BoundModel;
}

export const createGrids = (): Grids => {
  const kept = new Map<string, BoundModel>();
  return {
    bind(spec, { shift, scale }, domain, resolution) {
      const key = JSON.stringify([spec, shift, scale, domain, resolution]);
      const bound = kept.get(key) ?? createModel(spec).bind(gridPoints(domain, resolution, { shift, scale }));
      // Inserted anew, so that the first key is the one that was unused for longest.
      kept.delete(key);
      kept.set(key, bound);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return bound;
    },
  };
};
