import type { Machine } from '../adaptation/machine.ts';
import { roundAlgorithms, roundSettings } from '../adaptation/sites/algorithms.ts';
import type { SiteModel } from '../adaptation/sites/merge.ts';
import { merges } from '../adaptation/sites/merges.ts';
import { courseOf } from '../adaptation/sites/rounds.ts';
import { fitAlone, siteCurvature, siteDiagonal, spaceOf } from '../adaptation/sites/space.ts';
import { splitOf } from '../adaptation/sites/split.ts';
import { fitBase, targetsOf, trueObjective, type World } from '../adaptation/world.ts';
import { evaluate } from '../core/objective.ts';
import type { Fit } from '../core/solvers.ts';
import { norm } from '../core/vectors.ts';
import { DECISION_RESOLUTION, decisionBox, decisionsOf, disagreement } from './decisions.ts';
import type { Grids } from './grids.ts';
import { inFloat64 } from './inFloat64.ts';
import type { SiteFigures, Sites, SitesResults } from './types.ts';

/** Sentence of a merge whose matrix has no factor. */
const NO_FACTOR = 'The sum of the curvatures has no Cholesky factor in float64.';

/** Figures of one θ against training on all the points. */
const judgeOf = ({ rows, machine, priorPrecision }: World, all: Fit, grids: Grids) => {
  const { spec, parameters } = machine.model;
  const bound = machine.bind(rows);
  const objective = trueObjective(targetsOf(machine, rows), rows.length, spec.outputs, parameters, priorPrecision);
  const box = decisionBox(spec, rows);
  const grid = box && grids.bind(spec, machine.transform, box, DECISION_RESOLUTION);
  const classes = (theta: Float64Array) => grid && decisionsOf(grid.logits(theta), spec.outputs);
  const ofAll = classes(all.theta);
  return {
    disagreement(theta: Float64Array): number | null {
      const own = classes(theta);
      return own && ofAll && disagreement(own, ofAll);
    },
    regret: (theta: Float64Array): number | null => inFloat64(evaluate(bound, spec.likelihood, objective, theta).value - all.value),
    mismatch: (theta: Float64Array): number | null => inFloat64(norm(evaluate(bound, spec.likelihood, objective, theta).gradient)),
    accuracy(theta: Float64Array): number | null {
      if (spec.likelihood === 'gaussian') return null;
      const decided = decisionsOf(bound.logits(theta), spec.outputs);
      return rows.filter(({ label }, i) => decided[i] === label).length / rows.length;
    },
  };
};

/** A function of no arguments that is called once. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** The sites of a world, what they train alone, every merge and every round. Yields between the iterations of every fit. */
export function* sitesStages(
  world: World,
  { split, count, seed = 0, of: given, merges: asked, rounds }: Sites,
  known: Fit | null,
  grids: Grids,
): Generator<void, SitesResults> {
  const { rows, machine, priorPrecision } = world;
  const of = splitOf(rows, { split, count, seed, ...(given && { of: given }) });
  const space = spaceOf(rows, of, count, machine, priorPrecision);
  const judge = judgeOf(world, known ?? (yield* fitBase(world)), grids);

  const fits: Fit[] = [];
  for (const site of space.sites) fits.push(yield* fitAlone(space, site));
  const models = space.sites.map((site, k): SiteModel => {
    const { theta } = fits[k] as Fit;
    return { theta, diagonal: once(() => siteDiagonal(space, site, theta)), curvature: once(() => siteCurvature(space, site, theta)) };
  });

  const figures = (theta: Float64Array | null, sent: number): SiteFigures =>
    theta
      ? {
          theta: [...theta],
          disagreement: judge.disagreement(theta),
          regret: judge.regret(theta),
          mismatch: judge.mismatch(theta),
          accuracy: judge.accuracy(theta),
          sent,
        }
      : { theta: null, undefinedBecause: NO_FACTOR, disagreement: null, regret: null, mismatch: null, accuracy: null, sent };
  const merged = merges
    .filter(({ id }) => asked?.includes(id) ?? true)
    .map(({ id, merge, sent }) => [id, figures(merge(models, priorPrecision), sent(parametersOf(machine)))] as const);

  const courses: [string, SitesResults['rounds'][string]][] = [];
  for (const algorithm of roundAlgorithms.filter(({ id }) => rounds?.algorithms.includes(id))) {
    const settings = roundSettings(algorithm, rounds?.options ?? {}, count);
    const { thetas, diverged } = yield* courseOf(algorithm, space, rounds?.count ?? 0, settings);
    courses.push([
      algorithm.id,
      {
        theta: thetas.map((theta) => theta && [...theta]),
        disagreement: thetas.map((theta) => theta && judge.disagreement(theta)),
        regret: thetas.map((theta) => theta && judge.regret(theta)),
        sent: algorithm.sent(parametersOf(machine)),
        diverged,
      },
    ]);
  }
  return {
    of,
    models: fits.map(({ theta, gradientNorm, converged }, k) => ({
      theta: [...theta],
      count: space.sites[k]?.count ?? 0,
      gradientNorm: inFloat64(gradientNorm),
      converged,
    })),
    merges: Object.fromEntries(merged),
    rounds: Object.fromEntries(courses),
  };
}

const parametersOf = ({ model }: Machine): number => model.parameters;
