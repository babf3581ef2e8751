import { expect, test, vi } from 'vitest';
import { sampleModels, sampleProblem } from '../engine/checkProblems.ts';
import { type Engine, EngineLostError, type Problem, type Snapshot } from '../engine/engine.ts';
import { createReference } from '../engine/reference/reference.ts';
import { drainInSlices } from '../engine/slices.ts';
import type { Outcome } from '../scenario/types.ts';
import type { ExperimentRequest, ExperimentRunner, Progress } from '../studies/experiment.ts';
import { createWorkerClient } from './client.ts';
import type { WorkerLike } from './connection.ts';
import { createHost, type Workshop } from './host.ts';
import type { Reply, Request } from './protocol.ts';

const reference = createReference();
const problem = sampleProblem(sampleModels()['bernoulli glm 3'] as Problem['model']);
const ADAM = { kind: 'adam', learningRate: 0.05 } as const;
const request = (title: string): ExperimentRequest => ({ scenario: { title } as ExperimentRequest['scenario'], view: null });

/** A runner that takes `count` slices' worth of time and answers with the scenario's title; tells of each slice that begins. */
const slowly = (count: number, begun = (_: number): void => {}): ExperimentRunner => ({
  async run({ scenario: { title } }, { signal, onProgress } = {}) {
    function* work(): Generator<Progress, void> {
      for (let i = 0; i < count; i++) {
        begun(i);
        const until = performance.now() + 5;
        while (performance.now() < until);
        yield { fitting: 'base', step: 0, share: i / count };
      }
    }
    await drainInSlices(work(), { signal, onStep: onProgress });
    return { outcome: { results: title, details: [] } as unknown as Outcome, maps: null, elapsedMs: 0 };
  },
});

/** A client whose workers are hosts on this thread, with every message cloned as a real worker clones it. */
const setUp = (workshop: Partial<Workshop> = {}, cores = 2) => {
  const workers: (WorkerLike & { received: Request[]; ended: boolean })[] = [];
  const client = createWorkerClient(() => {
    const received: Request[] = [];
    const host = createHost(
      {
        runner: slowly(1),
        studies: { run: () => Promise.reject(new Error('no studies here')) },
        reference,
        acquireWebgpu: async () => ({ unavailable: 'there is none' }),
        acquireSimd: async () => ({ unavailable: 'there is none' }),
        ...workshop,
      },
      (reply: Reply, transfer) => {
        const data = structuredClone(reply, { transfer });
        setTimeout(() => worker.onmessage?.({ data } as MessageEvent<Reply>));
      },
    );
    const worker = {
      onmessage: null as WorkerLike['onmessage'],
      onmessageerror: null,
      onerror: null,
      received,
      ended: false,
      postMessage(message: Request) {
        const copy = structuredClone(message);
        received.push(copy);
        setTimeout(() => host(copy));
      },
      terminate() {
        worker.ended = true;
        worker.onmessage = null;
        // A host on this thread would work on for ever.
        for (const message of received) if ('args' in message) host({ kind: 'cancel', id: message.id });
      },
    };
    workers.push(worker);
    setTimeout(() => worker.onmessage?.({ data: { kind: 'ready' } } as MessageEvent<Reply>));
    return worker;
  }, cores);
  return { client, workers };
};

/** An engine that is not the reference, so that answers can be told apart. */
const webgpu = (over: Partial<Engine> = {}): Engine => ({
  ...reference,
  id: 'webgpu',
  precision: 'float32',
  description: 'WebGPU on a stand-in',
  ...over,
});

test('the client is an engine: what comes back is what the engine says', async () => {
  const { client } = setUp();
  const options = { optimizer: ADAM, steps: 20, stepsPerSnapshot: 10 };
  const steps: number[] = [];
  expect(await client.reference.evaluate(problem)).toEqual(await reference.evaluate(problem));
  expect(await client.reference.solve(problem, { gradientNorm: 1e-8 })).toEqual(await reference.solve(problem, { gradientNorm: 1e-8 }));
  const last = await client.reference.train(problem, { ...options, onSnapshot: ({ step }) => steps.push(step) });
  expect(last).toEqual(await reference.train(problem, options));
  expect(steps).toEqual([10, 20]);
  const maps = await client.reference.map(problem.model, problem.thetas, problem.points);
  expect(maps).toEqual(await reference.map(problem.model, problem.thetas, problem.points));
  expect(problem.points.inputs.length).toBeGreaterThan(0);
});

