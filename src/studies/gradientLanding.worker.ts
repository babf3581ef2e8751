import type { Adapted } from '../adaptation/chain.ts';
import { predictedDisplacement } from '../adaptation/lenses/landing.ts';
import { subtract } from '../core/vectors.ts';
import { type GradientGround, groundAsked } from './gradientGround.ts';
import { gradientLanding, type Landing } from './gradientLanding.ts';
import { answer } from './study.ts';
import { drained } from './working.ts';

/** A Hessian of more weights than this takes too long to factorise while one waits. */
const MOST_WEIGHTS = 1500;

/** Each method in turn; yields the share done. */
function* landings(
  { bound, likelihood, thetaExact }: GradientGround,
  adapted: readonly Adapted[],
): Generator<number, Record<string, Landing | string>> {
  const methods: Record<string, Landing | string> = {};
  for (const [k, { method, solution, undefinedBecause }] of adapted.entries()) {
    yield k / adapted.length;
    if (!solution) methods[method.id] = undefinedBecause ?? 'It is not defined for this change.';
    else if (!solution.objective) methods[method.id] = 'It minimises nothing, so nothing says where it should land.';
    else {
      const { objective, fit } = solution;
      const made = predictedDisplacement({ bound: bound.select(objective.sites), likelihood, objective }, thetaExact);
      methods[method.id] = made
        ? { predicted: made.displacement, actual: subtract(fit.theta, thetaExact), pull: made.pull }
        : 'Its objective is not convex at exact retraining, so it has no minimum nearby.';
    }
  }
  return methods;
}

export default answer(gradientLanding, async (request, tools) => {
  const ground = await groundAsked(request, tools);
  if (typeof ground === 'string') return { undefinedBecause: ground, methods: {} };
  const p = ground.thetaExact.length;
  if (p > MOST_WEIGHTS)
    return {
      undefinedBecause: `The model has ${p} weights; where methods should land is worked out for up to ${MOST_WEIGHTS}.`,
      methods: {},
    };
  const others = ground.moment.adapted.filter(({ method }) => method.id !== 'exact');
  return { undefinedBecause: null, methods: await drained(landings(ground, others), tools) };
});

export const usesEngine = false;
