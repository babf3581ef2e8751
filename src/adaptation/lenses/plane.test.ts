import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelSpec } from '../../core/model.ts';
import { createModel } from '../../core/models.ts';
import { evaluate, type Objective } from '../../core/objective.ts';
import { dense, diagonal, scalar } from '../../core/precision.ts';
import { createRandom } from '../../core/random.ts';
import { addScaled, dot, norm, subtract } from '../../core/vectors.ts';
import { gradientInPlane, gradientOn, lift, planeThrough, project, restrict, valueOn, windowAround } from './plane.ts';

const P = 6;
const vectors = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: P, maxLength: P })
  .map((values) => Float64Array.from(values));

test('the plane is orthonormal, and holds its origin and both of what it leads to', () => {
  fc.assert(
    fc.property(vectors, vectors, vectors, (origin, one, other) => {
      const found = planeThrough(origin, [
        { id: 'one', vector: one },
        { id: 'other', vector: other },
      ]);
      const beside = addScaled(other, -dot(other, one) / (dot(one, one) || 1), one);
      fc.pre(norm(one) > 1e-3 && norm(beside) > 1e-3);
      expect(found?.through).toEqual(['one', 'other']);
      if (!found) return;
      const { plane } = found;
      expect(norm(plane.along)).toBeCloseTo(1, 12);
      expect(norm(plane.across)).toBeCloseTo(1, 12);
      expect(dot(plane.along, plane.across)).toBeCloseTo(0, 12);
      for (const vector of [one, other]) expect(project(plane, addScaled(origin, 1, vector)).outside).toBeLessThan(1e-9);
      expect(project(plane, origin)).toEqual({ x: 0, y: 0, outside: 0 });
      expect(project(plane, addScaled(origin, 1, one)).x).toBeCloseTo(norm(one), 9);
      expect(project(plane, addScaled(origin, 1, other)).y).toBeCloseTo(norm(beside), 9);
    }),
  );
});

test('a foot and its distance are all there is of θ: Pythagoras, and lifting leads back', () => {
  fc.assert(
    fc.property(vectors, vectors, vectors, (one, other, theta) => {
      const origin = new Float64Array(P).fill(0.5);
      const found = planeThrough(origin, [
        { id: 'one', vector: one },
        { id: 'other', vector: other },
      ]);
      fc.pre(found !== null);
      if (!found) return;
      const foot = project(found.plane, theta);
      const away = norm(subtract(theta, origin));
      expect(Math.hypot(foot.x, foot.y, foot.outside)).toBeCloseTo(away, 9);
      const again = project(found.plane, lift(found.plane, foot.x, foot.y));
      expect(again.outside).toBeLessThan(1e-9);
      expect(again.x).toBeCloseTo(foot.x, 9);
      expect(again.y).toBeCloseTo(foot.y, 9);
    }),
  );
});

test('directions that lead nowhere new are passed over, and said so by their absence', () => {
  const e = (k: number, length = 1): Float64Array => Float64Array.from({ length: P }, (_, j) => (j === k ? length : 0));
  const origin = new Float64Array(P);
  const choose = (...directions: [string, Float64Array][]) =>
    planeThrough(
      origin,
      directions.map(([id, vector]) => ({ id, vector })),
    )?.through;
  expect(choose(['exact', e(0, 3)], ['k-prior', e(0, 3)], ['replay', e(1)])).toEqual(['exact', 'replay']);
  expect(choose(['exact', e(0, 0)], ['k-prior', e(2)], ['replay', e(1)])).toEqual(['k-prior', 'replay']);
  expect(choose(['exact', e(0)], ['diverged', e(1, Number.NaN)], ['replay', e(3)])).toEqual(['exact', 'replay']);
  expect(choose(['exact', e(0, 2)], ['k-prior', e(0, -1)])).toBeUndefined();
  expect(choose()).toBeUndefined();
});

