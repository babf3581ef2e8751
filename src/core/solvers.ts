import { LARGE, reductionOf } from './alike.ts';
import { damping } from './damping.ts';
import { cholesky, type Factor } from './factorise.ts';
import { objectiveGgn } from './ggn.ts';
import type { BoundModel, Likelihood } from './model.ts';
import { type Evaluated, evaluate, evaluateWithMean, type Objective } from './objective.ts';
import { toDense } from './precision.ts';
import { addInto, addScaled, dot, norm, scale, subtract } from './vectors.ts';

/** End of a solver's run. Not converging is a result: `converged` says whether ‖∇F‖ came down to what was asked for. */
export interface Fit {
  readonly theta: Float64Array;
  /** F(θ), in nats. */
  readonly value: number;
  /** ‖∇F(θ)‖. */
  readonly gradientNorm: number;
  readonly converged: boolean;
  readonly iterations: number;
}

/** An objective with the model bound to its sites: all that a solver needs. */
export interface Task {
  readonly bound: BoundModel;
  readonly likelihood: Likelihood;
  readonly objective: Objective;
  readonly linear: boolean;
  /** x ↦ P⁻¹x with P near ∇²F and positive definite, where one is known: L-BFGS starts from it. Newton needs none. */
  readonly inverse?: (x: Float64Array) => Float64Array;
}

export interface Stop {
  /** ‖∇F‖ at which the answer counts as converged. */
  readonly gradientNorm: number;
  readonly maxIterations: number;
}

/** Sums in nats, float64: a GLM goes on past this to where rounding stops it. */
export const GLM_STOP: Stop = { gradientNorm: 1e-8, maxIterations: 200 };
export const MLP_STOP: Stop = { gradientNorm: 1e-6, maxIterations: 4000 };

/**
 * Minimises F from θ by the solver that suits the model; without sites by what minimises a quadratic. Yields between iterations so that
 * a worker can breathe.
 */
export function* minimise(task: Task, start: Float64Array, stop: Stop = task.linear ? GLM_STOP : MLP_STOP): Generator<void, Fit> {
  const closed = task.bound.count === 0 ? withoutSites(task) : null;
  if (closed) {
    const { value, gradient } = evaluate(task.bound, task.likelihood, task.objective, closed);
    const gradientNorm = norm(gradient);
    return { theta: closed, value, gradientNorm, converged: gradientNorm <= stop.gradientNorm, iterations: 1 };
  }
  return task.linear ? yield* newton(task, start, stop) : yield* lbfgs(task, start, stop);
}

/** Λ⁻¹η, the minimiser of ½ θᵀΛθ − ηᵀθ; null where a step of Newton's is that (a GLM), or Λ is a matrix. A tie, η = 0, is exactly 0. */
const withoutSites = ({ objective: { precision, linear: eta }, linear }: Task): Float64Array | null => {
  if (eta.every((x) => x === 0)) return new Float64Array(eta.length);
  if (precision.kind === 'dense' || (linear && eta.length <= LARGE)) return null;
  return eta.map((x, j) => x / (precision.kind === 'scalar' ? precision.value : precision.values[j]));
};

/** Runs a generator to its end and returns its result. */
export const drain = <T>(stages: Generator<unknown, T>): T => {
  for (;;) {
    const next = stages.next();
    if (next.done) return next.value;
  }
};

const ARMIJO = 1e-4;

/** Newton's iterations at most where each factorises a large matrix: one that has a solution is found in half of them. */
const LARGE_ITERATIONS = 60;

/** Newton gives up after so many iterations in which neither F fell by this share of itself nor ‖∇F‖ to half: rounding is all that is left. */
const STUCK = { iterations: 20, share: 1e-10 };

/**
 * Damped Newton for a GLM: θ ← θ − s (∇²F + τI)⁻¹∇F with ∇²F = Σ_s J_sᵀ(a_s A″ + ∂²t_s/∂f²)J_s + Λ.
 * τ is 0 wherever the Hessian is positive definite (it is when all a ≥ 0 and Λ > 0) and is raised until it is otherwise.
 * It goes on past `stop.gradientNorm` as long as ‖∇F‖ still halves: near the minimum each step squares the error, and the digits are free.
 */
