/** Projections of a scenario: the part of it that a run or a study asks about. */

import { classCountOf, dimensionOf } from './defaults.ts';
import type { Figure } from './figures.ts';
import type { Change, Scenario } from './types.ts';

const NOTHING: Change = { kind: 'add', points: [] };
const runs = new WeakMap<Scenario, Scenario>();

/** The scenario as it is run: without a change the methods are compared under one that does nothing. The same object for the same scenario. */
export const runnable = (scenario: Scenario): Scenario => {
  if (scenario.steps.length > 0) return scenario;
  const known = runs.get(scenario);
  if (known) return known;
  const made = { ...scenario, steps: [NOTHING] };
  runs.set(scenario, made);
  return made;
};

/** True of a figure that has a meaning for the data and the model of a scenario. */
export const hasFigure = ({ needs }: Figure, { data, model }: Pick<Scenario, 'data' | 'model'>): boolean =>
  needs === undefined || (model.likelihood !== 'gaussian' && (needs === 'classes' || dimensionOf(data) === 2));

const NO_MEMORY: Scenario['memory'] = { rule: 'random', size: 0 };

/**
 * The past of change `step`: a scenario whose change `step` does nothing, the same however the change itself, the methods and the screen
 * are edited. With the memory where it counts, without it otherwise.
 */
export const pastScenario = (scenario: Scenario, step: number, withMemory: boolean): Scenario => {
  const { data, model, prior, base, memory, steps } = scenario;
  const needed = model.likelihood === 'categorical' ? classCountOf(scenario) : 0;
  const names = data.classes ?? [];
  // A later change may bring a class that the past has not; the model has a logit for it all the same.
  const classes = needed > names.length && [...names, ...Array.from({ length: needed - names.length }, (_, c) => `${names.length + c}`)];
  return {
    version: 1,
    data: classes ? { ...data, classes } : data,
    model,
    prior,
    ...(base && { base }),
    memory: withMemory ? memory : NO_MEMORY,
    steps: [...steps.slice(0, step), NOTHING],
    methods: ['exact'],
  };
};

/** True of two scenarios with the same points and the same model before change `step`: told by the parts that an edit replaces. */
export const samePast = (one: Scenario, other: Scenario, step: number): boolean =>
  one === other ||
  (one.data === other.data &&
    one.model === other.model &&
    one.prior === other.prior &&
    one.base === other.base &&
    classesAlike(one, other) &&
    one.steps.slice(0, step).every((change, k) => change === other.steps[k]) &&
    other.steps.length >= Math.min(step, one.steps.length));

const classesAlike = (one: Scenario, other: Scenario): boolean =>
  one.model.likelihood !== 'categorical' || classCountOf(one) === classCountOf(other);

/** A scenario without its screen, title and probes, and with another memory and other methods. */
const withMemory = (
  { data, model, prior, base, steps, options }: Scenario,
  memory: Scenario['memory'],
  methods: Scenario['methods'],
): Scenario => ({ version: 1, data, model, prior, ...(base && { base }), memory, steps, methods, ...(options && { options }) });

/** A scenario without its size of memory. */
export const sizeless = (scenario: Scenario): Scenario => {
  const { indices: _, ...memory } = scenario.memory;
  return withMemory(scenario, { ...memory, size: 0 }, scenario.methods);
};

/** A scenario without its size and weights of memory, and without its methods. */
export const unweighted = (scenario: Scenario): Scenario => {
  const { indices: _, weights: __, ...memory } = scenario.memory;
  return withMemory(scenario, { ...memory, size: 0 }, ['exact']);
};

/** A scenario with its size of memory, and without the rule, the weights and the methods. */
export const ruleless = (scenario: Scenario): Scenario => {
  const { weights: _, ...memory } = scenario.memory;
  return withMemory(scenario, { ...memory, rule: 'lambda' }, ['exact']);
};
