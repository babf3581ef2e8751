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

/** Every model on both paths; the kernels as a GPU would run them (larger workgroups, split sums) on one GLM and one deep MLP each. */
const PARITY = [
  { path: 'auto', way: 'kernels', models: Object.keys(sampleModels()) },
  { path: 'gpu-kernels', way: 'kernels', models: Object.keys(sampleModels()).filter((name) => /glm 3|tanh/.test(name)) },
  { path: 'tensors', way: 'tensors', models: Object.keys(sampleModels()) },
] as const;

for (const { path, way, models } of PARITY)
  test(`WebGPU agrees with the reference: ${path}`, async ({ page }) => {
    // On a software adapter, beside other tests.
    test.setTimeout(240_000);
    const webgpu = await page.evaluateHandle((path) => window.engines.trainer(path), path);
    for (const name of models)
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
              way: webgpu.pathOf(problem),
              values: got?.map(({ value }, k) => distance([value], [wanted?.[k]?.value ?? Number.NaN])),
              gradients: got?.map(({ gradient }, k) => distance(gradient, wanted?.[k]?.gradient ?? [])),
              maps: maps?.map((map, k) => distance(map, wantedMaps?.[k] ?? [])),
              adam: await train(20, { kind: 'adam', learningRate: 0.05 }),
              sgd: await train(webgpu.pathOf(problem) === 'tensors' ? 10 : 20, { kind: 'sgd', learningRate: 0.002, momentum: 0.9 }),
            };
          },
          { webgpu, name },
        );
        const { values, gradients, maps, adam, sgd } = differences;
        expect(differences.way).toBe(way);
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

for (const path of ['auto', 'tensors'] as const)
  test(`no tensor and no buffer outlives a call, however it ends: ${path}`, async ({ page }) => {
    const counts = await page.evaluate(async (path) => {
      const { trainer, problem: sample, outcome } = window.engines;
      const webgpu = await trainer(path);
      const problem = sample('bernoulli mlp 8-6 tanh');
      const optimizer = { kind: 'adam', learningRate: 0.01 } as const;
      const before = webgpu.tensorCount();
      const after: Record<string, [ended: string, left: number]> = {};
      const record = async (name: string, work: Promise<unknown>) => {
        after[name] = [await outcome(work), webgpu.tensorCount() - before + webgpu.bufferCount() + webgpu.gpuBytes()];
      };
      let held = 0;
      await record('evaluate', webgpu.evaluate(problem));
      const watch = () => {
        held = Math.max(held, webgpu.tensorCount() - before + webgpu.bufferCount());
      };
      await record('train', webgpu.train(problem, { optimizer, steps: 12, stepsPerSnapshot: 5, onSnapshot: watch }));
      await record('map', webgpu.map(problem.model, problem.thetas, problem.points));
      const abort = new AbortController();
      const endless = { optimizer, steps: 1e6, stepsPerSnapshot: 3, signal: abort.signal, onSnapshot: () => abort.abort() };
      await record('abort', webgpu.train(problem, endless));
      await record('refusal', webgpu.train(problem, { ...endless, signal: AbortSignal.abort() }));
      const late = new AbortController();
      setTimeout(() => late.abort(), 300);
      await record('abort between snapshots', webgpu.train(problem, { optimizer, steps: 1e7, stepsPerSnapshot: 1e7, signal: late.signal }));
      const wrong = { ...problem, thetas: problem.thetas.map((theta, k) => (k === 1 ? new Float64Array(theta.length + 5) : theta)) };
      await record('a θ of the wrong length', webgpu.evaluate(wrong));
      await record('a θ of the wrong length, trained', webgpu.train(wrong, { optimizer, steps: 1, stepsPerSnapshot: 1 }));
      await record('a θ of the wrong length, mapped', webgpu.map(problem.model, wrong.thetas, problem.points));
      const explode = () => {
        throw new TypeError('the listener failed');
      };
      await record('a listener that fails', webgpu.train(problem, { optimizer, steps: 9, stepsPerSnapshot: 2, onSnapshot: explode }));
      // A hundred, but for the path where each takes seconds on a busy machine.
      const edits = async () => {
        for (let edit = 0; edit < (path === 'auto' ? 100 : 10); edit++) {
          const objectives = problem.objectives.map((objective) => ({
            ...objective,
            sites: objective.sites.map((site) => (site + edit) % 40),
          }));
          await webgpu.evaluate({ ...problem, objectives });
        }
      };
      await record('edits', edits());
      webgpu.dispose();
      return { after, held };
    }, path);
    expect(counts.after).toEqual({
      evaluate: ['fulfilled', 0],
      train: ['fulfilled', 0],
      map: ['fulfilled', 0],
      abort: ['AbortError', 0],
      refusal: ['AbortError', 0],
      'abort between snapshots': ['AbortError', 0],
      'a θ of the wrong length': ['RangeError', 0],
      'a θ of the wrong length, trained': ['RangeError', 0],
      'a θ of the wrong length, mapped': ['RangeError', 0],
      'a listener that fails': ['TypeError', 0],
      edits: ['fulfilled', 0],
    });
    expect(counts.held, 'what is held while training').toBeGreaterThan(0);
  });

