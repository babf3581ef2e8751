import { type Adapted, adapt } from '../adaptation/chain.ts';
import { createMachine, type Machine, type Row, sameMachine } from '../adaptation/machine.ts';
import { memoryRuleById } from '../adaptation/memory.ts';
import { type MethodDefinition, type Settings, settingsOf } from '../adaptation/method.ts';
import { methodById } from '../adaptation/methods.ts';
import { BEYOND, beyondFloat64 } from '../adaptation/runaway.ts';
import { type MemoryPlan, memoryClasses } from '../adaptation/selection.ts';
import { embark, type Traveller } from '../adaptation/traveller.ts';
import { fitBase, openStep, type Step, type World, type WorldChange } from '../adaptation/world.ts';
import { drain, type Fit } from '../core/solvers.ts';
import { identityTransform, standardisation } from '../data/standardise.ts';
import { applyChange } from './apply.ts';
import { effectsOf } from './changes.ts';
import { labelsOf, modelSpec, type ResolvedScenario, withDefaults } from './defaults.ts';
import { type Grids, gridsOf } from './grids.ts';
import type { KnownFits } from './knownFits.ts';
import { fromRow, reportStep } from './report.ts';
import { isRevisit } from './revisit.ts';
import { sitesStages } from './runSites.ts';
import { sequenceOf } from './sequence.ts';
import type { Change, Outcome, Scenario, ScenarioModel, Sites, SitesResults, StepDetails, StepResults } from './types.ts';

/** Progress of a run: the fit under way, and the share of the whole that is done. */
export interface Stage {
  readonly fitting: string;
  readonly step: number;
  /** 0 … 1, in fits. */
  readonly share: number;
}

/** Base model and grids that one run leaves for the next, so that an edit of the change does not train the past again. */
export interface RunCache {
  grids?: Grids;
  base?: { readonly key: string; readonly fit: Fit };
}

/**
 * Scenario in, results out, in float64: what the command line prints and the page shows, with the merges and rounds of its sites. Throws
 * for an id that is not known.
 */
export const run = (scenario: Scenario): Outcome => {
  const cache: RunCache = {};
  const outcome = drain(runStages(scenario, cache));
  const { results, details } = outcome;
  return scenario.sites ? { results: { ...results, sites: sitesOf(scenario, scenario.sites, cache) }, details } : outcome;
};

/** The sites of the first data; a θ* that the scenario gives is not what training on all the points ends in. */
const sitesOf = (scenario: Scenario, sites: Sites, cache: RunCache): SitesResults => {
  const known = scenario.base ? null : (cache.base?.fit ?? null);
  return drain(sitesStages(worldOf(scenario, withDefaults(scenario)), sites, known, gridsOf(cache)));
};

/** The changes of a scenario in stages: yields between the iterations of every fit, so that a worker can listen and stop. */
export function* runStages(scenario: Scenario, cache: RunCache = {}): Generator<Stage, Outcome> {
  const grids = gridsOf(cache);
  const steps: StepResults[] = [];
  const details: StepDetails[] = [];
  const base = yield* travel(scenario, cache, ({ resolved, step, adapted }) => {
    const report = reportStep(resolved, step, adapted, grids);
    steps.push(report.results);
    details.push(report.details);
    return true;
  });
  const outcome: Outcome = {
    results: {
      version: 1,
      parameters: base.theta.length,
      base: {
        theta: [...base.theta],
        objective: Number.isFinite(base.value) ? base.value : null,
        gradientNorm: Number.isFinite(base.gradientNorm) ? base.gradientNorm : null,
        converged: base.converged,
        iterations: base.iterations,
        ...(beyondFloat64(base) && { ranAway: BEYOND }),
      },
      steps,
    },
    details,
  };
  const sequence = sequenceOf(scenario, outcome);
  return sequence ? { results: { ...outcome.results, sequence }, details } : outcome;
}

/** Change of a scenario with all that its figures are computed from, for a study's further questions. */
export interface Moment {
  readonly resolved: ResolvedScenario;
  /** The base model, before the first change. */
  readonly base: Fit;
  readonly plan: MemoryPlan;
  readonly step: Step;
  /** The methods before this change, exact retraining among them, and what each made of it, in the same order. */
  readonly travellers: readonly Traveller[];
  readonly adapted: readonly Adapted[];
}

