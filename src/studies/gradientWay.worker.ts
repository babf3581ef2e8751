import { onTheWay, wayPositions } from '../adaptation/lenses/walk.ts';
import type { Objective } from '../core/objective.ts';
import { type GradientGround, reconstructions, wayAsked } from './gradientGround.ts';
import { type GradientWayResult, gradientWay } from './gradientWay.ts';
import { answer } from './study.ts';
import { drained } from './working.ts';

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
  const way = await wayAsked(request, tools);
  if (typeof way === 'string') return nothing(way);
  const { thetaStar, thetaExact, truth } = way;
  const methods = reconstructions(way);
  const objectives = [truth, ...methods.map(({ past }) => past)];
  const [pastGradient = NONE, ...reconstructed] = await drained(walk(way, thetaStar, objectives), tools);
  return {
    undefinedBecause: null,
    positions: wayPositions(),
    thetaStar,
    thetaExact,
    pastGradient,
    methods: Object.fromEntries(methods.map(({ id }, k) => [id, reconstructed[k] ?? NONE])),
  };
});

export const usesEngine = false;