test('a model too large for the kernels takes the tensor path, and agrees there', async ({ page }) => {
  const story = await page.evaluate(async () => {
    const { createReference, sampleProblem, sampleModels, trainer, distance } = window.engines;
    const small = sampleModels()['bernoulli mlp 8-6 tanh'];
    if (!small) throw new Error('no such sample');
    const webgpu = await trainer();
    const problem = sampleProblem(small);
    // 2-120-120-1 has 15,001 weights; Λ of that size squared is not what this is about.
    const theta = Float64Array.from({ length: 15_001 }, (_, j) => 0.1 * Math.sin(j * j));
    const objectives = problem.objectives
      .slice(0, 3)
      .map(({ sites, a, b }) => ({ sites, a, b, precision: { kind: 'scalar', value: 1.5 } as const, linear: theta }));
    const light = { model: { ...small, hidden: [120, 120] }, points: problem.points, objectives, thetas: objectives.map(() => theta) };
    const [got, wanted] = [await webgpu.evaluate(light), await createReference().evaluate(light)];
    const map = await webgpu.map(light.model, light.thetas, light.points);
    const wantedMap = await createReference().map(light.model, light.thetas, light.points);
    const ways = [
      webgpu.pathOf(light),
      ...[
        [16, 16],
        [8, 8, 8],
      ].map((hidden) => webgpu.pathOf(sampleProblem({ ...small, hidden }, 4))),
    ];
    webgpu.dispose();
    return {
      ways,
      gradients: got.map(({ gradient }, k) => distance(gradient, wanted[k]?.gradient ?? [])),
      maps: map.map((logits, k) => distance(logits, wantedMap[k] ?? [])),
    };
  });
  expect(story.ways).toEqual(['tensors', 'kernels', 'kernels']);
  expect(Math.max(...story.gradients, ...story.maps)).toBeLessThan(EVALUATION);
});

test('many points, and maps at full resolution, agree too', async ({ page }) => {
  const differences = await page.evaluate(async () => {
    const { createReference, sampleProblem, sampleModels, trainer, distance } = window.engines;
    const small = sampleModels()['categorical mlp 8-6 tanh'];
    if (!small) throw new Error('no such sample');
    const reference = createReference();
    const found: number[] = [];
    for (const path of ['auto', 'gpu-kernels'] as const) {
      const webgpu = await trainer(path);
      // More than one chunk of points, three hidden layers, and classes and units that do not fill a vector of four.
      const problem = sampleProblem({ ...small, hidden: [5, 9, 7], outputs: 6 }, 1501);
      const [got, wanted] = [await webgpu.evaluate(problem), await reference.evaluate(problem)];
      const gradients = got.map(({ gradient }, k) => {
        const exact = wanted[k]?.gradient ?? new Float64Array();
        const size = Math.hypot(...exact);
        return distance(
          gradient.map((value) => value / size),
          exact.map((value) => value / size),
        );
      });
      const values = got.map(({ value }, k) => distance([value], [wanted[k]?.value ?? Number.NaN]));
      const grid = { count: 40_000, dimension: 2, inputs: Float64Array.from({ length: 80_000 }, (_, i) => Math.sin(i)) };
      const thetas = problem.thetas.slice(0, 3);
      const [maps, wantedMaps] = [await webgpu.map(problem.model, thetas, grid), await reference.map(problem.model, thetas, grid)];
      found.push(...gradients, ...values, ...maps.map((map, k) => distance(map, wantedMaps[k] ?? [])));
      webgpu.dispose();
    }
    return found;
  });
  expect(Math.max(...differences), JSON.stringify(differences)).toBeLessThan(EVALUATION);
});

