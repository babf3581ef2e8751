import { type Profile, profileOf, profilePositions } from '../adaptation/lenses/profile.ts';
import type { Objective } from '../core/objective.ts';
import { scalar } from '../core/precision.ts';
import { norm, subtract } from '../core/vectors.ts';
import { drainInSlices } from '../engine/slices.ts';
import { gradientGround, NO_WAY, reconstructions } from './gradientGround.ts';
import { momentOf } from './moment.ts';
import { type ProfileResult, profile } from './profile.ts';
import { answer } from './study.ts';

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
  const moment = await momentOf(request, tools, ({ share }) => tools.report(share));
  const ground = gradientGround(moment);
  if (typeof ground === 'string') return nothing(ground);
  const { thetaStar, thetaExact, truth, priorPrecision } = ground;
  if (!thetaStar) return nothing(NO_WAY);
  if (norm(subtract(thetaExact, thetaStar)) <= 1e-9 * (1 + norm(thetaStar)))
    return nothing('Exact retraining stays where the old model is, so there is no way to go. Change something first.');
  const methods = reconstructions(moment);
  const objectives = [truth, priorOf(priorPrecision, thetaStar.length), ...methods.map(({ past }) => past)];
  const profiles: Profile[] = [];
  for (const [k, objective] of objectives.entries()) {
    const along = profileOf((theta) => ground.evaluate(objective, theta), thetaStar, thetaExact);
    const onStep = (share: number): void => tools.report((k + share) / objectives.length);
    profiles.push(await drainInSlices(along, { signal: tools.signal, onStep }));
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
