import type { Browser, Page } from '@playwright/test';
import { createModel } from '../../core/models.ts';
import { twelvePoints } from '../../lessons/twelvePoints.ts';
import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Findings, Measurement } from './measurement.ts';
import { engineOf, SOLVED, statusOf, type Visit } from './pageRows.ts';
import { longestOnMain, MARK, mainEvents, ownMs, startTrace, TIMELINE } from './trace.ts';
import { glm } from './worlds.ts';

const FEW = 500;
const MANY = 10_000;
/** Instead of both, on one page, where one only wants to see that everything runs. */
const QUICK = 60;
const FRAMES_A_SECOND = 60;
const ROUND = [
  [0.2, 0.2],
  [0.8, 0.2],
  [0.8, 0.8],
  [0.2, 0.8],
] as const;

/** Processor time of the main thread while something is done, ms: a frame that was due, and the longest task. */
interface Cost {
  readonly frame: number;
  readonly task: number;
}

/**
 * Load of the main thread while points are trained and painted over. 'frame', 'frame-…': processor time of scripts, style and layout
 * for each frame that was due (60 a second), of 16.7 ms; 'task-…': the longest task, also while memory grows and the gradient at exact follows. By frames that were due and not by those that were
 * drawn, because a busy machine drops some that the page has paid for.
 */
export const smoothness = async ({ browser, url, quick }: Visit): Promise<Findings> => {
  const measurements: Measurement[] = [];
  const { parameters } = createModel(glm(3));
  const measured = (name: string, engine: Measurement['engine'], points: number, value: number): void => {
    measurements.push({ name, engine, points, parameters, models: twelvePoints.methods.length, value, unit: 'ms' });
  };
  const strokes = quick ? 3 : 25;

  const least = quick ? QUICK : FEW;
  const few = await open(browser, url, least, { engine: 'webgpu' });
  await chooseSteps(few.page, quick ? 5 : 100);
  const trained = await few.cost(async () => {
    await trainButton(few.page).click();
    await statusOf(few.page)
      .filter({ hasText: /solved in float64$/ })
      .waitFor({ timeout: 120_000 });
  });
  measured('task-training', await few.engine(), least, trained.task);
  await tool(few.page, 'Brush').click();
  measured('task-painting', 'reference', least, (await few.cost(() => stroke(few.page, strokes))).task);
  await settled(few.page);
  measured('task-memory', 'reference', least, (await few.cost(() => slide(few.page, 10 * strokes))).task);
  if (!quick) await few.close();

  const points = quick ? QUICK : MANY;
  const many = quick ? few : await open(browser, url, points);
  const tasks: number[] = [];
  const pace = async (name: string, work: () => Promise<void>): Promise<void> => {
    const { frame, task } = await many.cost(work);
    measured(name, name.includes('training') ? await many.engine() : 'reference', points, frame);
    tasks.push(task);
  };
  for (const name of ['Brush', 'Erase']) {
    await tool(many.page, name).click();
    await pace(name === 'Brush' ? 'frame' : 'frame-erase', () => stroke(many.page, strokes));
    await settled(many.page);
  }
  await chooseSteps(many.page, 20_000);
  await tool(many.page, 'Brush').click();
  await trainButton(many.page).click();
  await statusOf(many.page)
    .filter({ hasText: /^step [1-9]/ })
    .waitFor({ timeout: 120_000 });
  await pace('frame-training', () => many.page.waitForTimeout(quick ? 200 : 2000));
  await pace('frame-brush-training', () => stroke(many.page, strokes));
  measured('task-crowd', 'reference', points, Math.max(...tasks));
  await many.close();
  return { measurements, notes: [] };
};

const settled = (page: Page): Promise<void> => statusOf(page).filter({ hasText: SOLVED }).waitFor({ timeout: 120_000 });

const tool = (page: Page, name: string) => page.getByRole('toolbar', { name: 'Canvas tools' }).getByRole('button', { name, exact: true });

const trainButton = (page: Page) =>
  page.getByRole('region', { name: 'Training', exact: true }).getByRole('button', { name: /^(Watch it train|Go on)$/ });

/** The scene of twelve new points with so many in the past. */
const open = async (browser: Browser, url: string, points: number, view?: Scenario['view']) => {
  const { preset } = twelvePoints.data;
  if (!preset) throw new Error('smoothness: the scene has no preset');
  const scene: Scenario = { ...twelvePoints, data: { preset: { ...preset, count: points } }, ...(view ? { view } : {}) };
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${url}${encodeLink(scene)}`);
  await settled(page);
  const client = await context.newCDPSession(page);
  return {
    page,
    engine: async () => engineOf(await page.getByText('Training engine:').locator('..').innerText()),
    cost: async (work: () => Promise<void>): Promise<Cost> => {
      const trace = await startTrace(client, TIMELINE);
      await page.evaluate((name) => performance.mark(name), MARK);
      const from = performance.now();
      await work();
      const seconds = (performance.now() - from) / 1000;
      const events = await trace.end();
      return { frame: ownMs(mainEvents(events)) / (seconds * FRAMES_A_SECOND), task: longestOnMain(events).processorMs };
    },
    close: () => context.close(),
  };
};

const chooseSteps = async (page: Page, steps: number): Promise<void> => {
  await page.getByRole('button', { name: 'Optimizer, learning rate, steps, engine', exact: true }).click();
  const field = page.getByRole('spinbutton', { name: 'Steps' });
  await field.fill(String(steps));
  await field.press('Enter');
  await page.keyboard.press('Escape');
};

/** Drags the memory slider from its middle to the right and back in so many moves each way, and lets go. The Gradient panel is open, at exact. */
const slide = async (page: Page, moves: number): Promise<void> => {
  await page.getByRole('tabpanel', { name: 'Gradient' }).getByRole('radio', { name: 'exact', exact: true, checked: true }).waitFor();
  const slider = page.getByRole('slider', { name: 'Memory', exact: true });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('smoothness: there is no memory slider');
  const at = (share: number): [number, number] => [box.x + share * box.width, box.y + box.height / 2];
  await page.mouse.move(...at(0.3));
  await page.mouse.down();
  await page.mouse.move(...at(0.9), { steps: moves });
  await page.mouse.move(...at(0.3), { steps: moves });
  await page.mouse.up();
};

/** Presses, goes round the middle of the canvas in so many moves a side, and lets go. */
const stroke = async (page: Page, moves: number): Promise<void> => {
  const box = await page.getByRole('application', { name: /^Canvas\./ }).boundingBox();
  if (!box) throw new Error('smoothness: there is no canvas');
  const at = ([x, y]: readonly [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(ROUND[0]));
  await page.mouse.down();
  for (const corner of ROUND.slice(1)) await page.mouse.move(...at(corner), { steps: moves });
  await page.mouse.up();
};
