import { afterEach, expect, test, vi } from 'vitest';
import type { Experiment, ExperimentRequest, ExperimentRunner } from '../studies/experiment.ts';
import { createCompute, SLOW_MS, WAIT_MS } from './compute.ts';

const request = (title: string): ExperimentRequest => ({
  scenario: {
    version: 1,
    title,
    data: { points: [] },
    model: { family: 'glm' },
    prior: { precision: 1 },
    memory: { rule: 'lambda', size: 0 },
    steps: [],
    methods: ['exact'],
  },
  view: null,
});
afterEach(() => {
  vi.useRealTimers();
});

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A runner whose runs end when the test says so, or when they are aborted. */
const setUp = () => {
  const started: { title: string; finish(): void; fail(message: string): void }[] = [];
  const shown: string[] = [];
  const problems: string[] = [];
  const busy: boolean[] = [];
  const slow: boolean[] = [];
  const runner: ExperimentRunner = {
    run: ({ scenario }, { signal } = {}) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        started.push({
          title: scenario.title ?? '',
          finish: () => resolve({ outcome: { results: {}, details: [] }, maps: null, elapsedMs: 1 } as unknown as Experiment),
          fail: (message) => reject(new Error(message)),
        });
      }),
  };
  const compute = createCompute(runner, {
    onBusy: (on) => busy.push(on),
    onSlow: (on) => slow.push(on),
    onProgress: () => {},
    onResult: (_, { scenario }) => shown.push(scenario.title ?? ''),
    onProblem: (error, _, newest) => problems.push(`${error.message} ${newest}`),
  });
  return { compute, started, shown, problems, busy, slow };
};

test('while a patient run is under way only the newest waits, and each finished one is shown', async () => {
  const { compute, started, shown } = setUp();
  for (const title of ['1', '2', '3', '4']) compute.request(request(title), true);
  expect(started.map((run) => run.title)).toEqual(['1']);
  started[0]?.finish();
  await tick();
  expect(started.map((run) => run.title)).toEqual(['1', '4']);
  started[1]?.finish();
  await tick();
  expect(shown).toEqual(['1', '4']);
});

test('an impatient request aborts the older run', async () => {
  const { compute, started, shown, busy } = setUp();
  compute.request(request('1'), false);
  compute.request(request('2'), false);
  await tick();
  expect(started.map((run) => run.title)).toEqual(['1', '2']);
  started[1]?.finish();
  await tick();
  expect(shown).toEqual(['2']);
  expect(busy).toEqual([true, false]);
});

test('however fast impatient requests come, every second run reaches the screen', async () => {
  const { compute, started, shown } = setUp();
  compute.request(request('0'), false);
  for (let i = 1; i <= 20; i++) {
    compute.request(request(String(i)), false);
    await tick();
    if (i % 4 === 0) started.at(-1)?.finish();
    await tick();
  }
  expect(shown.length).toBeGreaterThanOrEqual(4);
});

test('a failure is told with whether something newer waits', async () => {
  const { compute, started, problems } = setUp();
  compute.request(request('1'), true);
  compute.request(request('2'), true);
  started[0]?.fail('no data');
  await tick();
  started[1]?.fail('still no data');
  await tick();
  expect(problems).toEqual(['no data false', 'still no data true']);
});

test('asking again for what is running asks nothing', async () => {
  const { compute, started } = setUp();
  const same = request('1');
  compute.request(same, false);
  compute.request({ ...same }, false);
  started[0]?.finish();
  await tick();
  expect(started).toHaveLength(1);
});

test('a newer request waits no longer than a moment for the run under way, however patient it is', async () => {
  vi.useFakeTimers();
  const { compute, started, shown } = setUp();
  compute.request(request('1'), true);
  compute.request(request('2'), true);
  await vi.advanceTimersByTimeAsync(WAIT_MS / 2);
  compute.request(request('3'), true);
  await vi.advanceTimersByTimeAsync(WAIT_MS / 2 - 1);
  expect(started.map((run) => run.title)).toEqual(['1']);
  await vi.advanceTimersByTimeAsync(1);
  expect(started.map((run) => run.title)).toEqual(['1', '3']);
  started[1]?.finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['3']);
});

test('a second without a result is slow, until there is one; between short runs nothing is', async () => {
  vi.useFakeTimers();
  const { compute, started, slow } = setUp();
  for (const [k, title] of ['1', '2', '3'].entries()) {
    compute.request(request(title), true);
    await vi.advanceTimersByTimeAsync(SLOW_MS / 2);
    started[k]?.finish();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(slow).toEqual([]);
  compute.request(request('4'), true);
  await vi.advanceTimersByTimeAsync(SLOW_MS);
  expect(slow).toEqual([true]);
  started[3]?.finish();
  await vi.advanceTimersByTimeAsync(2 * SLOW_MS);
  expect(slow).toEqual([true, false]);
});

test('a stop ends what is under way and what waits, says nothing more of it, and the next request begins at once', async () => {
  const { compute, started, shown, problems, busy } = setUp();
  compute.request(request('1'), true);
  compute.request(request('2'), true);
  compute.stop();
  started[0]?.finish();
  await tick();
  expect([shown, problems, busy]).toEqual([[], [], [true, false]]);
  compute.request(request('3'), true);
  started[1]?.finish();
  await tick();
  expect([shown, busy]).toEqual([['3'], [true, false, true, false]]);
});
