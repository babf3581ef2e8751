import { affordable, dimensionOfDomain, gridPoints } from '../data/grid.ts';
import type { Engine } from '../engine/engine.ts';
import { throwIfAborted } from '../engine/slices.ts';
import { modelsOf } from '../scenario/changes.ts';
import type { Outcome } from '../scenario/types.ts';
import type { ExperimentRequest, ExperimentRunner, Maps } from './experiment.ts';

type View = NonNullable<ExperimentRequest['view']>;

/** The maps of a view, drawn by an engine: all the models of one kind in one call. Null where there is no such picture. */
export const engineMaps = async (engine: Engine, { details }: Outcome, { step, domain, resolution: asked }: View): Promise<Maps | null> => {
  const shown = details[step];
  const dimension = dimensionOfDomain(domain);
  if (shown?.model.dimension !== dimension || shown.modelBefore.dimension !== dimension) return null;
  const resolution = affordable(asked, [shown.model, shown.modelBefore]);
  const drawn = Object.entries(shown.methods).filter(([, { theta }]) => theta !== null);
  const base = shown.methods.exact ?? Object.values(shown.methods)[0];
  if (!base) return null;
  const old = drawn.filter(([, { keepsOldModel }]) => keepsOldModel);
  const now = drawn.filter(([, { keepsOldModel }]) => !keepsOldModel);
  const thetas = (methods: typeof drawn): Float64Array[] => methods.map(([, { theta }]) => Float64Array.from(theta ?? []));
  const [before, after] = await Promise.all([
    engine.map(
      shown.modelBefore,
      [Float64Array.from(base.thetaStar), ...thetas(old)],
      gridPoints(domain, resolution, shown.transformBefore),
    ),
    now.length > 0 ? engine.map(shown.model, thetas(now), gridPoints(domain, resolution, shown.transform)) : [],
  ]);
  const methods: Record<string, Float32Array> = {};
  old.forEach(([id], i) => {
    methods[id] = before[i + 1] as Float32Array;
  });
  now.forEach(([id], i) => {
    methods[id] = after[i] as Float32Array;
  });
  return { step, domain, resolution, outputs: shown.model.outputs, before: before[0] as Float32Array, methods };
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
