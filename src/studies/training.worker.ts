import type { Adapted } from '../adaptation/chain.ts';
import { compareGradients } from '../adaptation/reconstruction.ts';
import type { BoundModel } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { evaluate, type Objective } from '../core/objective.ts';
import type { Points } from '../core/points.ts';
import { gridPoints } from '../data/grid.ts';
import type { Engine, Problem, Snapshot } from '../engine/engine.ts';
import { stepsPerFrame } from '../engine/frames.ts';
import { createBreather, throwIfAborted } from '../engine/slices.ts';
import { DECISION_RESOLUTION, decisionsOf, disagreement } from '../scenario/decisions.ts';
import { createGrids } from '../scenario/grids.ts';
import { groundOf as reportGround, reportStep } from '../scenario/report.ts';
import type { Moment } from '../scenario/run.ts';
import { methodProblem } from './methodProblem.ts';
import { momentOf } from './moment.ts';
import { answer, type StudyTools } from './study.ts';
import { type Recorded, SCRATCH, type TraceLine, type TrainingRequest, type TrainingResult, training } from './training.ts';
import { createPace } from './working.ts';

/** Everything that the figures of a frame are computed from. */
interface Ground {
  readonly ids: readonly string[];
  readonly problem: Problem;
  readonly costs: readonly number[];
  readonly solved: readonly TraceLine['solved'][];
  readonly levels: TrainingResult['levels'];
  /** The model at the sites of F, of K and of the true past L, for each line. */
  readonly objectives: readonly Sited[];
  readonly pasts: readonly Sited[];
  readonly truth: Sited;
  readonly grid: { readonly points: Points; readonly exact: Uint8Array } | null;
}

interface Sited {
  readonly objective: Objective;
  readonly bound: BoundModel;
}

const grounds = new WeakMap<Moment, Ground>();

/** Null where no method has an objective. */
const groundOf = (moment: Moment, { cache }: Pick<StudyTools<TrainingResult>, 'cache'>): Ground | null => {
  const known = grounds.get(moment);
  if (known) return known;
  cache.grids ??= createGrids();
  const { resolved, step, adapted } = moment;
  const { results, details } = reportStep(resolved, step, adapted, cache.grids);
  const posed = methodProblem(results, details);
  if (!posed) return null;
  const { machine } = step.change;
  const { spec } = machine.model;
  const made = new Map(adapted.map((one) => [one.method.id, one]));
  const { bound, truth, exact, box } = reportGround(resolved, step, made.get('exact') as Adapted, cache.grids);
  const exactAt = posed.ids.indexOf('exact');
  // Exact retraining a second time, from elsewhere.
  const again = exactAt >= 0 ? [exactAt] : [];
  const lines = [...posed.ids.keys(), ...again];
  const of = (k: number): string => posed.ids[k] as string;
  const sited = (objective: Objective): Sited => ({ objective, bound: bound.select(objective.sites) });
  const problem: Problem = {
    ...posed.problem,
    objectives: lines.map((k) => posed.problem.objectives[k] as Objective),
    thetas: [...posed.problem.thetas, ...again.map(() => createModel(spec).initial())],
  };
  const ground: Ground = {
    ids: [...posed.ids, ...again.map(() => SCRATCH)],
    problem,
    costs: lines.map((k) => results.methods[of(k)]?.cost ?? (posed.problem.objectives[k] as Objective).sites.length),
    solved: lines.map((k) => {
      // Exact retraining that was not asked for is in no results.
      const found = results.methods[of(k)];
      const fit = made.get(of(k))?.solution?.fit;
      return {
        objective: fit?.value ?? null,
        converged: fit?.converged ?? false,
        disagreement: found ? found.disagreement : exact && 0,
        gradientError: found ? found.pastGradient.relativeError : 0,
      };
    }),
    levels: Object.entries(results.methods).flatMap(([id, { disagreement: share }]) =>
      details.methods[id]?.objective === null && share !== null ? [{ id, disagreement: share }] : [],
    ),
    objectives: problem.objectives.map(sited),
    pasts: lines.map((k) => sited(made.get(of(k))?.solution?.past as Objective)),
    truth: sited(truth),
    grid: box && exact && { points: gridPoints(box, DECISION_RESOLUTION, machine.transform), exact },
  };
  grounds.set(moment, ground);
  return ground;
};

interface Frame {
  readonly step: number;
  readonly thetas: readonly Float64Array[];
}

interface Figures {
  readonly objective: number;
  readonly disagreement: number;
  readonly gradientError: number;
}

const NOTHING: Figures = { objective: Number.NaN, disagreement: Number.NaN, gradientError: Number.NaN };

const allFinite = (theta: Float64Array): boolean => theta.every(Number.isFinite);

