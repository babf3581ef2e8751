import { monomials } from '../../core/features.ts';
import type { ModelSpec } from '../../core/model.ts';
import { createModel } from '../../core/models.ts';
import { subscript, superscript } from '../../ui/format.ts';

/** x₁²x₂ from the inputs that are multiplied: [0, 0, 1]. */
const monomialName = (factors: readonly number[]): string => {
  const powers = new Map<number, number>();
  for (const input of factors) powers.set(input, (powers.get(input) ?? 0) + 1);
  return [...powers].map(([input, power]) => `x${subscript(input + 1)}${power > 1 ? superscript(power) : ''}`).join('') || '1';
};

const glmNames = (model: ModelSpec): string[] => {
  const names = monomials(model.dimension, model.degree).map(monomialName);
  if (model.outputs === 1) return names;
  return Array.from({ length: model.outputs }, (_, label) => names.map((name) => `class ${label}: ${name}`)).flat();
};

const mlpNames = (model: ModelSpec): string[] => {
  const units = [model.dimension, ...model.hidden, model.outputs];
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
  const model = models.find((candidate) => createModel(candidate).parameters === length);
  return model ? weightNames(model) : Array.from({ length }, (_, index) => `weight ${index + 1}`);
};
