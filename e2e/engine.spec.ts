import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { simdKernel } from '../.ci/simdKernel.ts';
import { sampleModels } from '../src/engine/samples.ts';
import type {} from './engine/page.ts';
import { expect, test } from './fixtures.ts';

/**
 * The engines in a real browser, on a page that is no part of the built one. A missing adapter fails.
 *
 * float32 rounds to 6e-8 and an entry of the sample problems sums some 40 sites: 40 × 6e-8 ≈ 2.4e-6. EVALUATION leaves room for
 * the few digits that a GPU's exp may lose (WGSL allows it 3 + 2|x| units in the last place). Training carries its errors along.
 */
const EVALUATION = 2e-5;
const TRAINING = 2e-4;
/** What a finished solution may differ from the reference's by, in logits. */
const SOLUTION = 1e-6;

let server: ViteDevServer;
let url: string;

test.beforeAll(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  server = await createServer({
    root,
    configFile: false,
    // Each worker process of the tests has its own, so that none rewrites another's dependencies.
    cacheDir: `node_modules/.vite-engines-${test.info().parallelIndex}`,
    logLevel: 'warn',
    plugins: [simdKernel()],
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    optimizeDeps: { entries: ['e2e/engine/index.html'] },
  });
  await server.listen();
  url = new URL('/e2e/engine/index.html', server.resolvedUrls?.local[0]).href;
});

test.afterAll(() => server.close());

test.beforeEach(async ({ page }) => {
  await page.goto(url);
  await page.waitForFunction(() => 'engines' in window);
});

for (const likelihood of ['bernoulli', 'gaussian', 'categorical'])
  test(`WebGPU agrees with the reference: ${likelihood}`, async ({ page }) => {
    // On a software adapter, beside other tests.
    test.setTimeout(150_000);
    const webgpu = await page.evaluateHandle(() => window.engines.trainer());
    for (const name of Object.keys(sampleModels()).filter((model) => model.startsWith(likelihood)))
      await test.step(name, async () => {
        const differences = await page.evaluate(
          async ({ webgpu, name }) => {
            const { createReference, problem: sample, distance } = window.engines;
            const [reference, problem] = [createReference(), sample(name)];
            const both = [webgpu, reference] as const;
            const [got, wanted] = await Promise.all(both.map((engine) => engine.evaluate(problem)));
            const [maps, wantedMaps] = await Promise.all(both.map((engine) => engine.map(problem.model, problem.thetas, problem.points)));
            const train = async (steps: number, optimizer: Parameters<typeof reference.train>[1]['optimizer']) => {
              const options = { optimizer, steps, stepsPerSnapshot: steps };
              const [ours, theirs] = await Promise.all(both.map((engine) => engine.train(problem, options)));
              return {
                thetas: ours?.thetas.map((theta, k) => distance(theta, theirs?.thetas[k] ?? [])),
                values: distance(ours?.values ?? [], theirs?.values ?? []),
                gradientNorms: distance(ours?.gradientNorms ?? [], theirs?.gradientNorms ?? []),
              };
            };
            return {
              values: got?.map(({ value }, k) => distance([value], [wanted?.[k]?.value ?? Number.NaN])),
              gradients: got?.map(({ gradient }, k) => distance(gradient, wanted?.[k]?.gradient ?? [])),
              maps: maps?.map((map, k) => distance(map, wantedMaps?.[k] ?? [])),
              adam: await train(20, { kind: 'adam', learningRate: 0.05 }),
              sgd: await train(10, { kind: 'sgd', learningRate: 0.002, momentum: 0.9 }),
            };
          },
          { webgpu, name },
        );
        const { values, gradients, maps, adam, sgd } = differences;
        expect(Math.max(...(values ?? []), ...(gradients ?? []), ...(maps ?? [])), JSON.stringify(differences)).toBeLessThan(EVALUATION);
        for (const { thetas, values: trained, gradientNorms } of [adam, sgd])
          expect(Math.max(...(thetas ?? []), trained, gradientNorms), JSON.stringify(differences)).toBeLessThan(TRAINING);
      });
  });

test('what WebGPU approaches and float64 finishes is the solution of the reference', async ({ page }) => {
  const difference = await page.evaluate(async () => {
    const { createReference, trainer, finishing, problem: sample, distance } = window.engines;
    const reference = createReference();
    const engine = finishing(await trainer(), reference);
    const all = sample('bernoulli glm 3');
    // The fifth takes a point back: it is not convex and may have another minimum.
    const problem = { ...all, objectives: all.objectives.filter((_, k) => k !== 4), thetas: all.thetas.slice(1) };
    const options = { gradientNorm: 1e-8 };
    const [finished, alone] = [await engine.solve(problem, options), await reference.solve(problem, options)];
    const logits = async (solutions: typeof alone) =>
      reference.map(
        problem.model,
        solutions.map(({ theta }) => theta),
        problem.points,
      );
    const [ours, theirs] = [await logits(finished), await logits(alone)];
    engine.dispose();
    return { converged: finished.map(({ converged }) => converged), logits: ours.map((map, k) => distance(map, theirs[k] ?? [])) };
  });
  expect(difference.converged).toEqual(Array(6).fill(true));
  expect(Math.max(...difference.logits)).toBeLessThan(SOLUTION);
});

