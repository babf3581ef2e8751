import { changeSizes, leaveOneOut, pointLoss, predictLeaveOneOut } from '../adaptation/lenses/leaveOneOut.ts';
import { createRandom } from '../core/random.ts';
import { drainInSlices } from '../engine/slices.ts';
import type { Scenario } from '../scenario/types.ts';
import { pastModel } from './pastModel.ts';
import { defineStudy } from './study.ts';

/** Exact retraining without each past point of a change in turn, against what the memory-perturbation equation predicts. */
export interface LeaveOneOutRequest {
  readonly scenario: Scenario;
  readonly step: number;
}

export interface LeaveOneOutResult {
  /** n: past points. Above `MOST_POINTS`, as many are drawn of them, seeded. */
  readonly count: number;
  readonly outputs: number;
  /** Points left out so far: rows of `results.points`, in the random order in which it is done. */
  readonly points: Int32Array;
  /** True change of each one's own logit when the model is trained without it; ‖Δf‖ where there are several. In the same order. */
  readonly truth: Float64Array;
  /** v e, and v e / (1 − β v): the predicted change, likewise. */
  readonly first: Float64Array;
  readonly downdated: Float64Array;
  /** Σ ℓ(y_i, f_i) over these points, nats: as trained with them, left out in truth, and as the two predictions say. */
  readonly loss: { readonly trained: number; readonly truth: number; readonly first: number; readonly downdated: number };
  /** How many retrainings ended at a minimum, and the largest ‖∇F‖ at which one ended. */
  readonly converged: number;
  readonly largestGradientNorm: number;
  /** ‖∇L‖ of the model with all the points. */
  readonly baseGradientNorm: number;
}

/** More points than this are not all left out. */
export const MOST_POINTS = 500;
const SEED = 1;
/** Between two partial results, ms. */
const PAUSE_MS = 150;

export default defineStudy('leaveOneOut', async ({ scenario, step }, { cache, signal, report }) => {
  const { world, base } = await pastModel(scenario, step, cache, signal);
  const { theta, gradientNorm: baseGradientNorm } = base;
  const count = world.rows.length;
  const { outputs, likelihood } = world.machine.model.spec;
  const { logits, targets, first, downdated } = predictLeaveOneOut(world, theta);
  const order = createRandom(SEED).pick(count, MOST_POINTS);

  const points: number[] = [];
  const truth: number[] = [];
  const loss = { trained: 0, truth: 0, first: 0, downdated: 0 };
  let converged = 0;
  let largestGradientNorm = 0;
  const own = (all: Float64Array, point: number): Float64Array => all.subarray(point * outputs, (point + 1) * outputs);
  const lossAfter = (point: number, change: Float64Array): number =>
    pointLoss(
      likelihood,
      own(logits, point).map((f, c) => f + (change[c] as number)),
      own(targets, point),
      0,
      outputs,
    );
  const still = new Float64Array(outputs);
  const sizes = { first: changeSizes(first, outputs), downdated: changeSizes(downdated, outputs) };
  const soFar = () => ({
    count,
    outputs,
    points: Int32Array.from(points),
    truth: changeSizes(Float64Array.from(truth), outputs),
    first: Float64Array.from(points, (point) => sizes.first[point] as number),
    downdated: Float64Array.from(points, (point) => sizes.downdated[point] as number),
    loss: { ...loss },
    converged,
    largestGradientNorm,
    baseGradientNorm,
  });

  let told = performance.now();
  function* work(): Generator<void, void> {
    for (const result of leaveOneOut(world, theta, order)) {
      if (result) {
        const { point, change, gradientNorm } = result;
        points.push(point);
        truth.push(...change);
        loss.trained += lossAfter(point, still);
        loss.truth += lossAfter(point, change);
        loss.first += lossAfter(point, own(first, point));
        loss.downdated += lossAfter(point, own(downdated, point));
        if (result.converged) converged++;
        largestGradientNorm = Math.max(largestGradientNorm, gradientNorm);
      }
      yield;
    }
  }
  await drainInSlices(work(), {
    signal,
    onStep: () => {
      const now = performance.now();
      if (now - told < PAUSE_MS) return;
      told = now;
      report(points.length / order.length, soFar());
    },
  });
  return soFar();
});
