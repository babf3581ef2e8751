import { memoryRules } from '../adaptation/memory.ts';
import type { MethodOption } from '../adaptation/method.ts';
import { methods } from '../adaptation/methods.ts';
import type { Likelihood } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { generators } from '../data/generators.ts';
import type { Situation } from './change.ts';
import { changeKinds, changeOf, changeWith, effectsOf, growth } from './changes.ts';
import {
  boolean,
  type Fields,
  fail,
  fieldsOf,
  integer,
  list,
  number,
  oneOf,
  optional,
  plain,
  type Read,
  required,
  ScenarioError,
  text,
  unique,
} from './check.ts';
import { classCountOf, dimensionOf, modelSpec } from './defaults.ts';
import { limits } from './limits.ts';
import { anyInteger, finite, indices, model, positive, row } from './readers.ts';
import { readRevisit } from './revisit.ts';
import { readSites } from './sites.ts';
import type { Change, Scenario, ScenarioData, ScenarioMemory, ScenarioModel } from './types.ts';

export { ScenarioError } from './check.ts';
export { limits } from './limits.ts';

const rows =
  (likelihood: Likelihood): Read<number[][]> =>
  (path, value) => {
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    const columns = Array.isArray(first) ? first.length : 0;
    if (Array.isArray(value) && value.length > 0 && columns < 2)
      return fail(`${path}[0]`, 'a row of at least 2 numbers, the label last', first);
    return list('rows', row(columns - 1, likelihood), 1, limits.points)(path, value);
  };

const preset: Read<NonNullable<ScenarioData['preset']>> = (path, value) => {
  const fields = fieldsOf(path, value, ['id', 'count', 'noise', 'seed']);
  return {
    id: required(fields, 'id', oneOf([...generators.keys()])),
    count: required(fields, 'count', integer(1, limits.presetPoints)),
    noise: required(fields, 'noise', number('a number from 0 to 10', 0, 10)),
    seed: required(fields, 'seed', anyInteger),
  };
};

const data =
  (likelihood: Likelihood): Read<ScenarioData> =>
  (path, value) => {
    const fields = fieldsOf(path, value, ['points', 'preset', 'columns', 'classes']);
    if (fields.has('points') === fields.has('preset')) {
      throw new ScenarioError(`${path}: expected either points or preset, got ${fields.has('points') ? 'both' : 'neither'}`);
    }
    const source: ScenarioData = { ...optional(fields, 'points', rows(likelihood)), ...optional(fields, 'preset', preset) };
    const columns = dimensionOf(source) + 1;
    return {
      ...source,
      ...optional(fields, 'columns', list('names, one a column', text(200), columns, columns)),
      ...optional(fields, 'classes', list('names', text(200), 1, limits.classes)),
    };
  };

const prior: Read<Scenario['prior']> = (path, value) => ({
  precision: required(fieldsOf(path, value, ['precision']), 'precision', positive),
});

const memory =
  (count: number): Read<ScenarioMemory> =>
  (path, value) => {
    const fields = fieldsOf(path, value, ['rule', 'size', 'perClass', 'weights', 'seed', 'budget', 'indices']);
    return {
      rule: required(fields, 'rule', oneOf(memoryRules.map(({ id }) => id))),
      size: required(fields, 'size', integer(0)),
      ...optional(fields, 'perClass', boolean),
      ...optional(fields, 'weights', oneOf(['one', 'n-over-m', 'trace'])),
      ...optional(fields, 'seed', anyInteger),
      ...optional(fields, 'budget', oneOf(['per-step', 'total'])),
      ...optional(fields, 'indices', indices(count)),
    };
  };

/** A change as its kind reads it. */
const step =
  (situation: Situation): Read<Change> =>
  (path, value) => {
    const kind = required(fieldsOf(path, value, 'any'), 'kind', oneOf(changeKinds));
    const { field, read } = changeOf(kind);
    return changeWith(kind, required(fieldsOf(path, value, ['kind', field]), field, read(situation)));
  };

/** The steps, each against the points as they stand before it. */
const steps =
  (start: Situation): Read<Change[]> =>
  (path, value) => {
    let { count } = start;
    const next: Read<Change> = (at, item) => {
      const change = step({ ...start, count })(at, item);
      count += growth(change);
      return change;
    };
    return list('steps', next, 0, limits.steps)(path, value);
  };

const methodIds: Read<string[]> = unique(list('method ids', oneOf(methods.map(({ id }) => id)), 1), (id) => id);

const optionValue = (option: MethodOption): Read<number | string> =>
  option.kind === 'range'
    ? number(`a number from ${option.min} to ${option.max}`, option.min, option.max)
    : oneOf(option.choices.map(({ id }) => id));

const options: Read<Record<string, number | string>> = (path, value) => {
  const known = new Map(methods.flatMap((method) => method.options.map((option) => [`${method.id}.${option.id}`, option])));
  const fields = fieldsOf(path, value, 'any');
  const read = (key: string): number | string => {
    const option = known.get(key);
    if (option === undefined) throw new ScenarioError(`${path}['${key.slice(0, 60)}']: unknown option`);
    return optionValue(option)(`${path}['${key}']`, fields.get(key));
  };
  return Object.fromEntries(fields.keys().map((key) => [key, read(key)]));
};

