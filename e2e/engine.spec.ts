import { agrees, largest, TOLERANCE } from '../src/engine/parity.ts';
import { expect, test } from './engine/fixtures.ts';

/** The engines in a real browser. An engine that is missing here fails; the suite of SIMD on this thread runs in Node as well. */

/** Each likelihood, each kind of model and each activation once, and what the methods write. */
const FOUR = /bernoulli glm 3|categorical mlp 8 relu|gaussian mlp 8-6 tanh|methods, mlp 6, add/;

/**
 * The same cases for every engine, by every way; the kernels as a GPU would run them (larger workgroups, split sums) on some. By tensors a
 * step takes a tenth of a second on a software adapter: there it is fewer steps, and four of the cases unless FULL=1.
 */
const PARITY = [
  { path: 'auto', title: 'WebGPU', way: 'kernels' },
  { path: 'gpu-kernels', title: 'WebGPU, as on a GPU', way: 'kernels', only: /glm 3|tanh|methods/ },
  { path: 'tensors', title: 'WebGPU, by tensors', way: 'tensors', steps: 6, only: process.env.FULL ? /./ : FOUR },
  { path: 'simd', title: 'SIMD in workers' },
] as const;

for (const { path, title, ...row } of PARITY)
  test(`${title}, agrees with the reference`, async ({ page }) => {
    const engine = await page.evaluateHandle((path) => window.engines.underTest(path), path);
    const names = await page.evaluate(() => Object.keys(window.engines.parityCases()));
    const chosen = names.filter((name) => !('only' in row) || row.only.test(name));
    for (const name of chosen)
      await test.step(name, async () => {
        const asked = { engine, name, steps: 'steps' in row ? row.steps : undefined };
        const { way, differences } = await page.evaluate(({ engine, name, steps }) => window.engines.parity(engine, name, steps), asked);
        if ('way' in row) expect(way).toBe(row.way);
        expect(agrees(differences), `${name}: ${JSON.stringify(largest(differences))}`).toBe(true);
      });
    expect(chosen.length).toBeGreaterThan(3);
    await engine.evaluate((engine) => engine.dispose());
  });

for (const path of ['auto', 'simd'] as const)
  test(`methods at a temperature are the reference’s, to the last bit: ${path}`, async ({ page }) => {
    const pairs = await page.evaluate(async (path) => {
      const { createReference, underTest, finishing, heatedCases } = window.engines;
      const reference = createReference();
      const engine = finishing(await underTest(path), reference);
      const options = { optimizer: { kind: 'adam', learningRate: 0.02 }, steps: 5, stepsPerSnapshot: 5 } as const;
      const plain = async (of: typeof reference, problem: ReturnType<typeof heatedCases>[number]) =>
        (await of.train(problem, options)).thetas.map((theta) => [...theta]);
      const found: [engine: number[][], reference: number[][]][] = [];
      for (const problem of heatedCases(2)) found.push([await plain(engine, problem), await plain(reference, problem)]);
      engine.dispose();
      return found;
    }, path);
    expect(pairs).toHaveLength(2);
    for (const [mine, wanted] of pairs) expect(mine).toEqual(wanted);
  });

test('what WebGPU approaches and float64 finishes is the solution of the reference', async ({ page }) => {
  const distances = await page.evaluate(async () => {
    const { createReference, trainer, finishing, problem, compareSolutions } = window.engines;
    const reference = createReference();
    const engine = finishing(await trainer(), reference);
    const found = await compareSolutions(engine, reference, problem('bernoulli glm 3'));
    engine.dispose();
    return found;
  });
  expect(distances).toHaveLength(6);
  expect(Math.max(...distances)).toBeLessThan(TOLERANCE.solution);
});

