import { onTheWay, wayPositions } from '../adaptation/lenses/walk.ts';
import type { Objective } from '../core/objective.ts';
import { drainInSlices } from '../engine/slices.ts';
import { type GradientGround, gradientGround, NO_WAY, reconstructions } from './gradientGround.ts';
import { type GradientWayResult, gradientWay } from './gradientWay.ts';
import { momentOf } from './moment.ts';
import { answer } from './study.ts';

const NONE = new Float64Array(0);

const nothing = (undefinedBecause: string): GradientWayResult => ({
  undefinedBecause,
  positions: NONE,
  thetaStar: NONE,
  thetaExact: NONE,
  pastGradient: NONE,
  methods: {},
});

/** ∇ of each objective at each position, p entries a row; yields the share done. */
function* walk(
  { thetaExact, evaluate }: GradientGround,
  thetaStar: Float64Array,
  objectives: readonly Objective[],
): Generator<number, Float64Array[]> {
  const positions = wayPositions();
  const p = thetaStar.length;
  const rows = objectives.map(() => new Float64Array(positions.length * p));
  for (const [k, t] of positions.entries()) {
    const theta = onTheWay(thetaStar, thetaExact, t);
    for (const [m, objective] of objectives.entries()) {
      rows[m]?.set(evaluate(objective, theta).gradient, k * p);
      yield (k + m / objectives.length) / positions.length;
    }
  }
  return rows;
}

export default answer(gradientWay, async (request, tools) => {
  const moment = await momentOf(request, tools, ({ share }) => tools.report(share));
  const ground = gradientGround(moment);
  if (typeof ground === 'string') return nothing(ground);
  const { thetaStar, thetaExact, truth } = ground;
  if (!thetaStar) return nothing(NO_WAY);
  const methods = reconstructions(moment);
  const [pastGradient = NONE, ...reconstructed] = await drainInSlices(
    walk(ground, thetaStar, [truth, ...methods.map(({ past }) => past)]),
    { signal: tools.signal, onStep: (share) => tools.report(share) },
  );
  return {
    undefinedBecause: null,
    positions: wayPositions(),
    thetaStar,
    thetaExact,
    pastGradient,
    methods: Object.fromEntries(methods.map(({ id }, k) => [id, reconstructed[k] ?? NONE])),
  };
});
