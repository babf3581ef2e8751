import type { ModelSpec } from '../../core/model.ts';
import { subscript, superscript } from '../format.ts';

/** Exponents of each monomial of d inputs up to a degree: degree by degree, inputs in order, as θ of a GLM is laid out. */
const monomials = (dimension: number, degree: number): number[][] => {
  const rows: number[][] = [new Array<number>(dimension).fill(0)];
  let previous: { exponents: number[]; last: number }[] = [{ exponents: rows[0] as number[], last: 0 }];
  for (let order = 1; order <= degree; order++) {
    const next: { exponents: number[]; last: number }[] = [];
    for (const { exponents, last } of previous)
      for (let input = last; input < dimension; input++) {
        const raisedOnce = exponents.slice();
        raisedOnce[input] = (raisedOnce[input] ?? 0) + 1;
        next.push({ exponents: raisedOnce, last: input });
      }
    for (const { exponents } of next) rows.push(exponents);
    previous = next;
  }
  return rows;
};

const monomialName = (exponents: readonly number[]): string => {
  const factors = exponents.flatMap((power, input) => (power === 0 ? [] : [`x${subscript(input + 1)}${power > 1 ? superscript(power) : ''}`]));
  return factors.length === 0 ? '1' : factors.join('');
};

const unitsOf = (model: ModelSpec): number[] => [model.dimension, ...model.hidden, model.outputs];

/** p: how many weights the model has, without building it. */
export const weightCount = (model: ModelSpec): number => {
  if (model.family === 'mlp') {
    const units = unitsOf(model);
    return units.slice(1).reduce((sum, fanOut, layer) => sum + ((units[layer] ?? 0) + 1) * fanOut, 0);
  }
  let count = 1;
  for (let k = 1; k <= model.degree; k++) count = (count * (model.dimension + k)) / k;
  return Math.round(count) * model.outputs;
};

const glmNames = (model: ModelSpec): string[] => {
  const names = monomials(model.dimension, model.degree).map(monomialName);
  if (model.outputs === 1) return names;
  return Array.from({ length: model.outputs }, (_, label) => names.map((name) => `class ${label}: ${name}`)).flat();
};

const mlpNames = (model: ModelSpec): string[] => {
  const units = unitsOf(model);
  const last = units.length - 2;
  const unit = (layer: number, index: number): string => {
    if (layer < 0) return `x${subscript(index + 1)}`;
    if (layer === last) return model.outputs === 1 ? 'output' : `class ${index}`;
    return `unit ${index + 1}`;
  };
  return units.slice(1).flatMap((fanOut, layer) => {
    const place = `layer ${layer + 1}`;
    const fanIn = units[layer] ?? 0;
    const names: string[] = [];
    for (let i = 0; i < fanIn; i++) for (let o = 0; o < fanOut; o++) names.push(`${place}: ${unit(layer - 1, i)} → ${unit(layer, o)}`);
    for (let o = 0; o < fanOut; o++) names.push(`${place}: bias of ${unit(layer, o)}`);
    return names;
  });
};

/** What each entry of θ is called: the monomial of a GLM, the connexion of an MLP. One name an entry, in the order of θ. */
export const weightNames = (model: ModelSpec): string[] => (model.family === 'glm' ? glmNames(model) : mlpNames(model));

/** Names for a θ of the given length: of the first model that has so many weights, else numbered. */
export const namesFor = (length: number, models: readonly ModelSpec[]): string[] => {
  const model = models.find((candidate) => weightCount(candidate) === length);
  return model ? weightNames(model) : Array.from({ length }, (_, index) => `weight ${index + 1}`);
};
