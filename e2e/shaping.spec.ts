import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { agreement, atRest, button, canvas, done, draw, drop, figures, lineOf, open, savedScenario, tool } from './page.ts';
import { holdAfter, play, range, status } from './training.ts';

/** Viewport of the canvas by its axes: [x0, x1, y0, y1]. */
const sight = async (page: Page): Promise<number[]> => {
  const name = await page.getByRole('img', { name: /^Axes:/ }).getAttribute('aria-label');
  return [...(name ?? '').replaceAll('−', '-').matchAll(/(?:from|to) (-?[\d.]+)/g)].map(([, value]) => Number(value));
};
const width = ([x0 = 0, x1 = 0]: number[]): number => x1 - x0;
const outOfView = (page: Page) => page.getByRole('button', { name: /^\d+ points? out of view$/ });

test('the wheel looks closer, points out of view are counted and one press away, and nothing but the picture changes', async ({ page }) => {
  await open(page);
  const before = await savedScenario(page);
  const all = await sight(page);
  const numbers = await figures(page);
  const line = await lineOf(page, 'exact');
  const box = await canvas(page).boundingBox();
  if (!box) throw new Error('there is no canvas');
  await page.mouse.move(box.x + 0.25 * box.width, box.y + 0.5 * box.height);
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => width(await sight(page))).toBeLessThan(0.6 * width(all));
  await expect(outOfView(page)).toBeVisible();
  // The line is drawn anew, where one looks.
  await expect.poll(() => lineOf(page, 'exact')).not.toBe(line);
  expect(await savedScenario(page)).toEqual(before);
  expect(await figures(page)).toEqual(numbers);

  // The ground stays still while one paints, and what is painted lies under the hand.
  const close = await sight(page);
  await draw(page, [[0.3, 0.3], [0.6, 0.3]]); // biome-ignore format: a stroke
  await expect(done(page)).toHaveText(/^\d+ points added\.$/);
  expect(await sight(page)).toEqual(close);
  const { scenario } = await agreement(page);
  const step = scenario.steps.at(-1);
  const [x = 0, y = 0] = (step?.kind === 'add' && step.points.at(-1)) || [];
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = close;
  expect((x - x0) / (x1 - x0)).toBeCloseTo(0.6, 0);
  expect((y - y0) / (y1 - y0)).toBeCloseTo(0.7, 0);

  await outOfView(page).click();
  await expect.poll(() => sight(page)).toEqual(all);
  await expect(outOfView(page)).toHaveCount(0);
});

test('the small pictures show all the data while the canvas looks closer, also after an edit there', async ({ page }) => {
  await open(page);
  const small = page.locator('li[data-method="k-prior"] canvas');
  const picture = (): Promise<string> => small.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  await expect(small).toBeVisible();
  // Painted with the fine maps, which follow the first ones.
  await atRest(page, small);
  const whole = await picture();
  /** Share of its pixels that are as they were: it is drawn anew, with fewer nodes. */
  const alike = (a: string): Promise<number> =>
    small.evaluate(async (element, before) => {
      const image = new Image();
      image.src = before;
      await image.decode();
      const now = element as HTMLCanvasElement;
      const { width, height } = now;
      const other = new OffscreenCanvas(width, height).getContext('2d');
      const own = now.getContext('2d');
      if (!other || !own) return 0;
      other.drawImage(image, 0, 0);
      const [p, q] = [other.getImageData(0, 0, width, height).data, own.getImageData(0, 0, width, height).data];
      let same = 0;
      for (let k = 0; k < p.length; k += 4) if (Math.abs((p[k] ?? 0) - (q[k] ?? 0)) < 24) same++;
      return same / (width * height);
    }, a);
  const line = await lineOf(page, 'exact');
  await canvas(page).focus();
  for (let k = 0; k < 4; k++) await page.keyboard.press('+');
  await expect.poll(() => lineOf(page, 'exact')).not.toBe(line);
  await atRest(page, small);
  expect(await alike(whole)).toBeGreaterThan(0.95);

  await tool(page, 'Brush').click();
  await draw(page, [[0.3, 0.3], [0.6, 0.3]]); // biome-ignore format: a stroke
  await expect.poll(() => alike(whole)).toBeLessThan(0.95);
  await button(page, 'Undo').click();
  await expect.poll(() => alike(whole)).toBeGreaterThan(0.95);
});

