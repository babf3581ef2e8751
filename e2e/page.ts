import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import type { FigureId } from '../src/scenario/figures.ts';
import type { MethodResults, Results, Scenario, StepResults } from '../src/scenario/types.ts';
import { headless, subject, twelvePointsLink } from './headless.ts';

/** Parts of the page as a person finds them, by role and name, and the headless command's word on the same scenario. */

/** Figures of a method, as its row of the table has them. */
export type Row = Partial<Record<FigureId, number | null>> & {
  converged?: boolean;
  /** Why the method is not defined here; there are no figures then. */
  undefined?: string;
};

/** By the id of the method. */
export type Figures = Record<string, Row>;

export const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
/** The drawing canvas; takes pointer and keys. */
export const canvas = (page: Page): Locator => page.getByRole('application', { name: /^Canvas\./ });
export const notices = (page: Page): Locator => page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
/** Leaves no notice; news may leave by themselves meanwhile. */
export const dismissAll = async (page: Page): Promise<void> => {
  await button(page, 'Dismiss').evaluateAll((buttons) => {
    for (const each of buttons) (each as HTMLElement).click();
  });
  await expect(notices(page)).toHaveCount(0);
};
export const badge = (page: Page): Locator => page.getByText('Training engine:').locator('..');
export const memory = (page: Page): Locator => page.getByRole('slider', { name: 'Memory', exact: true });
/** Sentence of the last change, such as '12 points added.' */
export const done = (page: Page): Locator => page.getByRole('region', { name: /The change$/ }).getByRole('strong');

/** Opens the page with the scene of twelve new points, or with another link, and waits for its first figures. */
export async function open(page: Page, hash?: string): Promise<void> {
  await visit(page, hash ?? (await twelvePointsLink()));
}

/** Opens the page as a stranger does, without a link, or with this behind its address, and waits for its first figures. */
export async function visit(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.getByRole('radio', { name: 'Exact retraining' })).toBeAttached();
  await figures(page);
}

/** The table of figures, once it has some. */
export async function figures(page: Page): Promise<Figures> {
  await tab(page, 'Figures').click();
  const table = page.getByRole('region', { name: 'Figures of every method' });
  await expect(table.getByRole('row').nth(1)).toBeAttached();
  await expect(table.getByText('computing …')).toHaveCount(0);
  return table.locator('tbody tr').evaluateAll((rows) => {
    const read = (text: string): unknown => (/^-?Infinity$|^NaN$/.test(text) ? Number(text) : JSON.parse(text));
    return Object.fromEntries(
      rows.map((row) => [
        row.dataset.method,
        Object.fromEntries([...row.querySelectorAll('td')].map(({ dataset }) => [dataset.figure, read(dataset.value ?? 'null')])),
      ]),
    ) as Figures;
  });
}

/** The figures that the headless command prints of one change, but for those that have no meaning for the scenario. */
export const printed = async (scenario: Scenario, step: StepResults | undefined): Promise<Figures> => {
  const { figuresAt, hasFigure } = await subject();
  const columns = figuresAt('table').filter((figure) => hasFigure(figure, scenario));
  const rowOf = (method: MethodResults): Row =>
    method.undefinedBecause
      ? { undefined: method.undefinedBecause }
      : { ...Object.fromEntries(columns.map(({ id, value }) => [id, value(method)])), converged: method.converged };
  return Object.fromEntries(Object.entries(step?.methods ?? {}).map(([id, method]) => [id, rowOf(method)]));
};

/** Waits until nothing is being computed any more: figures, boundaries and fine maps are those of the scenario. */
export const settled = (page: Page): Promise<void> =>
  expect(page.getByRole('region', { name: 'Training', exact: true }).getByRole('paragraph')).toHaveText(/^solved$|did not converge/);

