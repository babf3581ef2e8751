import { type Adapted, targetsOf, trueObjective } from '../../adaptation/chain.ts';
import {
  type Direction,
  type Foot,
  lift,
  planeThrough,
  project,
  type Restricted,
  restrict,
  valueOn,
  type Window,
  windowAround,
} from '../../adaptation/plane.ts';
import type { Trial } from '../../adaptation/probe.ts';
import { type Ground, type Lowest, linearSurfaces, lowestOn, nodeAt } from '../../adaptation/surface.ts';
import { carryOver } from '../../core/correspondence.ts';
import { evaluate, type Objective } from '../../core/objective.ts';
import type { Points } from '../../core/points.ts';
import { norm, scale, subtract } from '../../core/vectors.ts';
import { toPoints } from '../../data/standardise.ts';
import type { KnownFits } from '../../scenario/knownFits.ts';
import { fromRow } from '../../scenario/report.ts';
import type { Moment } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Optimizer } from '../engine.ts';
import { momentOf } from '../momentOf.ts';
import { drainInSlices, throwIfAborted } from '../slices.ts';
import { defineStudy, type StudyTools } from '../study.ts';

/** The loss over the plane through θ*, exact retraining and the chosen method. */
export interface LandscapeRequest {
  readonly scenario: Scenario;
  readonly step: number;
  /** Where the fits of a finished run of this scenario ended: nothing is solved again then. */
  readonly known?: KnownFits;
  /** Whose reconstruction lies over the true loss, and whose solution the plane goes through. */
  readonly method: string;
  /** L against K, or both with the change. */
  readonly of: 'past' | 'change';
  /** The window holds θ* and what the plane goes through, or all the solutions. */
  readonly reach: 'near' | 'all';
  /** Width of the window over its height. */
  readonly aspect: number;
  /** How the paths are trained. */
  readonly optimizer: Optimizer;
  readonly steps: number;
}

/** One objective over the window. */
export interface Surface {
  /** F above its lowest value in the window, nats; R × R nodes, row by row from y0, x fastest. */
  readonly values: Float64Array;
  readonly lowest: Lowest;
}

/** A model and where it stands: its foot on the plane, how far it lies outside, and how high. Heights are above `lowest`, nats. */
export interface Place {
  /** 'theta-star', or a method. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly outside: number;
  /** ‖θ − θ_exact‖. */
  readonly fromExact: number;
  readonly truth: number;
  readonly reconstruction: number | null;
}

export interface LandscapeResult {
  readonly method: string;
  readonly of: 'past' | 'change';
  /** What the two axes lead to: methods, 'gradient' (the past's, at exact), 'weight 1', 'weight 2'. */
  readonly through: readonly [string, string];
  /** θ₀ is θ*, θ* in the weights of a new model, or where training starts when no weight corresponds. */
  readonly origin: 'theta-star' | 'carried' | 'start';
  readonly window: Window;
  readonly resolution: number;
  readonly truth: Surface;
  readonly reconstruction: Surface | null;
  /** Why there is no reconstruction; null where there is one. */
  readonly because: string | null;
  readonly places: readonly Place[];
  /** Methods that have no place, and why. */
  readonly missing: readonly { readonly id: string; readonly because: string }[];
  /** Where training takes each method: x, y, x, y, … */
  readonly paths: readonly { readonly id: string; readonly feet: Float64Array }[];
  readonly trial: Trial;
}

const COARSE = 17;
/** Nodes a side of the finished surfaces: fewer, down to the second, where there are many points. */
const FINE = { most: 65, least: 33 };
/** Losses of single points that a surface may take. */
const AFFORDED = 3e7;
/** Logits that an engine is asked for at once. */
const AT_ONCE = 1_500_000;
/** Places of a path. */
const PLACES = 80;
const MARGIN = { near: 0.42, all: 0.12 };

