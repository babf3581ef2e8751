import { memoryRules } from '../adaptation/memory.ts';
import type { MethodOption } from '../adaptation/method.ts';
import { methods } from '../adaptation/methods.ts';
import type { Likelihood } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { generators } from '../data/generators.ts';
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
  pair,
  plain,
  type Read,
  required,
  ScenarioError,
  text,
  unique,
} from './check.ts';
import { classCountOf, dimensionOf, modelSpec } from './defaults.ts';
import type { Change, Scenario, ScenarioData, ScenarioMemory, ScenarioModel } from './types.ts';

export { ScenarioError } from './check.ts';

/** What a scenario may ask for at most; beyond it a browser tab would hang or run out of memory. */
export const limits = {
  presetPoints: 20_000,
  points: 100_000,
  steps: 200,
  degree: 12,
  hiddenLayers: 3,
  hiddenUnits: 256,
  /** p: methods with a full curvature keep p × p numbers. */
  parameters: 5_000,
  /** n · p: entries of a Jacobian. */
  jacobian: 50_000_000,
  /** Largest coordinate, in size: its cube is far from overflow. */
  coordinate: 1e9,
  classes: 100,
  probes: 1_000,
} as const;

const anyInteger = integer(Number.MIN_SAFE_INTEGER);
const finite = number('a finite number');
const positive = number('a number > 0', Number.MIN_VALUE);
const coordinate = number('a number of at most 1e9 in size', -limits.coordinate, limits.coordinate);

/** A label as the likelihood has it: 0 or 1, a class 0, 1, 2 …, or any number. */
const label = (likelihood: Likelihood): Read<number> => {
  switch (likelihood) {
    case 'bernoulli':
      return (path, value) => (value === 0 || value === 1 ? value + 0 : fail(path, 'a label 0 or 1', value));
    case 'categorical':
      return integer(0, limits.classes - 1);
    case 'gaussian':
      return coordinate;
  }
};

/** A row [x1, …, xd, label]. */
const row =
  (dimension: number, likelihood: Likelihood): Read<number[]> =>
  (path, value) => {
    const readLabel = label(likelihood);
    if (!Array.isArray(value) || value.length !== dimension + 1)
      return fail(path, `a row of ${dimension + 1} numbers, the label last`, value);
    return Array.from(value, (entry, j) => (j < dimension ? coordinate : readLabel)(`${path}[${j}]`, entry));
  };

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

const features: Read<NonNullable<ScenarioModel['features']>> = (path, value) => {
  const fields = fieldsOf(path, value, ['kind', 'degree']);
  return { kind: required(fields, 'kind', oneOf(['polynomial'])), degree: required(fields, 'degree', integer(0, limits.degree)) };
};

const model: Read<ScenarioModel> = (path, value) => {
  const fields = fieldsOf(path, value, ['family', 'likelihood', 'inputs', 'features', 'hidden', 'activation', 'seed']);
  return {
    family: required(fields, 'family', oneOf(['glm', 'mlp'])),
    ...optional(fields, 'likelihood', oneOf(['bernoulli', 'gaussian', 'categorical'])),
    ...optional(fields, 'inputs', oneOf(['raw', 'standardised'])),
    ...optional(fields, 'features', features),
    ...optional(fields, 'hidden', list('layers', integer(1, limits.hiddenUnits), 1, limits.hiddenLayers)),
    ...optional(fields, 'activation', oneOf(['tanh', 'relu'])),
    ...optional(fields, 'seed', anyInteger),
  };
};

const prior: Read<Scenario['prior']> = (path, value) => ({
  precision: required(fieldsOf(path, value, ['precision']), 'precision', positive),
});

/** Different indices of points, each in 0 … count − 1. */
const indices = (count: number): Read<number[]> => unique(list('indices', integer(0, count - 1), 0, count), (index) => index);

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

interface Situation {
  /** n before the step. */
  readonly count: number;
  readonly dimension: number;
  readonly likelihood: Likelihood;
}

const stepFields = {
  add: ['kind', 'points'],
  remove: ['kind', 'indices'],
  relabel: ['kind', 'labels'],
  move: ['kind', 'points'],
  prior: ['kind', 'precision'],
  model: ['kind', 'model'],
} as const satisfies Record<Change['kind'], readonly string[]>;

const step =
  ({ count, dimension, likelihood }: Situation): Read<Change> =>
  (path, value) => {
    const kind = required(fieldsOf(path, value, 'any'), 'kind', oneOf(['add', 'remove', 'relabel', 'move', 'prior', 'model']));
    const fields = fieldsOf(path, value, stepFields[kind]);
    const index = integer(0, count - 1);
    switch (kind) {
      case 'add':
        return { kind, points: required(fields, 'points', list('rows', row(dimension, likelihood), 0, limits.points - count)) };
      case 'remove': {
        const removed = required(fields, 'indices', indices(count));
        if (removed.length === count) throw new ScenarioError(`${path}.indices: expected at least one point to remain, got all ${count}`);
        return { kind, indices: removed };
      }
      case 'relabel': {
        const entry = pair('[index, label]', index, label(likelihood));
        return {
          kind,
          labels: required(
            fields,
            'labels',
            unique(list('pairs', entry), ([at]) => at),
          ),
        };
      }
      case 'move': {
        const entry = pair('[index, x]', index, list('coordinates', coordinate, dimension, dimension));
        return {
          kind,
          points: required(
            fields,
            'points',
            unique(list('pairs', entry), ([at]) => at),
          ),
        };
      }
      case 'prior':
        return { kind, precision: required(fields, 'precision', positive) };
      case 'model': {
        const changed = required(fields, 'model', model);
        const other = changed.likelihood ?? 'bernoulli';
        if (other !== likelihood) return fail(`${path}.model.likelihood`, `${likelihood}, as in scenario.model`, other);
        return { kind, model: changed };
      }
    }
  };

const countAfter = (count: number, change: Change): number => {
  if (change.kind === 'add') return count + change.points.length;
  return change.kind === 'remove' ? count - change.indices.length : count;
};

/** The steps, each against the points as they stand before it. */
const steps =
  (start: Situation): Read<Change[]> =>
  (path, value) => {
    let { count } = start;
    const next: Read<Change> = (at, item) => {
      const change = step({ ...start, count })(at, item);
      count = countAfter(count, change);
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
  return Object.fromEntries(fields.keys().map((key) => [key, required(fields, key, plain(6))]));
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

/** Whether a browser can hold a model for the points of a scenario: what one may choose. */
export const isAffordable = (model: ScenarioModel, scenario: Pick<Scenario, 'data' | 'steps'>): boolean => {
  const { data, steps } = scenario;
  const count = steps.reduce((most, step) => most + (step.kind === 'add' ? step.points.length : 0), countOf(data));
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

const known = ['version', 'title', 'data', 'model', 'prior', 'base', 'memory', 'steps', 'methods', 'options', 'probes', 'view'];

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
    count = countAfter(count, change);
    most = Math.max(most, count);
  }
  const p = parametersOf('scenario.model', readModel, dimension, classCount, most);
  const lengths = new Set([p]);
  readSteps.forEach((change, k) => {
    if (change.kind === 'model') lengths.add(parametersOf(`scenario.steps[${k}].model`, change.model, dimension, classCount, most));
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