/** Waits until what was asked for before is drawn. */
export const nextPicture = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Waits until nothing is computed any more, and a drawing has stayed as it is for some frames. */
export async function atRest(page: Page, sheet: Locator): Promise<void> {
  await settled(page);
  await sheet.evaluate(async (element) => {
    const look = (): string => (element as HTMLCanvasElement).toDataURL();
    for (let [last, same] = [look(), 0]; same < 20; ) {
      await new Promise(requestAnimationFrame);
      const now = look();
      same = now === last ? same + 1 : 0;
      last = now;
    }
  });
}

/** Content of what a button of the Export menu saves. */
async function saved(page: Page, entry: string): Promise<unknown> {
  // A narrow page has one menu for all.
  await button(page, 'Export').or(button(page, 'More')).filter({ visible: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, entry).click()]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}

export const savedScenario = async (page: Page): Promise<Scenario> => (await saved(page, 'Scenario (JSON)')) as Scenario;
export const savedResults = async (page: Page): Promise<Results> => (await saved(page, 'Results (JSON)')) as Results;

/** Waits until the page shows, to the last digit, what the headless command prints of the scenario that the page exports. */
export async function agreement(page: Page): Promise<{ scenario: Scenario; results: Results; figures: Figures }> {
  const scenario = await savedScenario(page);
  const results = await headless(scenario);
  const wanted = await printed(scenario, results.steps.at(-1));
  await expect.poll(() => figures(page)).toEqual(wanted);
  return { scenario, results, figures: wanted };
}

/** A file of the visitor's, dropped on the page. */
export async function drop(page: Page, name: string, content: string | readonly number[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, content }) => {
      const made = new DataTransfer();
      made.items.add(new File([typeof content === 'string' ? content : Uint8Array.from(content)], name));
      return made;
    },
    { name, content: typeof content === 'string' ? content : [...content] },
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

/** Box of an element that stays where it is from one picture to the next: what was done before may still move it. */
async function placeOf(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  for (;;) {
    const before = await element.boundingBox();
    await nextPicture(element.page());
    const now = await element.boundingBox();
    if (before && now && before.x === now.x && before.y === now.y && before.width === now.width && before.height === now.height) return now;
  }
}

/** Places on the canvas as shares of its sides: (0, 0) is the upper left corner. */
export type Place = readonly [x: number, y: number];

/** Brings the canvas into view at its own size: in one column it is small while one looks at what is under it. */
export async function seeCanvas(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.locator('[data-small-canvas]')).toHaveCount(0);
  await canvas(page).scrollIntoViewIfNeeded();
}

/** Presses at the first place, moves through the others and lets go. */
export async function draw(page: Page, places: readonly Place[], steps = 6): Promise<void> {
  await seeCanvas(page);
  const box = await placeOf(canvas(page));
  const at = ([x, y]: Place): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  const [first = [0.5, 0.5] as const, ...rest] = places;
  await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...at(place), { steps });
  await page.mouse.up();
}

export const tool = (page: Page, name: string): Locator =>
  page.getByRole('toolbar', { name: 'Canvas tools' }).getByRole('button', { name, exact: true });

/** Path data of the line of a method on the canvas; '' where it has none. */
export const lineOf = (page: Page, method: string): Promise<string> =>
  canvas(page)
    .locator(`svg [data-part="${method}"] path`)
    .last()
    .evaluate((path) => path.getAttribute('d') ?? '');

/** Rows of a CSV with a header: two noisy clouds, and what else is asked for. Seeded, so always the same. */
export function csvOf(count: number, extra: readonly string[] = []): string {
  let state = 7;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const rows = Array.from({ length: count }, (_, k) => {
    const side = k % 2;
    const [x, y] = [side * 1.2 + random() * 1.6 - 1.2, random() * 2.4 - 1.2 + side * 0.4];
    return `${x.toFixed(3)},${y.toFixed(3)},${side ? 'yes' : 'no'}`;
  });
  return ['height,width,sold', ...rows, ...extra].join('\n');
}
