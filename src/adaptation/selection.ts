import { curvature, mean, targets } from '../core/likelihoods.ts';
import type { ModelSpec } from '../core/model.ts';
import { createRandom, type Random } from '../core/random.ts';
import { logitVariances, NO_FACTOR } from './influence.ts';
import type { Machine, Row } from './machine.ts';
import type { Candidates, MemoryRule } from './memoryRule.ts';
import { shareOut } from './shareOut.ts';

/** Plan by which a memory is chosen, as the scenario says it. */
export interface MemoryPlan {
  readonly rule: MemoryRule;
  readonly size: number;
  readonly perClass: boolean;
  /** Labels among which `perClass` shares out, decided once from all the labels (`memoryClasses`); none: one class of all. */
  readonly classes: readonly number[];
  readonly weights: 'one' | 'n-over-m' | 'trace';
  readonly seed: number;
  readonly budget: 'per-step' | 'total';
}

/**
 * Point that is or may be remembered, and the weight c of its loss: how many points of the past it stands for, 1 while all are at hand.
 * A made-up item, features with a target, would be a second shape here, and a row that the step appends.
 */
export interface MemoryItem {
  readonly row: Row;
  readonly weight: number;
}

/** The candidates under the present model: all that the rules may look at, but the random numbers of a seed. */
const lookAt = (
  machine: Machine,
  theta: Float64Array,
  priorPrecision: number,
  candidates: readonly MemoryItem[],
): Omit<Candidates, 'random'> => {
  const { likelihood, outputs } = machine.model.spec;
  const rows = candidates.map(({ row }) => row);
  const bound = machine.bind(rows);
  const h = mean(likelihood, bound.logits(theta), outputs);
  let variances: Float64Array | null = null;
  return {
    count: rows.length,
    likelihood,
    outputs,
    theta,
    bound,
    mean: h,
    targets: targets(
      likelihood,
      rows.map(({ label }) => label),
      outputs,
    ),
    predictionVariance() {
      if (variances) return variances;
      const weights = Float64Array.from(candidates, ({ weight }) => weight);
      variances = logitVariances(bound, likelihood, theta, priorPrecision, weights);
      if (!variances) throw new UnchosenError(`Its memory cannot be chosen. ${NO_FACTOR}`);
      return variances;
    },
  };
};

const ascending = (one: number, other: number): number => one - other;

/** A memory that cannot be chosen, for a reason that a person reads. */
export class UnchosenError extends Error {
  override readonly name = 'UnchosenError';
}

/** Labels in ascending order that share a memory: the classes, or those of a regression where they are few whole numbers; else none. */
export const memoryClasses = ({ likelihood, outputs }: Pick<ModelSpec, 'likelihood' | 'outputs'>, labels: Iterable<number>): number[] => {
  if (likelihood === 'bernoulli') return [0, 1];
  if (likelihood === 'categorical') return Array.from({ length: outputs }, (_, c) => c);
  const distinct = new Set<number>();
  for (const label of labels) {
    if (!Number.isInteger(label) || distinct.size > MOST_CLASSES) return [];
    distinct.add(label);
  }
  return distinct.size > MOST_CLASSES ? [] : [...distinct].sort(ascending);
};

/** Different labels of a regression beyond which they are no classes. */
const MOST_CLASSES = 10;

/** Pool of candidates under one model. All that rules look at is computed once for memories of any rule, size, weights and seed. */
export interface Chooser {
  /** Memory of a plan; `chosen` (positions among the candidates) overrides rule and size. Throws an `UnchosenError` where a rule cannot tell. */
  remember(plan: MemoryPlan, chosen?: readonly number[]): MemoryItem[];
  /**
   * All the candidates' positions in the order in which a growing memory takes them: with `perClass` the classes take turns. The first
   * are the memory of the plan's size; those of a seeded rule and a size with no place for some class differ from another size's.
   */
  inTurn(plan: MemoryPlan): number[];
  /** Figure of each candidate that the rule orders by; null for a rule without a score. */
  scores(rule: MemoryRule): Float64Array | null;
}

