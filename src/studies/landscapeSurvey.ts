import type { Adapted } from '../adaptation/chain.ts';
import { type Direction, planeThrough, project, type Restricted, restrict, windowAround } from '../adaptation/lenses/plane.ts';
import type { Ground } from '../adaptation/lenses/surface.ts';
import { carryOver } from '../core/correspondence.ts';
import type { Objective } from '../core/objective.ts';
import { norm, scale, subtract } from '../core/vectors.ts';
import { toPoints } from '../data/standardise.ts';
import { fromRow } from '../scenario/report.ts';
import type { Moment } from '../scenario/run.ts';
import { gradientGround } from './gradientGround.ts';
import type { LandscapeRequest, LandscapeResult } from './landscape.ts';

/** Room around the places of a window, share of their box. */
const MARGIN = { near: 0.42, all: 0.12 };

/** A solution in the weights of the model after the change. */
export interface Solved {
  readonly id: string;
  readonly theta: Float64Array;
  readonly foot: ReturnType<typeof project>;
  readonly adapted: Adapted;
}

/** An objective in all the weights, and on the plane. */
export interface Layer {
  readonly whole: Objective;
  readonly onPlane: Restricted;
}

export interface Survey {
  /** f is linear in θ. */
  readonly isLinear: boolean;
  readonly ground: Ground;
  /** The truth, and its reconstruction where there is one. */
  readonly layers: readonly [Layer, Layer?];
  readonly exact: Float64Array;
  /** Exact first, then in the order of the scenario. */
  readonly solutions: readonly Solved[];
  /** The part of the result that is known before anything is drawn. */
  readonly frame: Omit<LandscapeResult, 'resolution' | 'truth' | 'reconstruction' | 'places' | 'paths'>;
}

/** The plane and the window of a landscape, the objectives over it, and the solutions. */
export const surveyOf = (moment: Moment, { method, of, reach, aspect }: LandscapeRequest): Survey => {
  const { step, adapted, resolved } = moment;
  const { machine } = step.change;
  const { spec, parameters } = machine.model;
  const exactly = adapted.find((one) => one.method.id === 'exact');
  const gradients = gradientGround(moment);
  if (!exactly?.solution?.objective || typeof gradients === 'string') throw new Error('landscape: exact retraining has no solution here');
  const origin = exactly.solution.start;
  const { bound, truth: truthOfPast, thetaExact: exact, likelihood } = gradients;
  const chosen = adapted.find((one) => one.method.id === method);
  const because = method === 'exact' ? EXACT : reasonOf(chosen, machine);

  const missing: { id: string; because: string }[] = [];
  const solved: { id: string; theta: Float64Array; adapted: Adapted }[] = [];
  for (const one of adapted) {
    const why = placeless(one, machine) ?? runaway(one, origin);
    const theta = one.solution?.fit.theta;
    if (why || !theta) missing.push({ id: one.method.id, because: why ?? '' });
    else solved.push({ id: one.method.id, theta, adapted: one });
  }
  solved.sort((one, other) => rank(one.id) - rank(other.id));

  const toward = (id: string): Direction[] =>
    solved.filter((one) => one.id === id).map(({ theta }) => ({ id, vector: subtract(theta, origin) }));
  // Where a method has run away, the plane still shows which way.
  const away = runaway(chosen, origin) && chosen?.solution?.machine === machine ? wayOf(chosen.solution.fit.theta, origin) : null;
  const length = Math.max(norm(subtract(exact, origin)), 1e-3);
  const slope = gradients.evaluate(truthOfPast, exact).gradient;
  const unit = (k: number): Direction => ({
    id: `weight ${k + 1}`,
    vector: Float64Array.from({ length: parameters }, (_, j) => (j === k ? length : 0)),
  });
  const found = planeThrough(origin, [
    ...toward('exact'),
    ...toward(method),
    ...(away ? [{ id: method, vector: scale(length, away) }] : []),
    ...resolved.methods.flatMap(toward),
    { id: 'gradient', vector: slope },
    unit(0),
    ...(parameters > 1 ? [unit(1)] : []),
  ]);
  if (!found) throw new Error('A landscape needs a plane, and this model has one weight only.');
  const { plane, through } = found;

  const solutions = solved.map((one): Solved => ({ ...one, foot: project(plane, one.theta) }));
  const wanted = new Set(['exact', method, ...through]);
  const core = [{ x: 0, y: 0 }, ...solutions.filter(({ id }) => reach === 'all' || wanted.has(id)).map(({ foot }) => foot)];
  const least = Math.max(1e-3, 0.02 * norm(origin), ...solutions.map(({ foot }) => 0.02 * Math.hypot(foot.x, foot.y)));
  const layerOf = (whole: Objective): Layer => ({ whole, onPlane: restrict(whole, plane) });
  const truth = layerOf(of === 'past' ? truthOfPast : exactly.solution.objective);
  const rebuilt = because ? null : of === 'past' ? chosen?.solution?.past : chosen?.solution?.objective;
  const reconstruction = rebuilt ? layerOf(rebuilt) : null;
  return {
    isLinear: machine.model.linear,
    ground: { plane, likelihood, outputs: spec.outputs, bound },
    layers: reconstruction ? [truth, reconstruction] : [truth],
    exact,
    solutions,
    frame: {
      method,
      of,
      through,
      origin: originOf(exactly, moment),
      window: windowAround(core, aspect, MARGIN[reach], least),
      because,
      missing,
      trial: {
        plane,
        model: spec,
        points: toPoints(step.all.map(fromRow), machine.transform),
        truth: truth.onPlane,
        reconstruction: reconstruction?.onPlane ?? null,
      },
    },
  };
};