/**
 * The change at `index`, with what came before it done: the same numbers as `run` reports. Throws where the scenario has no such change.
 * With the fits that a run of this very scenario ended in, nothing is solved.
 */
export function* momentStages(scenario: Scenario, index: number, cache: RunCache = {}, known?: KnownFits): Generator<Stage, Moment> {
  let found: Moment | null = null;
  let at = 0;
  const visit = (moment: Moment): boolean => {
    if (at++ < index) return true;
    found = moment;
    return false;
  };
  yield* travel(scenario, cache, visit, known);
  if (!found) throw new Error(`momentStages: the scenario has no change ${index}; it has ${scenario.steps.length}`);
  return found;
}

/** Start of every method's way: the trained base model, and the plan of the memory. */
export interface Departure {
  readonly resolved: ResolvedScenario;
  readonly world: World;
  readonly base: Fit;
  readonly plan: MemoryPlan;
  readonly methods: readonly { readonly method: MethodDefinition; readonly settings: Settings }[];
}

/** Trains the base model, or takes the one that is known or in the cache. Exact retraining is always among the methods. */
export function* departStages(scenario: Scenario, cache: RunCache = {}, known?: Fit): Generator<Stage, Departure> {
  const resolved = withDefaults(scenario);
  const world = worldOf(scenario, resolved);
  const key = JSON.stringify([resolved.data.points, scenario.model, resolved.prior, resolved.base, resolved.classCount]);
  const base =
    cache.base?.key === key
      ? cache.base.fit
      : (known ?? (yield* staged('base', 0, 0, fitBase(world, resolved.base && Float64Array.from(resolved.base.theta)))));
  cache.base = { key, fit: base };
  const ids = resolved.methods.includes('exact') ? resolved.methods : ['exact', ...resolved.methods];
  const methods = ids.map((id) => {
    const method = methodById(id);
    return { method, settings: settingsOf(method, resolved.options) };
  });
  return { resolved, world, base, plan: planOf(resolved, world.machine), methods };
}

/** The changes of a scenario in rows that keep their identity, one after the other. */
export function* stepsOf({ resolved, world: start }: Pick<Departure, 'resolved' | 'world'>): Generator<Step, void> {
  let world = start;
  let nextId = world.rows.length;
  for (const change of resolved.steps) {
    const told = tell(change, world, resolved, nextId);
    nextId += told.added.length;
    yield openStep(world, told);
    world = { rows: told.after, machine: told.machine, priorPrecision: told.priorPrecision };
  }
}

function* staged<T>(fitting: string, step: number, share: number, work: Generator<void, T>): Generator<Stage, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { fitting, step, share };
  }
}

/** Trains the base model and takes every method through the changes, until `visit` returns false; returns the base model. */
function* travel(scenario: Scenario, cache: RunCache, visit: (moment: Moment) => boolean, known?: KnownFits): Generator<Stage, Fit> {
  const departure = yield* departStages(scenario, cache, known?.base);
  const { resolved, world, base, plan, methods } = departure;
  const fits = 1 + resolved.steps.length * methods.length;
  let done = 1;
  let travellers = embark(world, base, methods, plan, resolved.memory.indices);
  let index = 0;
  for (const step of stepsOf(departure)) {
    const adapted: Adapted[] = [];
    const onwards: Traveller[] = [];
    for (const traveller of travellers) {
      const solved = known?.steps[index]?.[traveller.method.id];
      const [made, goesOn] = yield* staged(traveller.method.id, index, done / fits, adapt(traveller, step, plan, solved));
      done++;
      adapted.push(made);
      onwards.push(goesOn);
    }
    if (!visit({ resolved, base, plan, step, travellers, adapted })) break;
    index++;
    const leg = legAfter(
      departure,
      step,
      adapted.find(({ method }) => method.id === 'exact'),
      index,
    );
    travellers = leg ? embark(leg.world, leg.base, methods, { ...plan, size: plan.size * leg.budgets }) : onwards;
  }
  return base;
}

/** The first data, the model and the prior of a scenario. */
const worldOf = (scenario: Scenario, resolved: ResolvedScenario): World => ({
  rows: resolved.data.points.map(toRow),
  machine: machineOf(resolved, scenario.model),
  priorPrecision: resolved.prior.precision,
});

