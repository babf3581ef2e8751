import { type Foot, lift, project, type Restricted, valueOn, type Window } from '../adaptation/lenses/plane.ts';
import { linearSurfaces, lowestOn, nodeAt } from '../adaptation/lenses/surface.ts';
import { evaluate, type Objective } from '../core/objective.ts';
import { norm, subtract } from '../core/vectors.ts';
import { drainInSlices, throwIfAborted } from '../engine/slices.ts';
import { type LandscapeRequest, type LandscapeResult, landscape, type Place, type Surface } from './landscape.ts';
import { type Survey, surveyOf } from './landscapeSurvey.ts';
import { momentOf } from './moment.ts';
import { answer, type StudyTools } from './study.ts';

const COARSE = 17;
/** Nodes a side of the finished surfaces: fewer, down to the second, where there are many points. */
const FINE = { most: 65, least: 33 };
/** Losses of single points that a surface may take. */
const AFFORDED = 3e7;
/** Logits that an engine is asked for at once. */
const AT_ONCE = 1_500_000;
/** Places of a path. */
const PLACES = 80;

export default answer(landscape, async (request, tools) => {
  const { report, signal, reference } = tools;
  const moment = await momentOf(request, tools, 0.3);
  const survey = surveyOf(moment, request);
  const { ground, window, truth, reconstruction } = survey;
  const objectives = reconstruction ? [truth, reconstruction] : [truth];
  const from = { x: survey.solutions[0]?.foot.x ?? 0, y: survey.solutions[0]?.foot.y ?? 0 };

  const draw = async (resolution: number, share: readonly [number, number], paths: LandscapeResult['paths']) => {
    const raw = await surfacesOf(survey, objectives, resolution, tools, (done) => report(share[0] + (share[1] - share[0]) * done));
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
    return resultOf(survey, request, resolution, surfaces, paths);
  };

  const first = await draw(COARSE, [0.3, 0.4], []);
  report(0.4, first);
  const affordable = Math.floor(Math.sqrt(AFFORDED / survey.points.count));
  const fine = await draw(Math.max(FINE.least, Math.min(FINE.most, affordable)), [0.4, 0.8], []);
  report(0.8, fine);
  const paths = await pathsOf(survey, request, tools).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    // A device that is lost costs the paths no more than time.
    return pathsOf(survey, request, { ...tools, engine: reference });
  });
  return { ...fine, paths };
});

const inWindow = ({ x0, x1, y0, y1 }: Window, { x, y }: { x: number; y: number }): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** Each objective at R × R nodes: in float64 for a linear model, else from the logits of the engine. */
const surfacesOf = async (
  { ground, window, points, moment }: Survey,
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
  survey: Survey,
  { method, of }: LandscapeRequest,
  resolution: number,
  [truth, reconstruction]: readonly Surface[],
  paths: LandscapeResult['paths'],
): LandscapeResult => {
  const { ground, solutions, exact, whole, moment } = survey;
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
    through: survey.through,
    origin: survey.origin,
    window: survey.window,
    resolution,
    truth: truth as Surface,
    reconstruction: reconstruction ?? null,
    because: survey.because,
    places: [placeOf('theta-star', plane.origin), ...solutions.map(({ id, theta }) => placeOf(id, theta))],
    missing: survey.missing,
    paths,
    trial: {
      plane,
      model: moment.step.change.machine.model.spec,
      points: survey.points,
      truth: survey.truth,
      reconstruction: survey.reconstruction,
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
  { solutions, points, moment, ground }: Survey,
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