test('experiments and training have a worker each, started when first needed', async () => {
  const { client, workers } = setUp();
  expect(workers).toHaveLength(0);
  const { outcome } = await client.runner.run(request('one'));
  expect(outcome.results).toBe('one');
  expect(workers).toHaveLength(1);
  await client.reference.evaluate(problem);
  expect(workers).toHaveLength(2);
  client.dispose();
  expect(workers.every(({ ended }) => ended)).toBe(true);
});

test('progress arrives on the way; an abort is seen in the middle and later words of that run are dropped', async () => {
  let slice = 0;
  const begun = (i: number): void => {
    slice = i;
  };
  const { client, workers } = setUp({ runner: slowly(200, begun) });
  const abort = new AbortController();
  const progress = vi.fn((_: Progress) => abort.abort());
  await expect(client.runner.run(request('one'), { signal: abort.signal, onProgress: progress })).rejects.toMatchObject({
    name: 'AbortError',
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(slice).toBeLessThan(100);
  expect(progress).toHaveBeenCalledOnce();
  expect(workers[0]?.received.map(({ kind }) => kind)).toEqual(['run', 'cancel']);
});

test('a newer run takes the place of the one that waits, not of the one under way', async () => {
  const { client } = setUp({ runner: slowly(8) });
  const results = await Promise.allSettled(['one', 'two', 'three'].map((title) => client.runner.run(request(title))));
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value.outcome.results : result.reason.name))).toEqual([
    'one',
    'AbortError',
    'three',
  ]);
});

test('errors keep their class and their words', async () => {
  const train = () => Promise.reject(new EngineLostError('the device was lost'));
  const evaluate = () => Promise.reject(new RangeError('no such row'));
  const { client } = setUp({ acquireWebgpu: async () => webgpu({ train, evaluate }) });
  const engine = await client.acquireWebgpu();
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  expect(engine).toMatchObject({ id: 'webgpu', precision: 'float32', description: 'WebGPU on a stand-in' });
  const lost = engine.train(problem, { optimizer: ADAM, steps: 1, stepsPerSnapshot: 1 });
  await expect(lost).rejects.toBeInstanceOf(EngineLostError);
  await expect(lost).rejects.toThrow('the device was lost');
  await expect(engine.evaluate(problem)).rejects.toMatchObject({ name: 'RangeError', message: 'no such row' });
});

test('what will be trained is compiled ahead in the worker; an engine that compiles nothing is not sent the problem', async () => {
  const prepare = vi.fn(async (_: Problem) => {});
  const acquire = async () => webgpu({ prepare });
  const { client } = setUp({ acquireWebgpu: acquire, acquireSimd: acquire });
  const engine = await client.acquireWebgpu();
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  await engine.prepare?.(problem);
  expect(prepare).toHaveBeenCalledExactlyOnceWith(problem);
  const simd = await client.acquireSimd();
  expect([client.reference.prepare, 'prepare' in simd]).toEqual([undefined, false]);
  prepare.mockRejectedValueOnce(new EngineLostError('the device was lost'));
  await expect(engine.prepare?.(problem)).rejects.toBeInstanceOf(EngineLostError);
});

test('no WebGPU is an answer, not an error', async () => {
  expect(await setUp().client.acquireWebgpu()).toEqual({ unavailable: 'there is none' });
});

test('an engine that is given back, or asked for anew, is disposed of', async () => {
  const dispose = vi.fn();
  const { client } = setUp({ acquireWebgpu: async () => webgpu({ dispose }) });
  const engine = await client.acquireWebgpu();
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  engine.dispose();
  await expect(engine.evaluate(problem)).rejects.toBeInstanceOf(EngineLostError);
  expect(dispose).toHaveBeenCalledOnce();
});