export default defineStudy('landscape', async (request, tools) => {
  const { report, signal, reference } = tools;
  const moment = await momentOf(request, tools, ({ share }) => report(0.3 * share));
  const scene = sceneOf(moment, request);
  const { ground, window, truth, reconstruction } = scene;
  const objectives = reconstruction ? [truth, reconstruction] : [truth];
  const from = { x: scene.solutions[0]?.foot.x ?? 0, y: scene.solutions[0]?.foot.y ?? 0 };

  const draw = async (resolution: number, share: readonly [number, number], paths: LandscapeResult['paths']) => {
    const raw = await surfacesOf(scene, objectives, resolution, tools, (done) => report(share[0] + (share[1] - share[0]) * done));
    const surfaces: Surface[] = [];
    for (const [k, values] of raw.entries()) {
      const low = values.reduce((best, value, node) => (value < (values[best] as number) ? node : best), 0);
      const [x, y] = nodeAt(window, resolution, low);
      const objective = objectives[k] as Restricted;
      const starts = [{ x, y }, from, { x: 0, y: 0 }];
      const height = (at: { x: number; y: number }): number =>
        valueOn(objective, ground.likelihood, ground.bound.logits(lift(ground.plane, at.x, at.y)), ground.outputs, at.x, at.y);
      const start = starts.reduce((best, at) => (inWindow(window, at) && height(at) < height(best) ? at : best));
      const lowest = await drainInSlices(lowestOn(ground, objective, window, start), { signal });
      surfaces.push({ values: values.map((value) => value - lowest.value), lowest });
    }
    return resultOf(scene, request, resolution, surfaces, paths);
  };

  const first = await draw(COARSE, [0.3, 0.4], []);
  report(0.4, first);
  const affordable = Math.floor(Math.sqrt(AFFORDED / scene.points.count));
  const fine = await draw(Math.max(FINE.least, Math.min(FINE.most, affordable)), [0.4, 0.8], []);
  report(0.8, fine);
  const paths = await pathsOf(scene, request, tools).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    // A device that is lost costs the paths no more than time.
    return pathsOf(scene, request, { ...tools, engine: reference });
  });
  return { ...fine, paths };
});

const inWindow = ({ x0, x1, y0, y1 }: Window, { x, y }: { x: number; y: number }): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** A solution in the weights of the model after the change. */
interface Solved {
  readonly id: string;
  readonly theta: Float64Array;
  readonly foot: ReturnType<typeof project>;
  readonly adapted: Adapted;
}

interface LandscapeScene {
  readonly moment: Moment;
  readonly ground: Ground;
  readonly points: Points;
  readonly through: readonly [string, string];
  readonly origin: LandscapeResult['origin'];
  readonly window: Window;
  readonly exact: Float64Array;
  /** Exact first, then in the order of the scenario. */
  readonly solutions: readonly Solved[];
  readonly missing: LandscapeResult['missing'];
  readonly truth: Restricted;
  readonly reconstruction: Restricted | null;
  /** The same in all the weights. */
  readonly whole: { readonly truth: Objective; readonly reconstruction: Objective | null };
  readonly because: string | null;
}

