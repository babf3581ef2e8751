import { dimensionOfDomain, gridPoints } from '../../data/grid.ts';
import type { Engine, Optimizer, Snapshot } from '../../engine/engine.ts';
import type { Domain, Experiment, Maps } from '../../studies/experiment.ts';
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

const mapsOf = async ({ run, set }: Trained, snapshot: Snapshot, engine: Engine): Promise<Maps | null> => {
  const details = run.experiment.outcome.details[run.changeStep];
  if (!run.domain || !details || set.problem.model.dimension !== dimensionOfDomain(run.domain)) return null;
  const grid = gridPoints(run.domain, LIVE_RESOLUTION, details.transform);
  const logits = await engine.map(set.problem.model, snapshot.thetas, grid);
  const methods: Record<string, Float32Array> = zip(set.ids, logits);
  const before = run.experiment.maps?.before ?? new Float32Array(0);
  return { step: run.changeStep, domain: run.domain, resolution: LIVE_RESOLUTION, outputs: set.problem.model.outputs, before, methods };
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
