import { expect, test } from 'vitest';
import { longestOnMain, MARK, mainEvents, ownMs, profileOf, type TraceEvent } from './trace.ts';

const task = (tid: number, ts: number, dur: number, tdur: number): TraceEvent => ({
  name: 'ThreadControllerImpl::RunTask',
  pid: 1,
  tid,
  ts,
  dur,
  tdur,
});

const events: TraceEvent[] = [
  { name: MARK, pid: 1, tid: 7 },
  { name: 'process_name', pid: 1, tid: 0, args: { name: 'Renderer' } },
  { name: 'thread_name', pid: 1, tid: 8, args: { name: 'DedicatedWorker thread' } },
  ...Array.from({ length: 10 }, (_, k) => task(7, k * 1000, 500, 400)),
  task(7, 20_000, 50_000, 12_000),
  task(7, 90_000, 20_000, 19_000),
  // Half of it lies inside the longest.
  task(8, 10_000, 20_000, 10_000),
  task(8, 80_000, 5_000, 5_000),
];

test('the longest task by the clock and by the processor, and who had the processor meanwhile', () => {
  const longest = longestOnMain(events);
  expect(longest).toEqual({ wallMs: 50, processorMs: 19, ownMs: 12, others: [{ thread: 'Renderer, DedicatedWorker thread', ms: 5 }] });
  expect(profileOf(longest)).toBe(
    'longest-task: of 50.0 ms by the clock the main thread had the processor for 12.0 ms; meanwhile the processor worked for Renderer, DedicatedWorker thread 5.0 ms.',
  );
});

test('a trace of another page is refused', () => {
  expect(() => longestOnMain(events.slice(1))).toThrow('trace: it holds 0 tasks');
});

test('the page’s own work: scripts, style and layout of its main thread, none counted twice', () => {
  const work = (name: string, ts: number, dur: number, tdur: number, tid = 7): TraceEvent => ({ name, pid: 1, tid, ts, dur, tdur });
  const own = [
    work('FireAnimationFrame', 200_000, 10_000, 6_000),
    work('FunctionCall', 201_000, 5_000, 4_000),
    work('Layout', 211_000, 2_000, 1_000),
    work('Paint', 214_000, 9_000, 9_000),
    work('FunctionCall', 200_000, 9_000, 9_000, 8),
  ];
  expect(ownMs(mainEvents([...events, ...own]))).toBe(7);
});
