import { type Engine, type Optimizer, type Problem, unknownTerms } from './engine.ts';

/** An engine that trains in float32 and does not claim to solve. */
export type TrainingEngine = Omit<Engine, 'solve'>;

/** Enough to bring a small model near its optimum, where the reference's method converges fast. */
const APPROACH: { readonly optimizer: Optimizer; readonly steps: number } = {
  optimizer: { kind: 'adam', learningRate: 0.02 },
  steps: 200,
};

/**
 * An engine that trains with `trainer`, and solves by a bounded approach with it that `reference` finishes in float64
 * (Newton for a GLM, L-BFGS for an MLP), so that what it calls converged is so at float64. Iterations count the finish alone. A problem
 * with a term that the trainer does not know is the reference's altogether.
 */
export const finishing = (trainer: TrainingEngine, reference: Engine): Engine => {
  const knows = (problem: Problem): boolean => unknownTerms(trainer, problem).length === 0;
  const whoKnows = (problem: Problem): TrainingEngine => (knows(problem) ? trainer : reference);
  return {
    id: trainer.id,
    precision: trainer.precision,
    description: trainer.description,
    terms: trainer.terms,
    ...(trainer.software && { software: true }),
    prepare: async (problem) => whoKnows(problem).prepare?.(problem),
    evaluate: (problem) => whoKnows(problem).evaluate(problem),
    train: (problem, options) => whoKnows(problem).train(problem, options),
    map: (model, thetas, points) => trainer.map(model, thetas, points),
    async solve(problem, options) {
      const { signal } = options;
      if (!knows(problem)) return reference.solve(problem, options);
      const { thetas } = await trainer.train(problem, { ...APPROACH, stepsPerSnapshot: APPROACH.steps, ...(signal && { signal }) });
      // A model that diverged on the way is finished from where it started.
      const starts = problem.thetas.map((start, k) => (thetas[k]?.every(Number.isFinite) ? (thetas[k] as Float64Array) : start));
      return reference.solve({ ...problem, thetas: starts }, options);
    },
    dispose() {
      trainer.dispose();
      reference.dispose();
    },
  };
};
