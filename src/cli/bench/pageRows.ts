import type { Browser, Page } from '@playwright/test';
import { methods } from '../../adaptation/methods.ts';
import { createModel } from '../../core/models.ts';
import { opening } from '../../lessons/opening.ts';
import { twelvePoints } from '../../lessons/twelvePoints.ts';
import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { EngineName, Findings } from './measurement.ts';
import { median } from './timing.ts';
import { longestOnMain, MARK, profileOf, startTrace } from './trace.ts';
import { mlp } from './worlds.ts';

/** The built page in a browser, from outside. */
export interface Visit {
  readonly browser: Browser;
  /** Address of the built page. */
  readonly url: string;
  readonly quick: boolean;
}

/** Puts the time of the first frame with a boundary on the canvas into `window.firstPictureMs`; runs in the page. */
const watchFirstPicture = (): void => {
  const look = (): void => {
    const line = document.querySelector('[role="application"] svg [data-part="exact"] path');
    // A frame later what was found is on the screen.
    if (line?.getAttribute('d')) requestAnimationFrame((now) => Object.assign(window, { firstPictureMs: now }));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** Navigation to the first frame that shows the opening scene with its boundaries; a fresh profile each time. */
export const firstPicture = async ({ browser, url, quick }: Visit): Promise<Findings> => {
  const times: number[] = [];
  for (let k = 0; k < (quick ? 1 : 5); k++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
    try {
      const page = await context.newPage();
      await page.addInitScript(watchFirstPicture);
      await page.goto(url);
      const time = await page.waitForFunction(() => (window as { firstPictureMs?: number }).firstPictureMs, null, { timeout: 30_000 });
      times.push((await time.jsonValue()) as number);
    } finally {
      await context.close();
    }
  }
  return {
    measurements: [
      {
        name: 'first-picture',
        engine: 'reference',
        points: 240,
        parameters: 10,
        models: opening.methods.length,
        value: median(times),
        unit: 'ms',
      },
    ],
    notes: [],
  };
};

/** Status of a page on which nothing is computed any more. */
export const SOLVED = /^solved$|did not converge/;

/** The first ten in menus. */
const METHODS = methods.slice(0, 10).map(({ id }) => id);
/** Quick: where one only wants to see that everything runs. */
const HIDDEN = { full: [16, 16], quick: [4] };
const POINTS = { full: 240, quick: 60 };
const PAINTING_MS = { full: 6000, quick: 500 };

/**
 * Longest task of the page's main thread while ten methods of an MLP train and the pointer paints points. By the clock it counts the
 * time that other processes took from it; 'longest-task-cpu' does not.
 */
export const longestTask = async ({ browser, url, quick }: Visit): Promise<Findings> => {
  const size = quick ? 'quick' : 'full';
  const [hidden, points] = [HIDDEN[size], POINTS[size]];
  const { preset } = twelvePoints.data;
  if (!preset) throw new Error('longest-task: the scene has no preset');
  const scene: Scenario = {
    ...twelvePoints,
    data: { preset: { ...preset, count: points } },
    model: { family: 'mlp', hidden, activation: 'tanh' },
    methods: METHODS,
  };
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(`${url}${encodeLink(scene)}`);
    await statusOf(page).filter({ hasText: SOLVED }).waitFor({ timeout: 60_000 });
    const add = page.getByRole('toolbar', { name: 'Canvas tools' }).getByRole('button', { name: 'Add', exact: true });
    await add.click();

    const trace = await startTrace(await context.newCDPSession(page));
    await page.evaluate((name) => performance.mark(name), MARK);
    const trained = await paint(page, PAINTING_MS[size]);
    const events = await trace.end();
    const longest = longestOnMain(events);
    if (!trained) throw new Error('longest-task: nothing was trained while the pointer painted');
    const engine = engineOf(await page.getByText('Training engine:').locator('..').innerText());
    const { parameters } = createModel(mlp(hidden));
    const common = { engine, points, parameters, models: METHODS.length, unit: 'ms' } as const;
    return {
      measurements: [
        { name: 'longest-task', ...common, value: longest.wallMs },
        { name: 'longest-task-cpu', ...common, value: longest.processorMs },
      ],
      notes: [profileOf(longest)],
    };
  } finally {
    await context.close();
  }
};

export const engineOf = (badge: string): EngineName => (/WebGPU/.test(badge) ? 'webgpu' : /SIMD/.test(badge) ? 'simd' : 'reference');

export const statusOf = (page: Page) => page.getByLabel('Training', { exact: true }).getByRole('paragraph');

/** Starts or goes on training where it stands still; true if it has made a step. An edit may end it, so this is called again and again. */
const keepTraining = async (page: Page): Promise<boolean> => {
  const idle = page.getByRole('button', { name: /^(Watch it train|Go on)$/ });
  // Not by the pointer, which is painting.
  if ((await idle.count()) > 0) await idle.first().dispatchEvent('click');
  return /^step [1-9]/.test(await statusOf(page).innerText());
};

/** Strokes over the canvas while training goes on; true if a step of it was seen. */
const paint = async (page: Page, forMs: number): Promise<boolean> => {
  const box = await page.getByRole('application', { name: /^Canvas\./ }).boundingBox();
  if (!box) throw new Error('longest-task: there is no canvas');
  const until = Date.now() + forMs;
  let trained = false;
  const watch = async (): Promise<void> => {
    trained = (await keepTraining(page)) || trained;
  };
  for (let k = 0; Date.now() < until || (!trained && k < 20); k++) {
    const at = (share: number): [number, number] => [box.x + box.width * (0.3 + 0.4 * share), box.y + box.height * (0.3 + 0.1 * (k % 5))];
    await page.mouse.move(...at(0));
    await page.mouse.down();
    for (let move = 1; move <= 30; move++) {
      await page.mouse.move(...at(move / 30));
      if (move % 5 === 0) await watch();
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
    for (let pause = 0; pause < 5; pause++) {
      await watch();
      await page.waitForTimeout(60);
    }
  }
  return trained;
};
