import { type Foot, lift, project, type Restricted, valueOn, type Window } from '../adaptation/lenses/plane.ts';
import type { Trial } from '../adaptation/lenses/probe.ts';
import { type Lowest, linearSurfaces, lowestOn, nodeAt } from '../adaptation/lenses/surface.ts';
import { evaluate, type Objective } from '../core/objective.ts';
import { norm, subtract } from '../core/vectors.ts';
import type { Optimizer } from '../engine/engine.ts';
import { drainInSlices, throwIfAborted } from '../engine/slices.ts';
import type { KnownFits } from '../scenario/knownFits.ts';
import type { Scenario } from '../scenario/types.ts';
import { type LandscapeScene, sceneOf } from './landscapeScene.ts';
import { momentOf } from './momentOf.ts';
import { defineStudy, type StudyTools } from './study.ts';

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
