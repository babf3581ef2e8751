import { type Adapted, adapt, arrive, type Posed, pose } from '../adaptation/chain.ts';
import type { Chooser, MemoryPlan } from '../adaptation/selection.ts';
import { embark, firstChooser, type Traveller } from '../adaptation/traveller.ts';
import type { Step } from '../adaptation/world.ts';
import type { Points } from '../core/points.ts';
import { gridPoints } from '../data/grid.ts';
import { toPoints } from '../data/standardise.ts';
import type { Engine, TrainOptions } from '../engine/engine.ts';
import { createBreather, drainInSlices, throwIfAborted } from '../engine/slices.ts';
import { DECISION_RESOLUTION, decisionsOf } from '../scenario/decisions.ts';
import { type ComparedFigures, comparedFigures } from '../scenario/figures.ts';
import { gridsOf } from '../scenario/grids.ts';
import { type Chance, redraw } from '../scenario/redraw.ts';
import { fromRow, type Ground, groundOf, verdictOf } from '../scenario/report.ts';
import { departStages, lastLegStages, type RunCache } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';

/** How the objectives of a sweep are minimised: to the optimum in float64, as for the cards, or by so many steps of training on the engine. */
export type Effort = 'solved' | 'trained';

/** What 'trained' means. */
export const TRAINING: Omit<TrainOptions, 'signal'> = {
  optimizer: { kind: 'adam', learningRate: 0.02 },
  steps: 500,
  stepsPerSnapshot: 500,
};

/** One scenario up to one of its changes, asked with many memories. */
export interface Sweep {
  /** n of the first data. */
  readonly count: number;
  readonly plan: MemoryPlan;
  /** Methods that a memory changes. */
  readonly remembering: readonly string[];
  /** The figures of the other methods, exact retraining among them; null where one is not defined. */
  readonly others: Readonly<Record<string, ComparedFigures | null>>;
  /** The figures of remembering methods with each plan's memory: plan by plan, in the order of `ids`. `chosen` overrides rule and size. */
  ask(plans: readonly MemoryPlan[], ids: readonly string[], chosen?: readonly number[]): Promise<(ComparedFigures | null)[][]>;
}

export interface SweepTools {
  readonly engine: Engine;
  readonly cache: RunCache;
  readonly signal: AbortSignal;
}

/** One method with one memory, on its way through the changes. */
interface Lane {
  readonly plan: MemoryPlan;
  readonly traveller: Traveller;
}

/** Trains the base model and exact retraining of a scenario up to its change at `step`, and what else needs no memory. */
export const openSweep = async (scenario: Scenario, step: number, effort: Effort, tools: SweepTools): Promise<Sweep> => {
  const { cache, signal } = tools;
  const departure = await drainInSlices(departStages(scenario, cache), { signal });
  const way = await drainInSlices(lastLegStages(departure, step), { signal });
  const last = way?.steps.at(-1);
  if (!way || !last) throw new Error(`openSweep: the scenario has no change ${step}; it has ${scenario.steps.length}`);
  const { methods, plan, resolved } = departure;
  const { leg, steps } = way;
  const { world, base } = leg ?? departure;
  // After a revisit the memory is chosen anew: as many budgets as there were, and none picked by hand.
  const budgets = leg?.budgets ?? 1;
  const chooser: Chooser = firstChooser(world, base);
  const follow = effort === 'solved' ? solveAll : trainAll;

  const without = methods.filter(({ method }) => !method.remembers);
  const nothing: MemoryPlan = { ...plan, size: 0 };
  const made = await follow(
    embark(world, base, without, nothing, undefined, chooser).map((traveller) => ({ plan: nothing, traveller })),
    steps,
    tools,
  );
  const exact = made.find(({ method }) => method.id === 'exact') as Adapted;
  const judge = createJudge(groundOf(resolved, last, exact, gridsOf(cache)), exact, effort, tools);
  const figures = await judge(made);
  return {
    count: departure.world.rows.length,
    plan,
    remembering: methods.flatMap(({ method }) => (method.remembers ? [method.id] : [])),
    others: Object.fromEntries(made.map(({ method }, k) => [method.id, figures[k] ?? null])),
    async ask(plans, ids, chosen) {
      const asked = ids.map((id) => {
        const found = methods.find(({ method }) => method.id === id);
        if (!found) throw new Error(`ask: ${id} is not among the scenario's methods`);
        return found;
      });
      const lanes: Lane[] = [];
      const breather = createBreather(signal);
      for (const one of plans) {
        const chosenAnew = { ...one, size: one.size * budgets };
        for (const traveller of embark(world, base, asked, chosenAnew, leg ? undefined : chosen, chooser))
          lanes.push({ plan: one, traveller });
        await breather();
      }
      const answers = await judge(await follow(lanes, steps, tools));
      return plans.map((_, k) => answers.slice(k * ids.length, (k + 1) * ids.length));
    },
  };
};

