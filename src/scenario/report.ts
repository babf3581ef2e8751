import type { Adapted } from '../adaptation/chain.ts';
import { influenceOf, logitVariances, NO_FACTOR } from '../adaptation/influence.ts';
import type { Machine, Row } from '../adaptation/machine.ts';
import { compareGradients, gradientNoise } from '../adaptation/reconstruction.ts';
import { BEYOND } from '../adaptation/runaway.ts';
import { type Step, targetsOf, trueObjective } from '../adaptation/world.ts';
import { decision, mean } from '../core/likelihoods.ts';
import type { BoundModel } from '../core/model.ts';
import { evaluate, type Objective } from '../core/objective.ts';
import { norm } from '../core/vectors.ts';
import type { Domain } from '../data/grid.ts';
import { DECISION_RESOLUTION, decisionBox, decisionsOf, disagreement } from './decisions.ts';
import type { ResolvedScenario } from './defaults.ts';
import type { Grids } from './grids.ts';
import { inFloat64 } from './inFloat64.ts';
import type { MethodDetails, MethodResults, StepDetails, StepInfluence, StepResults, Verdict } from './types.ts';

/** [x1, …, xd, label] of a row. */
export const fromRow = ({ x, label }: Row): number[] => [...x, label];

/** Ground of one step's figures, the same for every method. */
export interface Ground {
  readonly resolved: ResolvedScenario;
  readonly step: Step;
  readonly machine: Machine;
  /** The model after the step at all the step's points. */
  readonly bound: BoundModel;
  /** L of the past, for the model after the step. */
  readonly truth: Objective;
  /** Labels of the step's points after the change. */
  readonly labels: readonly number[];
  readonly groups: Record<'past' | 'new' | 'all', readonly number[]>;
  /** Classes on the grid; null where the data is not in the plane or has no classes. */
  readonly decide: (machine: Machine, theta: Float64Array) => Uint8Array | null;
  readonly exact: Uint8Array | null;
  /** θ of exact retraining and the objective that it minimises; null where it is not defined. */
  readonly thetaExact: Float64Array | null;
  readonly objectiveOfExact: Objective | null;
  /** Box in which those classes are counted; null likewise. */
  readonly box: Domain | null;
}

/** The figures of one step (`Results.steps[k]`) and what a page draws beside them. `adapted` holds exact retraining, asked for or not. */
export const reportStep = (
  resolved: ResolvedScenario,
  step: Step,
  adapted: readonly Adapted[],
  grids: Grids,
): { results: StepResults; details: StepDetails } => {
  const { before, change, all } = step;
  const exact = adapted.find(({ method }) => method.id === 'exact') as Adapted;
  const ground = groundOf(resolved, step, exact, grids);
  const reports = new Map(adapted.map((one) => [one.method.id, reportMethod(ground, one)]));
  const asked = resolved.methods.map((id) => [id, reports.get(id) as MethodReport] as const);
  const remembering = adapted.filter(({ method }) => method.remembers && resolved.methods.includes(method.id));
  const count = before.rows.length;
  return {
    results: {
      change: change.kind,
      memory: [...(remembering.find(({ solution }) => solution !== null) ?? remembering[0] ?? exact).memory],
      points: all.map(fromRow),
      methods: Object.fromEntries(asked.map(([id, { results }]) => [id, results])),
      influence: pastInfluence(step, exact.thetaStar),
    },
    details: {
      model: change.machine.model.spec,
      transform: plainTransform(change.machine),
      modelBefore: before.machine.model.spec,
      transformBefore: plainTransform(before.machine),
      pastCount: count,
      touched: touchedIndices(step),
      labels: [...ground.labels],
      labelsBefore: before.rows.map(({ label }) => label),
      gradientAtExact: ground.thetaExact && [...gradientIn(ground, ground.truth, ground.thetaExact)],
      gradientNoise: gradientNoise(
        {
          bound: before.machine.bind(before.rows),
          likelihood: before.machine.model.spec.likelihood,
          targets: targetsOf(before.machine, before.rows),
        },
        exact.thetaStar,
      ),
      methods: Object.fromEntries([...reports].map(([id, { details }]) => [id, details])),
    },
  };
};

const plainTransform = ({ transform: { shift, scale } }: Machine) => ({ shift: [...shift], scale: [...scale] });

const touchedIndices = ({ change, indexOf }: Step): number[] =>
  [...change.removed, ...change.relabelled.map(({ id }) => id)].map((id) => indexOf.get(id) as number).sort((one, other) => one - other);