test('the hand, the middle button, the keys and two fingers pan and zoom', async ({ page }) => {
  await open(page);
  await test.step('the hand, the middle button and the keys pan and zoom', async () => {
    const all = await sight(page);
    await tool(page, 'Pan').click();
    await draw(page, [[0.5, 0.5], [0.75, 0.5]]); // biome-ignore format: a stroke
    await expect.poll(async () => (await sight(page))[0]).toBeCloseTo((all[0] ?? 0) - width(all) / 4, 1);
    await expect(done(page)).toHaveText('12 points added.');
    await button(page, 'Zoom in').click();
    await expect.poll(async () => width(await sight(page))).toBeCloseTo(width(all) / 1.5, 1);
    await button(page, 'Fit to data').click();
    await expect.poll(() => sight(page)).toEqual(all);

    await tool(page, 'Brush').click();
    const box = await canvas(page).boundingBox();
    if (!box) throw new Error('there is no canvas');
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.25 * box.height, { steps: 4 });
    await page.mouse.up({ button: 'middle' });
    await expect.poll(async () => (await sight(page))[2]).toBeCloseTo((all[2] ?? 0) - width(all) / 4, 1);
    await expect(done(page)).toHaveText('12 points added.');

    await canvas(page).press('0');
    await expect.poll(() => sight(page)).toEqual(all);
    await canvas(page).press('+');
    await expect.poll(async () => width(await sight(page))).toBeCloseTo(width(all) / 1.5, 1);
    await expect(page.getByText(/^In view: .+ from .+ to .+\.$/)).toBeAttached();
    await canvas(page).press('8');
    await canvas(page).press('ArrowRight');
    await expect.poll(async () => (await sight(page))[0]).toBeGreaterThan((all[0] ?? 0) + width(all) / 6);
    await canvas(page).press('-');
    await canvas(page).press('0');
    await expect.poll(() => sight(page)).toEqual(all);
  });
  await test.step('two fingers zoom and paint nothing; one finger paints', async () => {
    // The keys have left the hand.
    await tool(page, 'Brush').click();
    const all = await sight(page);
    const before = await savedScenario(page);
    await canvas(page).scrollIntoViewIfNeeded();
    const box = await canvas(page).boundingBox();
    if (!box) throw new Error('there is no canvas');
    const at = (id: number, x: number, y: number) => ({ id, x: box.x + x * box.width, y: box.y + y * box.height });
    const fingers = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { id: number; x: number; y: number }[]) =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [at(0, 0.4, 0.1)]);
    await touch('touchStart', [at(0, 0.4, 0.1), at(1, 0.6, 0.1)]);
    for (const by of [0.02, 0.06, 0.1]) await touch('touchMove', [at(0, 0.4 - by, 0.1), at(1, 0.6 + by, 0.1)]);
    await touch('touchEnd', []);
    await expect.poll(async () => width(await sight(page))).toBeCloseTo(width(all) / 2, 1);
    expect(await savedScenario(page)).toEqual(before);

    const steps = before.steps.length;
    await touch('touchStart', [at(0, 0.1, 0.9)]);
    for (const by of [0.1, 0.2, 0.3]) await touch('touchMove', [at(0, 0.1 + by, 0.9)]);
    await touch('touchEnd', []);
    await expect(done(page)).toHaveText(/^(1[3-9]|[2-9]\d) points added\.$/);
    expect((await savedScenario(page)).steps).toHaveLength(steps);
  });
});

