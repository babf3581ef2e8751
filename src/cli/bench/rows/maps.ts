import { createModel } from '../../../core/models.ts';
import { gridPoints } from '../../../data/grid.ts';
import { identityTransform } from '../../../data/standardise.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Row } from '../row.ts';
import { agree, durations } from '../timing.ts';
import { mlp } from '../worlds.ts';

const MODELS = 10;
const RESOLUTION = { quick: 50, full: 200 };
const ALLOWED = 1e-4;

/** Decision maps of ten 2-16-16-1 networks at 200 × 200 nodes, fewer where nothing is measured. */
export const maps: Row = async ({ all, pace, quick }) => {
  const model = mlp([16, 16]);
  const thetas = Array.from({ length: MODELS }, (_, seed) => createModel(mlp([16, 16], seed)).initial());
  const points = gridPoints({ x0: -3, x1: 3, y0: -3, y1: 3 }, quick ? RESOLUTION.quick : RESOLUTION.full, identityTransform(2));
  const draw = (engine: Engine) => engine.map(model, thetas, points);
  const wanted = await draw(all[0] as Engine);
  for (const engine of all) {
    const got = await draw(engine);
    for (const [k, map] of got.entries())
      for (let i = 0; i < points.count; i += 97) agree(`maps: ${engine.id}`, map[i] as number, wanted[k]?.[i] as number, ALLOWED);
  }
  const values = await durations(
    all.map((engine) => () => draw(engine)),
    pace,
  );
  const { parameters } = createModel(model);
  return {
    measurements: all.map(({ id }, k) => ({
      name: 'maps',
      engine: id,
      points: points.count,
      parameters,
      models: MODELS,
      value: values[k] as number,
      unit: 'ms' as const,
    })),
    notes: [],
  };
};
