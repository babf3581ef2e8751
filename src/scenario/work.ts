import { methodById } from '../adaptation/methods.ts';
import { LARGE } from '../core/alike.ts';
import type { ModelSpec } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { effectsOf, growth } from './changes.ts';
import { DECISION_RESOLUTION } from './decisions.ts';
import { classCountOf, dimensionOf, modelSpec, pastCount, presentMemory } from './defaults.ts';
import type { Scenario, ScenarioModel } from './types.ts';

/*
 * Seconds of one core of a laptop of 2020, by kind of arithmetic: measured over GLMs and networks of 3 to 1,000 weights. An estimate is
 * right to a factor of about three: the iterations of a fit are not known before it has run.
 */
/** A product of the sum of outer products JᵀWJ, over half the matrix. */
const OUTER = 0.55e-9;
/** A product of a Cholesky factor, its inverse or a solve, p³ / 3 each. */
const FACTOR = 1.6e-9;
/** A product of logits, of a gradient or of a Jacobian. */
const PRODUCT = 1.5e-9;
/** A unit of a network at one point: its activation and what is done for it. */
const UNIT = 25e-9;
/** A point in the figures of one method. */
const POINT = 2.5e-6;

/** Iterations of Newton's method from another start, and of L-BFGS. */
const NEWTON = 9;
const LBFGS = 130;

interface Shape {
  readonly spec: ModelSpec;
  /** p. */
  readonly weights: number;
  /** C and p of the matrices that are built and factorised. */
  readonly outputs: number;
  readonly size: number;
  readonly isLinear: boolean;
}

/** Classes that no point has are one class to the solver where there are many of them (`reductionOf` of core/alike.ts). */
const shapeOf = (spec: ModelSpec, scenario: Scenario): Shape => {
  const { parameters, linear } = createModel(spec);
  const alike = linear && parameters > LARGE && spec.outputs > 2 ? classesWithPoints(scenario) + 1 : spec.outputs;
  const outputs = 2 * alike <= spec.outputs ? alike : spec.outputs;
  return { spec, weights: parameters, outputs, size: (parameters / spec.outputs) * outputs, isLinear: linear };
};

/** Number of classes that the data or a change has a point of. */
const classesWithPoints = ({ data, steps }: Pick<Scenario, 'data' | 'steps'>): number => {
  const seen = new Set<number | undefined>(data.points?.map((row) => row.at(-1)) ?? [0, 1]);
  for (const { added = [], relabelled = [] } of steps.map(effectsOf)) {
    for (const row of added) seen.add(row.at(-1));
    for (const [, label] of relabelled) seen.add(label);
  }
  return seen.size;
};

/** Value and gradient of an objective of `sites` points. */
const evaluation = ({ spec, weights, isLinear }: Shape, sites: number): number =>
  isLinear
    ? sites * weights * 3 * PRODUCT + sites * spec.outputs * UNIT
    : sites * (3 * weights * PRODUCT + (spec.outputs + spec.hidden.reduce((sum, units) => sum + units, 0)) * UNIT);

/** Σ JᵀWJ over `sites` points; of a GLM without the zeros of J, which has the features once an output. */
const curvature = ({ size: p, outputs, isLinear }: Shape, sites: number): number =>
  isLinear
    ? sites * ((p * p) / 2) * (outputs > 1 ? 2 : 1) * OUTER
    : sites * outputs * ((p * p) / 2) * OUTER + sites * outputs * outputs * p * PRODUCT;

const factor = ({ size: p }: Shape): number => ((p * p * p) / 3) * FACTOR;

/** A minimisation over `sites` points. */
const minimisation = (shape: Shape, sites: number, isDense: boolean): number =>
  shape.isLinear
    ? NEWTON * (curvature(shape, sites) + factor(shape) + 2 * evaluation(shape, sites))
    : LBFGS * (1.2 * evaluation(shape, sites) + (isDense ? shape.weights ** 2 * PRODUCT : 0) + 200 * shape.weights * PRODUCT);

/** Variance of the predictions at `count` points: H, (H + δI)⁻¹, and V of each point. */
const variances = (shape: Shape, count: number): number =>
  curvature(shape, count) + 3 * factor(shape) + count * (shape.isLinear ? 1 : shape.outputs) * shape.size ** 2 * PRODUCT;

/** Classes on the grid, with the logits at the points. */
const decisions = (shape: Shape, count: number): number => evaluation(shape, DECISION_RESOLUTION ** 2 + 2 * count) / 2 + count * POINT;

/** Seconds that a run of a scenario takes on one core of a common computer, to a factor of about three; cheap enough for every edit. */
export const workOf = (scenario: Scenario): number => {
  const { data, memory, steps, methods } = scenario;
  const dimension = dimensionOf(data);
  const classes = classCountOf(scenario);
  const shaped = (model: ScenarioModel): Shape => shapeOf(modelSpec(model, dimension, classes), scenario);
  const kinds = [...new Set(['exact', ...methods])].map(methodById);
  let shape = shaped(scenario.model);
  let count = pastCount(scenario);
  let remembered = presentMemory(scenario).size;
  let seconds = minimisation(shape, count, false) + variances(shape, count);
  for (const step of steps) {
    const { added = [], removed = [], relabelled = [], moved = [], model } = effectsOf(step);
    const touched = removed.length + relabelled.length + moved.length;
    const fresh = added.length + moved.length;
    if (model) shape = shaped(model);
    const before = count;
    count += growth(step);
    seconds += variances(shape, before);
    for (const { id, remembers, makes } of kinds) {
      seconds += decisions(shape, before + fresh);
      if (makes === 'solution') continue;
      const sites = id === 'exact' ? count : (remembers ? remembered + touched : 0) + fresh;
      seconds += minimisation(shape, sites, true);
      // Curvature of what is past, or scores of what may be remembered.
      seconds += curvature(shape, before) + (remembers && fresh > 0 ? variances(shape, remembered + fresh) : 0);
    }
    if (memory.budget !== 'total' && fresh > 0) remembered += Math.min(memory.size, fresh);
  }
  return seconds;
};