/** Start from which every method goes on after a revisit: exact retraining's model of all the points. */
export interface Leg {
  readonly world: World;
  readonly base: Fit;
  /** Budgets of memory that it has: one, and one more for every change before it that added points, where each brings its own. */
  readonly budgets: number;
}

/** The start after the k-th change, where it is one to revisit after; null where it is not, or exact has no solution. */
const legAfter = ({ resolved, plan }: Departure, { change }: Step, exact: Adapted | undefined, k: number): Leg | null => {
  const solution = isRevisit(resolved.revisit, k) ? exact?.solution : null;
  if (!solution) return null;
  const additions = resolved.steps.slice(0, k).filter((step) => effectsOf(step).added?.length).length;
  return {
    world: { rows: change.after, machine: solution.machine, priorPrecision: change.priorPrecision },
    base: solution.fit,
    budgets: plan.budget === 'total' ? 1 : 1 + additions,
  };
};

/** The last start before the change at `index`, and the changes from there up to it; null where the scenario has no such change. */
export function* lastLegStages(departure: Departure, index: number): Generator<Stage, { leg: Leg | null; steps: Step[] } | null> {
  const { world, base, plan, methods } = departure;
  let [exact] = embark(
    world,
    base,
    methods.filter(({ method }) => method.id === 'exact'),
    plan,
  );
  let leg: Leg | null = null;
  let steps: Step[] = [];
  let k = 0;
  for (const step of stepsOf(departure)) {
    steps.push(step);
    if (k++ === index) return { leg, steps };
    if (!exact || !isRevisit(departure.resolved.revisit, k)) continue;
    // Exact leans on nothing that it had: it need not have come through the changes between.
    const [made, onwards]: [Adapted, Traveller] = yield* staged('exact', k - 1, 0, adapt(exact, step, plan));
    exact = onwards;
    const next = legAfter(departure, step, made, k);
    if (next) [leg, steps] = [next, []];
  }
  return null;
}

const toRow = (row: readonly number[], id: number): Row => ({ id, x: row.slice(0, -1), label: row.at(-1) as number });

/** The machine of a scenario's model: standardised inputs take shift and scale from data's own rows, whatever is added later. */
const machineOf = ({ data, dimension, classCount }: ResolvedScenario, model: ScenarioModel): Machine =>
  createMachine(
    modelSpec(model, dimension, classCount),
    model.inputs === 'standardised' ? standardisation(data.points, dimension) : identityTransform(dimension),
  );

const planOf = ({ memory, data, steps }: ResolvedScenario, { model: { spec } }: Machine): MemoryPlan => ({
  rule: memoryRuleById(memory.rule),
  size: memory.size,
  perClass: memory.perClass,
  classes: memoryClasses(spec, labelsOf(data.points, steps)),
  weights: memory.weights,
  seed: memory.seed,
  budget: memory.budget,
});

/** A scenario's change in rows that keep their identity. */
const tell = (change: Change, { rows, machine, priorPrecision }: World, resolved: ResolvedScenario, nextId: number): WorldChange => {
  const { rows: after, origin, touched, added } = applyChange(rows.map(fromRow), change);
  const fresh = added.map((row, i) => toRow(row, nextId + i));
  let arrived = 0;
  const next = after.map((row, i) => {
    const from = origin[i] as number;
    if (from < 0) return fresh[arrived++] as Row;
    const old = rows[from] as Row;
    return old.label === row.at(-1) ? old : toRow(row, old.id);
  });
  const placeOf = new Map(origin.map((from, i) => [from, i]));
  const stays = (i: number): boolean => placeOf.has(i);
  const { precision, model } = effectsOf(change);
  const newMachine = model ? machineOf(resolved, model) : null;
  return {
    kind: change.kind,
    removed: new Set(touched.filter((i) => !stays(i)).map((i) => (rows[i] as Row).id)),
    added: fresh,
    relabelled: touched.filter(stays).map((i) => next[placeOf.get(i) as number] as Row),
    priorPrecision: precision ?? priorPrecision,
    machine: newMachine && !sameMachine(newMachine, machine) ? newMachine : machine,
    after: next,
  };
};
