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
    const ins = Array.from({ length: units[layer] ?? 0 }, (_, i) => unit(layer - 1, i));
    const outs = Array.from({ length: fanOut }, (_, o) => unit(layer, o));
    return [...ins.flatMap((from) => outs.map((to) => `${place}: ${from} → ${to}`)), ...outs.map((to) => `${place}: bias of ${to}`)];
  });
};

/** Names of the entries of θ, in its order: the monomials of a GLM, the connexions of an MLP. */
export const weightNames = (model: ModelSpec): string[] => (model.family === 'glm' ? glmNames(model) : mlpNames(model));

/** Names for a θ of the given length: of the first model that has so many weights, else numbered. */
export const namesFor = (length: number, models: readonly ModelSpec[]): string[] => {
  const model = models.find((candidate) => createModel(candidate).parameters === length);
  return model ? weightNames(model) : Array.from({ length }, (_, index) => `weight ${index + 1}`);
};