test('no tensor outlives a call, however it ends', async ({ page }) => {
  const counts = await page.evaluate(async () => {
    const { trainer, problem: sample, outcome } = window.engines;
    const webgpu = await trainer();
    const problem = sample('bernoulli mlp 8-6 tanh');
    const optimizer = { kind: 'adam', learningRate: 0.01 } as const;
    const before = webgpu.tensorCount();
    const after: Record<string, [ended: string, tensors: number]> = {};
    const record = async (name: string, work: Promise<unknown>) => {
      after[name] = [await outcome(work), webgpu.tensorCount() - before];
    };
    await record('evaluate', webgpu.evaluate(problem));
    await record('train', webgpu.train(problem, { optimizer, steps: 12, stepsPerSnapshot: 5 }));
    await record('map', webgpu.map(problem.model, problem.thetas, problem.points));
    const abort = new AbortController();
    const endless = { optimizer, steps: 1e6, stepsPerSnapshot: 3, signal: abort.signal, onSnapshot: () => abort.abort() };
    await record('abort', webgpu.train(problem, endless));
    await record('refusal', webgpu.train(problem, { ...endless, signal: AbortSignal.abort() }));
    const late = new AbortController();
    setTimeout(() => late.abort(), 300);
    await record('abort between snapshots', webgpu.train(problem, { optimizer, steps: 1e6, stepsPerSnapshot: 1e6, signal: late.signal }));
    const wrong = { ...problem, thetas: problem.thetas.map((theta, k) => (k === 1 ? new Float64Array(theta.length + 5) : theta)) };
    await record('a θ of the wrong length', webgpu.evaluate(wrong));
    await record('a θ of the wrong length, trained', webgpu.train(wrong, { optimizer, steps: 1, stepsPerSnapshot: 1 }));
    const explode = () => {
      throw new TypeError('the listener failed');
    };
    await record('a listener that fails', webgpu.train(problem, { optimizer, steps: 9, stepsPerSnapshot: 2, onSnapshot: explode }));
    webgpu.dispose();
    return after;
  });
  expect(counts).toEqual({
    evaluate: ['fulfilled', 0],
    train: ['fulfilled', 0],
    map: ['fulfilled', 0],
    abort: ['AbortError', 0],
    refusal: ['AbortError', 0],
    'abort between snapshots': ['AbortError', 0],
    'a θ of the wrong length': ['RangeError', 0],
    'a θ of the wrong length, trained': ['RangeError', 0],
    'a listener that fails': ['TypeError', 0],
  });
});

for (const spoilt of [Number.NaN, Number.POSITIVE_INFINITY, 1e25])
  test(`a model that has diverged to ${spoilt} does not touch the others`, async ({ page }) => {
    const differences = await page.evaluate(async (spoilt) => {
      const { createReference, trainer, problem: sample, distance } = window.engines;
      const webgpu = await trainer();
      const problem = sample('gaussian mlp 8-6 tanh');
      const spoil = { ...problem, thetas: problem.thetas.map((theta, k) => (k === 3 ? theta.map(() => spoilt) : theta)) };
      const options = { optimizer: { kind: 'adam', learningRate: 0.01 }, steps: 3, stepsPerSnapshot: 3 } as const;
      const wanted = await createReference().train(problem, options);
      const got = await webgpu.train(spoil, options);
      const [maps, wantedMaps] = [
        await webgpu.map(problem.model, spoil.thetas, problem.points),
        await createReference().map(problem.model, problem.thetas, problem.points),
      ];
      webgpu.dispose();
      return {
        values: got.values.map((value, k) => distance([value], [wanted.values[k] ?? Number.NaN])),
        thetas: got.thetas.map((theta, k) => distance(theta, wanted.thetas[k] ?? [])),
        maps: maps.map((map, k) => distance(map, wantedMaps[k] ?? [])),
      };
    }, spoilt);
    for (const perModel of Object.values(differences)) {
      expect(perModel[3]).toBe(Number.POSITIVE_INFINITY);
      expect(Math.max(...perModel.filter((_, k) => k !== 3))).toBeLessThan(EVALUATION);
    }
  });

