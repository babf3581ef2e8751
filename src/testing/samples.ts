import { mean, targets } from '../core/likelihoods.ts';
import type { Activation, BoundModel, Likelihood, Model, ModelSpec } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { createRandom, type Random } from '../core/random.ts';

/** Seed of a random problem: all of it follows from these few fields, so that a test prints what it needs to repeat a failure. */
export interface Draw {
  readonly family: 'glm' | 'mlp';
  readonly likelihood: Likelihood;
  readonly degree?: number;
  readonly hidden?: readonly number[];
  readonly activation?: Activation;
  readonly dimension?: number;
  readonly count?: number;
  readonly seed: number;
}

/** A model at random points with random labels: the material of the tests. */
export interface Sample {
  readonly spec: ModelSpec;
  readonly model: Model;
  readonly bound: BoundModel;
  /** Rows [x1, …, xd, label]. */
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly number[];
  /** Targets, n × C. */
  readonly y: Float64Array;
  readonly random: Random;
  /** A θ near where training would start. */
  theta(): Float64Array;
}

/** Three classes for 'categorical', labels that follow a line with some noise, inputs of about ±1. */
export const sampleOf = ({
  family,
  likelihood,
  degree = 1,
  hidden = [4],
  activation = 'tanh',
  dimension = 2,
  count = 20,
  seed,
}: Draw): Sample => {
  const random = createRandom(seed);
  const outputs = likelihood === 'categorical' ? 3 : 1;
  const spec: ModelSpec = { family, likelihood, dimension, outputs, degree, hidden, activation, seed };
  const model = createModel(spec);
  const rows = Array.from({ length: count }, () => sampleRow(likelihood, dimension, random));
  const labels = rows.map((row) => row.at(-1) as number);
  const inputs = Float64Array.from(rows.flatMap((row) => row.slice(0, -1)));
  return {
    spec,
    model,
    bound: model.bind({ count, dimension, inputs }),
    rows,
    labels,
    y: targets(likelihood, labels, outputs),
    random,
    theta: () => model.initial().map((weight) => weight + 0.5 * random.normal()),
  };
};

/** Another row [x1, …, xd, label] of a sample's world, with coordinates of six digits. */
export const sampleRow = (likelihood: Likelihood, dimension: number, random: Random): number[] => {
  const x = Array.from({ length: dimension }, () => Math.round(1e6 * (2 * random.uniform() - 1)) / 1e6);
  const height = x.reduce((sum, value) => sum + value, 0) + 0.5 * random.normal();
  if (likelihood === 'gaussian') return [...x, height];
  return [...x, likelihood === 'bernoulli' ? Number(height > 0) : height > 0.5 ? 2 : Number(height > -0.5)];
};

/** h(f) at one θ, n × C: soft targets. */
export const meanAt = ({ bound, spec }: Sample, theta: Float64Array): Float64Array =>
  mean(spec.likelihood, bound.logits(theta), spec.outputs);

/** ‖x − y‖ / (1 + ‖y‖). */
export const relativeDistance = (x: ArrayLike<number>, y: ArrayLike<number>): number => {
  if (x.length !== y.length) throw new RangeError(`relativeDistance: lengths ${x.length} and ${y.length} differ`);
  let gap = 0;
  let size = 0;
  for (let i = 0; i < y.length; i++) {
    gap += ((x[i] as number) - (y[i] as number)) ** 2;
    size += (y[i] as number) ** 2;
  }
  return Math.sqrt(gap) / (1 + Math.sqrt(size));
};

/** C of `manyClasses`. */
export const CLASSES = 28;

/** A GLM of so many classes, ten features each (280 weights), at twelve random points; `random` goes on from there. */
export const manyClasses = (): { spec: ModelSpec; model: Model; bound: BoundModel; count: number; random: Random } => {
  const spec: ModelSpec = {
    family: 'glm',
    likelihood: 'categorical',
    dimension: 2,
    outputs: CLASSES,
    degree: 3,
    hidden: [],
    activation: 'tanh',
    seed: 0,
  };
  const model = createModel(spec);
  const random = createRandom(4);
  const count = 12;
  const bound = model.bind({ count, dimension: 2, inputs: Float64Array.from({ length: 2 * count }, () => random.normal()) });
  return { spec, model, bound, count, random };
};
