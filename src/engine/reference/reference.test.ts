import { describe, expect, test } from 'vitest';
import { norm } from '../../core/vectors.ts';
import { sampleModels, sampleProblem } from '../checkProblems.ts';
import type { Problem, Snapshot } from '../engine.ts';
import { createReference } from './reference.ts';

const reference = createReference();
const GLM = 'bernoulli glm 3';
const problemOf = (name: string, count?: number): Problem => {
  const spec = sampleModels()[name];
  if (!spec) throw new Error(`no sample model "${name}"`);
  return sampleProblem(spec, count);
};

describe.each(Object.keys(sampleModels()))('%s', (name) => {
  const problem = problemOf(name);

  test('the gradient is the slope of the value', async () => {
    const direction = problem.thetas.map((theta) => theta.map((_, j) => Math.cos(3 * j + 1)));
    const h = 1e-5;
    const at = (sign: number) =>
      reference.evaluate({
        ...problem,
        thetas: problem.thetas.map((theta, k) => theta.map((x, j) => x + sign * h * (direction[k]?.[j] ?? 0))),
      });
    const [here, ahead, behind] = await Promise.all([reference.evaluate(problem), at(1), at(-1)]);
    here.forEach(({ gradient }, k) => {
      const slope = gradient.reduce((sum, g, j) => sum + g * (direction[k]?.[j] ?? 0), 0);
      const measured = ((ahead[k]?.value ?? NaN) - (behind[k]?.value ?? NaN)) / (2 * h);
      expect(Math.abs(measured - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
    });
  });

  test('solves, says honestly whether it converged, and leaves what it was given alone', async () => {
    const before = problem.thetas.map((theta) => theta.slice());
    const options = { gradientNorm: problem.model.family === 'glm' ? 1e-8 : 1e-4, maxIterations: 500 };
    const solutions = await reference.solve(problem, options);
    const found = await reference.evaluate({ ...problem, thetas: solutions.map(({ theta }) => theta) });
    for (const [k, { theta, value, gradientNorm, converged }] of solutions.entries()) {
      expect(value).toBe(found[k]?.value);
      expect(gradientNorm).toBe(norm(found[k]?.gradient ?? new Float64Array()));
      expect(converged).toBe(gradientNorm <= options.gradientNorm);
      expect(theta).not.toBe(problem.thetas[k]);
    }
    // Where ReLU has its kinks no gradient need vanish.
    if (!name.includes('relu')) expect(solutions.every(({ converged }) => converged)).toBe(true);
    expect(problem.thetas).toEqual(before);
  });

  test.each([{ kind: 'adam', learningRate: 0.05 } as const, { kind: 'sgd', learningRate: 0.002, momentum: 0.9 } as const])(
    'trains downhill with $kind, watched at every snapshot and at the end',
    async (optimizer) => {
      const seen: Snapshot[] = [];
      const last = await reference.train(problem, {
        optimizer,
        steps: 25,
        stepsPerSnapshot: 10,
        onSnapshot: (snapshot) => seen.push(snapshot),
      });
      expect(seen.map(({ step }) => step)).toEqual([10, 20, 25]);
      expect(seen.at(-1)).toEqual(last);
      const start = await reference.evaluate(problem);
      const end = await reference.evaluate({ ...problem, thetas: last.thetas });
      expect(last.values).toEqual(end.map(({ value }) => value));
      expect(last.values[0]).toBeLessThan(start[0]?.value ?? NaN);
      expect(seen[0]?.thetas).not.toEqual(seen[1]?.thetas);
    },
  );
});

test('maps are the logits of each θ at the points', async () => {
  const { model, points, thetas } = problemOf('categorical glm 3', 5);
  const [map] = await reference.map(model, thetas.slice(0, 1), points);
  expect(map).toHaveLength(5 * 3);
  const doubled = await reference.map(model, [(thetas[0] as Float64Array).map((x) => 2 * x)], points);
  for (const [i, f] of (map as Float32Array).entries()) expect(doubled[0]?.[i]).toBeCloseTo(2 * f, 4);
});

test('an abort before and during a run rejects with an AbortError', async () => {
  const problem = problemOf(GLM);
  const endless = { optimizer: { kind: 'adam', learningRate: 0.01 }, steps: 1e9, stepsPerSnapshot: 50 } as const;
  await expect(reference.train(problem, { ...endless, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  const abort = new AbortController();
  const running = reference.train(problem, { ...endless, signal: abort.signal, onSnapshot: () => abort.abort() });
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});

test('other work goes on while it trains', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  await reference.train(problemOf(GLM, 400), { optimizer: { kind: 'adam', learningRate: 0.01 }, steps: 600, stepsPerSnapshot: 600 });
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(2);
});
