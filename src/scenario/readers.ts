import type { Likelihood } from '../core/model.ts';
import { fail, fieldsOf, integer, list, number, oneOf, optional, type Read, required, unique } from './check.ts';
import { limits } from './limits.ts';
import type { ScenarioModel } from './types.ts';

export const anyInteger = integer(Number.MIN_SAFE_INTEGER);
export const finite = number('a finite number');
export const positive = number('a number > 0', Number.MIN_VALUE);
export const coordinate = number('a number of at most 1e15 in size', -limits.coordinate, limits.coordinate);

/** A label as the likelihood has it: 0 or 1, a class 0, 1, 2 …, or any number. */
export const label = (likelihood: Likelihood): Read<number> => {
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
export const row = (dimension: number, likelihood: Likelihood): Read<number[]> => {
  const readLabel = label(likelihood);
  return (path, value) => {
    if (!Array.isArray(value) || value.length !== dimension + 1)
      return fail(path, `a row of ${dimension + 1} numbers, the label last`, value);
    const entries: number[] = [];
    for (let j = 0; j < dimension; j++) {
      const entry: unknown = value[j];
      // The path of an entry is put together only where it is wrong: there may be a hundred thousand rows.
      const sound = typeof entry === 'number' && Math.abs(entry) <= limits.coordinate;
      entries.push(sound ? entry + 0 : coordinate(`${path}[${j}]`, entry));
    }
    entries.push(readLabel(`${path}[${dimension}]`, value[dimension]));
    return entries;
  };
};

const features: Read<NonNullable<ScenarioModel['features']>> = (path, value) => {
  const fields = fieldsOf(path, value, ['kind', 'degree']);
  return { kind: required(fields, 'kind', oneOf(['polynomial'])), degree: required(fields, 'degree', integer(0, limits.degree)) };
};

/** A model with all that it may hold. */
export const model: Read<ScenarioModel> = (path, value) => {
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

/** Index of a point, 0 … count − 1. */
export const index = (count: number): Read<number> => integer(0, count - 1);

/** Different indices of points, each in 0 … count − 1. */
export const indices = (count: number): Read<number[]> => unique(list('indices', index(count), 0, count), (at) => at);
