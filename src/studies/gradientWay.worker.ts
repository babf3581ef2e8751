import { onTheWay, wayPositions } from '../adaptation/lenses/walk.ts';
import type { Objective } from '../core/objective.ts';
import { drainInSlices } from '../engine/slices.ts';
import { type GradientGround, gradientGround } from './gradients.ts';
import { type GradientWayResult, gradientWay } from './gradientWay.ts';
import { momentOf } from './momentOf.ts';
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
  { thetaExact, gradient }: GradientGround,
  thetaStar: Float64Array,
  objectives: readonly Objective[],
): Generator<number, Float64Array[]> {
  const positions = wayPositions();
  const p = thetaStar.length;
  const rows = objectives.map(() => new Float64Array(positions.length * p));
  for (const [k, t] of positions.entries()) {
    const theta = onTheWay(thetaStar, thetaExact, t);
    for (const [m, objective] of objectives.entries()) {
      rows[m]?.set(gradient(objective, theta), k * p);
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
  if (!thetaStar)
    return nothing('The weights of the old model have no counterpart in the new one, so no line leads from it to exact retraining.');
  const reconstructing = moment.adapted.flatMap(({ method, solution }) =>
    method.id !== 'exact' && solution?.past ? [{ id: method.id, past: solution.past }] : [],
  );
  const [pastGradient = NONE, ...reconstructed] = await drainInSlices(
    walk(ground, thetaStar, [truth, ...reconstructing.map(({ past }) => past)]),
    { signal: tools.signal, onStep: (share) => tools.report(share) },
  );
  return {
    undefinedBecause: null,
    positions: wayPositions(),
    thetaStar,
    thetaExact,
    pastGradient,
    methods: Object.fromEntries(reconstructing.map(({ id }, k) => [id, reconstructed[k] ?? NONE])),
  };
});
