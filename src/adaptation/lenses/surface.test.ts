import { expect, test } from 'vitest';
import { drain, minimise } from '../../core/solvers.ts';
import { addScaled, subtract } from '../../core/vectors.ts';
import { sampleOf } from '../../testing/samples.ts';
import { trueObjective } from '../world.ts';
import { lift, type Plane, planeThrough, project, restrict, valueOn, type Window } from './plane.ts';
import { linearSurfaces, lowestOn, nodeAt } from './surface.ts';

const planeOf = (origin: Float64Array, one: Float64Array, other: Float64Array): Plane => {
  const found = planeThrough(origin, [
    { id: 'one', vector: one },
    { id: 'other', vector: other },
  ]);
  if (!found) throw new Error('no plane');
  return found.plane;
};

const AROUND: Window = { x0: -2, x1: 3, y0: -1, y1: 1 };

const groundOf = (draw: Parameters<typeof sampleOf>[0]) => {
  const { spec, model, bound, y, theta, random } = sampleOf(draw);
  const objective = trueObjective(y, bound.count, spec.outputs, model.parameters, 0.5);
  const { theta: lowest } = drain(minimise({ bound, likelihood: spec.likelihood, objective, linear: model.linear }, theta()));
  const away = (): Float64Array => lowest.map(() => random.normal());
  return { spec, bound, objective, lowest, away, outputs: spec.outputs, likelihood: spec.likelihood };
};

for (const likelihood of ['bernoulli', 'categorical', 'gaussian'] as const)
  test(`the surfaces of a linear model are F at every node: ${likelihood}`, () => {
    const { bound, objective, lowest, away, outputs } = groundOf({ family: 'glm', likelihood, degree: 2, seed: 3 });
    const plane = planeOf(addScaled(lowest, 1, away()), away(), away());
    const restricted = restrict(objective, plane);
    const [surface] = drain(linearSurfaces({ plane, likelihood, outputs, bound }, [restricted], AROUND, 5));
    expect(surface).toHaveLength(25);
    surface?.forEach((value, k) => {
      const [x, y] = nodeAt(AROUND, 5, k);
      expect(value).toBeCloseTo(valueOn(restricted, likelihood, bound.logits(lift(plane, x, y)), outputs, x, y), 8);
    });
    expect(nodeAt(AROUND, 5, 0)).toEqual([-2, -1]);
    expect(nodeAt(AROUND, 5, 24)).toEqual([3, 1]);
  });

for (const family of ['glm', 'mlp'] as const)
  test(`where the plane holds the minimum of F, it is found: ${family}`, () => {
    const { bound, objective, lowest, away, outputs, likelihood } = groundOf({ family, likelihood: 'bernoulli', degree: 2, seed: 5 });
    const origin = addScaled(lowest, 0.3, away());
    const plane = planeOf(origin, subtract(lowest, origin), away());
    const foot = project(plane, lowest);
    const window = { x0: -1, x1: foot.x + 1, y0: -2, y1: 2 };
    const found = drain(lowestOn({ plane, likelihood, outputs, bound }, restrict(objective, plane), window, { x: foot.x + 0.2, y: 0.2 }));
    expect(found.x).toBeCloseTo(foot.x, 4);
    expect(found.y).toBeCloseTo(foot.y, 4);
    expect(found.atRim).toBe(false);
    // Kept inside a window that does not hold it, it stops at the rim.
    const beside = { ...window, x1: foot.x - 0.1 };
    const rim = drain(lowestOn({ plane, likelihood, outputs, bound }, restrict(objective, plane), beside, { x: 0, y: 0 }));
    expect(rim.atRim).toBe(true);
    expect(rim.value).toBeGreaterThan(found.value);
  });
