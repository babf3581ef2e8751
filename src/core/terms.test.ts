import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Draw, relativeDistance, type Sample, sampleOf } from '../testing/samples.ts';
import { objectiveGgn } from './ggn.ts';
import { hessianByDifferences } from './hessian.ts';
import { mean } from './likelihoods.ts';
import { evaluate, type Objective } from './objective.ts';
import { scalar, toDense } from './precision.ts';
import { drain, minimise, type Task } from './solvers.ts';
import { definitions } from './terms.ts';
import { addScaled, scale } from './vectors.ts';

const draws = fc.record({
  family: fc.constantFrom('glm', 'mlp'),
  likelihood: fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
  degree: fc.integer({ min: 1, max: 3 }),
  hidden: fc.constantFrom([4], [3, 2]),
  seed: fc.nat(),
}) satisfies fc.Arbitrary<Draw>;

/** Labels at the first points, old predictions at a temperature at every third, two terms where both fall together. */
const mixed = (sample: Sample, temperature: number): Task => {
  const { bound, spec, model, y } = sample;
  const { outputs, likelihood } = spec;
  const sites = Int32Array.from({ length: bound.count }, (_, i) => i);
  const then = mean(likelihood, scale(1 / temperature, bound.logits(sample.theta())), outputs);
  const objective: Objective = {
    sites,
    a: Float64Array.from(sites, (i) => Number(i < 8)),
    b: y.map((label, k) => (k < 8 * outputs ? label : 0)),
    precision: scalar(0.7),
    linear: model.initial(),
    terms: [...sites]
      .filter((i) => i % 3 === 0)
      .map((site) => ({
        site,
        term: { kind: 'tempered', weight: 1 + site / 10, temperature, target: then.slice(site * outputs, (site + 1) * outputs) },
      })),
  };
  return { bound, likelihood, objective, linear: model.linear };
};

test('every file of terms/ is a kind of term', () => {
  const files = readdirSync(new URL('./terms/', import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(Object.keys(definitions).sort());
  for (const [kind, definition] of Object.entries(definitions)) expect(definition.kind).toBe(kind);
});

test('3 the gradient of an objective with terms is that of its value', () => {
  fc.assert(
    fc.property(draws, fc.constantFrom(0.5, 2, 7), (draw, temperature) => {
      const sample = sampleOf(draw);
      const { bound, likelihood, objective } = mixed(sample, temperature);
      const theta = sample.theta();
      const { gradient } = evaluate(bound, likelihood, objective, theta);
      const step = 1e-5;
      const slopes = theta.map((_, j) => {
        const along = new Float64Array(theta.length);
        along[j] = step;
        const value = (sign: number) => evaluate(bound, likelihood, objective, addScaled(theta, sign, along)).value;
        return (value(1) - value(-1)) / (2 * step);
      });
      expect(relativeDistance(slopes, gradient)).toBeLessThan(draw.family === 'glm' ? 1e-6 : 1e-5);
    }),
  );
});

test('its Hessian for a GLM is that of its gradient; Newton solves it, and L-BFGS a network', () => {
  fc.assert(
    fc.property(draws, fc.constantFrom(0.5, 2, 7), (draw, temperature) => {
      const sample = sampleOf(draw);
      const task = mixed(sample, temperature);
      const { bound, likelihood, objective } = task;
      const fit = drain(minimise(task, sample.model.initial()));
      expect(fit.converged).toBe(true);
      if (draw.family === 'mlp') return;
      expect(fit.gradientNorm).toBeLessThanOrEqual(1e-8);
      const theta = sample.theta();
      const hessian = toDense(objective.precision, theta.length);
      const data = objectiveGgn(bound, likelihood, objective, theta);
      for (let k = 0; k < hessian.length; k++) hessian[k] = (hessian[k] as number) + (data[k] as number);
      expect(relativeDistance(hessian, drain(hessianByDifferences(task, theta)))).toBeLessThan(1e-7);
    }),
  );
});
