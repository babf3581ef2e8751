import { partsOf, splitReconstruction } from '../adaptation/lenses/parts.ts';
import { gradientShares, splitGradient, type TruePast } from '../adaptation/reconstruction.ts';
import type { Objective } from '../core/objective.ts';
import { addInto } from '../core/vectors.ts';
import { type GradientGround, groundAsked, thetaAt } from './gradientGround.ts';
import { type GradientPartsRequest, gradientParts, type MethodParts } from './gradientParts.ts';
import { answer } from './study.ts';
import { drained } from './working.ts';

/** Parts of one method at one θ, seen from its own θ*. */
const partsAt = (ground: GradientGround, past: Objective, anchor: Float64Array, theta: Float64Array, shares: Float64Array | null) => {
  const { bound, likelihood, priorPrecision } = ground;
  const truth = splitGradient(truePast(ground, anchor), theta);
  const pastGradient = new Float64Array(theta.length);
  for (const term of Object.values(truth)) addInto(pastGradient, 1, term);
  const split = splitReconstruction({ bound: bound.select(past.sites), likelihood, priorPrecision, thetaStar: anchor }, past, theta);
  const [trueParts, reconstruction] = [partsOf(truth, pastGradient), partsOf(split, pastGradient)];
  return trueParts && reconstruction && shares ? { truth: trueParts, reconstruction, shares } : null;
};

const truePast = ({ pastBound, likelihood, targets, priorPrecision }: GradientGround, thetaStar: Float64Array): TruePast => ({
  bound: pastBound,
  likelihood,
  targets,
  priorPrecision,
  thetaStar,
});

/** Parts of every method in turn; yields the share done. */
function* partsOfAll(ground: GradientGround, { place, t }: GradientPartsRequest): Generator<number, Record<string, MethodParts | null>> {
  const methods = ground.moment.adapted;
  // Shares of the points do not depend on a method but for its θ and θ*, which many have in common.
  let last: { theta: Float64Array; anchor: Float64Array; shares: Float64Array | null } | null = null;
  const sharesAt = (theta: Float64Array, anchor: Float64Array): Float64Array | null => {
    if (!last || !same(last.theta, theta) || !same(last.anchor, anchor))
      last = { theta, anchor, shares: gradientShares(truePast(ground, anchor), theta)?.points ?? null };
    return last.shares;
  };
  const made: Record<string, MethodParts | null> = {};
  for (const [k, adapted] of methods.entries()) {
    const past = adapted.solution?.past;
    const anchor = ground.anchor(adapted);
    const theta = thetaAt(ground, place, t, adapted);
    made[adapted.method.id] = past && anchor && theta ? partsAt(ground, past, anchor, theta, sharesAt(theta, anchor)) : null;
    yield (k + 1) / methods.length;
  }
  return made;
}

const same = (one: Float64Array, other: Float64Array): boolean => one.every((value, k) => value === other[k]);

export default answer(gradientParts, async (request, tools) => {
  const ground = await groundAsked(request, tools);
  if (typeof ground === 'string') return { undefinedBecause: ground, methods: {} };
  if (ground.newModel)
    return { undefinedBecause: 'The change brings another model, so the terms of the old one cannot be told apart.', methods: {} };
  return { undefinedBecause: null, methods: await drained(partsOfAll(ground, request), tools) };
});

export const usesEngine = false;