for (const path of ['auto', 'tensors'] as const)
  test(`a model that has diverged does not touch the others: ${path}`, async ({ page }) => {
    const story = await page.evaluate(async (path) => {
      const { createReference, trainer, problem: sample, distance } = window.engines;
      const webgpu = await trainer(path);
      const problem = sample('gaussian mlp 8-6 tanh');
      const options = { optimizer: { kind: 'adam', learningRate: 0.01 }, steps: 3, stepsPerSnapshot: 3 } as const;
      const wanted = await createReference().train(problem, options);
      const wantedMaps = await createReference().map(problem.model, problem.thetas, problem.points);
      const found: Record<string, number[]> = {};
      for (const spoilt of [Number.NaN, Number.POSITIVE_INFINITY, 1e25]) {
        const spoil = { ...problem, thetas: problem.thetas.map((theta, k) => (k === 3 ? theta.map(() => spoilt) : theta)) };
        const got = await webgpu.train(spoil, options);
        const maps = await webgpu.map(problem.model, spoil.thetas, problem.points);
        found[`${spoilt} values`] = got.values.map((value, k) => distance([value], [wanted.values[k] ?? Number.NaN]));
        found[`${spoilt} thetas`] = got.thetas.map((theta, k) => distance(theta, wanted.thetas[k] ?? []));
        found[`${spoilt} maps`] = maps.map((map, k) => distance(map, wantedMaps[k] ?? []));
      }
      webgpu.dispose();
      return found;
    }, path);
    for (const [what, perModel] of Object.entries(story)) {
      // What is not finite is reported so; what is only huge may be.
      if (what.startsWith('1e')) expect(perModel[3], what).toBeGreaterThan(1);
      else expect(perModel[3], what).toBe(Number.POSITIVE_INFINITY);
      expect(Math.max(...perModel.filter((_, k) => k !== 3)), what).toBeLessThan(EVALUATION);
    }
  });

for (const path of ['auto', 'tensors'] as const)
  test(`a device that is lost in the middle of training says so; a new one can be had: ${path}`, async ({ page }) => {
    const story = await page.evaluate(async (path) => {
      const { trainer, problem: sample, outcome } = window.engines;
      const webgpu = await trainer(path);
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
      const left = webgpu.tensorCount() - before + webgpu.bufferCount();
      webgpu.dispose();
      const next = await trainer();
      const evaluated = await outcome(next.evaluate(problem));
      next.dispose();
      return { ended, left, evaluated };
    }, path);
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

test('a shader that does not compile is thrown, with the words of the compiler', async ({ page, complaints }) => {
  const story = await page.evaluate(async () => {
    const { trainer, problem: sample } = window.engines;
    const webgpu = await trainer();
    const create = GPUDevice.prototype.createShaderModule;
    GPUDevice.prototype.createShaderModule = function ({ code, ...rest }) {
      return create.call(this, { ...rest, code: code.replace('fn main(', 'fn main(mistake ') });
    };
    try {
      await webgpu.evaluate(sample('bernoulli glm 1'));
      return 'nothing was thrown';
    } catch (error) {
      return `${error}, ${webgpu.bufferCount()} buffers left`;
    } finally {
      webgpu.dispose();
    }
  });
  expect(story).toMatch(/^Error: webgpu: .*0 buffers left$/s);
  expect(story).toContain('mistake');
  expect(complaints.length).toBeGreaterThan(0);
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
      software: engine.software,
      gradient: Math.max(...got.map(({ gradient }, k) => distance(gradient, wanted[k]?.gradient ?? []))),
      maps: Object.keys(experiment.maps?.methods ?? {}),
      nodes: experiment.maps?.before.length,
      ended,
      late,
      disposed,
    };
  });
  expect(story.description).toMatch(/^WebGPU on /);
  // A browser in software says so, which is how it is left for the processor's own engine.
  expect(story.software ?? false).toBe(story.description.includes('software'));
  expect(story.gradient).toBeLessThan(EVALUATION);
  expect(story).toMatchObject({ maps: ['exact', 'k-prior'], nodes: 1024, ended: 'AbortError', late: 0, disposed: 'EngineLostError' });
});
