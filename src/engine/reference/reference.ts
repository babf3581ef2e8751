import { createModel } from '../../core/models.ts';
import { evaluate } from '../../core/objective.ts';
import { GLM_STOP, MLP_STOP, minimise, type Task } from '../../core/solvers.ts';
import { adam, sgd } from '../../core/trainers.ts';
import { norm } from '../../core/vectors.ts';
import type { Engine, Evaluation, Optimizer, Problem, Snapshot, Solution, SolveOptions, TrainOptions } from '../engine.ts';
import { drainInSlices } from '../slices.ts';

/** The float64 engine: plain loops of `core` on the thread it is called on, in slices. The oracle of every other engine. */
export const createReference = (): Engine => ({
  id: 'reference',
  precision: 'float64',
  description: 'CPU',
  terms: 'all',
  evaluate: (problem) => drainInSlices(evaluateAll(problem)),
  solve: (problem, options) => drainInSlices(solveAll(problem, options), options),
  train: (problem, options) => drainInSlices(trainAll(problem, options), { signal: options.signal }),
  map: (model, thetas, points) => {
    function* mapAll(): Generator<void, Float32Array[]> {
      const bound = createModel(model).bind(points);
      const maps: Float32Array[] = [];
      for (const theta of thetas) {
        maps.push(Float32Array.from(bound.logits(theta)));
        yield;
      }
      return maps;
    }
    return drainInSlices(mapAll());
  },
  dispose() {},
});

/** Each objective with the model bound to its sites. */
const tasksOf = ({ model: spec, points, objectives }: Problem): Task[] => {
  const model = createModel(spec);
  const bound = model.bind(points);
  return objectives.map((objective) => ({
    bound: bound.select(objective.sites),
    likelihood: spec.likelihood,
    objective,
    linear: model.linear,
  }));
};

const evaluateTask = ({ bound, likelihood, objective }: Task, theta: Float64Array): Evaluation =>
  evaluate(bound, likelihood, objective, theta);

function* evaluateAll(problem: Problem): Generator<void, Evaluation[]> {
  const evaluations: Evaluation[] = [];
  for (const [k, task] of tasksOf(problem).entries()) {
    evaluations.push(evaluateTask(task, problem.thetas[k] as Float64Array));
    yield;
  }
  return evaluations;
}

/** Newton for a GLM, L-BFGS for an MLP. */
function* solveAll(problem: Problem, { gradientNorm, maxIterations }: SolveOptions): Generator<void, Solution[]> {
  const solutions: Solution[] = [];
  for (const [k, task] of tasksOf(problem).entries()) {
    const usual = task.linear ? GLM_STOP : MLP_STOP;
    const stop = { gradientNorm, maxIterations: maxIterations ?? usual.maxIterations };
    const fit = yield* minimise(task, problem.thetas[k] as Float64Array, stop);
    // A solver that has nothing to do returns the θ it was given: answers are the caller's own.
    solutions.push({ ...fit, theta: fit.theta.slice() });
    yield;
  }
  return solutions;
}

function* trainAll(problem: Problem, { optimizer, steps, stepsPerSnapshot, onSnapshot }: TrainOptions): Generator<void, Snapshot> {
  const tasks = tasksOf(problem);
  const trainers = problem.thetas.map((theta) => createTrainer(optimizer, theta));
  const evaluateAt = (k: number): Evaluation => evaluateTask(tasks[k] as Task, (trainers[k] as (typeof trainers)[number]).theta);
  // What a step is watched by is also the gradient of the next: one evaluation a step.
  const now = tasks.map((_, k) => evaluateAt(k));
  const snapshot = (step: number): Snapshot => ({
    step,
    thetas: trainers.map(({ theta }) => theta.slice()),
    values: now.map(({ value }) => value),
    gradientNorms: now.map(({ gradient }) => norm(gradient)),
  });
  for (let step = 1; step <= steps; step++) {
    for (const [k, trainer] of trainers.entries()) {
      trainer.step((now[k] as Evaluation).gradient);
      now[k] = evaluateAt(k);
      yield;
    }
    if (step < steps && step % stepsPerSnapshot === 0) onSnapshot?.(snapshot(step));
  }
  const last = snapshot(steps);
  onSnapshot?.(last);
  return last;
}

const createTrainer = (optimizer: Optimizer, theta: Float64Array) =>
  optimizer.kind === 'adam' ? adam(theta, optimizer.learningRate) : sgd(theta, optimizer.learningRate, optimizer.momentum);
