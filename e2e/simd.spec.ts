import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { simdKernel } from '../.ci/simdKernel.ts';
import { sampleModels } from '../src/engine/samples.ts';
import type {} from './engine/page.ts';
import { expect, test } from './fixtures.ts';

/** The SIMD engine in the workers of a real browser; the suite of its numbers runs in Node (src/engine/simd/simd.test.ts). */

let server: ViteDevServer;
let url: string;

test.beforeAll(async () => {
  server = await createServer({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    cacheDir: `node_modules/.vite-simd-${test.info().parallelIndex}`,
    logLevel: 'warn',
    plugins: [simdKernel()],
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    optimizeDeps: { entries: ['e2e/engine/index.html'] },
  });
  await server.listen();
  url = new URL('/e2e/engine/index.html', server.resolvedUrls?.local[0]).href;
});

test.afterAll(() => server.close());

test('SIMD in workers agrees with the reference, trains in step, and is stopped', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(url);
  await page.waitForFunction(() => 'engines' in window);
  const story = await page.evaluate(async (names) => {
    const { createWorkerClient, problem: sample, distance, outcome } = window.engines;
    const client = createWorkerClient();
    const engine = await client.acquireSimd();
    if ('unavailable' in engine) throw new Error(engine.unavailable);
    const gradients: number[] = [];
    const trained: number[] = [];
    for (const name of names) {
      const problem = sample(name);
      const [got, wanted] = [await engine.evaluate(problem), await client.reference.evaluate(problem)];
      gradients.push(...got.map(({ gradient }, k) => distance(gradient, wanted[k]?.gradient ?? [])));
      const options = { optimizer: { kind: 'adam', learningRate: 0.05 }, steps: 20, stepsPerSnapshot: 20 } as const;
      const [ours, theirs] = [await engine.train(problem, options), await client.reference.train(problem, options)];
      trained.push(...ours.thetas.map((theta, k) => distance(theta, theirs.thetas[k] ?? [])));
    }
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
    return { description, precision, gradients, trained, steps, ended, disposed };
  }, Object.keys(sampleModels()));
  expect(story.description).toMatch(/^SIMD on /);
  expect(story.precision).toBe('float32');
  expect(Math.max(...story.gradients)).toBeLessThan(2e-5);
  expect(Math.max(...story.trained)).toBeLessThan(2e-4);
  expect(story).toMatchObject({ steps: [50, 100, 150, 200, 250], ended: 'AbortError', disposed: 'EngineLostError' });
});
