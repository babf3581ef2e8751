import { expect, test, vi } from 'vitest';
import { type StudyRunner, study } from '../studies/study.ts';
import { createStudyDesk } from './studies.ts';

interface Call {
  readonly request: unknown;
  readonly signal: AbortSignal;
  report(share: number, partial?: unknown): void;
  answer(result: unknown): void;
  fail(error: Error): void;
}

/** A desk whose studies are answered by hand. */
const setUp = () => {
  const calls: Call[] = [];
  const runner: StudyRunner = {
    run: (_kind, request, { signal = new AbortController().signal, onReport }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('left', 'AbortError')));
        calls.push({
          request,
          signal,
          report: (share, partial) => onReport?.(share, partial as never),
          answer: (result) => resolve(result as never),
          fail: reject,
        });
      }),
  };
  const desk = createStudyDesk(runner, () => 'auto');
  const asked = study('anything');
  return {
    calls,
    desk,
    ask: (request: unknown) => desk.ask(asked, request),
    cancel: () => desk.cancel(asked),
    state: () => desk.state(asked),
  };
};

test('a study reports, answers, and is not asked twice', async () => {
  const { calls, ask, state } = setUp();
  expect(state().phase).toBe('idle');
  const scenario = {};
  ask({ scenario, step: 0 });
  ask({ scenario, step: 0 });
  expect(calls).toHaveLength(1);
  calls[0]?.report(0.5, 'half');
  expect(state()).toMatchObject({ phase: 'running', share: 0.5, result: 'half' });
  calls[0]?.answer('whole');
  await vi.waitFor(() => expect(state()).toMatchObject({ phase: 'done', share: 1, result: 'whole' }));
  ask({ scenario, step: 0 });
  expect(calls).toHaveLength(1);
});

test('a newer request takes the place of the older, whose words are not heard', async () => {
  const { calls, ask, state } = setUp();
  ask({ step: 0 });
  calls[0]?.answer('old');
  await vi.waitFor(() => expect(state().phase).toBe('done'));
  ask({ step: 1 });
  ask({ step: 2 });
  expect(calls[1]?.signal.aborted).toBe(true);
  calls[1]?.report(0.9, 'late');
  expect(state()).toMatchObject({ phase: 'running', share: 0, result: 'old', resultOf: { step: 0 } });
  calls[2]?.answer('new');
  await vi.waitFor(() => expect(state()).toMatchObject({ phase: 'done', result: 'new', resultOf: { step: 2 } }));
});

test('a study that is left keeps what it has reported, and may be asked again', async () => {
  const { calls, ask, cancel, state } = setUp();
  ask({ step: 0 });
  calls[0]?.report(0.3, 'a third');
  cancel();
  await vi.waitFor(() => expect(state()).toMatchObject({ phase: 'cancelled', result: 'a third' }));
  ask({ step: 0 });
  expect(calls).toHaveLength(2);
});

test('who asks for the same at once after leaving it is answered: a panel that goes and comes back', async () => {
  const { calls, ask, cancel, state } = setUp();
  const request = { step: 0 };
  ask(request);
  cancel();
  ask(request);
  expect(calls).toHaveLength(2);
  expect(calls[0]?.signal.aborted).toBe(true);
  calls[1]?.answer('whole');
  await vi.waitFor(() => expect(state()).toMatchObject({ phase: 'done', result: 'whole' }));
});

test('a failure is said in its own words', async () => {
  const { calls, ask, state } = setUp();
  ask({ step: 0 });
  calls[0]?.fail(new Error('H + δ I is not positive definite; raise the prior precision'));
  await vi.waitFor(() => expect(state()).toMatchObject({ phase: 'failed', problem: expect.stringContaining('prior precision') }));
});
