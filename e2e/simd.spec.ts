import { expect, test } from './engine/fixtures.ts';

/** The SIMD engine in the workers of a real browser; its numbers are in the suite of all the engines (engine.spec.ts). */

test('SIMD in workers trains in step, and is stopped', async ({ page }) => {
  const story = await page.evaluate(async () => {
    const { createWorkerClient, problem: sample, outcome } = window.engines;
    const client = createWorkerClient();
    const engine = await client.acquireSimd();
    if ('unavailable' in engine) throw new Error(engine.unavailable);
    const problem = sample('bernoulli mlp 8-6 tanh');
    const steps: number[] = [];
    const abort = new AbortController();
    const ended = await outcome(
      engine.train(problem, {
        optimizer: { kind: 'adam', learningRate: 0.01 },
        steps: 1e7,
        stepsPerSnapshot: 50,
        signal: abort.signal,
        onSnapshot: ({ step, thetas }) => {
          steps.push(thetas.length === problem.thetas.length ? step : Number.NaN);
          if (steps.length === 5) abort.abort();
        },
      }),
    );
    engine.dispose();
    const disposed = await outcome(engine.evaluate(problem));
    client.dispose();
    const { description, precision } = engine;
    return { description, precision, steps, ended, disposed };
  });
  expect(story.description).toMatch(/^SIMD on /);
  expect(story.precision).toBe('float32');
  expect(story).toMatchObject({ steps: [50, 100, 150, 200, 250], ended: 'AbortError', disposed: 'EngineLostError' });
});