export function* newton(task: Task, start: Float64Array, stop: Stop = GLM_STOP): Generator<void, Fit> {
  const { bound, likelihood, objective } = task;
  const first = placed(task, start);
  const reduction = reductionOf(task, first.theta);
  const factorOf = damping(cholesky);
  let factor: Factor | null = null;
  let prior: Float64Array | null = null;
  const whole = (at: Float64Array, mean: Float64Array): Float64Array => {
    const hessian = objectiveGgn(bound, likelihood, objective, at, mean);
    prior ??= toDense(objective.precision, at.length);
    for (let i = 0; i < hessian.length; i++) hessian[i] = hessian[i] + prior[i];
    return hessian;
  };
  const most = start.length > LARGE ? Math.min(LARGE_ITERATIONS, stop.maxIterations) : stop.maxIterations;
  let { theta, value, gradient, h } = first;
  let gradientNorm = norm(gradient);
  let iterations = 0;
  let progress = { value, gradientNorm, iterations };
  while (iterations < most && gradientNorm > 0 && gradientNorm < BEYOND_REACH) {
    const falls = progress.value - value > STUCK.share * (1 + Math.abs(value));
    if (falls || gradientNorm < progress.gradientNorm / 2) progress = { value, gradientNorm, iterations };
    else if (iterations - progress.iterations >= STUCK.iterations) break;
    yield;
    // Without sites the Hessian is the same everywhere.
    if (!factor || bound.count > 0) factor = factorOf(reduction ? reduction.hessian(theta, h) : whole(theta, h));
    const x = reduction ? reduction.reduce(gradient) : gradient;
    const step = factor ? factor.solve(x) : x;
    const direction = scale(-1, reduction ? reduction.expand(step) : step);
    const slope = dot(gradient, direction);
    let accepted: (Evaluated & { theta: Float64Array }) | null = null;
    for (let s = 1; s >= 1e-10; s /= 2) {
      const trial = addScaled(theta, s, direction);
      const at = evaluateWithMean(bound, likelihood, objective, trial);
      // Below the rounding of F the value says nothing any more: there a smaller gradient is progress.
      const flat = Math.abs(at.value - value) <= 1e-12 * (1 + Math.abs(value));
      if (at.value <= value + ARMIJO * s * slope || (flat && norm(at.gradient) < gradientNorm)) {
        accepted = { theta: trial, ...at };
        break;
      }
    }
    if (!accepted) break;
    iterations++;
    const before = gradientNorm;
    ({ theta, value, gradient, h } = accepted);
    gradientNorm = norm(gradient);
    if (before <= stop.gradientNorm && gradientNorm > before / 2) break;
  }
  return { theta, value, gradientNorm, converged: gradientNorm <= stop.gradientNorm, iterations };
}

/** Gradients whose squares are beyond float64 lead nowhere: no line search sees what it does. */
const BEYOND_REACH = 1e150;

/** F at the start; at 0 where the start is so far out that F is no number there, and 0 is not. */
const placed = ({ bound, likelihood, objective }: Task, start: Float64Array): Evaluated & { theta: Float64Array } => {
  const at = (theta: Float64Array) => ({ theta, ...evaluateWithMean(bound, likelihood, objective, theta) });
  const there = at(start);
  if (Number.isFinite(there.value)) return there;
  const origin = at(new Float64Array(start.length));
  return Number.isFinite(origin.value) && norm(origin.gradient) < BEYOND_REACH ? origin : there;
};

/** Many pairs: an MLP's curvature spans decades, and a pair costs less than a tenth of an evaluation. */
const MEMORY_PAIRS = 100;

/** L-BFGS gives up after so many iterations in which neither F fell by this share of itself nor ‖∇F‖ to half. */
const STALLED = { iterations: 100, share: 1e-5 };

/** Weights so many times as far as the largest at the start have run away; L-BFGS follows them for so many iterations at most. */
const RUNAWAY = { times: 1e4, iterations: 500 };

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** True of weights so far from a start that they have followed an objective without a minimum within reach. */
export const isFar = (theta: Float64Array, start: Float64Array): boolean =>
  largest(subtract(theta, start)) >= RUNAWAY.times * (1 + largest(start));

/**
 * Limited-memory BFGS with a strong Wolfe line search (Nocedal & Wright 2006, chapters 3 and 7). It stops early where it gets nowhere:
 * at the rounding floor, and among the kinks of a ReLU network, where no gradient need vanish.
 */