/** Controls for the points that the lasso has caught. */
const selection = (page: Page) => page.getByRole('group', { name: 'Selection' });
const LOOP = [[0.3, 0.2], [0.7, 0.2], [0.7, 0.6], [0.3, 0.6]] as const; // biome-ignore format: a loop

test('the lasso by hand and by keys, what the panel says of each tool, and boundaries that follow the pointer', async ({ page }) => {
  await open(page);
  await test.step('the lasso catches points, to delete, relabel, remember or give to a class; each is one undo step', async () => {
    const before = await savedScenario(page);
    await tool(page, 'Lasso').click();
    await draw(page, LOOP);
    const count = selection(page).getByText(/^\d+ points$/);
    await expect(count).toBeVisible();
    const caught = Number.parseInt((await count.textContent()) ?? '', 10);
    expect(caught).toBeGreaterThan(10);
    expect(await savedScenario(page)).toEqual(before);

    await selection(page).getByRole('button', { name: 'Remember' }).click();
    await expect(selection(page)).toHaveCount(0);
    await expect(canvas(page)).toBeFocused();
    const { scenario } = await agreement(page);
    expect(scenario.memory.indices?.length).toBeGreaterThan(before.memory.size);
    await button(page, 'Undo').click();
    await agreement(page);
    expect(await savedScenario(page)).toEqual(before);

    await draw(page, LOOP);
    await selection(page).getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText(`${caught} points deleted.`)).not.toHaveCount(0);
    await agreement(page);
    await button(page, 'Undo').click();
    await draw(page, LOOP);
    await selection(page).getByRole('button', { name: 'Relabel' }).click();
    await expect(done(page)).toHaveText(/ points relabelled\.$/);
    await agreement(page);
    await button(page, 'Undo').click();
    expect(await savedScenario(page)).toEqual(before);

    await draw(page, LOOP);
    await selection(page).getByRole('button', { name: 'To class A' }).click();
    await expect(done(page)).toHaveText(/ points? relabelled\.$/);
    const last = (await agreement(page)).scenario.steps.at(-1);
    expect(last?.kind === 'relabel' && last.labels.every(([, label]) => label === 0)).toBe(true);
  });
  await test.step('a loop of corners that are marked with the keyboard', async () => {
    await button(page, 'Undo').click();
    await expect(done(page)).toHaveText('12 points added.');
    await canvas(page).focus();
    await page.keyboard.press('7');
    await expect(tool(page, 'Lasso')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Enter');
    for (const way of ['ArrowRight', 'ArrowUp', 'ArrowLeft']) {
      for (let k = 0; k < 6; k++) await page.keyboard.press(`Shift+${way}`);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByText(/^Corner 4\. /)).toBeAttached();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^\d+ points? (is|are) selected\. /)).toBeAttached();
    await expect(selection(page)).toBeVisible();
    // The bar is reached by Tab, Escape leaves it, and Delete on the canvas deletes.
    await selection(page).getByRole('button', { name: 'Remember' }).focus();
    await page.keyboard.press('Escape');
    await expect(selection(page)).toHaveCount(0);
    await expect(canvas(page)).toBeFocused();
    await page.keyboard.press('Enter');
    for (const way of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      for (let k = 0; k < 6; k++) await page.keyboard.press(`Shift+${way}`);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Enter');
    await expect(selection(page)).toBeVisible();
    await page.keyboard.press('Delete');
    await expect(done(page)).toHaveText(/^\d+ points? deleted\.$/);
    await page.keyboard.press('Control+z');
    await expect(done(page)).toHaveText('12 points added.');
  });
  await test.step('the panel says what the tool in hand does', async () => {
    const change = page.getByRole('region', { name: /The change$/ });
    for (const [name, says] of [
      ['Move', 'Drag a point on the canvas to another place.'],
      ['Lasso', 'Draw a loop around points, then choose what happens to them.'],
      ['Brush', 'Paint new points on the canvas.'],
    ] as const) {
      await tool(page, name).click();
      await expect(change.getByText(says)).toBeVisible();
    }
  });
  await test.step('the boundaries follow the pointer while it paints', async () => {
    await tool(page, 'Brush').click();
    const box = await canvas(page).boundingBox();
    if (!box) throw new Error('there is no canvas');
    const seen = new Set<string>();
    let moves = 0;
    const move = (): Promise<void> => {
      const angle = moves++ / 10;
      return page.mouse.move(box.x + (0.5 + 0.3 * Math.cos(angle)) * box.width, box.y + (0.5 + 0.3 * Math.sin(angle)) * box.height);
    };
    await move();
    await page.mouse.down();
    await expect
      .poll(
        async () => {
          await move();
          return seen.add(await lineOf(page, 'exact')).size;
        },
        { intervals: [20] },
      )
      .toBeGreaterThan(5);
    await page.mouse.up();
    await agreement(page);
  });
});

