import { describe, expect, it } from 'vitest';
import type { ModelSpec } from '../../core/model.ts';
import { createModel } from '../../core/models.ts';
import { namesFor, weightNames } from './weightNames.ts';

const spec = (over: Partial<ModelSpec>): ModelSpec => ({
  family: 'glm',
  likelihood: 'bernoulli',
  dimension: 2,
  outputs: 1,
  degree: 3,
  hidden: [],
  activation: 'tanh',
  seed: 0,
  ...over,
});

describe('weightNames', () => {
  it('names monomials in the order of the features', () => {
    expect(weightNames(spec({ degree: 3 }))).toEqual(['1', 'x₁', 'x₂', 'x₁²', 'x₁x₂', 'x₂²', 'x₁³', 'x₁²x₂', 'x₁x₂²', 'x₂³']);
    expect(weightNames(spec({ dimension: 3, degree: 2 }))).toEqual(['1', 'x₁', 'x₂', 'x₃', 'x₁²', 'x₁x₂', 'x₁x₃', 'x₂²', 'x₂x₃', 'x₃²']);
  });

  it('says which class a weight of a categorical model belongs to', () => {
    expect(weightNames(spec({ degree: 1, outputs: 2, likelihood: 'categorical' }))).toEqual([
      'class 0: 1',
      'class 0: x₁',
      'class 0: x₂',
      'class 1: 1',
      'class 1: x₁',
      'class 1: x₂',
    ]);
  });

  it('names connexions of a network: weights by input, then biases, layer by layer', () => {
    expect(weightNames(spec({ family: 'mlp', hidden: [2] }))).toEqual([
      'layer 1: x₁ → unit 1',
      'layer 1: x₁ → unit 2',
      'layer 1: x₂ → unit 1',
      'layer 1: x₂ → unit 2',
      'layer 1: bias of unit 1',
      'layer 1: bias of unit 2',
      'layer 2: unit 1 → output',
      'layer 2: unit 2 → output',
      'layer 2: bias of output',
    ]);
  });

  it('has as many names as weights', () => {
    for (const model of [
      spec({ degree: 5 }),
      spec({ dimension: 4, degree: 3, outputs: 3 }),
      spec({ dimension: 123, degree: 1 }),
      spec({ family: 'mlp', hidden: [16, 16] }),
      spec({ family: 'mlp', hidden: [4, 3, 2], outputs: 3 }),
    ])
      expect(weightNames(model)).toHaveLength(createModel(model).parameters);
  });

  it('falls back on numbers where no model fits', () => {
    const small = spec({ degree: 1 });
    expect(namesFor(3, [spec({}), small])).toEqual(['1', 'x₁', 'x₂']);
    expect(namesFor(2, [small])).toEqual(['weight 1', 'weight 2']);
  });
});
