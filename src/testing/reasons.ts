import type { MethodResults, Results, Scenario } from '../scenario/types.ts';

/** Below this a gradient counts as zero, and a ratio over it has no meaning. */
const ZERO = 1e-9;

/** Places of results, as they are printed, that are null for no reason that `Results` knows: '/steps/0/methods/exact/cost'. */
export const unexplained = (scenario: Scenario, printed: Results): string[] => {
  const isRegression = scenario.model.likelihood === 'gaussian';
  const inThePlane = (printed.steps[0]?.points[0]?.length ?? 0) === 3;
  const found: string[] = [];
  const { base } = printed;
  if (base.ranAway === undefined) found.push(...nulls(base, '/base'));
  // Gradients are δθ and more, certificates gradients / δ: beyond float64 where δ is not far from its ends.
  const isBeyond = [scenario.prior, ...scenario.steps].some((one) => 'precision' in one && one.precision > 1e150);
  const isBelow = [scenario.prior, ...scenario.steps].some((one) => 'precision' in one && one.precision < 1e-150);
  let isOther = false;
  let { family } = scenario.model;
  const starts = new Map<string, readonly number[]>();
  printed.steps.forEach((step, k) => {
    const at = `/steps/${k}`;
    isOther ||= step.change === 'model';
    const change = scenario.steps[k];
    if (change?.kind === 'model') ({ family } = change.model);
    if (step.influence.undefinedBecause === undefined) found.push(...nulls(step.influence, `${at}/influence`));
    found.push(...nulls(step.points, `${at}/points`), ...nulls(step.memory, `${at}/memory`));
    const exact = step.methods.exact;
    for (const [id, one] of Object.entries(step.methods)) {
      const start = starts.get(id) ?? base.theta;
      if (one.theta) starts.set(id, one.theta);
      if (one.undefinedBecause !== undefined || one.ranAway !== undefined) continue;
      const keepsOld = id === 'keep-old';
      if (keepsOld && base.ranAway !== undefined) continue;
      const { trueNorm, reconstructedNorm } = one.pastGradient;
      const noTruth = (keepsOld && isOther && trueNorm === null) || (trueNorm ?? 1) <= ZERO;
      const allowed: Record<string, boolean> = {
        '/theta': keepsOld && isOther,
        '/objective': keepsOld,
        '/pastGradient/trueNorm': (keepsOld && isOther) || isBeyond,
        '/pastGradient/reconstructedNorm': keepsOld || isBeyond,
        '/pastGradient/relativeError': keepsOld || noTruth || isBeyond,
        '/pastGradient/gain': keepsOld || noTruth || isBeyond,
        '/pastGradient/cosine': keepsOld || noTruth || isBeyond || (reconstructedNorm ?? 1) <= ZERO,
        '/disagreement': isRegression || !inThePlane || (exact !== undefined && exact.theta === null) || exact === undefined,
        '/accuracy/past': isRegression || noneOf(one.accuracy),
        '/accuracy/new': isRegression || noneOf(one.accuracy),
        '/accuracy/all': isRegression,
        '/certificate':
          step.change !== 'remove' ||
          family !== 'glm' ||
          (keepsOld && isOther) ||
          exact === undefined ||
          exact.theta === null ||
          isBeyond ||
          isBelow,
      };
      const { probes, ...rest } = one;
      // Values of probes count from F(θ*), which is beyond float64 where the squares of θ* are; features are powers of coordinates.
      const isProbed = !isFarOut(scenario) && !isFar(start, 1e150) && !step.points.some((row) => isFar(row, 1e12));
      for (const place of [...nulls(rest, ''), ...(isProbed ? nulls(probes, '/probes') : [])])
        if (!allowed[place]) found.push(`${at}/methods/${id}${place}`);
    }
  });
  return found;
};

/** True of θ of a scenario's own, at which figures may be beyond float64. */
const isFarOut = ({ probes = [], base }: Scenario): boolean => [...probes, base?.theta ?? []].some((theta) => isFar(theta, 1e3));

const isFar = (theta: readonly number[], most: number): boolean => theta.some((value) => Math.abs(value) > most);

/** One of the groups may be empty, not both. */
const noneOf = ({ past, new: fresh }: MethodResults['accuracy']): boolean => past !== null || fresh !== null;

/** Places of the nulls in a value. */
const nulls = (value: unknown, at: string): string[] => {
  if (value === null) return [at];
  if (typeof value !== 'object') return [];
  return Object.entries(value as object).flatMap(([key, part]) => {
    // A list is named as one.
    return nulls(part, Array.isArray(value) ? at : `${at}/${key}`);
  });
};
