import { gridPoints } from '../../data/grid.ts';
import type { Engine, Snapshot } from '../../engine/engine.ts';
import { DECISION_RESOLUTION, decisionBox, decisionsOf, disagreement } from '../../scenario/decisions.ts';
import type { StepDetails } from '../../scenario/types.ts';
import type { Trained } from './trainingSet.ts';

/** The figure `disagreement` of each method in training, at a frame: the share of the map that it decides otherwise than exact retraining's solution. */
export type Shares = Readonly<Record<string, number>>;

interface Ground {
  readonly points: ReturnType<typeof gridPoints>;
  /** Classes of exact retraining's solution at them. */
  readonly exact: Promise<Uint8Array>;
}

const grounds = new WeakMap<StepDetails, Ground>();

const groundOf = ({ run: { experiment, changeStep }, set }: Trained, details: StepDetails, engine: Engine): Ground | null => {
  const known = grounds.get(details);
  if (known) return known;
  const { model, transform, methods } = details;
  const box = decisionBox(
    model,
    (experiment.outcome.results.steps[changeStep]?.points ?? []).map((x) => ({ x })),
  );
  const theta = methods.exact?.theta;
  if (!box || !theta) return null;
  const points = gridPoints(box, DECISION_RESOLUTION, transform);
  const ground: Ground = {
    points,
    exact: engine
      .map(set.problem.model, [Float64Array.from(theta)], points)
      .then(([logits = new Float32Array()]) => decisionsOf(logits, model.outputs)),
  };
  grounds.set(details, ground);
  // A device that was lost is not asked again for the same answer.
  ground.exact.catch(() => grounds.delete(details));
  return ground;
};

/** Null where no map is compared: without exact retraining, for labels that are numbers, and but for two inputs. */
export const sharesOf = async (trained: Trained, { thetas }: Pick<Snapshot, 'thetas'>, engine: Engine): Promise<Shares | null> => {
  const { run, set } = trained;
  const details = run.experiment.outcome.details[run.changeStep];
  const ground = details ? groundOf(trained, details, engine) : null;
  if (!ground) return null;
  const [exact, maps] = await Promise.all([ground.exact, engine.map(set.problem.model, thetas, ground.points)]);
  const { outputs } = set.problem.model;
  return Object.fromEntries(maps.map((logits, k) => [set.ids[k], disagreement(decisionsOf(logits, outputs), exact)]));
};
