import { type Profile, profileOf, profilePositions } from '../adaptation/lenses/profile.ts';
import type { Objective } from '../core/objective.ts';
import { scalar } from '../core/precision.ts';
import { norm, subtract } from '../core/vectors.ts';
import { reconstructions, wayAsked } from './gradientGround.ts';
import { type ProfileResult, profile } from './profile.ts';
import { answer } from './study.ts';
import { drained } from './working.ts';

const NONE = new Float64Array(0);
const FLAT: Profile = { values: NONE, slopes: NONE };

const nothing = (undefinedBecause: string): ProfileResult => ({
  undefinedBecause,
  positions: NONE,
  thetaStar: NONE,
  thetaExact: NONE,
  truth: FLAT,
  prior: FLAT,
  methods: {},
});

/** ½ δ‖θ‖² of p weights. */
const priorOf = (priorPrecision: number, parameters: number): Objective => ({
  sites: new Int32Array(0),
  a: NONE,
  b: NONE,
  precision: scalar(priorPrecision),
  linear: new Float64Array(parameters),
});

export default answer(profile, async (request, tools) => {
  const way = await wayAsked(request, tools);
  if (typeof way === 'string') return nothing(way);
  const { thetaStar, thetaExact, truth, priorPrecision } = way;
  if (norm(subtract(thetaExact, thetaStar)) <= 1e-9 * (1 + norm(thetaStar)))
    return nothing('Exact retraining stays where the old model is, so there is no way to go. Change something first.');
  const methods = reconstructions(way);
  const objectives = [truth, priorOf(priorPrecision, thetaStar.length), ...methods.map(({ past }) => past)];
  const profiles: Profile[] = [];
  for (const [k, objective] of objectives.entries()) {
    const along = profileOf((theta) => way.evaluate(objective, theta), thetaStar, thetaExact);
    profiles.push(await drained(along, tools, [k / objectives.length, (k + 1) / objectives.length]));
  }
  const [own = FLAT, prior = FLAT, ...made] = profiles;
  return {
    undefinedBecause: null,
    positions: profilePositions(),
    thetaStar,
    thetaExact,
    truth: own,
    prior,
    methods: Object.fromEntries(methods.map(({ id }, k) => [id, made[k] ?? FLAT])),
  };
});

export const usesEngine = false;