/** The chooser of candidates under θ. */
export const chooserOf = (machine: Machine, theta: Float64Array, priorPrecision: number, candidates: readonly MemoryItem[]): Chooser => {
  const rows = candidates.map(({ row }) => row);
  let known: Omit<Candidates, 'random'> | null = null;
  const look = (seed: number): Candidates => {
    known ??= lookAt(machine, theta, priorPrecision, candidates);
    return { ...known, random: createRandom(seed) };
  };
  const everyone = rows.map((_, i) => i);
  /** The pools that share a memory: the classes, or one of all. */
  const poolsOf = ({ perClass, classes }: MemoryPlan): number[][] => {
    if (!perClass || classes.length === 0) return [everyone];
    const pools = new Map<number, number[]>(classes.map((label) => [label, []]));
    for (const i of everyone) pools.get(rows[i].label)?.push(i);
    return [...pools.values()];
  };
  const orders = new Map<string, number[]>();
  /** Each pool in its order, but those that have no share: they draw no random numbers. */
  const ordered = (
    plan: MemoryPlan,
    pools: readonly number[][],
    shares: readonly number[],
    random: Random = createRandom(plan.seed),
  ): number[][] => {
    const seen = { ...look(plan.seed), random };
    return pools.map((pool, k) => {
      if (!shares[k]) return [];
      if (plan.rule.seeded) return plan.rule.order(seen, pool);
      const key = `${plan.rule.id} ${pools.length} ${k}`;
      const order = orders.get(key) ?? plan.rule.order(seen, pool);
      orders.set(key, order);
      return order;
    });
  };
  let traces: Float64Array | null = null;
  return {
    remember(plan, chosen) {
      if (candidates.length === 0 || (!chosen && plan.size === 0)) return [];
      const pools = poolsOf(plan);
      const shares = shareOut(
        plan.size,
        pools.map((pool) => pool.length),
      );
      const positions =
        chosen ??
        ordered(plan, pools, shares)
          .flatMap((order, k) => order.slice(0, shares[k]))
          .sort(ascending);
      const tracesOf = (): Float64Array => {
        traces ??= curvatureTraces(look(plan.seed));
        return traces;
      };
      const weight = weightOf(plan.weights, tracesOf, candidates, positions);
      return positions.map((i) => ({ row: rows[i], weight }));
    },
    inTurn(plan) {
      if (candidates.length === 0) return [];
      const pools = poolsOf(plan);
      const available = pools.map((pool) => pool.length);
      // Chance is drawn for the pools that the memory draws from first, and then for the others.
      const random = createRandom(plan.seed);
      const remembered = shareOut(plan.size, available);
      const first = ordered(plan, pools, remembered, random);
      const others = available.map((n, k) => (remembered[k] > 0 ? 0 : n));
      const queues = ordered(plan, pools, others, random).map((queue, k) => (remembered[k] > 0 ? first[k] : queue));
      let before = available.map(() => 0);
      return everyone.map((_, taken) => {
        const shares = shareOut(taken + 1, available);
        const turn = shares.findIndex((share, k) => share > before[k]);
        before = shares;
        return queues[turn]?.[shares[turn] - 1];
      });
    },
    scores: (rule) => (rule.score && candidates.length > 0 ? rule.score.of(look(0)) : null),
  };
};

/**
 * Memory of the candidates with weights c: 1, N/M (the weight of the candidates over the points kept) or tr H / tr H_M (their curvature
 * over that of the points kept). `chosen` (positions among the candidates) overrides rule and size.
 */
export const remember = (
  plan: MemoryPlan,
  machine: Machine,
  theta: Float64Array,
  priorPrecision: number,
  candidates: readonly MemoryItem[],
  chosen?: readonly number[],
): MemoryItem[] => chooserOf(machine, theta, priorPrecision, candidates).remember(plan, chosen);

const weightOf = (
  weights: MemoryPlan['weights'],
  tracesOf: () => Float64Array,
  candidates: readonly MemoryItem[],
  kept: readonly number[],
): number => {
  if (weights === 'one' || kept.length === 0) return 1;
  const weight = (i: number): number => (candidates[i] as MemoryItem).weight;
  const all = candidates.map((_, i) => i);
  const sum = (indices: readonly number[], value: (i: number) => number): number => indices.reduce((total, i) => total + value(i), 0);
  if (weights === 'n-over-m') return sum(all, weight) / kept.length;
  const traces = tracesOf();
  const total = sum(kept, (i) => traces[i]);
  return total > 0 ? sum(all, (i) => weight(i) * traces[i]) / total : 1;
};

/** tr(J_iᵀA″J_i) of each candidate. */
const curvatureTraces = ({ bound, theta, likelihood, mean: h, outputs, count }: Candidates): Float64Array => {
  const p = theta.length;
  const { features } = bound;
  if (features && outputs > 1) {
    const width = p / outputs;
    return Float64Array.from({ length: count }, (_, i) => {
      const w = curvature(likelihood, h, i * outputs, outputs);
      let trace = 0;
      for (let c = 0; c < outputs; c++)
        for (let j = i * width; j < (i + 1) * width; j++) trace += w[c * outputs + c] * features[j] * features[j];
      return trace;
    });
  }
  const jacobian = bound.jacobian(theta);
  return Float64Array.from({ length: count }, (_, i) => {
    const w = curvature(likelihood, h, i * outputs, outputs);
    let trace = 0;
    for (let c = 0; c < outputs; c++)
      for (let k = 0; k < outputs; k++)
        for (let j = 0; j < p; j++) trace += w[c * outputs + k] * jacobian[(i * outputs + c) * p + j] * jacobian[(i * outputs + k) * p + j];
    return trace;
  });
};
