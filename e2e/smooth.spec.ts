import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openingWith } from './headless.ts';
import { agreement, canvas, draw, open, type Place, tool } from './page.ts';
import { play, range, ready, status, steps } from './training.ts';

/* How long the page's main thread is held, and what a frame costs it. These run alone, after all the others: a second browser on the same two cores is no page's fault. */

/** The opening scene, with WebGPU asked for: left to itself the page takes SIMD where the adapter is software. */
let onWebgpu = '';

test.beforeAll(async () => {
  onWebgpu = await openingWith({ engine: 'webgpu' });
});

/** So many points, of the past. */
const pastOf = async (page: Page, points: number, hash = onWebgpu): Promise<void> => {
  await open(page, hash);
  const count = page.getByRole('spinbutton', { name: 'Points' });
  await count.fill(String(points));
  await count.press('Enter');
  await agreement(page);
};

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

interface Task {
  /** By the clock, and on the processor. ms. */
  readonly ms: number;
  readonly busyMs: number;
}

/** Complete events of the main thread of the page while `work` is done. */
async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && main.has(`${pid} ${tid}`));
}

/**
 * Tasks of more than 50 ms among these events. By the clock they may be longer because the machine is busy with something else; the
 * processor's time is the page's own.
 */
function longTasks(events: readonly TraceEvent[]): Task[] {
  const tasks = events.filter(({ name }) => name === 'RunTask');
  expect(tasks.length, 'tasks in the trace').toBeGreaterThan(20);
  return tasks.map(({ dur = 0, tdur = dur }) => ({ ms: dur / 1000, busyMs: tdur / 1000 })).filter(({ ms }) => ms > 50);
}

/** Scripts, what wakes them, style and layout: what the page asks of the main thread. Painting is the rasteriser's, here one in software. */
const OWN =
  /^(FunctionCall|EventDispatch|FireAnimationFrame|TimerFire|HandlePostMessage|RunMicrotasks|EvaluateScript|MinorGC|MajorGC|UpdateLayoutTree|Layout|HitTest)$/;

/** Processor time of `OWN` events in ms, each counted once where one lies in another. */
function ownMs(events: readonly TraceEvent[]): number {
  const own = events.filter(({ name }) => OWN.test(name)).sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  let [sum, until] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of own) {
    if (ts < until) continue;
    sum += tdur;
    until = ts + dur;
  }
  return sum / 1000;
}

/** Frames that the page draws while `work` is done. */
async function framesOf(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = { frames: 0, over: false };
    Object.assign(globalThis, { seen });
    const count = (): void => {
      seen.frames += 1;
      if (!seen.over) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await work();
  return page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { frames: number; over: boolean } };
    seen.over = true;
    return seen.frames;
  });
}

/** What a frame may cost of its 16.7 ms: half of them, so that a slower machine keeps up as well. */
const FRAME_MS = 8;
const FRAMES_A_SECOND = 60;

/** Does `work`, and demands that a frame costs less than `FRAME_MS` and that no task takes more than 50 ms of the processor. */
async function keepsPace(what: string, browser: Browser, page: Page, work: () => Promise<void>): Promise<void> {
  let [frames, seconds] = [0, 0];
  const events = await traced(browser, page, async () => {
    const from = Date.now();
    frames = await framesOf(page, work);
    seconds = (Date.now() - from) / 1000;
  });
  const tasks = longTasks(events);
  const own = ownMs(events);
  // By the frames that were due: where the machine is busy with something else, it is not the page that drops them.
  const cost = own / (seconds * FRAMES_A_SECOND);
  tell(
    what,
    `${cost.toFixed(1)} ms of the main thread for each frame that was due, ${(own / frames).toFixed(1)} for each that was drawn (${Math.round(frames / seconds)} a second); tasks over 50 ms ${JSON.stringify(tasks)}`,
  );
  expect(frames, what).toBeGreaterThan(5);
  expect(cost, what).toBeLessThan(FRAME_MS);
  expect(tasks.filter(({ busyMs }) => busyMs > 50)).toEqual([]);
}

const tell = (what: string, text: string): void => {
  test.info().annotations.push({ type: what, description: text });
  process.stdout.write(`${what}: ${text}\n`);
};

/** Once round the middle of the canvas. */
const ROUND: readonly Place[] = [
  [0.2, 0.2],
  [0.8, 0.2],
  [0.8, 0.8],
  [0.2, 0.8],
];

test('while 500 points are trained the page stays smooth', async ({ page, browser }) => {
  await pastOf(page, 500);
  await ready(page);
  await steps(page, 100);
  const events = await traced(browser, page, async () => {
    await play(page).click();
    await expect(status(page)).toHaveText(/^finished in float64/);
  });
  const tasks = longTasks(events);
  tell('tasks over 50 ms while training', JSON.stringify(tasks));
  expect(tasks.filter(({ busyMs }) => busyMs > 50)).toEqual([]);
});

test('while 500 points are painted over, the boundaries follow the pointer', async ({ page, browser }) => {
  await pastOf(page, 500);
  await tool(page, 'Brush').click();
  await page.evaluate(() => {
    const seen = { moves: [] as number[], pictures: [] as number[] };
    Object.assign(globalThis, { seen });
    document.addEventListener('pointermove', () => seen.moves.push(performance.now()), { capture: true });
    const line = document.querySelector('path[data-method="exact"]');
    if (line) new MutationObserver(() => seen.pictures.push(performance.now())).observe(line, { attributes: true, attributeFilter: ['d'] });
  });
  await canvas(page).hover();
  const tasks = longTasks(await traced(browser, page, () => draw(page, ROUND, 25)));
  await agreement(page);
  const { moves, pictures } = await page.evaluate(() => (globalThis as unknown as { seen: { moves: number[]; pictures: number[] } }).seen);
  const during = pictures.filter((at) => at <= (moves.at(-1) ?? 0));
  const gaps = during
    .slice(1)
    .map((at, k) => at - (during[k] ?? at))
    .sort((a, b) => a - b);
  const delays = moves.map((at) => (pictures.find((picture) => picture > at) ?? Number.NaN) - at).sort((a, b) => a - b);
  const middle = (sorted: number[]): number => Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
  tell(
    'painting over 500 points',
    `${moves.length} moves, ${during.length} pictures meanwhile; median ${middle(delays)} ms from a move to the next picture, ${middle(gaps)} ms between pictures; tasks over 50 ms ${JSON.stringify(tasks)}`,
  );
  expect(during.length).toBeGreaterThan(5);
  expect(tasks.filter(({ busyMs }) => busyMs > 50)).toEqual([]);
});

test('ten thousand points are painted over and erased at the pace of the screen', async ({ page, browser }) => {
  await pastOf(page, 10_000, '');
  for (const name of ['Brush', 'Erase']) {
    await tool(page, name).click();
    await canvas(page).hover();
    await keepsPace(`${name} over 10,000 points`, browser, page, () => draw(page, ROUND, 25));
    await agreement(page);
  }
});

test('ten thousand points are painted over while all the methods train', async ({ page, browser }) => {
  await pastOf(page, 10_000, '');
  await steps(page, 20_000);
  await tool(page, 'Brush').click();
  await play(page).click();
  await expect(status(page)).toHaveText(/^step [1-9]/);
  await keepsPace('10,000 points in training', browser, page, () => page.waitForTimeout(2000));
  const before = Number(await range(page).inputValue());
  await keepsPace('Brush over 10,000 points in training', browser, page, () => draw(page, ROUND, 25));
  // Training has gone on with the points that came.
  await expect.poll(async () => Number(await range(page).inputValue())).toBeGreaterThan(before);
});