/** All that the landscape is of: the plane and the window, the objectives over it, and the solutions. */
const sceneOf = (moment: Moment, { method, of, reach, aspect }: LandscapeRequest): LandscapeScene => {
  const { step, adapted, resolved } = moment;
  const { machine } = step.change;
  const { spec, parameters } = machine.model;
  const exactly = adapted.find((one) => one.method.id === 'exact');
  if (!exactly?.solution?.objective) throw new Error('landscape: exact retraining has no solution here');
  const origin = exactly.solution.start;
  const truthOfPast = trueObjective(
    targetsOf(machine, step.all),
    step.before.rows.length,
    spec.outputs,
    parameters,
    step.before.priorPrecision,
  );
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

  const exact = exactly.solution.fit.theta;
  const toward = (id: string): Direction[] =>
    solved.filter((one) => one.id === id).map(({ theta }) => ({ id, vector: subtract(theta, origin) }));
  // Where a method has run away, the plane still shows which way.
  const away = runaway(chosen, origin) && chosen?.solution?.machine === machine ? wayOf(chosen.solution.fit.theta, origin) : null;
  const length = Math.max(norm(subtract(exact, origin)), 1e-3);
  const bound = machine.bind(step.all);
  const slope = evaluate(bound.select(truthOfPast.sites), spec.likelihood, truthOfPast, exact).gradient;
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
  const whole = {
    truth: of === 'past' ? truthOfPast : exactly.solution.objective,
    reconstruction: because ? null : ((of === 'past' ? chosen?.solution?.past : chosen?.solution?.objective) ?? null),
  };
  return {
    moment,
    ground: { plane, likelihood: spec.likelihood, outputs: spec.outputs, bound },
    points: toPoints(step.all.map(fromRow), machine.transform),
    through,
    origin: originOf(exactly, moment),
    window: windowAround(core, aspect, MARGIN[reach], least),
    exact,
    solutions,
    missing,
    truth: restrict(whole.truth, plane),
    reconstruction: whole.reconstruction && restrict(whole.reconstruction, plane),
    whole,
    because,
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

/** Each objective at R × R nodes: in float64 for a linear model, else from the logits of the engine. */
const surfacesOf = async (
  { ground, window, points, moment }: LandscapeScene,
  objectives: readonly Restricted[],
  resolution: number,
  { engine, signal }: StudyTools<LandscapeResult>,
  onShare: (share: number) => void,
): Promise<Float64Array[]> => {
  const { model } = moment.step.change.machine;
  if (model.linear) {
    return drainInSlices(linearSurfaces(ground, objectives, window, resolution), { signal, onStep: onShare });
  }
  const { plane, likelihood, outputs } = ground;
  const nodes = resolution * resolution;
  const chunk = Math.max(1, Math.min(256, Math.floor(AT_ONCE / (points.count * outputs))));
  const surfaces = objectives.map(() => new Float64Array(nodes));
  for (let done = 0; done < nodes; done += chunk) {
    const places = Array.from({ length: Math.min(chunk, nodes - done) }, (_, k) => nodeAt(window, resolution, done + k));
    const thetas = places.map(([x, y]) => lift(plane, x, y));
    const maps = await engine.map(model.spec, thetas, points);
    throwIfAborted(signal);
    maps.forEach((map, k) => {
      const [x, y] = places[k] as [number, number];
      const logits = Float64Array.from(map);
      objectives.forEach((objective, j) => {
        (surfaces[j] as Float64Array)[done + k] = valueOn(objective, likelihood, logits, outputs, x, y);
      });
    });
    onShare((done + places.length) / nodes);
  }
  return surfaces;
};

const resultOf = (
  scene: LandscapeScene,
  { method, of }: LandscapeRequest,
  resolution: number,
  [truth, reconstruction]: readonly Surface[],
  paths: LandscapeResult['paths'],
): LandscapeResult => {
  const { ground, solutions, exact, whole, moment } = scene;
  const { plane } = ground;
  const height = (objective: Objective, theta: Float64Array, surface: Surface): number =>
    evaluate(ground.bound.select(objective.sites), ground.likelihood, objective, theta).value - surface.lowest.value;
  const placeOf = (id: string, theta: Float64Array): Place => ({
    id,
    ...cleaned(project(plane, theta)),
    fromExact: norm(subtract(theta, exact)),
    truth: height(whole.truth, theta, truth as Surface),
    reconstruction: whole.reconstruction && reconstruction ? height(whole.reconstruction, theta, reconstruction) : null,
  });
  return {
    method,
    of,
    through: scene.through,
    origin: scene.origin,
    window: scene.window,
    resolution,
    truth: truth as Surface,
    reconstruction: reconstruction ?? null,
    because: scene.because,
    places: [placeOf('theta-star', plane.origin), ...solutions.map(({ id, theta }) => placeOf(id, theta))],
    missing: scene.missing,
    paths,
    trial: {
      plane,
      model: moment.step.change.machine.model.spec,
      points: scene.points,
      truth: scene.truth,
      reconstruction: scene.reconstruction,
    },
  };
};

/** A foot without what rounding leaves of zero. */
const cleaned = (foot: Foot): Foot => {
  const least = 1e-12 * Math.hypot(foot.x, foot.y, foot.outside);
  const clean = (value: number): number => (Math.abs(value) <= least ? 0 : value);
  return { x: clean(foot.x), y: clean(foot.y), outside: clean(foot.outside) };
};

/** The feet of each method's training, from its start, as Retrain would take it; ended where it is finite no more. */
const pathsOf = async (
  { solutions, points, moment, ground }: LandscapeScene,
  { optimizer, steps }: LandscapeRequest,
  { engine, signal, report }: StudyTools<LandscapeResult>,
): Promise<LandscapeResult['paths']> => {
  const trained = solutions.flatMap(({ id, adapted: { solution } }) =>
    solution?.objective ? [{ id, objective: solution.objective, start: solution.start }] : [],
  );
  const feet = trained.map(({ start }) => {
    const { x, y } = project(ground.plane, start);
    return [x, y];
  });
  const ended = trained.map(() => false);
  const problem = {
    model: moment.step.change.machine.model.spec,
    points,
    objectives: trained.map(({ objective }) => objective),
    thetas: trained.map(({ start }) => start.slice()),
  };
  await engine.train(problem, {
    optimizer,
    steps,
    stepsPerSnapshot: Math.max(1, Math.round(steps / PLACES)),
    signal,
    onSnapshot: ({ step, thetas }) => {
      thetas.forEach((theta, k) => {
        if (!theta.every(Number.isFinite)) ended[k] = true;
        if (ended[k]) return;
        const { x, y } = project(ground.plane, theta);
        feet[k]?.push(x, y);
      });
      report(0.8 + (0.2 * step) / steps);
    },
  });
  return trained.map(({ id }, k) => ({ id, feet: Float64Array.from(feet[k] ?? []) }));
};