test('after compiling ahead, training and its maps wait for no compiler', async ({ ownPage }) => {
  const compiled = await ownPage.evaluate(async () => {
    const { trainer, problem: sample } = window.engines;
    const create = GPUDevice.prototype.createComputePipelineAsync;
    let pipelines = 0;
    GPUDevice.prototype.createComputePipelineAsync = function (descriptor) {
      pipelines++;
      return create.call(this, descriptor);
    };
    const webgpu = await trainer();
    const problem = sample('bernoulli mlp 8-6 tanh');
    await webgpu.prepare(problem);
    const ahead = pipelines;
    await webgpu.train(problem, { optimizer: { kind: 'adam', learningRate: 0.01 }, steps: 3, stepsPerSnapshot: 1 });
    await webgpu.map(problem.model, problem.thetas, problem.points);
    webgpu.dispose();
    return { ahead, later: pipelines - ahead };
  });
  expect(compiled).toEqual({ ahead: 2, later: 0 });
});

for (const path of ['auto', 'tensors'] as const)
  test(`no tensor and no buffer outlives a call, however it ends: ${path}`, async ({ page }) => {
    // What an edit leaves behind is seen after few of them.
    const edits = path === 'auto' || process.env.FULL ? 100 : 15;
    const counts = await page.evaluate(
      async ([path, often]) => {
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
        await record(
          'abort between snapshots',
          webgpu.train(problem, { optimizer, steps: 1e7, stepsPerSnapshot: 1e7, signal: late.signal }),
        );
        const wrong = { ...problem, thetas: problem.thetas.map((theta, k) => (k === 1 ? new Float64Array(theta.length + 5) : theta)) };
        await record('a θ of the wrong length', webgpu.evaluate(wrong));
        await record('a θ of the wrong length, trained', webgpu.train(wrong, { optimizer, steps: 1, stepsPerSnapshot: 1 }));
        await record('a θ of the wrong length, mapped', webgpu.map(problem.model, wrong.thetas, problem.points));
        const explode = () => {
          throw new TypeError('the listener failed');
        };
        await record('a listener that fails', webgpu.train(problem, { optimizer, steps: 9, stepsPerSnapshot: 2, onSnapshot: explode }));
        // Two objectives, one with a dense Λ: by tensors an edit takes a tenth of a second on a software adapter.
        const few = { ...problem, thetas: problem.thetas.slice(2, 4) };
        const edits = async () => {
          for (let edit = 0; edit < often; edit++) {
            const objectives = problem.objectives.slice(2, 4).map((objective) => ({
              ...objective,
              sites: objective.sites.map((site) => (site + edit) % 40),
            }));
            await webgpu.evaluate({ ...few, objectives });
          }
        };
        await record('edits', edits());
        webgpu.dispose();
        return { after, held };
      },
      [path, edits] as const,
    );
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
  expect(Math.max(...story.gradients, ...story.maps)).toBeLessThan(TOLERANCE.evaluation);
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
  expect(Math.max(...differences), JSON.stringify(differences)).toBeLessThan(TOLERANCE.evaluation);
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
      expect(Math.max(...perModel.filter((_, k) => k !== 3)), what).toBeLessThan(TOLERANCE.evaluation);
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

test('a mistake that only the device notices is thrown', async ({ ownPage, complaints }) => {
  const message = await ownPage.evaluate(async () => {
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

test('a shader that does not compile is thrown, with the words of the compiler', async ({ ownPage, complaints }) => {
  const story = await ownPage.evaluate(async () => {
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

test('without an adapter TensorFlow.js is not even loaded', async ({ ownPage }) => {
  const loaded: string[] = [];
  ownPage.on('request', (request) => loaded.push(request.url()));
  const answer = await ownPage.evaluate(() => {
    navigator.gpu.requestAdapter = async () => null;
    return window.engines.acquireTrainer();
  });
  expect(answer).toEqual({ unavailable: 'the browser offers no WebGPU adapter' });
  expect(loaded).toEqual([]);
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
    // Answers come in order: after this one none of the training's is under way.
    await engine.evaluate(problem);
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
  expect(story.gradient).toBeLessThan(TOLERANCE.evaluation);
  expect(story).toMatchObject({ maps: ['exact', 'k-prior'], nodes: 1024, ended: 'AbortError', late: 0, disposed: 'EngineLostError' });
});
