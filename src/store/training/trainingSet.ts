import { gridPoints } from '../../data/grid.ts';
import type { Engine, Optimizer, Snapshot } from '../../engine/engine.ts';
import { engineMaps } from '../../studies/drawnBy.ts';
import type { Domain, Experiment, Maps } from '../../studies/experiment.ts';
import { createMaps } from '../../studies/maps.ts';
import { type MethodProblem, methodProblem } from '../../studies/methodProblem.ts';
import type { LiveFrame } from '../live.ts';

/** Nodes a side of the maps that follow training. */
const LIVE_RESOLUTION = 64;

export interface TrainingRun {
  readonly experiment: Experiment;
  readonly changeStep: number;
  readonly domain: Domain | null;
  readonly optimizer: Optimizer;
  readonly steps: number;
}

/** The problem of one change as an engine trains it, and whose θ is whose. */
export type TrainingSet = MethodProblem;

/** The problem of the change that is looked at. Null where nothing has an objective. */
export const trainingSet = ({ experiment, changeStep }: Pick<TrainingRun, 'experiment' | 'changeStep'>): TrainingSet | null => {
  const results = experiment.outcome.results.steps[changeStep];
  const details = experiment.outcome.details[changeStep];
  return results && details ? methodProblem(results, details) : null;
};

const zip = <T>(ids: readonly string[], values: readonly T[]): Record<string, T> => {
  const record: Record<string, T> = {};
  ids.forEach((id, i) => {
    const value = values[i];
    if (value !== undefined) record[id] = value;
  });
  return record;
};

export interface Trained {
  readonly run: TrainingRun;
  readonly set: TrainingSet;
}

/** Pictures of the finished solutions by the training whose frames they lie under. */
const finished = new WeakMap<TrainingRun, Promise<Maps | null>>();

/**
 * Picture of the finished solutions, as coarse as a frame: the boundary before the change, and the methods that are not trained. Drawn
 * once a training and domain. Null where there is no such picture.
 */
const finishedMaps = ({ run }: Trained, engine: Engine): Promise<Maps | null> => {
  const known = finished.get(run);
  if (known) return known;
  const { experiment, changeStep, domain } = run;
  const drawn = domain
    ? engineMaps(engine, experiment.outcome, { step: changeStep, domain, resolution: LIVE_RESOLUTION })
    : Promise.resolve(null);
  finished.set(run, drawn);
  // A device that was lost is not asked again for the same answer.
  drawn.catch(() => finished.delete(run));
  return drawn;
};

const mapsOf = async (trained: Trained, snapshot: Snapshot, engine: Engine): Promise<Maps | null> => {
  const { run, set } = trained;
  const details = run.experiment.outcome.details[run.changeStep];
  const still = await finishedMaps(trained, engine);
  if (!still || !details) return null;
  const logits = await engine.map(set.problem.model, snapshot.thetas, gridPoints(still.domain, still.resolution, details.transform));
  return createMaps(still, still.before, { ...still.methods, ...zip(set.ids, logits) });
};

/** Frame of the screen for one snapshot; without boundaries where they cannot be had. Null for a change without results. */
export const frameOf = async (trained: Trained, snapshot: Snapshot, engine: Engine): Promise<LiveFrame | null> => {
  const { run, set } = trained;
  const details = run.experiment.outcome.details[run.changeStep];
  if (!details) return null;
  return {
    step: snapshot.step,
    changeStep: run.changeStep,
    model: set.problem.model,
    transform: details.transform,
    thetas: zip(set.ids, snapshot.thetas),
    values: zip(set.ids, snapshot.values),
    gradientNorms: zip(set.ids, snapshot.gradientNorms),
    maps: await mapsOf(trained, snapshot, engine).catch(() => null),
  };
};
