import { describe, expect, test } from 'vitest';
import { cholesky } from '../../core/factorise.ts';
import { ggn } from '../../core/ggn.ts';
import { mean } from '../../core/likelihoods.ts';
import { drain } from '../../core/solvers.ts';
import { norm, subtract } from '../../core/vectors.ts';
import { type Draw, relativeDistance } from '../../testing/samples.ts';
import { baseOf, planOf, worldOf } from '../../testing/sampleWorlds.ts';
import type { Adapted } from '../chain.ts';
import { targetsOf } from '../world.ts';
import { REMOVAL_WAYS, ranAway, removeBy } from './removal.ts';

const glm: Draw = { family: 'glm', likelihood: 'bernoulli', degree: 2, count: 40, seed: 9 };
const GONE = [3, 11, 12, 30];

const removals = (draw: Draw, size = 10, gone = GONE, chosen?: readonly number[], priorPrecision = 1) => {
  const world = worldOf(draw, priorPrecision);
  const base = baseOf(world);
  const theta = (id: string): Float64Array => {
    const way = REMOVAL_WAYS.find((candidate) => candidate.id === id);
    if (!way) throw new Error(`there is no way ${id}`);
    const adapted: Adapted = drain(removeBy(way, world, base, gone, planOf({ rule: 'lambda', size }), chosen));
    if (!adapted.solution) throw new Error(`${id} has no solution`);
    return adapted.solution.fit.theta;
  };
  return { world, base, theta };
};

/** θ* + (Σ_S H_i + δ I)⁻¹ g_R, with S the rows whose curvature stays. */
const step = (draw: Draw, downdated: boolean): Float64Array => {
  const { world, base } = removals(draw);
  const { machine, rows, priorPrecision } = world;
  const { likelihood, outputs } = machine.model.spec;
  const stay = rows.filter((_, i) => !downdated || !GONE.includes(i));
  const h = ggn(machine.bind(stay), likelihood, base.theta);
  const p = base.theta.length;
  for (let j = 0; j < p; j++) h[j * (p + 1)] = (h[j * (p + 1)] as number) + priorPrecision;
  const gone = GONE.map((i) => rows[i] as (typeof rows)[number]);
  const bound = machine.bind(gone);
  const y = targetsOf(machine, gone);
  const { logits, pullback } = bound.linearise(base.theta);
  const g = pullback(mean(likelihood, logits, outputs).map((q, k) => q - (y[k] as number)));
  const solved = cholesky(h, p)?.solve(g) ?? new Float64Array(p);
  return base.theta.map((x, j) => x + (solved[j] as number));
};

describe('ways to remove points', () => {
  test('the memory-perturbation steps are what their formulas say, with and without the curvature of what goes', () => {
    const { theta } = removals(glm);
    expect(relativeDistance(theta('downdated'), step(glm, true))).toBeLessThan(1e-8);
    expect(relativeDistance(theta('first-order'), step(glm, false))).toBeLessThan(1e-8);
    const mlp: Draw = { ...glm, family: 'mlp', hidden: [4] };
    expect(relativeDistance(removals(mlp).theta('downdated'), step(mlp, true))).toBeLessThan(1e-4);
  });

  test('for squared loss the downdated step is exact retraining', () => {
    const { theta } = removals({ ...glm, likelihood: 'gaussian' });
    expect(relativeDistance(theta('downdated'), theta('exact'))).toBeLessThan(1e-8);
    expect(relativeDistance(theta('first-order'), theta('exact'))).toBeGreaterThan(1e-3);
  });

  test('K-prior that remembers everything is exact, also with the points picked by hand; forgetting what goes is not', () => {
    const all = removals(glm, 40);
    expect(relativeDistance(all.theta('k-prior'), all.theta('exact'))).toBeLessThan(1e-6);
    const picked = removals(
      glm,
      0,
      GONE,
      Array.from({ length: 40 }, (_, i) => i),
    );
    expect(relativeDistance(picked.theta('k-prior'), picked.theta('exact'))).toBeLessThan(1e-6);
    const miss = (id: string): number => norm(subtract(all.theta(id), all.theta('exact')));
    expect(miss('k-prior-blind')).toBeGreaterThan(100 * miss('k-prior'));
  });

  test('the old model is kept as it is', () => {
    const { base, theta } = removals(glm);
    expect(theta('keep-old')).toEqual(base.theta);
  });

  test('gradient ascent on an MLP leaves for where no data hold it', () => {
    const { base, theta } = removals({ ...glm, family: 'mlp', hidden: [8] }, 10, GONE, undefined, 0.1);
    const displacement = (id: string): number => norm(subtract(theta(id), base.theta));
    expect(ranAway(displacement('ascent'), displacement('exact'))).toBe(true);
    expect(ranAway(displacement('downdated'), displacement('exact'))).toBe(false);
  });

  test('what counts as running away', () => {
    expect(ranAway(Number.NaN, 1)).toBe(true);
    expect(ranAway(11, 1)).toBe(true);
    expect(ranAway(9, 1)).toBe(false);
    expect(ranAway(9, 0)).toBe(false);
  });
});