const EXACT = 'Exact retraining is the truth itself; choose another method to lay its reconstruction over it.';
const rank = (id: string): number => (id === 'exact' ? 0 : 1);

/** Why a method has no solution in the weights of the model, or null. */
const placeless = ({ solution, undefinedBecause, method }: Adapted, machine: Moment['step']['change']['machine']): string | null => {
  if (!solution) return undefinedBecause ?? `${method.title} is not defined for this change.`;
  if (solution.machine !== machine) return `${method.title} keeps a model with other weights.`;
  return null;
};

/** How many times as far as the largest weight a solution may be; beyond, the solver has followed an objective without a minimum. */
const FAR = 1e4;

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Why a method that was solved stands nowhere, or null. */
const runaway = (one: Adapted | undefined, origin: Float64Array): string | null => {
  const fit = one?.solution?.fit;
  if (!one || !fit || fit.theta.length !== origin.length) return null;
  return largest(subtract(fit.theta, origin)) < FAR * (1 + largest(origin)) && fit.theta.every(Number.isFinite)
    ? null
    : `${one.method.title} ran away: its objective falls without end.`;
};

/** The unit vector from θ₀ towards weights that may be too large to square; null where they are not numbers any more. */
const wayOf = (theta: Float64Array, origin: Float64Array): Float64Array | null => {
  if (!theta.every(Number.isFinite)) return null;
  const way = scale(1 / largest(theta), theta);
  const rest = subtract(way, scale(1 / largest(theta), origin));
  return scale(1 / norm(rest), rest);
};

/** Why a method has no reconstruction to draw, or null. */
const reasonOf = (chosen: Adapted | undefined, machine: Moment['step']['change']['machine']): string | null => {
  if (!chosen) return 'The chosen method is not among those that are compared.';
  const why = placeless(chosen, machine);
  if (why) return why;
  return chosen.solution?.past ? null : `“${chosen.method.title}” minimises nothing, so it has no landscape of its own.`;
};

const originOf = (exactly: Adapted, { step }: Moment): LandscapeResult['origin'] => {
  const { machine } = step.change;
  if (exactly.machineStar === machine) return 'theta-star';
  return carryOver(exactly.thetaStar, exactly.machineStar.model.spec, machine.model.spec) ? 'carried' : 'start';
};
