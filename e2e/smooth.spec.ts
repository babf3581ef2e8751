import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openingWith } from './links.ts';
import { agreement, canvas, draw, open, tool } from './page.ts';
import { play, ready, status, steps } from './training.ts';

/* How long the page's main thread is held. These run alone, after all the others: a second browser on the same two cores is no page's fault. */

/** The opening scene, with WebGPU asked for: left to itself the page takes SIMD where the adapter is software. */
let onWebgpu = '';

test.beforeAll(async () => {
  onWebgpu = await openingWith({ engine: 'webgpu' });
});

/** Five hundred points, of the past. */
const fiveHundred = async (page: Page): Promise<void> => {
  await open(page, onWebgpu);
  const count = page.getByRole('spinbutton', { name: 'Points' });
  await count.fill('500');
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

/**
 * Tasks of more than 50 ms on the main thread of the page while `work` is done. By the clock they may be longer because the machine is
 * busy with something else; the processor's time is the page's own.
 */
async function longTasks(browser: Browser, page: Page, work: () => Promise<void>): Promise<Task[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && main.has(`${pid} ${tid}`));
  expect(tasks.length, 'tasks in the trace').toBeGreaterThan(20);
  return tasks.map(({ dur = 0, tdur = dur }) => ({ ms: dur / 1000, busyMs: tdur / 1000 })).filter(({ ms }) => ms > 50);
}

const tell = (what: string, text: string): void => {
  test.info().annotations.push({ type: what, description: text });
  process.stdout.write(`${what}: ${text}\n`);
};

test('while 500 points are trained the page stays smooth', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await fiveHundred(page);
  await ready(page);
  await steps(page, 100);
  const tasks = await longTasks(browser, page, async () => {
    await play(page).click();
    await expect(status(page)).toHaveText(/^finished in float64/, { timeout: 60_000 });
  });
  tell('tasks over 50 ms while training', JSON.stringify(tasks));
  expect(tasks.filter(({ busyMs }) => busyMs > 50)).toEqual([]);
});

test('while 500 points are painted over, the boundaries follow the pointer', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await fiveHundred(page);
  await tool(page, 'Brush').click();
  await page.evaluate(() => {
    const seen = { moves: [] as number[], pictures: [] as number[] };
    Object.assign(globalThis, { seen });
    document.addEventListener('pointermove', () => seen.moves.push(performance.now()), { capture: true });
    const line = document.querySelector('path[data-method="exact"]');
    if (line) new MutationObserver(() => seen.pictures.push(performance.now())).observe(line, { attributes: true, attributeFilter: ['d'] });
  });
  await canvas(page).hover();
  const tasks = await longTasks(browser, page, () =>
    draw(
      page,
      [
        [0.2, 0.2],
        [0.8, 0.2],
        [0.8, 0.8],
        [0.2, 0.8],
      ],
      25,
    ),
  );
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