/** A sweep for each seed, with the plan of its memory. One serves all, unless chance draws the data anew. */
export async function* seededSweeps(
  { scenario, step, effort, chance, seeds }: { scenario: Scenario; step: number; effort: Effort; chance: Chance; seeds: number },
  tools: SweepTools,
): AsyncGenerator<{ readonly k: number; readonly sweep: Sweep; readonly plan: MemoryPlan }> {
  let shared: Sweep | null = null;
  for (let k = 0; k < seeds; k++) {
    const drawn = redraw(scenario, chance, k);
    const sweep: Sweep = shared ?? (await openSweep(drawn, step, effort, { ...tools, cache: k === 0 ? tools.cache : {} }));
    if (chance !== 'data') shared = sweep;
    yield { k, sweep, plan: { ...sweep.plan, seed: drawn.memory.seed ?? 0 } };
  }
}

/** What each lane made of the last step: every objective minimised in float64. */
const solveAll = async (lanes: readonly Lane[], steps: readonly Step[], { signal }: SweepTools): Promise<Adapted[]> => {
  function* all(): Generator<void, Adapted[]> {
    const made: Adapted[] = [];
    for (const { plan, traveller } of lanes) {
      let [at, last]: [Traveller, Adapted | null] = [traveller, null];
      for (const step of steps) {
        [last, at] = yield* adapt(at, step, plan);
        yield;
      }
      made.push(last as unknown as Adapted);
    }
    return made;
  }
  return drainInSlices(all(), { signal });
};

/** What each lane made of the last step: the objectives of a step trained together on the engine. */
const trainAll = async (lanes: readonly Lane[], steps: readonly Step[], { engine, signal }: SweepTools): Promise<Adapted[]> => {
  const breather = createBreather(signal);
  let at = lanes;
  let made: Adapted[] = [];
  for (const step of steps) {
    const { machine } = step.change;
    const posed: (Posed | null)[] = [];
    for (const { traveller } of at) {
      const question = traveller.stopped === null ? pose(traveller, step) : null;
      posed.push(typeof question === 'string' ? null : question);
      await breather();
    }
    const asked = posed.flatMap((one) => (one ? [one] : []));
    const thetas =
      asked.length === 0
        ? []
        : (
            await engine.train(
              {
                model: machine.model.spec,
                points: toPoints(step.all.map(fromRow), machine.transform),
                objectives: asked.map(({ objective }) => objective),
                thetas: asked.map(({ start }) => start),
              },
              { ...TRAINING, signal },
            )
          ).thetas;
    throwIfAborted(signal);
    let next = 0;
    const [results, onwards]: [Adapted[], Lane[]] = [[], []];
    for (const [k, lane] of at.entries()) {
      const question = posed[k];
      const [one, traveller] = question
        ? arrive(lane.traveller, step, lane.plan, question, {
            theta: Float64Array.from(thetas[next++] as Float64Array),
            value: Number.NaN,
            gradientNorm: Number.NaN,
            converged: false,
            iterations: TRAINING.steps,
          })
        : await drainInSlices(adapt(lane.traveller, step, lane.plan), { signal });
      results.push(one);
      onwards.push({ plan: lane.plan, traveller });
      await breather();
    }
    [made, at] = [results, onwards];
  }
  return made;
};

/** Figures of solutions of one step, beside exact retraining. After training the engine draws the maps that are counted. */
const createJudge = (solvedGround: Ground, exact: Adapted, effort: Effort, { engine, signal }: SweepTools) => {
  const { machine, box } = solvedGround;
  const { spec } = machine.model;
  const grid: Points | null = effort === 'trained' && box ? gridPoints(box, DECISION_RESOLUTION, machine.transform) : null;
  const mapsOf = async (made: readonly Adapted[]): Promise<Map<Adapted, Uint8Array>> => {
    const drawn = made.filter(({ solution }) => solution?.machine === machine && solution.fit.theta.every(Number.isFinite));
    if (!grid || drawn.length === 0) return new Map();
    const maps = await engine.map(
      spec,
      drawn.map(({ solution }) => (solution as NonNullable<Adapted['solution']>).fit.theta),
      grid,
    );
    return new Map(drawn.map((one, k) => [one, decisionsOf(maps[k] as Float32Array, spec.outputs)]));
  };
  let ground: Ground | null = null;
  return async (made: readonly Adapted[]): Promise<(ComparedFigures | null)[]> => {
    ground ??= { ...solvedGround, exact: (await mapsOf([exact])).get(exact) ?? solvedGround.exact };
    const breather = createBreather(signal);
    const maps = await mapsOf(made);
    const figures: (ComparedFigures | null)[] = [];
    for (const one of made) {
      const diverged = one.solution !== null && !one.solution.fit.theta.every(Number.isFinite);
      const verdict = diverged ? null : verdictOf(ground, one, maps.get(one));
      figures.push(verdict && comparedFigures(verdict));
      await breather();
    }
    return figures;
  };
};
