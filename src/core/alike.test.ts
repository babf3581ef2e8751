import { describe, expect, test } from 'vitest';
import { CLASSES, manyClasses, relativeDistance } from '../testing/samples.ts';
import { groupsOf, reductionOf } from './alike.ts';
import { ggn, objectiveGgn } from './ggn.ts';
import { mean } from './likelihoods.ts';
import { createModel } from './models.ts';
import type { Objective } from './objective.ts';
import { dense, diagonal, type Precision, scalar, toDense } from './precision.ts';
import { drain, newton, type Task } from './solvers.ts';

/** The classes that have points. */
const USED = [0, 11, 27];
const { spec, model, bound, count: COUNT, random } = manyClasses();
const p = model.parameters;
const labels = Array.from({ length: COUNT }, (_, i) => USED[i % 3] as number);

const taskOf = (precision: Precision, temperature?: number): Task => {
  const b = new Float64Array(COUNT * CLASSES);
  labels.forEach((label, i) => {
    b[i * CLASSES + label] = 1;
  });
  const target = new Float64Array(CLASSES).fill(0.5 / CLASSES);
  target[0] = 0.5 + 0.5 / CLASSES;
  const objective: Objective = {
    sites: Int32Array.from({ length: COUNT }, (_, i) => i),
    a: new Float64Array(COUNT).fill(1),
    b,
    precision,
    linear: new Float64Array(p),
    ...(temperature && { terms: [{ site: 2, term: { kind: 'tempered', weight: 2, target, temperature } }] }),
  };
  return { bound, likelihood: 'categorical', objective, linear: true };
};

const base = drain(newton(taskOf(scalar(0.7)), model.initial()));

test('classes without a point move together: one block of weights, to the last bit, at the minimum of all', () => {
  expect(base.gradientNorm).toBeLessThanOrEqual(1e-8);
  expect(base.iterations).toBeLessThan(15);
  const block = (c: number) => [...base.theta.subarray(c * 10, (c + 1) * 10)];
  for (let c = 1; c < 27; c++) if (c !== 11) expect(block(c)).toEqual(block(1));
  expect(groupsOf(CLASSES, (one, other) => String(block(one)) === String(block(other)))).toHaveLength(4);
});

describe.each([
  ['a scalar', scalar(0.7), undefined],
  ['a diagonal', diagonal(Float64Array.from({ length: p }, (_, j) => 1 + (j % 10))), undefined],
  ['a matrix', dense(ggn(bound, 'categorical', base.theta)), undefined],
  ['a term at a temperature', scalar(0.7), 3],
] as const)('with %s', (_, precision, temperature) => {
  const task = taskOf(precision, temperature);
  const reduction = reductionOf(task, base.theta);
  if (!reduction) throw new Error('nothing was reduced');

  test('the few equations are those of all, restricted', () => {
    const h = mean('categorical', bound.logits(base.theta), CLASSES);
    const hessian = objectiveGgn(bound, 'categorical', task.objective, base.theta, h);
    const prior = toDense(precision, p);
    const few = reduction.hessian(base.theta, h);
    const q = Math.sqrt(few.length);
    expect(q).toBe(40);
    const columns = Array.from({ length: q }, (_, k) => reduction.expand(Float64Array.from({ length: q }, (__, j) => Number(j === k))));
    const expected = columns.flatMap((one) => {
      const image = one.map((__, i) =>
        one.reduce((sum, x, j) => sum + ((hessian[i * p + j] as number) + (prior[i * p + j] as number)) * x, 0),
      );
      return columns.map((other) => other.reduce((sum, x, i) => sum + x * (image[i] as number), 0));
    });
    expect(relativeDistance(few, expected)).toBeLessThan(1e-12);
  });

  test('a gradient is added up over the classes of a block', () => {
    const x = Float64Array.from({ length: 40 }, (_, j) => Math.sin(j));
    const members = [1, 25, 1, 1];
    expect(
      relativeDistance(
        reduction.reduce(reduction.expand(x)),
        x.map((value, j) => value * (members[Math.floor(j / 10)] as number)),
      ),
    ).toBeLessThan(1e-14);
  });
});

test('a matrix that tells classes apart is not reduced', () => {
  const values = ggn(bound, 'categorical', base.theta);
  values[15 * p + 15] = 2 * (values[15 * p + 15] as number) + 1;
  expect(reductionOf(taskOf(dense(values)), base.theta)).toBeNull();
});

test('small problems, other models and classes that all have points are left as they are', () => {
  expect(
    reductionOf(
      taskOf(scalar(1)),
      Float64Array.from({ length: p }, () => random.normal()),
    ),
  ).toBeNull();
  const small = createModel({ ...spec, outputs: 3 }).bind({ count: 1, dimension: 2, inputs: new Float64Array(2) });
  const objective: Objective = {
    sites: Int32Array.of(0),
    a: Float64Array.of(1),
    b: Float64Array.of(1, 0, 0),
    precision: scalar(1),
    linear: new Float64Array(30),
  };
  expect(reductionOf({ bound: small, likelihood: 'categorical', objective, linear: true }, new Float64Array(30))).toBeNull();
});
