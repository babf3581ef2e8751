import type { BoundModel } from '../core/model.ts';
import { affordable, dimensionOfDomain } from '../data/grid.ts';
import type { Grids } from '../scenario/grids.ts';
import type { Outcome } from '../scenario/types.ts';
import type { ExperimentRequest, Maps } from './experiment.ts';
import { createMaps } from './maps.ts';

export type MapView = NonNullable<ExperimentRequest['view']>;

/** What the maps of a view are drawn of; null where there is no such picture. */
export const sketchOf = ({ details }: Outcome, { step, domain, resolution }: MapView) => {
  const shown = details[step];
  const base = shown && (shown.methods.exact ?? Object.values(shown.methods)[0]);
  if (!base || [shown.model, shown.modelBefore].some(({ dimension }) => dimension !== dimensionOfDomain(domain))) return null;
  const { model, modelBefore } = shown;
  const frame = { step, domain, resolution: affordable(resolution, [model, modelBefore]), outputs: model.outputs };
  return { shown, thetaStar: base.thetaStar, frame };
};

/** Logits of the model before the step and of every method after it, in float64, a method at a time; null where there is no such picture. */
export function* drawMaps(grids: Grids, outcome: Outcome, view: MapView): Generator<null, Maps | null> {
  const sketch = sketchOf(outcome, view);
  if (!sketch) return null;
  const { shown, thetaStar, frame } = sketch;
  const draw = (bound: BoundModel, theta: readonly number[]) => Float32Array.from(bound.logits(Float64Array.from(theta)));
  const oldGrid = grids.bind(shown.modelBefore, shown.transformBefore, frame.domain, frame.resolution);
  const newGrid = grids.bind(shown.model, shown.transform, frame.domain, frame.resolution);
  const before = draw(oldGrid, thetaStar);
  const methods: Record<string, Float32Array> = {};
  for (const [id, { theta, keepsOldModel }] of Object.entries(shown.methods)) {
    yield null;
    if (theta) methods[id] = draw(keepsOldModel ? oldGrid : newGrid, theta);
  }
  return createMaps(frame, before, methods);
}
