import { changeWith, effectsOf } from './changes.ts';
import { classCountOf } from './defaults.ts';
import type { Scenario, ScenarioModel } from './types.ts';

/** So many classes have a colour and a shape of their own. */
export const MOST_CLASSES = 10;
const LONGEST_NAME = 40;

/** Name of a class that was given none: A, B, C … */
export const defaultClassName = (label: number): string => String.fromCharCode(65 + (label % 26));

/** The names of all the classes, given or A, B, C …; none for numbers as labels. */
export const classNames = (scenario: Pick<Scenario, 'data' | 'model' | 'steps'>): string[] => {
  if (scenario.model.likelihood === 'gaussian') return [];
  return Array.from(
    { length: Math.max(2, classCountOf(scenario)) },
    (_, label) => scenario.data.classes?.[label] ?? defaultClassName(label),
  );
};

/** The scenario with these classes: two are 'bernoulli', more are 'categorical'. θ* and probes of another shape are dropped. */
const withClasses = (scenario: Scenario, classes: string[]): Scenario => {
  const likelihood = classes.length > 2 ? 'categorical' : 'bernoulli';
  const of = (model: ScenarioModel): ScenarioModel => ({ ...model, likelihood });
  const { base, probes, ...rest } = scenario;
  return {
    ...rest,
    data: { ...scenario.data, classes },
    model: of(scenario.model),
    steps: scenario.steps.map((step) => {
      const { model } = effectsOf(step);
      return model ? changeWith(step.kind, of(model)) : step;
    }),
  };
};

/** Scenario with one more class, without a point yet. Unchanged for numbers as labels, and where there are ten. */
export const addClass = (scenario: Scenario): Scenario => {
  const names = classNames(scenario);
  if (names.length === 0 || names.length >= MOST_CLASSES) return scenario;
  return withClasses(scenario, [...names, defaultClassName(names.length)]);
};

/** Is there a point of the last class, before or after any step? */
export const lastClassIsUsed = (scenario: Scenario): boolean => {
  const { classes, ...data } = scenario.data;
  const used = classCountOf({ ...scenario, data, model: { ...scenario.model, likelihood: 'categorical' } });
  return used >= classNames(scenario).length;
};

/** Without the last class. Unchanged where it has points, and where there are two. */
export const removeLastClass = (scenario: Scenario): Scenario => {
  const names = classNames(scenario);
  return names.length <= 2 || lastClassIsUsed(scenario) ? scenario : withClasses(scenario, names.slice(0, -1));
};

/** The class under another name; an empty one gives it its letter back. */
export const renameClass = (scenario: Scenario, label: number, name: string): Scenario => {
  const names = classNames(scenario);
  const next = name.trim().slice(0, LONGEST_NAME) || defaultClassName(label);
  if (names[label] === undefined || names[label] === next) return scenario;
  return { ...scenario, data: { ...scenario.data, classes: names.map((old, k) => (k === label ? next : old)) } };
};