/** F and the error of the past gradient in float64; decisions on the grid from the engine's logits. */
const figuresOf = async (ground: Ground, { thetas }: Frame, engine: Engine): Promise<Figures[]> => {
  const { problem, grid, truth } = ground;
  const { likelihood, outputs } = problem.model;
  const finite = [...thetas.keys()].filter((k) => allFinite(thetas[k] as Float64Array));
  const maps = grid
    ? await engine.map(
        problem.model,
        finite.map((k) => thetas[k] as Float64Array),
        grid.points,
      )
    : [];
  const figures = thetas.map(() => NOTHING);
  finite.forEach((k, at) => {
    const theta = thetas[k] as Float64Array;
    const [f, past] = [ground.objectives[k] as Sited, ground.pasts[k] as Sited];
    const { value } = evaluate(f.bound, likelihood, f.objective, theta);
    if (!Number.isFinite(value)) return;
    const gradient = evaluate(truth.bound, likelihood, truth.objective, theta).gradient;
    const reconstructed = evaluate(past.bound, likelihood, past.objective, theta).gradient;
    const map = maps[at];
    figures[k] = {
      objective: value,
      disagreement: grid && map ? disagreement(decisionsOf(map, outputs), grid.exact) : Number.NaN,
      gradientError: compareGradients(gradient, reconstructed).relativeError ?? Number.NaN,
    };
  });
  return figures;
};

/** Figures of the frames of the newest recording, by step. */
const recordings = new WeakMap<Moment, { readonly id: number; readonly figures: Map<number, readonly Figures[]> }>();

const knownFigures = (moment: Moment, recorded: Recorded | null): Map<number, readonly Figures[]> => {
  const newest = recordings.get(moment);
  if (recorded && newest?.id === recorded.id) return newest.figures;
  const figures = new Map<number, readonly Figures[]>();
  if (recorded) recordings.set(moment, { id: recorded.id, figures });
  return figures;
};

/** The frames of training all the lines at once, as visible training has them, from the start on. */
const trained = (
  problem: Problem,
  { optimizer, steps }: TrainingRequest,
  stepsPerSnapshot: number,
  { engine, signal }: StudyTools<TrainingResult>,
): ReadableStream<Frame> =>
  new ReadableStream({
    start(stream) {
      let last = 0;
      stream.enqueue({ step: last, thetas: problem.thetas });
      const onSnapshot = ({ step, thetas, gradientNorms }: Snapshot): void => {
        if (step <= last) return;
        last = step;
        stream.enqueue({
          step,
          thetas: thetas.map((theta, k) => (Number.isFinite(gradientNorms[k]) ? theta : theta.map(() => Number.NaN))),
        });
      };
      engine.train(problem, { optimizer, steps, stepsPerSnapshot, signal, onSnapshot }).then(
        () => stream.close(),
        (error: unknown) => stream.error(error),
      );
    },
  });

/** The frames that were recorded; a line that is not among them has no numbers. */
const replayed = (ids: readonly string[], { frames }: Recorded): ReadableStream<Frame> =>
  new ReadableStream({
    start(stream) {
      for (const { step, thetas } of frames) stream.enqueue({ step, thetas: ids.map((id) => thetas[id] ?? Float64Array.of(Number.NaN)) });
      stream.close();
    },
  });

export default answer(training, async (request, tools) => {
  const moment = await momentOf(request, tools);
  throwIfAborted(tools.signal);
  const ground = groundOf(moment, tools);
  if (!ground) return { frames: new Float64Array(0), lines: [], levels: [] };
  const { recorded } = request;
  const perFrame = stepsPerFrame(request.steps);
  const count = recorded ? recorded.frames.length : 1 + Math.ceil(request.steps / perFrame);
  const source = recorded ? replayed(ground.ids, recorded) : trained(ground.problem, request, perFrame, tools);
  const known = knownFigures(moment, recorded);
  const kept: { readonly step: number; readonly figures: readonly Figures[] }[] = [];
  const result = (): TrainingResult => ({
    frames: Float64Array.from(kept, ({ step }) => step),
    levels: ground.levels,
    lines: ground.ids.flatMap((id, k) => {
      const figures = kept.map((frame) => frame.figures[k] as Figures);
      if (recorded && !(id in (recorded.frames[0]?.thetas ?? {}))) return [];
      const lost = figures.findIndex(({ objective }) => !Number.isFinite(objective));
      const along = (figure: keyof Figures): Float64Array =>
        Float64Array.from(figures, (at, frame) => (lost >= 0 && frame >= lost ? Number.NaN : at[figure]));
      return [
        {
          id,
          cost: ground.costs[k] as number,
          objective: along('objective'),
          disagreement: along('disagreement'),
          gradientError: along('gradientError'),
          divergedAt: lost >= 0 ? (kept[lost]?.step ?? null) : null,
          solved: ground.solved[k] as TraceLine['solved'],
        },
      ];
    }),
  });
  const breather = createBreather(tools.signal);
  const isTime = createPace();
  // Each picture is the whole of what there is.
  const tell = (): void => tools.report(kept.length / count, isTime() ? result() : undefined);
  const reader = source.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { step } = next.value;
    const before = known.get(step);
    const figures = before ?? (await figuresOf(ground, next.value, tools.engine));
    known.set(step, figures);
    kept.push({ step, figures });
    if (!before) await breather(tell);
  }
  return result();
});