test('classes have names; a third one makes the likelihood categorical, says so, and is one undo step', async ({ page }) => {
  await open(page);
  const before = await savedScenario(page);
  const change = page.getByRole('region', { name: /The change$/ });
  await change.getByText('Classes', { exact: true }).click();
  const second = change.getByRole('textbox', { name: 'Name of class 2' });
  await second.fill('cat');
  await second.press('Enter');
  await expect(second).toBeFocused();
  await expect(change.getByRole('radio', { name: 'cat' })).toBeChecked();
  expect((await savedScenario(page)).data.classes).toEqual(['A', 'cat']);

  await change.getByRole('button', { name: 'Add a class' }).click();
  await expect(page.getByText(/There are three classes now, so the likelihood is categorical/).first()).toBeVisible();
  await expect(change.getByRole('radio', { name: 'C', exact: true })).toBeChecked();
  await tool(page, 'Brush').click();
  await draw(page, [[0.8, 0.75], [0.9, 0.85]]); // biome-ignore format: a stroke
  const { scenario } = await agreement(page);
  expect(scenario.model.likelihood).toBe('categorical');
  const step = scenario.steps.at(-1);
  expect(step?.kind === 'add' && step.points.some((row) => row.at(-1) === 2)).toBe(true);
  await expect(change.getByRole('button', { name: 'Remove C' })).toHaveCount(0);
  // The lasso offers all of them.
  await tool(page, 'Lasso').click();
  await draw(page, LOOP);
  await selection(page).getByRole('button', { name: 'To class C' }).click();
  await expect(done(page)).toHaveText(/ points relabelled\.$/);
  await agreement(page);

  for (let k = 0; k < 4; k++) await button(page, 'Undo').click();
  expect(await savedScenario(page)).toEqual(before);
});

test('ten thousand points: drawn and painted upon, and listed a thousand at a time', async ({ page }) => {
  await open(page);
  const scenario = await savedScenario(page);
  const preset = { id: 'moons', count: 10_000, noise: 0.2, seed: 3 };
  await drop(page, 'many.json', JSON.stringify({ ...scenario, data: { preset }, methods: ['exact', 'k-prior'], steps: [] }));
  await expect(canvas(page)).toHaveAccessibleName(/^Canvas\. 10000 points /);
  await tool(page, 'Brush').click();
  await draw(page, [[0.1, 0.9], [0.3, 0.9]]); // biome-ignore format: a stroke
  await expect(done(page)).toHaveText(/^\d+ points added\.$/);
  await button(page, 'Points as a table').click();
  const table = page.getByRole('region', { name: 'Table of the points' });
  await expect(table.locator('tbody tr')).toHaveCount(1000);
  await table.getByRole('button', { name: 'Later points' }).click();
  await expect(table.getByText(/^Points 1000 to 1999 of 100\d\d$/)).toBeVisible();
  await expect(table.locator('tbody th').first()).toHaveText('1000');
});

