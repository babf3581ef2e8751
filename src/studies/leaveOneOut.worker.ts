import { changeSizes, leaveOneOut, pointLoss, predictLeaveOneOut } from '../adaptation/lenses/leaveOneOut.ts';
import { createRandom } from '../core/random.ts';
import { drainInSlices } from '../engine/slices.ts';
import { MOST_POINTS, leaveOneOut as study } from './leaveOneOut.ts';
import { momentOf, pastModel } from './moment.ts';
import { answer } from './study.ts';
import { createPace } from './working.ts';

const SEED = 1;

export default answer(study, async (request, tools) => {
  const { world, base } = pastModel(await momentOf(request, tools));
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

  const isTime = createPace();
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
  const onStep = (): void => {
    if (isTime()) tools.report(points.length / order.length, soFar());
  };
  await drainInSlices(work(), { signal: tools.signal, onStep });
  return soFar();
});

export const usesEngine = false;