/** Ground of a step's figures; `exact` is exact retraining's solution of it. */
export const groundOf = (resolved: ResolvedScenario, step: Step, exact: Adapted, grids: Grids): Ground => {
  const { before, change, all, indexOf } = step;
  const { machine } = change;
  const { outputs } = machine.model.spec;
  const count = before.rows.length;
  const labels = all.map(({ label }) => label);
  for (const { id, label } of change.relabelled) labels[indexOf.get(id) as number] = label;
  const indices = all.map((_, i) => i);
  const renamed = new Set(change.relabelled.map(({ id }) => indexOf.get(id)));
  const isNew = (i: number): boolean => i >= count || renamed.has(i);
  const isThere = (i: number): boolean => !change.removed.has((all[i] as Row).id);
  const box = decisionBox(machine.model.spec, all);
  const decide = (seenBy: Machine, theta: Float64Array): Uint8Array | null =>
    box && decisionsOf(grids.bind(seenBy.model.spec, seenBy.transform, box, DECISION_RESOLUTION).logits(theta), outputs);
  return {
    resolved,
    step,
    machine,
    bound: machine.bind(all),
    truth: trueObjective(targetsOf(machine, all), count, outputs, machine.model.parameters, before.priorPrecision),
    labels,
    groups: {
      past: indices.filter((i) => isThere(i) && !isNew(i)),
      new: indices.filter(isNew),
      all: indices.filter(isThere),
    },
    decide,
    exact: exact.solution && decide(exact.solution.machine, exact.solution.fit.theta),
    thetaExact: exact.solution?.fit.theta ?? null,
    objectiveOfExact: exact.solution?.objective ?? null,
    box,
  };
};

/** ∇ of an objective over the step's points, length p. */
const gradientIn = ({ bound, machine }: Ground, of: Objective, theta: Float64Array): Float64Array =>
  evaluate(bound.select(of.sites), machine.model.spec.likelihood, of, theta).gradient;

interface MethodReport {
  readonly results: MethodResults;
  readonly details: MethodDetails;
}

/** Predictions and reconstructed gradient of a solution of a step, with their distance from the truth. */
const see = (ground: Ground, { machine: seenBy, fit, past }: Solution, logitsStar: () => Float64Array, given?: Uint8Array): Seen => {
  const { machine, bound, truth, labels, groups } = ground;
  const { outputs, likelihood } = machine.model.spec;
  // A method that minimises nothing keeps its model, also where the step brings another one.
  const keepsOldModel = seenBy !== machine;
  const gradient = (of: Objective): Float64Array => gradientIn(ground, of, fit.theta);
  const logits = keepsOldModel ? logitsStar() : bound.logits(fit.theta);
  const trueGradient = keepsOldModel ? null : gradient(truth);
  const reconstructed = past ? gradient(past) : null;
  const decisions = given ?? ground.decide(seenBy, fit.theta);
  const accuracy = (members: readonly number[]): number | null =>
    likelihood === 'gaussian' ? null : share(members, (i) => decision(logits, i * outputs, outputs) === labels[i]);
  return {
    logits,
    trueGradient,
    reconstructed,
    verdict: {
      pastGradient:
        trueGradient && reconstructed
          ? inFloat64s(compareGradients(trueGradient, reconstructed))
          : { ...NO_COMPARISON, trueNorm: trueGradient && inFloat64(norm(trueGradient)) },
      disagreement: decisions && ground.exact && disagreement(decisions, ground.exact),
      accuracy: { past: accuracy(groups.past), new: accuracy(groups.new), all: accuracy(groups.all) },
    },
  };
};

type Solution = NonNullable<Adapted['solution']>;

interface Seen {
  readonly logits: Float64Array;
  readonly trueGradient: Float64Array | null;
  readonly reconstructed: Float64Array | null;
  readonly verdict: Verdict;
}

/**
 * The figures of one method by which memories are compared, as `reportStep` has them; null where it is not defined. `decisions`: its
 * classes on the grid, where an engine has computed them already.
 */
export const verdictOf = (ground: Ground, { solution, machineStar, thetaStar }: Adapted, decisions?: Uint8Array): Verdict | null =>
  solution && see(ground, solution, () => machineStar.bind(ground.step.all).logits(thetaStar), decisions).verdict;