const view: Read<Record<string, unknown>> = (path, value) => {
  const fields = fieldsOf(path, value, 'any');
  const read = plain(6, limits.viewValues);
  return Object.fromEntries(fields.keys().map((key) => [key, required(fields, key, read)]));
};

/** Length of θ of a model. */
const lengthOf = (model: ScenarioModel, dimension: number, classCount: number): number =>
  createModel(modelSpec(model, dimension, classCount)).parameters;

/** Why a browser cannot hold a model of p weights for n points; null where it can. */
const sizeProblem = (parameters: number, count: number): string | null => {
  if (parameters > limits.parameters) return `expected a model of at most ${limits.parameters} weights, got ${parameters}`;
  if (parameters * count <= limits.jacobian) return null;
  return `expected at most ${limits.jacobian} points times weights, got ${count} × ${parameters}`;
};

/** True of a model that a browser can hold for the points of a scenario: one that can be chosen. */
export const isAffordable = (model: ScenarioModel, scenario: Pick<Scenario, 'data' | 'steps'>): boolean => {
  const { data, steps } = scenario;
  const count = steps.reduce((most, change) => most + Math.max(0, growth(change)), countOf(data));
  return sizeProblem(lengthOf(model, dimensionOf(data), classCountOf({ data, steps, model })), count) === null;
};

const countOf = (data: ScenarioData): number => data.points?.length ?? data.preset?.count ?? 0;

/** Length of θ of a model, which must be one that a browser can hold for n points. */
const parametersOf = (path: string, changed: ScenarioModel, dimension: number, classCount: number, count: number): number => {
  const parameters = lengthOf(changed, dimension, classCount);
  const problem = sizeProblem(parameters, count);
  if (problem !== null) throw new ScenarioError(`${path}: ${problem}`);
  return parameters;
};

const known = [
  'version',
  'title',
  'data',
  'model',
  'prior',
  'base',
  'memory',
  'steps',
  'methods',
  'options',
  'probes',
  'revisit',
  'sites',
  'view',
];

/**
 * The scenario that a value is, as a copy that holds nothing else. Throws a `ScenarioError` whose message begins with the first field
 * that is wrong: `scenario.memory.size: expected an integer ≥ 0, got -3`. What is optional and missing stays missing.
 */
export const parseScenario = (value: unknown): Scenario => {
  const fields = fieldsOf('scenario', value, known);
  if (fields.get('version') !== 1) return fail('scenario.version', '1', fields.get('version'));
  const readModel = required(fields, 'model', model);
  const likelihood = readModel.likelihood ?? 'bernoulli';
  const readData = required(fields, 'data', data(likelihood));
  const dimension = dimensionOf(readData);
  const count = countOf(readData);
  const readSteps = required(fields, 'steps', steps({ count, dimension, likelihood }));
  return {
    version: 1,
    ...optional(fields, 'title', text(1000)),
    data: readData,
    model: readModel,
    prior: required(fields, 'prior', prior),
    ...parameterVectors(fields, readData, readModel, readSteps),
    memory: required(fields, 'memory', memory(count)),
    steps: readSteps,
    methods: required(fields, 'methods', methodIds),
    ...optional(fields, 'options', options),
    ...optional(fields, 'revisit', readRevisit),
    ...optional(fields, 'sites', readSites(count)),
    ...optional(fields, 'view', view),
  };
};

/** `base` and `probes`, whose lengths follow from the model: p of the scenario's model, for probes also of one that a step changes to. */
const parameterVectors = (
  fields: Fields,
  readData: ScenarioData,
  readModel: ScenarioModel,
  readSteps: readonly Change[],
): Pick<Scenario, 'base' | 'probes'> => {
  const dimension = dimensionOf(readData);
  const classCount = classCountOf({ data: readData, model: readModel, steps: [...readSteps] });
  let count = countOf(readData);
  let most = count;
  for (const change of readSteps) {
    count += growth(change);
    most = Math.max(most, count);
  }
  const p = parametersOf('scenario.model', readModel, dimension, classCount, most);
  const lengths = new Set([p]);
  readSteps.forEach((change, k) => {
    const { model: next } = effectsOf(change);
    if (next) lengths.add(parametersOf(`scenario.steps[${k}].${changeOf(change.kind).field}`, next, dimension, classCount, most));
  });
  const base: Read<{ theta: number[] }> = (path, value) => ({
    theta: required(fieldsOf(path, value, ['theta']), 'theta', list('numbers', finite, p, p)),
  });
  const probe: Read<number[]> = (path, value) => {
    const theta = list('numbers', finite)(path, value);
    return lengths.has(theta.length) ? theta : fail(path, `an array of ${[...lengths].join(' or ')} numbers`, value);
  };
  return { ...optional(fields, 'base', base), ...optional(fields, 'probes', list('vectors θ', probe, 0, limits.probes)) };
};
