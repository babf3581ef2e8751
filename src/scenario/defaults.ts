import type { Activation, Likelihood, ModelSpec } from '../core/model.ts';
import { generators } from '../data/generators.ts';
import { effectsOf } from './changes.ts';
import type { Change, Revisit, Scenario, ScenarioData, ScenarioModel } from './types.ts';

/** A model with nothing left open. `degree` counts for a GLM; `hidden`, `activation` and `seed` for an MLP. */
export interface ResolvedModel {
  family: 'glm' | 'mlp';
  likelihood: Likelihood;
  inputs: 'raw' | 'standardised';
  degree: number;
  hidden: number[];
  activation: Activation;
  seed: number;
}

/** A scenario with every default filled in, and the figures that follow from its data. */
export interface ResolvedScenario {
  version: 1;
  data: {
    /** The rows before any step: given, or generated from the preset. */
    points: number[][];
    columns: string[];
    classes: string[];
  };
  /** d: features of a row. */
  dimension: number;
  /** C: 2 for 'bernoulli', the number of classes for 'categorical', 1 for 'gaussian'. */
  classCount: number;
  model: ResolvedModel;
  prior: { precision: number };
  base?: { theta: number[] };
  memory: {
    rule: string;
    size: number;
    perClass: boolean;
    weights: 'one' | 'n-over-m' | 'trace';
    seed: number;
    budget: 'per-step' | 'total';
    indices?: number[];
  };
  steps: Change[];
  methods: string[];
  options: Record<string, number | string>;
  probes: number[][];
  revisit: Revisit;
}

/** The rows [x1, …, xd, label] before any step. Throws a RangeError for a preset that is not known. */
export const basePoints = (data: ScenarioData): number[][] => {
  if (data.preset === undefined) return (data.points ?? []).map((row) => [...row]);
  const generator = generators.get(data.preset.id);
  if (generator === undefined) throw new RangeError(`basePoints: there is no preset '${data.preset.id}'; validate the scenario first`);
  return generator.generate(data.preset);
};

/** d of the data, without generating it. */
export const dimensionOf = (data: ScenarioData): number => (data.points === undefined ? 2 : (data.points[0]?.length ?? 1) - 1);

/** n of the first past, which the size of the memory counts against. */
export const pastCount = ({ data }: Pick<Scenario, 'data'>): number => data.preset?.count ?? data.points?.length ?? 0;

/** Points remembered of the first past, and whether they are picked by hand. */
export const presentMemory = ({ data, memory }: Pick<Scenario, 'data' | 'memory'>): { readonly size: number; readonly byHand: boolean } => {
  const { size, indices } = memory;
  return { size: indices ? indices.length : Math.min(size, pastCount({ data })), byHand: indices !== undefined };
};

/** Labels of rows [x1, …, xd, label] and of all that the steps bring. */
export function* labelsOf(rows: readonly (readonly number[])[], steps: readonly Change[]): Generator<number, void> {
  for (const row of rows) yield row.at(-1) ?? 0;
  for (const step of steps) {
    const { added = [], relabelled = [] } = effectsOf(step);
    for (const row of added) yield row.at(-1) ?? 0;
    for (const [, label] of relabelled) yield label;
  }
}

/** Largest label of the data and of all that the steps bring. */
const largestLabel = ({ data, steps }: Pick<Scenario, 'data' | 'steps'>): number => {
  // Presets have two classes.
  let largest = data.points === undefined ? 1 : 0;
  for (const label of labelsOf(data.points ?? [], steps)) largest = Math.max(largest, label);
  return largest;
};

/** C: 2 for 'bernoulli', 1 for 'gaussian'; for 'categorical' as many as labels or class names need, at least 2. */
export const classCountOf = (scenario: Pick<Scenario, 'data' | 'steps' | 'model'>): number => {
  switch (scenario.model.likelihood ?? 'bernoulli') {
    case 'bernoulli':
      return 2;
    case 'gaussian':
      return 1;
    case 'categorical':
      return Math.max(2, largestLabel(scenario) + 1, scenario.data.classes?.length ?? 0);
  }
};

/** The model with its defaults: logistic, inputs as they are, linear features, 16 + 16 tanh units, seed 0. */
export const resolveModel = (model: ScenarioModel): ResolvedModel => ({
  family: model.family,
  likelihood: model.likelihood ?? 'bernoulli',
  inputs: model.inputs ?? 'raw',
  degree: model.features?.degree ?? 1,
  hidden: [...(model.hidden ?? [16, 16])],
  activation: model.activation ?? 'tanh',
  seed: model.seed ?? 0,
});

/** The function f(x; θ) that a scenario's model, or a step's, means for d features and C classes. */
export const modelSpec = (model: ScenarioModel, dimension: number, classCount: number): ModelSpec => {
  const { family, likelihood, degree, hidden, activation, seed } = resolveModel(model);
  return { family, likelihood, dimension, outputs: likelihood === 'categorical' ? classCount : 1, degree, hidden, activation, seed };
};

/** The scenario with every default of scenario.md filled in; nothing in it is shared with the argument but steps and probes. */
export const withDefaults = (scenario: Scenario): ResolvedScenario => {
  const { data, base, memory } = scenario;
  const dimension = dimensionOf(data);
  const classCount = classCountOf(scenario);
  return {
    version: 1,
    data: {
      points: basePoints(data),
      columns: data.columns ?? [...Array.from({ length: dimension }, (_, j) => `x${j + 1}`), 'label'],
      classes: data.classes ?? Array.from({ length: Math.max(2, classCount) }, (_, c) => `class ${c}`),
    },
    dimension,
    classCount,
    model: resolveModel(scenario.model),
    prior: { ...scenario.prior },
    ...(base === undefined ? {} : { base: { theta: [...base.theta] } }),
    memory: {
      rule: memory.rule,
      size: memory.size,
      perClass: memory.perClass ?? true,
      weights: memory.weights ?? 'one',
      seed: memory.seed ?? 0,
      budget: memory.budget ?? 'per-step',
      ...(memory.indices === undefined ? {} : { indices: [...memory.indices] }),
    },
    steps: scenario.steps,
    methods: [...scenario.methods],
    options: { ...scenario.options },
    probes: scenario.probes ?? [],
    revisit: scenario.revisit ?? 'never',
  };
};
