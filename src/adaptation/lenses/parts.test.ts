import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { evaluate } from '../../core/objective.ts';
import { addInto, norm } from '../../core/vectors.ts';
import { type Draw, relativeDistance } from '../../testing/samples.ts';
import { adaptOnce, baseOf, changeOf, worldOf } from '../../testing/sampleWorlds.ts';
import { compareGradients, splitGradient } from '../reconstruction.ts';
import { partsOf, splitReconstruction, TERMS } from './parts.ts';

vi.setConfig({ testTimeout: 30_000 });

const draws = (families: readonly Draw['family'][]) =>
  fc.record({
    family: fc.constantFrom(...families),
    likelihood: fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
    degree: fc.integer({ min: 1, max: 3 }),
    hidden: fc.constantFrom([4], [3, 2]),
    seed: fc.nat(),
  }) satisfies fc.Arbitrary<Draw>;

const METHODS = ['exact', 'fine-tune', 'weight-prior', 'ewc-diagonal', 'ewc-full', 'functional', 'replay', 'k-prior', 'k-prior+ewc'];

/** G, and a method's Ĝ with its split, at some θ of a world whose θ* is no optimum. */
const splitOf = (draw: Draw, id: string, memory: readonly number[] | 'all', options?: Record<string, number>) => {
  const world = worldOf(draw, 0.8);
  const { bound, spec, y, theta: thetaOf } = world.sample;
  const base = baseOf(world, thetaOf());
  const { adapted } = adaptOnce(world, base, id, changeOf(world, {}), { memory, options });
  const past = adapted.solution?.past;
  if (!past) throw new Error('the method has no past objective');
  const theta = thetaOf();
  const ground = { likelihood: spec.likelihood, priorPrecision: 0.8, thetaStar: base.theta };
  const at = bound.select(past.sites);
  const truth = splitGradient({ ...ground, bound, targets: y }, theta);
  const pastGradient = new Float64Array(theta.length);
  for (const term of Object.values(truth)) addInto(pastGradient, 1, term);
  return {
    truth,
    pastGradient,
    reconstructed: evaluate(at, spec.likelihood, past, theta).gradient,
    split: splitReconstruction({ ...ground, bound: at }, past, theta),
    atStar: splitReconstruction({ ...ground, bound: at }, past, base.theta),
  };
};

test('the five terms of a reconstruction add up to it, and at θ* only what is left over there remains', () => {
  fc.assert(
    fc.property(draws(['glm', 'mlp']), fc.constantFrom(...METHODS), fc.uniqueArray(fc.nat(19)), fc.boolean(), (draw, id, memory, hot) => {
      const temperatures = { 'k-prior.temperature': 2, 'functional.temperature': 0.5 };
      const { reconstructed, split, atStar } = splitOf(draw, id, memory, hot ? temperatures : {});
      const sum = new Float64Array(reconstructed.length);
      for (const term of TERMS) addInto(sum, 1, split[term]);
      expect(relativeDistance(sum, reconstructed)).toBeLessThan(1e-10);
      expect(norm(atStar.weights) + norm(atStar.predictions) + norm(atStar.labels) + norm(atStar.curvature)).toBeLessThan(1e-10);
      expect(relativeDistance(atStar.leftover, split.leftover)).toBeLessThan(1e-10);
    }),
    { numRuns: 60 },
  );
});

test('which terms a method keeps: K-prior with everything in memory weights and predictions, replay the labels too, EWC no predictions', () => {
  fc.assert(
    fc.property(draws(['glm', 'mlp']), (draw) => {
      const prior = splitOf(draw, 'k-prior', 'all');
      expect(relativeDistance(prior.split.weights, prior.truth.weights)).toBeLessThan(1e-10);
      expect(relativeDistance(prior.split.predictions, prior.truth.predictions)).toBeLessThan(1e-10);
      expect(norm(prior.split.labels) + norm(prior.split.curvature)).toBeLessThan(1e-10);
      const replay = splitOf(draw, 'replay', 'all');
      for (const term of ['weights', 'predictions', 'labels', 'leftover'] as const)
        expect(relativeDistance(replay.split[term], replay.truth[term]), term).toBeLessThan(1e-10);
      const ewc = splitOf(draw, 'ewc-full', []);
      expect(norm(ewc.split.predictions) + norm(ewc.split.labels)).toBe(0);
      expect(norm(ewc.split.curvature)).toBeGreaterThan(0);
    }),
    { numRuns: 30 },
  );
});

test('shares of the true terms add up to 1, those of a reconstruction to its gain; a zero gradient has none', () => {
  fc.assert(
    fc.property(draws(['glm', 'mlp']), fc.constantFrom(...METHODS), (draw, id) => {
      const { truth, split, pastGradient, reconstructed } = splitOf(draw, id, [0, 3, 7]);
      const total = (parts: ReturnType<typeof partsOf>) => TERMS.reduce((sum, term) => sum + (parts?.[term].share ?? Number.NaN), 0);
      expect(total(partsOf(truth, pastGradient))).toBeCloseTo(1, 9);
      const { gain } = compareGradients(pastGradient, reconstructed);
      expect(total(partsOf(split, pastGradient))).toBeCloseTo(gain ?? Number.NaN, 8);
      expect(partsOf(truth, new Float64Array(pastGradient.length))).toBeNull();
    }),
    { numRuns: 30 },
  );
});
