import type { Engine, Optimizer, Problem } from './engine.ts';
import type { TrainingEngine } from './finish.ts';

/**
 * What engines in float32 may differ by, relative to 1 + what float64 says. float32 rounds to 6e-8, and an entry of the sample problems
 * sums some 40 sites: 40 × 6e-8 ≈ 2.4e-6; there is room for the few digits that an exp may lose (WGSL allows it 3 + 2|x| units in
 * the last place). Training carries its errors along.
 */
export const TOLERANCE = { evaluation: 2e-5, training: 2e-4 } as const;

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

/** How far an engine's answers are from the reference's: for each objective, or once for all of them. */
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

/** F, ∇F and f of every objective, and where 20 steps of Adam and 10 of SGD lead. */
export const compare = async (engine: TrainingEngine, reference: Engine, problem: Problem): Promise<Differences> => {
  const { model, thetas, points } = problem;
  const [got, wanted] = [await engine.evaluate(problem), await reference.evaluate(problem)];
  const [maps, wantedMaps] = [await engine.map(model, thetas, points), await reference.map(model, thetas, points)];
  const train = async (steps: number, optimizer: Optimizer): Promise<TrainingDifferences> => {
    const options = { optimizer, steps, stepsPerSnapshot: steps };
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
    adam: await train(20, { kind: 'adam', learningRate: 0.05 }),
    sgd: await train(10, { kind: 'sgd', learningRate: 0.002, momentum: 0.9 }),
  };
};

/** The largest difference of each kind: at one θ, and after training. */
export const largest = ({ values, gradients, maps, adam, sgd }: Differences): { evaluation: number; training: number } => ({
  evaluation: Math.max(0, ...values, ...gradients, ...maps),
  training: Math.max(0, ...[adam, sgd].flatMap((trained) => [...trained.thetas, trained.values, trained.gradientNorms])),
});

/** Whether an engine agrees with the reference on a problem, within what float32 allows. */
export const agrees = (differences: Differences): boolean => {
  const { evaluation, training } = largest(differences);
  return evaluation <= TOLERANCE.evaluation && training <= TOLERANCE.training;
};