export function* lbfgs({ bound, likelihood, objective, inverse }: Task, start: Float64Array, stop: Stop = MLP_STOP): Generator<void, Fit> {
  let at: Point = { theta: start, ...evaluate(bound, likelihood, objective, start) };
  let pairs: Pair[] = [];
  let iterations = 0;
  // Two digits beyond what is asked for: figures near the tolerance would otherwise tremble.
  const goal = stop.gradientNorm / 100;
  let progress = { ...at, iterations };
  while (iterations < stop.maxIterations && norm(at.gradient) > goal) {
    if (iterations >= RUNAWAY.iterations && isFar(at.theta, start)) break;
    const falls = progress.value - at.value > STALLED.share * (1 + Math.abs(at.value));
    if (falls || norm(at.gradient) < norm(progress.gradient) / 2) progress = { ...at, iterations };
    else if (iterations - progress.iterations >= STALLED.iterations) break;
    yield;
    let direction = twoLoop(at.gradient, pairs, inverse);
    if (dot(direction, at.gradient) >= 0) {
      pairs = [];
      direction = scale(-1, at.gradient);
    }
    const first = pairs.length > 0 || inverse ? 1 : Math.min(1, 1 / norm(at.gradient));
    const evaluateAt = (theta: Float64Array): Point => ({ theta, ...evaluate(bound, likelihood, objective, theta) });
    const next = wolfe(at, direction, first, evaluateAt);
    if (!next) {
      if (pairs.length === 0) break;
      pairs = [];
      continue;
    }
    const s = subtract(next.theta, at.theta);
    const y = subtract(next.gradient, at.gradient);
    const sy = dot(s, y);
    if (sy > 1e-12 * norm(s) * norm(y)) pairs = [...pairs.slice(-(MEMORY_PAIRS - 1)), { s, y, rho: 1 / sy }];
    at = next;
    iterations++;
  }
  const gradientNorm = norm(at.gradient);
  return { theta: at.theta, value: at.value, gradientNorm, converged: gradientNorm <= stop.gradientNorm, iterations };
}

interface Point {
  readonly theta: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

/** −H∇F by the two-loop recursion over the remembered pairs, from `inverse` or from a multiple of the identity. */
const twoLoop = (gradient: Float64Array, pairs: readonly Pair[], inverse: Task['inverse']): Float64Array => {
  let q: Float64Array = scale(-1, gradient);
  const alphas = new Float64Array(pairs.length);
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { s, y, rho } = pairs[i] as Pair;
    alphas[i] = rho * dot(s, q);
    addInto(q, -alphas[i], y);
  }
  const last = pairs.at(-1);
  if (inverse) q = inverse(q);
  else if (last) addInto(q, 1 / (last.rho * dot(last.y, last.y)) - 1, q);
  for (let i = 0; i < pairs.length; i++) {
    const { s, y, rho } = pairs[i] as Pair;
    addInto(q, alphas[i] - rho * dot(y, q), s);
  }
  return q;
};

const CURVATURE = 0.9;

/** A point along `direction` that meets the strong Wolfe conditions, or null where rounding leaves none. */
const wolfe = (origin: Point, direction: Float64Array, first: number, evaluateAt: (theta: Float64Array) => Point): Point | null => {
  const slope = dot(origin.gradient, direction);
  const at = (step: number) => {
    const point = evaluateAt(addScaled(origin.theta, step, direction));
    return { step, point, slope: dot(point.gradient, direction) };
  };
  type Trial = ReturnType<typeof at>;
  // Below the rounding of F the sufficient decrease cannot be seen: there the slope alone decides.
  const blur = 1e-12 * (1 + Math.abs(origin.value));
  const tooHigh = (trial: Trial): boolean => !(trial.point.value <= origin.value + ARMIJO * trial.step * slope + blur);
  const flatEnough = (trial: Trial): boolean => Math.abs(trial.slope) <= -CURVATURE * slope;

  let low: Trial = { step: 0, point: origin, slope };
  let high: Trial | null = null;
  let step = first;
  for (let i = 0; i < 20 && !high; i++) {
    const trial = at(step);
    if (tooHigh(trial) || (i > 0 && trial.point.value >= low.point.value + blur)) high = trial;
    else if (flatEnough(trial)) return trial.point;
    else if (trial.slope >= 0) {
      high = low;
      low = trial;
    } else {
      low = trial;
      step *= 2;
    }
  }
  if (!high) return low.step > 0 ? low.point : null;
  for (let i = 0; i < 40; i++) {
    const trial = at(interpolate(low, high));
    if (tooHigh(trial) || trial.point.value >= low.point.value + blur) high = trial;
    else {
      if (flatEnough(trial)) return trial.point;
      if (trial.slope * (high.step - low.step) >= 0) high = low;
      low = trial;
    }
    if (Math.abs(high.step - low.step) <= 1e-14 * Math.max(1, low.step)) break;
  }
  return low.step > 0 ? low.point : null;
};

/** Minimiser of the quadratic through F and its slope at `low` and F at `high`, kept off the ends of the bracket. */
const interpolate = (low: { step: number; point: Point; slope: number }, high: { step: number; point: Point }): number => {
  const width = high.step - low.step;
  const bend = high.point.value - low.point.value - low.slope * width;
  const guess = bend > 0 ? (-low.slope * width * width) / (2 * bend) : width / 2;
  const share = guess / width;
  return low.step + width * (Number.isFinite(share) ? Math.min(0.9, Math.max(0.1, share)) : 0.5);
};
