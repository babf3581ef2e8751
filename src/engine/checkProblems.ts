import type { Likelihood, ModelSpec } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import type { Objective } from '../core/objective.ts';
import type { Precision } from '../core/precision.ts';
import { createRandom, type Random } from '../core/random.ts';
import type { Problem } from './engine.ts';

const SPEC: Omit<ModelSpec, 'likelihood' | 'outputs'> = {
  family: 'glm',
  dimension: 2,
  degree: 3,
  hidden: [],
  activation: 'tanh',
  seed: 1,
};

const LIKELIHOODS: readonly Likelihood[] = ['bernoulli', 'gaussian', 'categorical'];
const SHAPES: readonly Partial<ModelSpec>[] = [
  { family: 'glm', degree: 1 },
  { family: 'glm', degree: 3 },
  { family: 'mlp', hidden: [8], activation: 'relu' },
  { family: 'mlp', hidden: [8, 6], activation: 'tanh' },
];

/** Every kind of model that an engine must know, by name: 'bernoulli glm 3', 'gaussian mlp 8-6 tanh' … */
export const sampleModels = (): Record<string, ModelSpec> =>
  Object.fromEntries(
    LIKELIHOODS.flatMap((likelihood) =>
      SHAPES.map((shape) => {
        const spec = { ...SPEC, ...shape, likelihood, outputs: likelihood === 'categorical' ? 3 : 1 };
        const name = spec.family === 'glm' ? `glm ${spec.degree}` : `mlp ${spec.hidden.join('-')} ${spec.activation}`;
        return [`${likelihood} ${name}`, spec];
      }),
    ),
  );

/**
 * A small problem with every shape of objective that the methods write, seeded: all the points with hard targets (exact), a
 * memory with soft targets and an anchor (K-prior), a diagonal and a dense Λ (EWC), a term taken back (a removal, a = −1), a purely
 * linear term (a = 0), one point in two terms, and no sites at all.
 */
export const sampleProblem = (model: ModelSpec, count = 40): Problem => {
  const random = createRandom(7);
  const { parameters, initial } = createModel(model);
  const inputs = Float64Array.from({ length: count * model.dimension }, () => random.normal());
  const start = initial().map((weight) => weight + 0.3 * random.normal());
  const anchor = Float64Array.from(start, (weight) => weight + 0.1 * random.normal());
  const all = Int32Array.from({ length: count }, (_, i) => i);
  const memory = all.filter((i) => i % 3 === 0);
  const terms = (sites: Int32Array, weight: (s: number) => number): Pick<Objective, 'sites' | 'a' | 'b'> => {
    const a = Float64Array.from(sites, (_, s) => weight(s));
    const b = Float64Array.from({ length: sites.length * model.outputs }, (_, k) => {
      const s = Math.floor(k / model.outputs);
      return target(model, s, k % model.outputs, random) * (a[s] || 0.1);
    });
    return { sites, a, b };
  };
  const scalar: Precision = { kind: 'scalar', value: 1.5 };
  const diagonal: Precision = { kind: 'diagonal', values: Float64Array.from({ length: parameters }, () => 0.5 + random.uniform()) };
  const dense: Precision = { kind: 'dense', values: positiveDefinite(parameters, random) };
  const anchored = (precision: Precision): Pick<Objective, 'precision' | 'linear'> => ({
    precision,
    linear: anchor.map((weight) => 1.5 * weight),
  });
  const free = { precision: scalar, linear: new Float64Array(parameters) };
  const objectives: Objective[] = [
    { ...terms(all, () => 1), ...free },
    { ...terms(memory, () => 1), ...anchored(scalar) },
    { ...terms(memory, () => 2.5), ...anchored(diagonal) },
    { ...terms(memory, () => 1), ...anchored(dense) },
    { ...terms(memory, (s) => (s === 0 ? -1 : 1)), ...anchored(dense) },
    { ...terms(Int32Array.of(3, 5, 3), (s) => (s === 1 ? 0 : 1)), ...anchored(diagonal) },
    { ...terms(new Int32Array(0), () => 1), ...anchored(scalar) },
  ];
  return { model, points: { count, dimension: model.dimension, inputs }, objectives, thetas: objectives.map(() => start) };
};

/** Hard or soft target of one logit, any that makes rows of classes sum to one. */
const target = ({ likelihood, outputs }: ModelSpec, s: number, c: number, random: Random): number => {
  if (likelihood === 'gaussian') return random.normal();
  if (likelihood === 'bernoulli') return s % 4 === 0 ? random.uniform() : s % 2;
  return s % outputs === c ? 0.8 : 0.2 / (outputs - 1);
};

/** I + AAᵀ/p, p × p. */
const positiveDefinite = (p: number, random: Random): Float64Array => {
  const factor = Float64Array.from({ length: p * p }, () => random.normal());
  const matrix = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < p; k++) sum += ((factor[i * p + k] as number) * (factor[j * p + k] as number)) / p;
      matrix[i * p + j] = sum;
    }
  return matrix;
};