test('a pen looks while it hovers, draws while it presses, and a palm beside it does nothing', async ({ page }) => {
  await open(page);
  const client = await page.context().newCDPSession(page);
  const box = await canvas(page).boundingBox();
  if (!box) throw new Error('there is no canvas');
  const pen = async (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', u: number, v: number, force = 0): Promise<void> => {
    const pressing = type !== 'mouseMoved' || force > 0;
    await client.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + u * box.width,
      y: box.y + v * box.height,
      button: pressing ? 'left' : 'none',
      buttons: force > 0 ? 1 : 0,
      clickCount: type === 'mouseMoved' ? 0 : 1,
      pointerType: 'pen',
      force,
    });
  };
  const kinds: string[] = [];
  await page.exposeFunction('tell', (kind: string) => kinds.push(kind));
  await page.evaluate(() =>
    document.addEventListener(
      'pointerdown',
      ({ pointerType }) => (globalThis as unknown as { tell(kind: string): void }).tell(pointerType),
      {
        capture: true,
      },
    ),
  );
  const before = await savedScenario(page);
  await tool(page, 'Brush').click();
  // Over the canvas and pressing nothing: points are looked at, and none is drawn.
  for (let k = 0; k <= 40; k++) await pen('mouseMoved', 0.3 + k / 100, 0.5);
  await expect(canvas(page).locator('.canvas-ring')).toHaveAttribute('visibility', 'visible');
  expect(await savedScenario(page)).toEqual(before);

  await pen('mousePressed', 0.3, 0.25, 0.2);
  for (let k = 0; k <= 20; k++) await pen('mouseMoved', 0.3 + k / 100, 0.25, 0.2 + k / 40);
  await client.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: [{ x: box.x + 0.8 * box.width, y: box.y + 0.8 * box.height }],
  });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await pen('mouseReleased', 0.5, 0.25);
  expect(kinds).toEqual(expect.arrayContaining(['pen', 'touch']));
  const drawn = (await agreement(page)).scenario;
  const [step] = drawn.steps;
  if (step?.kind !== 'add') throw new Error('nothing was drawn');
  const fresh = step.points.slice(12);
  expect(fresh.length).toBeGreaterThan(3);
  // All of them lie along the stroke of the pen, none where the palm was.
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = await sight(page);
  for (const [x = 0, y = 0] of fresh) {
    expect((x - x0) / (x1 - x0)).toBeLessThan(0.62);
    expect((y - y0) / (y1 - y0)).toBeGreaterThan(0.6);
  }
  await button(page, 'Undo').click();
  expect(await savedScenario(page)).toEqual(before);

  await tool(page, 'Erase').click();
  await pen('mousePressed', 0.35, 0.5, 0.5);
  for (let k = 0; k <= 20; k++) await pen('mouseMoved', 0.35 + k / 60, 0.5, 0.5);
  await pen('mouseReleased', 0.68, 0.5);
  await expect(done(page)).toHaveText(/points? (?:deleted|removed)/);
});

test('ten thousand points of a preset: figures, a stroke, and training', async ({ page }) => {
  await open(page);
  const count = page.getByRole('region', { name: /The past$/ }).getByRole('spinbutton', { name: 'Points' });
  await count.fill('10000');
  await count.press('Enter');
  const { results } = await agreement(page);
  expect(results.steps[0]?.points).toHaveLength(10_012);
  await tool(page, 'Brush').click();
  await draw(page, [[0.3, 0.3], [0.6, 0.3]]); // biome-ignore format: a stroke
  const painted = await agreement(page);
  expect(painted.results.steps[0]?.points.length).toBeGreaterThan(10_014);
  await holdAfter(page, 3);
  await play(page).click();
  await expect(status(page)).toHaveText(/^step [1-9]/);
  const before = Number(await range(page).inputValue());
  await draw(page, [[0.3, 0.6], [0.6, 0.6]]); // biome-ignore format: a stroke
  // Training goes on with the points that came.
  await expect.poll(async () => Number(await range(page).inputValue())).toBeGreaterThan(before);
  await expect(play(page)).toHaveText('Pause');
  await count.fill('30000');
  await count.press('Enter');
  await expect(count).toHaveValue('20000');
});