test('a device that is lost in the middle of training says so; a new one can be had', async ({ page }) => {
  const story = await page.evaluate(async () => {
    const { trainer, problem: sample, outcome } = window.engines;
    const webgpu = await trainer();
    const problem = sample('bernoulli mlp 8-6 tanh');
    const before = webgpu.tensorCount();
    const training = webgpu.train(problem, {
      optimizer: { kind: 'adam', learningRate: 0.01 },
      steps: 1e6,
      stepsPerSnapshot: 2,
      onSnapshot: () => webgpu.loseDevice(),
    });
    const ended = [
      await outcome(training),
      await outcome(webgpu.evaluate(problem)),
      await outcome(webgpu.map(problem.model, problem.thetas, problem.points)),
    ];
    const left = webgpu.tensorCount() - before;
    webgpu.dispose();
    const next = await trainer();
    const evaluated = await outcome(next.evaluate(problem));
    next.dispose();
    return { ended, left, evaluated };
  });
  expect(story).toEqual({ ended: Array(3).fill('EngineLostError'), left: 0, evaluated: 'fulfilled' });
});

test('a mistake that only the device notices is thrown', async ({ page, complaints }) => {
  const message = await page.evaluate(async () => {
    const { trainer, problem: sample } = window.engines;
    const requestDevice = GPUAdapter.prototype.requestDevice;
    let device: GPUDevice | undefined;
    GPUAdapter.prototype.requestDevice = async function (...args) {
      device = await requestDevice.apply(this, args);
      return device;
    };
    const webgpu = await trainer();
    device?.createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE });
    try {
      await webgpu.evaluate(sample('bernoulli glm 1'));
      return 'nothing was thrown';
    } catch (error) {
      return String(error);
    } finally {
      webgpu.dispose();
    }
  });
  expect(message).toContain('webgpu: ');
  // The browser complains too, and here it should.
  expect(complaints.every((complaint) => complaint.includes('usage'))).toBe(true);
  complaints.length = 0;
});

test('without an adapter TensorFlow.js is not even loaded', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  const answer = await page.evaluate(() => {
    navigator.gpu.requestAdapter = async () => null;
    return window.engines.acquireTrainer();
  });
  expect(answer).toEqual({ unavailable: 'the browser offers no WebGPU adapter' });
  expect(loaded.filter((address) => address.includes('tensorflow') || address.includes('trainer'))).toEqual([]);
});

test('in workers: WebGPU trains and is stopped, while experiments go on', async ({ page }) => {
  const story = await page.evaluate(async () => {
    const { createWorkerClient, problem: sample, distance, outcome } = window.engines;
    const client = createWorkerClient();
    const engine = await client.acquireWebgpu();
    if ('unavailable' in engine) throw new Error(engine.unavailable);
    const problem = sample('bernoulli glm 3');
    const [got, wanted] = await Promise.all([engine.evaluate(problem), client.reference.evaluate(problem)]);
    const abort = new AbortController();
    let snapshots = 0;
    const training = outcome(
      engine.train(problem, {
        optimizer: { kind: 'adam', learningRate: 0.01 },
        steps: 1e6,
        stepsPerSnapshot: 5,
        signal: abort.signal,
        onSnapshot: () => snapshots++,
      }),
    );
    const experiment = await client.runner.run({
      scenario: {
        version: 1,
        data: { preset: { id: 'moons', count: 100, noise: 0.2, seed: 1 } },
        model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
        prior: { precision: 1 },
        memory: { rule: 'lambda', size: 20 },
        steps: [{ kind: 'add', points: [[0.5, 0.25, 1]] }],
        methods: ['exact', 'k-prior'],
      },
      view: { step: 0, domain: { x0: -1.5, x1: 2.5, y0: -1, y1: 1.5 }, resolution: 32 },
    });
    while (snapshots < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    abort.abort();
    const ended = await training;
    const seen = snapshots;
    await new Promise((resolve) => setTimeout(resolve, 200));
    const late = snapshots - seen;
    engine.dispose();
    const disposed = await outcome(engine.evaluate(problem));
    client.dispose();
    return {
      description: engine.description,
      gradient: Math.max(...got.map(({ gradient }, k) => distance(gradient, wanted[k]?.gradient ?? []))),
      maps: Object.keys(experiment.maps?.methods ?? {}),
      nodes: experiment.maps?.before.length,
      ended,
      late,
      disposed,
    };
  });
  expect(story.description).toMatch(/^WebGPU on /);
  expect(story.gradient).toBeLessThan(EVALUATION);
  expect(story).toMatchObject({ maps: ['exact', 'k-prior'], nodes: 1024, ended: 'AbortError', late: 0, disposed: 'EngineLostError' });
});
