import { type Foot, lift, project, type Restricted, valueOn, type Window } from '../adaptation/lenses/plane.ts';
import { linearSurfaces, lowestOn, nodeAt } from '../adaptation/lenses/surface.ts';
import { evaluate } from '../core/objective.ts';
import { norm, subtract } from '../core/vectors.ts';
import { drainInSlices, throwIfAborted } from '../engine/slices.ts';
import { type LandscapeRequest, type LandscapeResult, landscape, type Place, type Surface } from './landscape.ts';
import { type Layer, type Survey, surveyOf } from './landscapeSurvey.ts';
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
  const { ground, frame, solutions } = survey;
  const { window, trial } = frame;
  const objectives = trial.reconstruction ? [trial.truth, trial.reconstruction] : [trial.truth];
  const center = { x: 0, y: 0 };
  const from = solutions[0]?.foot ?? center;

  const draw = async (resolution: number, share: readonly [number, number]): Promise<LandscapeResult> => {
    const raw = await surfacesOf(survey, objectives, resolution, tools, (done) => report(share[0] + (share[1] - share[0]) * done));
    const surfaces: Surface[] = [];
    for (const [k, values] of raw.entries()) {
      const low = values.reduce((best, value, node) => (value < (values[best] as number) ? node : best), 0);
      const [x, y] = nodeAt(window, resolution, low);
      const objective = objectives[k] as Restricted;
      const starts = [{ x, y }, from, center];
      const height = (at: { x: number; y: number }): number =>
        valueOn(objective, ground.likelihood, ground.bound.logits(lift(ground.plane, at.x, at.y)), ground.outputs, at.x, at.y);
      const start = starts.reduce((best, at) => (inWindow(window, at) && height(at) < height(best) ? at : best));
      const lowest = await drainInSlices(lowestOn(ground, objective, window, start), { signal });
      surfaces.push({ values: values.map((value) => value - lowest.value), lowest });
    }
    return resultOf(survey, resolution, surfaces as [Surface, Surface?]);
  };

  const first = await draw(COARSE, [0.3, 0.4]);
  report(0.4, first);
  const affordable = Math.floor(Math.sqrt(AFFORDED / trial.points.count));
  const fine = await draw(Math.max(FINE.least, Math.min(FINE.most, affordable)), [0.4, 0.8]);
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
  { isLinear, ground, frame: { window, trial } }: Survey,
  objectives: readonly Restricted[],
  resolution: number,
  { engine, signal }: StudyTools<LandscapeResult>,
  onShare: (share: number) => void,
): Promise<Float64Array[]> => {
  if (isLinear) return drainInSlices(linearSurfaces(ground, objectives, window, resolution), { signal, onStep: onShare });
  const { model, points } = trial;
  const { plane, likelihood, outputs } = ground;
  const nodes = resolution * resolution;
  const chunk = Math.max(1, Math.min(256, Math.floor(AT_ONCE / (points.count * outputs))));
  const surfaces = objectives.map(() => new Float64Array(nodes));
  for (let done = 0; done < nodes; done += chunk) {
    const places = Array.from({ length: Math.min(chunk, nodes - done) }, (_, k) => nodeAt(window, resolution, done + k));
    const thetas = places.map(([x, y]) => lift(plane, x, y));
    const maps = await engine.map(model, thetas, points);
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
  { ground, layers, exact, solutions, frame }: Survey,
  resolution: number,
  [truth, reconstruction]: readonly [Surface, Surface?],
): LandscapeResult => {
  const [real, rebuilt] = layers;
  const height = ({ whole }: Layer, theta: Float64Array, { lowest }: Surface): number =>
    evaluate(ground.bound.select(whole.sites), ground.likelihood, whole, theta).value - lowest.value;
  const placeOf = (id: string, theta: Float64Array, foot: Foot): Place => ({
    id,
    ...cleaned(foot),
    fromExact: norm(subtract(theta, exact)),
    truth: height(real, theta, truth),
    reconstruction: rebuilt && reconstruction ? height(rebuilt, theta, reconstruction) : null,
  });
  return {
    ...frame,
    resolution,
    truth,
    reconstruction: reconstruction ?? null,
    places: [
      placeOf('theta-star', ground.plane.origin, { x: 0, y: 0, outside: 0 }),
      ...solutions.map(({ id, theta, foot }) => placeOf(id, theta, foot)),
    ],
    paths: [],
  };
};

/** A foot without what rounding leaves of zero. */
const cleaned = (foot: Foot): Foot => {
  const least = 1e-12 * Math.hypot(foot.x, foot.y, foot.outside);
  const clean = (value: number): number => (Math.abs(value) <= least ? 0 : value);
  return { x: clean(foot.x), y: clean(foot.y), outside: clean(foot.outside) };
};

/** The feet of each method's training, from its start, as Watch it train would take it; ended where it is finite no more. */
const pathsOf = async (
  { solutions, frame: { trial } }: Survey,
  { optimizer, steps }: LandscapeRequest,
  { engine, signal, report }: StudyTools<LandscapeResult>,
): Promise<LandscapeResult['paths']> => {
  const trained = solutions.flatMap(({ id, adapted: { solution } }) =>
    solution?.objective ? [{ id, objective: solution.objective, start: solution.start }] : [],
  );
  const feet = trained.map(({ start }) => {
    const { x, y } = project(trial.plane, start);
    return [x, y];
  });
  const ended = trained.map(() => false);
  const problem = {
    model: trial.model,
    points: trial.points,
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
        const { x, y } = project(trial.plane, theta);
        feet[k]?.push(x, y);
      });
      report(0.8 + (0.2 * step) / steps);
    },
  });
  return trained.map(({ id }, k) => ({ id, feet: Float64Array.from(feet[k] ?? []) }));
};
