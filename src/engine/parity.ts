import type { Engine, Optimizer, Problem } from './engine.ts';
import type { TrainingEngine } from './finish.ts';

/**
 * Largest differences allowed between float32 and float64, relative to 1 + the float64 value. float32 rounds to 6e-8, and an entry of
 * the sample problems sums some 40 sites: 40 × 6e-8 ≈ 2.4e-6; there is room for the few digits that an exp may lose (WGSL allows it 3 +
 * 2|x| units in the last place). Training carries its errors along. A solution is finished in float64.
 */
export const TOLERANCE = { evaluation: 2e-5, training: 2e-4, solution: 1e-6 } as const;

/** Largest |x − y| / (1 + |y|) over all the numbers; Infinity where one is missing or not a number. */
export const distance = (xs: ArrayLike<number>, ys: ArrayLike<number>): number => {
  let largest = xs.length === ys.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < ys.length; i++) {
    const y = ys[i] ?? Number.NaN;
    const error = Math.abs((xs[i] ?? Number.NaN) - y) / (1 + Math.abs(y));
    largest = Math.max(largest, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
  }
  return largest;
};

/** Relative differences between an engine's answers and the reference's: one for each objective, or one for all of them. */
export interface Differences {
  readonly values: readonly number[];
  readonly gradients: readonly number[];
  readonly maps: readonly number[];
  readonly adam: TrainingDifferences;
  readonly sgd: TrainingDifferences;
}

export interface TrainingDifferences {
  readonly thetas: readonly number[];
  readonly values: number;
  readonly gradientNorms: number;
}

/** F, ∇F and f of every objective, and where so many steps of Adam, and half as many of SGD, lead. */
export const compare = async (engine: TrainingEngine, reference: Engine, problem: Problem, steps = 20): Promise<Differences> => {
  const { model, thetas, points } = problem;
  const [got, wanted] = [await engine.evaluate(problem), await reference.evaluate(problem)];
  const [maps, wantedMaps] = [await engine.map(model, thetas, points), await reference.map(model, thetas, points)];
  const train = async (count: number, optimizer: Optimizer): Promise<TrainingDifferences> => {
    const options = { optimizer, steps: count, stepsPerSnapshot: count };
    const [ours, theirs] = [await engine.train(problem, options), await reference.train(problem, options)];
    return {
      thetas: theirs.thetas.map((theta, k) => distance(ours.thetas[k] ?? [], theta)),
      values: distance(ours.values, theirs.values),
      gradientNorms: distance(ours.gradientNorms, theirs.gradientNorms),
    };
  };
  return {
    values: wanted.map(({ value }, k) => distance([got[k]?.value ?? Number.NaN], [value])),
    gradients: wanted.map(({ gradient }, k) => distance(got[k]?.gradient ?? [], gradient)),
    maps: wantedMaps.map((map, k) => distance(maps[k] ?? [], map)),
    adam: await train(steps, { kind: 'adam', learningRate: 0.05 }),
    sgd: await train(steps / 2, { kind: 'sgd', learningRate: 0.002, momentum: 0.9 }),
  };
};

/** The largest difference of each kind: at one θ, and after training. */
export const largest = ({ values, gradients, maps, adam, sgd }: Differences): { evaluation: number; training: number } => ({
  evaluation: Math.max(0, ...values, ...gradients, ...maps),
  training: Math.max(0, ...[adam, sgd].flatMap((trained) => [...trained.thetas, trained.values, trained.gradientNorms])),
});

/** True where an engine agrees with the reference on a problem, within TOLERANCE. */
export const agrees = (differences: Differences): boolean => {
  const { evaluation, training } = largest(differences);
  return evaluation <= TOLERANCE.evaluation && training <= TOLERANCE.training;
};

/**
 * Largest difference in logits between an engine's solution and the reference's, for each objective; Infinity where one has not
 * converged. Objectives that take points back (a < 0) are left out: they are not convex, and may have another minimum.
 */
export const compareSolutions = async (engine: Engine, reference: Engine, all: Problem): Promise<number[]> => {
  const { model, points, objectives, thetas } = all;
  const convex = objectives.map(({ a }) => a.every((weight) => weight >= 0));
  const problem = { ...all, objectives: objectives.filter((_, k) => convex[k]), thetas: thetas.filter((_, k) => convex[k]) };
  const solve = async (by: Engine): Promise<(Float32Array | null)[]> => {
    const solutions = await by.solve(problem, { gradientNorm: 1e-8 });
    const maps = await reference.map(
      model,
      solutions.map(({ theta }) => theta),
      points,
    );
    return solutions.map(({ converged }, k) => (converged ? (maps[k] ?? null) : null));
  };
  const [got, wanted] = [await solve(engine), await solve(reference)];
  return wanted.map((logits, k) => (logits ? distance(got[k] ?? [], logits) : Number.POSITIVE_INFINITY));
};
