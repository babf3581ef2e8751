import { type LeftOut, leaveOneOut, predictLeaveOneOut } from '../adaptation/lenses/leaveOneOut.ts';
import type { World } from '../adaptation/world.ts';
import { addScaled } from '../core/vectors.ts';
import { drainInSlices } from '../engine/slices.ts';
import type { Moment } from '../scenario/run.ts';
import { momentOf, pastModel } from './moment.ts';
import { answer } from './study.ts';
import { withoutPoint as study, type WithoutPointResult } from './withoutPoint.ts';

/** Model that was trained with a point, and the point's place among its rows. */
interface Trained {
  readonly world: World;
  readonly theta: Float64Array;
  readonly at: number;
}

const pastOf = (moment: Moment, point: number): Trained => {
  const { world, base } = pastModel(moment);
  return { world, theta: base.theta, at: point };
};

const retrainedOf = ({ step: { all, change }, adapted }: Moment, point: number): Trained => {
  const exact = adapted.find(({ method }) => method.id === 'exact')?.solution;
  const at = change.after.findIndex(({ id }) => id === all[point]?.id);
  if (!exact || at < 0) throw new Error('There is no exact retraining with this point.');
  const { machine, priorPrecision, after: rows } = change;
  return { world: { rows, machine, priorPrecision }, theta: exact.fit.theta, at };
};

function* first(work: Generator<LeftOut | null, void>): Generator<void, LeftOut | null> {
  for (const result of work) {
    if (result) return result;
    yield;
  }
  return null;
}

export default answer(study, async ({ point, isNew, retrain, ...asked }, tools): Promise<WithoutPointResult> => {
  const moment = await momentOf(asked, tools);
  const { world, theta, at } = isNew ? retrainedOf(moment, point) : pastOf(moment, point);
  const { outputs } = world.machine.model.spec;
  const { logits, downdated } = predictLeaveOneOut(world, theta);
  const own = (all: Float64Array): Float64Array => all.slice(at * outputs, (at + 1) * outputs);
  const trained = own(logits);
  const predicted = addScaled(trained, 1, own(downdated));
  if (!retrain) return { trained, predicted, truth: null, converged: true };
  tools.report(0.5, { trained, predicted, truth: null, converged: true });
  const left = await drainInSlices(first(leaveOneOut(world, theta, [at])), { signal: tools.signal });
  return { trained, predicted, truth: left && addScaled(trained, 1, left.change), converged: left?.converged ?? false };
});

export const usesEngine = false;
