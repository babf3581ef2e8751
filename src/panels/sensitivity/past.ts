import { classCountOf } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';

const NO_MEMORY: Scenario['memory'] = { rule: 'random', size: 0 };

/**
 * What the past of change `step` follows from, as a scenario whose change `step` does nothing: the same however the change itself,
 * the methods and the screen are edited. With the memory where it counts, without it otherwise.
 */
export const pastScenario = (scenario: Scenario, step: number, withMemory: boolean): Scenario => {
  const { data, model, prior, base, memory, steps } = scenario;
  const needed = model.likelihood === 'categorical' ? classCountOf(scenario) : 0;
  const names = data.classes ?? [];
  // A later change may bring a class that the past has not; the model has a logit for it all the same.
  const classes =
    needed > names.length ? { classes: [...names, ...Array.from({ length: needed - names.length }, (_, c) => `${names.length + c}`)] } : {};
  return {
    version: 1,
    data: needed > names.length ? { ...data, ...classes } : data,
    model,
    prior,
    ...(base && { base }),
    memory: withMemory ? memory : NO_MEMORY,
    steps: [...steps.slice(0, step), { kind: 'add', points: [] }],
    methods: ['exact'],
  };
};

/** Whether two scenarios have the same points and the same model before change `step`: told by the parts that an edit replaces. */
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