const reportMethod = (ground: Ground, adapted: Adapted): MethodReport => {
  const { step, machine } = ground;
  const { method, machineStar, thetaStar, memory, solution, ranAway } = adapted;
  const logitsStar = machineStar.bind(step.all).logits(thetaStar);
  const common = { thetaStar: [...thetaStar], logitsStar: [...logitsStar], memory: [...memory] };
  if (!solution) return undefinedReport(adapted.undefinedBecause ?? '', common);

  const { fit, past, objective, start } = solution;
  const keepsOldModel = solution.machine !== machine;
  const seen = see(ground, solution, () => logitsStar);
  const { change } = step;
  // A start far out has an objective that is a number, and logits at other points that are none.
  const flight = ranAway ?? (seen.logits.every(Number.isFinite) ? null : BEYOND);
  return {
    results: {
      theta: keepsOldModel ? null : [...fit.theta],
      ...(flight !== null && { ranAway: flight }),
      objective: objective && inFloat64(fit.value),
      gradientNorm: inFloat64(fit.gradientNorm),
      converged: fit.converged,
      iterations: fit.iterations,
      logits: [...seen.logits],
      ...(machine.model.spec.likelihood !== 'gaussian' && seen.logits.every((f) => f === 0) && { undecided: true as const }),
      ...seen.verdict,
      cost:
        method.makes === 'objective' && method.closedForm
          ? change.removed.size + change.added.length + change.relabelled.length
          : (objective?.sites.length ?? 0),
      certificate: certificate(ground, fit.theta),
      probes: past && objective ? probes(ground, objective, past, start) : [],
    },
    details: {
      ...common,
      theta: [...fit.theta],
      keepsOldModel,
      trueGradient: seen.trueGradient && [...seen.trueGradient],
      reconstructedGradient: seen.reconstructed && [...seen.reconstructed],
      reconstructedAtExact: past && ground.thetaExact && [...gradientIn(ground, past, ground.thetaExact)],
      objective,
      start: objective && [...start],
    },
  };
};

const NO_COMPARISON = { trueNorm: null, reconstructedNorm: null, relativeError: null, cosine: null, gain: null };

const undefinedReport = (because: string, common: Pick<MethodDetails, 'thetaStar' | 'logitsStar' | 'memory'>): MethodReport => ({
  results: {
    theta: null,
    undefinedBecause: because,
    objective: null,
    gradientNorm: null,
    converged: false,
    iterations: 0,
    logits: [],
    pastGradient: NO_COMPARISON,
    disagreement: null,
    accuracy: { past: null, new: null, all: null },
    cost: null,
    certificate: null,
    probes: [],
  },
  details: {
    ...common,
    theta: null,
    keepsOldModel: false,
    trueGradient: null,
    reconstructedGradient: null,
    reconstructedAtExact: null,
    objective: null,
    start: null,
  },
});

/** ‖∇L′(θ)‖ / δ after a removal: L′ is δ-strongly convex on a GLM, so that θ is no further than this from its minimum. Null otherwise. */
const certificate = (ground: Ground, theta: Float64Array): number | null => {
  const { machine, step, objectiveOfExact } = ground;
  if (step.change.kind !== 'remove' || machine.model.spec.family !== 'glm' || !objectiveOfExact) return null;
  return inFloat64(norm(gradientIn(ground, objectiveOfExact, theta)) / step.change.priorPrecision);
};

/** Share of the members that a predicate holds for; null of none. */
const share = (members: readonly number[], holds: (i: number) => boolean): number | null =>
  members.length === 0 ? null : members.filter(holds).length / members.length;

/** F(θ) − F(θ*), ∇F(θ) and ∇K(θ) at the scenario's extra θ. Probes of another length than θ belong to another step's model. */
const probes = (
  { resolved, machine, bound }: Ground,
  objective: Objective,
  past: Objective,
  start: Float64Array,
): MethodResults['probes'] => {
  const { likelihood } = machine.model.spec;
  const at = (of: Objective, theta: Float64Array) => evaluate(bound.select(of.sites), likelihood, of, theta);
  const origin = at(objective, start).value;
  return resolved.probes
    .filter((probe) => probe.length === machine.model.parameters)
    .map((probe) => {
      const theta = Float64Array.from(probe);
      const { value, gradient } = at(objective, theta);
      return { value: value - origin, gradient: [...gradient], pastGradient: [...at(past, theta).gradient] };
    });
};

const inFloat64s = <Key extends string>(figures: Readonly<Record<Key, number | null>>): Record<Key, number | null> =>
  Object.fromEntries(
    Object.entries<number | null>(figures).map(([key, value]) => [key, value === null ? null : inFloat64(value)]),
  ) as Record<Key, number | null>;

/** The memory-perturbation equation at exact's θ*, for each past point. */
const pastInfluence = ({ before }: Step, thetaStar: Float64Array): StepInfluence => {
  const { machine, rows, priorPrecision } = before;
  const { outputs, likelihood } = machine.model.spec;
  const bound = machine.bind(rows);
  const variances =
    logitVariances(bound, likelihood, thetaStar, priorPrecision) ?? new Float64Array(rows.length * outputs * outputs).fill(Number.NaN);
  const figures = influenceOf(mean(likelihood, bound.logits(thetaStar), outputs), targetsOf(machine, rows), variances, outputs);
  const influence = {
    residual: Array.from(figures.residual, inFloat64),
    variance: Array.from(figures.variance, inFloat64),
    sensitivity: Array.from(figures.sensitivity, inFloat64),
  };
  return Object.values(influence).some((values) => values.includes(null)) ? { ...influence, undefinedBecause: NO_FACTOR } : influence;
};
