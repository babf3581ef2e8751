import { gridPoints } from '../data/grid.ts';
import type { Engine } from '../engine/engine.ts';
import { throwIfAborted } from '../engine/slices.ts';
import { modelsOf } from '../scenario/changes.ts';
import type { Outcome } from '../scenario/types.ts';
import type { ExperimentRequest, ExperimentRunner, Maps } from './experiment.ts';
import { type MapView, sketchOf } from './experimentMaps.ts';
import { createMaps } from './maps.ts';

/** The maps of a view, drawn by an engine: all the models of one kind in one call. Null where there is no such picture. */
export const engineMaps = async (engine: Engine, outcome: Outcome, view: MapView): Promise<Maps | null> => {
  const sketch = sketchOf(outcome, view);
  if (!sketch) return null;
  const { shown, thetaStar, frame } = sketch;
  const solved = Object.entries(shown.methods).flatMap(([id, { theta, keepsOldModel }]) =>
    theta ? [{ id, theta: Float64Array.from(theta), keepsOldModel }] : [],
  );
  const [old, now] = [solved.filter(({ keepsOldModel }) => keepsOldModel), solved.filter(({ keepsOldModel }) => !keepsOldModel)];
  const thetas = (methods: typeof solved): Float64Array[] => methods.map(({ theta }) => theta);
  const [[before, ...kept], after] = await Promise.all([
    engine.map(
      shown.modelBefore,
      [Float64Array.from(thetaStar), ...thetas(old)],
      gridPoints(frame.domain, frame.resolution, shown.transformBefore),
    ),
    now.length > 0 ? engine.map(shown.model, thetas(now), gridPoints(frame.domain, frame.resolution, shown.transform)) : [],
  ]);
  const maps = [...kept, ...after] as Float32Array[];
  const methods = Object.fromEntries([...old, ...now].map(({ id }, k) => [id, maps[k] as Float32Array]));
  return createMaps(frame, before as Float32Array, methods);
};

/** A coarse picture of a GLM costs the runner a millisecond or two, and follows the pointer without a second way to a worker. */
const runnerDraws = ({ scenario, view }: ExperimentRequest, coarse: number): boolean =>
  view === null || (view.resolution <= coarse && modelsOf(scenario).every(({ family }) => family === 'glm'));

/**
 * The runner, with its pictures drawn by an engine, but for those up to `coarse` nodes a side of a GLM. Figures stay the runner's. Where
 * there is no engine yet, where it is the reference, and where it fails, the runner draws.
 */
export const drawnBy = (runner: ExperimentRunner, engine: () => Engine | null, coarse: number): ExperimentRunner => ({
  async run(request, options = {}) {
    const on = engine();
    const { view } = request;
    if (!view || !on || on.id === 'reference' || runnerDraws(request, coarse)) return runner.run(request, options);
    const experiment = await runner.run({ ...request, view: null }, options);
    const maps = await engineMaps(on, experiment.outcome, view).catch(() => 'failed' as const);
    throwIfAborted(options.signal);
    return maps === 'failed' ? runner.run(request, options) : { ...experiment, maps };
  },
});