test('the SIMD engine is shared out over two workers where there are two cores; what comes back is as if from one', async () => {
  for (const cores of [1, 2]) {
    const dispose = vi.fn();
    const { client, workers } = setUp({ acquireSimd: async () => ({ ...reference, id: 'simd', dispose }) }, cores);
    const engine = await client.acquireSimd();
    if ('unavailable' in engine) throw new Error(engine.unavailable);
    expect(workers).toHaveLength(cores);
    expect(engine).toMatchObject({ id: 'simd', description: cores === 1 ? 'CPU' : 'SIMD on 2 CPU cores' });
    expect(await engine.evaluate(problem)).toEqual(await reference.evaluate(problem));
    expect(await engine.map(problem.model, problem.thetas, problem.points)).toEqual(
      await reference.map(problem.model, problem.thetas, problem.points),
    );
    expect(await engine.solve(problem, { gradientNorm: 1e-8 })).toEqual(await reference.solve(problem, { gradientNorm: 1e-8 }));
    const options = { optimizer: ADAM, steps: 25, stepsPerSnapshot: 10 };
    const seen: Snapshot[] = [];
    const wanted: Snapshot[] = [];
    const last = await engine.train(problem, { ...options, onSnapshot: (snapshot) => seen.push(snapshot) });
    expect(last).toEqual(await reference.train(problem, { ...options, onSnapshot: (snapshot) => wanted.push(snapshot) }));
    expect(seen).toEqual(wanted);
    const one = { ...problem, objectives: problem.objectives.slice(0, 1), thetas: problem.thetas.slice(0, 1) };
    expect(await engine.evaluate(one)).toEqual(await reference.evaluate(one));
    const none = { ...problem, objectives: [], thetas: [] };
    expect(await engine.train(none, options)).toEqual(await reference.train(none, options));
    expect(await engine.map(problem.model, [], problem.points)).toEqual([]);
    const abort = new AbortController();
    const endless = engine.train(problem, { ...options, steps: 1e6, signal: abort.signal, onSnapshot: () => abort.abort() });
    await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
    engine.dispose();
    await expect(engine.evaluate(problem)).rejects.toBeInstanceOf(EngineLostError);
    expect(dispose).toHaveBeenCalledTimes(cores);
  }
});

test('no SIMD is an answer; a worker of the crew that dies is a lost engine, and stops the other', async () => {
  expect(await setUp().client.acquireSimd()).toEqual({ unavailable: 'there is none' });
  const { client, workers } = setUp({ acquireSimd: async () => ({ ...reference, id: 'simd' }) });
  const engine = await client.acquireSimd();
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  let snapshots = 0;
  const onSnapshot = (): void => {
    if (++snapshots === 1) workers[1]?.onerror?.({ message: 'out of memory' } as ErrorEvent);
  };
  await expect(engine.train(problem, { optimizer: ADAM, steps: 1e6, stepsPerSnapshot: 5, onSnapshot })).rejects.toBeInstanceOf(
    EngineLostError,
  );
  const late = snapshots;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(snapshots).toBe(late);
  expect(workers[0]?.received.at(-1)?.kind).toBe('cancel');
});

test('a worker that dies rejects what is under way; the next call has a fresh one; its WebGPU engine counts as lost', async () => {
  const { client, workers } = setUp({ acquireWebgpu: async () => webgpu() });
  const engine = await client.acquireWebgpu();
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  const onReference = client.reference.evaluate(problem);
  const onWebgpu = engine.evaluate(problem);
  workers[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent);
  await expect(onReference).rejects.toThrow('What computes broke off (out of memory); try again, or with less data');
  await expect(onWebgpu).rejects.toBeInstanceOf(EngineLostError);
  expect(workers[0]?.ended).toBe(true);
  expect(await client.reference.evaluate(problem)).toEqual(await reference.evaluate(problem));
  expect(workers).toHaveLength(2);
  await expect(engine.evaluate(problem)).rejects.toBeInstanceOf(EngineLostError);
});

test('disposing of the client abandons what is under way', async () => {
  const { client } = setUp();
  const running = client.reference.evaluate(problem);
  client.dispose();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});

test('what trains and studies is eased while the page asks for it, and who takes its place as well; experiments are not', async () => {
  const { client, workers } = setUp();
  const told = () => workers.map(({ received }) => received.flatMap((message) => (message.kind === 'ease' ? [message.on] : [])));
  client.ease(true);
  await client.runner.run(request('one'));
  await client.reference.evaluate(problem);
  expect(told()).toEqual([[], [true]]);
  client.ease(true);
  client.ease(false);
  await client.reference.evaluate(problem);
  expect(told()).toEqual([[], [true, false]]);
  client.ease(true);
  workers[1]?.onerror?.({ message: 'gone' } as ErrorEvent);
  await client.reference.evaluate(problem);
  expect(told()).toEqual([[], [true, false, true], [true]]);
  client.ease(false);
  await vi.waitFor(() => expect(told().at(-1)).toEqual([true, false]));
  // The hosts of this test share its thread, and take their messages in turn.
  await client.reference.evaluate(problem);
  client.dispose();
});