const SPECS: ModelSpec[] = [
  { family: 'glm', likelihood: 'bernoulli', dimension: 2, outputs: 1, degree: 2, hidden: [], activation: 'tanh', seed: 0 },
  { family: 'glm', likelihood: 'categorical', dimension: 2, outputs: 3, degree: 1, hidden: [], activation: 'tanh', seed: 0 },
  { family: 'glm', likelihood: 'gaussian', dimension: 2, outputs: 1, degree: 2, hidden: [], activation: 'tanh', seed: 0 },
  { family: 'mlp', likelihood: 'bernoulli', dimension: 2, outputs: 1, degree: 1, hidden: [4], activation: 'tanh', seed: 1 },
];

for (const spec of SPECS)
  for (const kind of ['scalar', 'diagonal', 'dense'] as const)
    test(`on the plane F and its gradient are what they are in all the weights: ${spec.family}, ${spec.likelihood}, Λ ${kind}`, () => {
      const model = createModel(spec);
      const p = model.parameters;
      const C = spec.outputs;
      const count = 12;
      const random = createRandom(7);
      const take = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal());
      const points = { inputs: take(2 * count), count, dimension: 2 };
      const sites = Int32Array.from([0, 2, 3, 7, 11]);
      const half = take(p * p);
      const symmetric = half.map((value, k) => value + (half[(k % p) * p + Math.floor(k / p)] as number));
      const precision = { scalar: scalar(0.7), diagonal: diagonal(take(p)), dense: dense(symmetric) }[kind];
      const objective: Objective = {
        sites,
        a: take(sites.length),
        b: take(sites.length * C),
        precision,
        linear: take(p),
        terms: [{ site: 3, term: { kind: 'tempered', weight: 2, target: take(C), temperature: 3 } }],
      };
      const found = planeThrough(take(p), [
        { id: 'one', vector: take(p) },
        { id: 'other', vector: take(p) },
      ]);
      if (!found) throw new Error('two random directions span a plane');
      const { plane } = found;
      const restricted = restrict(objective, plane);
      const bound = model.bind(points);
      for (const [x, y] of [
        [0, 0],
        [0.8, -0.3],
        [-2, 1.5],
      ] as const) {
        const theta = lift(plane, x, y);
        const expected = evaluate(bound.select(sites), spec.likelihood, objective, theta);
        expect(valueOn(restricted, spec.likelihood, bound.logits(theta), C, x, y)).toBeCloseTo(expected.value, 9);
        const gradient = gradientOn(restricted, bound.select(sites), spec.likelihood, plane, x, y);
        expect(norm(subtract(gradient, expected.gradient))).toBeLessThan(1e-10 * (1 + norm(expected.gradient)));
        // What the plane sees of it is the slope of F there.
        const seen = gradientInPlane(plane, gradient);
        const F = (dx: number, dy: number): number =>
          valueOn(restricted, spec.likelihood, bound.logits(lift(plane, x + dx, y + dy)), C, x + dx, y + dy);
        expect(seen.x).toBeCloseTo((F(1e-5, 0) - F(-1e-5, 0)) / 2e-5, 5);
        expect(seen.y).toBeCloseTo((F(0, 1e-5) - F(0, -1e-5)) / 2e-5, 5);
        expect(seen.share).toBeLessThanOrEqual(1);
      }
    });

test('a window has the shape that is asked for, and room around what it holds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: fc.double({ min: -9, max: 9, noNaN: true }), y: fc.double({ min: -9, max: 9, noNaN: true }) }), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      (places, aspect) => {
        const { x0, x1, y0, y1 } = windowAround(places, aspect, 0.25, 1);
        expect((x1 - x0) / (y1 - y0)).toBeCloseTo(aspect, 9);
        for (const { x, y } of places) {
          expect(Math.min(x - x0, x1 - x, y - y0, y1 - y)).toBeGreaterThanOrEqual(0.25 - 1e-9);
        }
      },
    ),
  );
});
