import { expect, test } from './fixtures.ts';
import { twelvePointsLink } from './headless.ts';
import { agreement, badge, button, canvas, figures, lineOf, notices, open, settled } from './page.ts';
import { holdAfter, letGo, play, range, ready, status, steps } from './training.ts';

/** The link of a scene, with WebGPU asked for: left to itself the page takes SIMD where the adapter is software. */
let onWebgpu = '';

test.beforeAll(async () => {
  onWebgpu = await twelvePointsLink({ engine: 'webgpu' });
});

test('on WebGPU: by keys, watched, of an MLP, and at a rate that is too large', async ({ page }) => {
  await open(page, onWebgpu);
  await test.step('play, pause, step and reset by keys', async () => {
    await ready(page);
    await page.getByRole('heading', { name: 'Replayground' }).click();
    await page.keyboard.press('ArrowRight');
    await expect(status(page)).toHaveText(/^step 1 of 400$/);
    const one = await lineOf(page, 'exact');
    await page.keyboard.press('ArrowRight');
    await expect(status(page)).toHaveText(/^step 2 of 400/);
    expect(await lineOf(page, 'exact')).not.toBe(one);
    await holdAfter(page, 20);
    await page.keyboard.press('Space');
    await expect(play(page)).toHaveText('Pause');
    await expect.poll(async () => Number(await range(page).inputValue())).toBeGreaterThan(10);
    await page.keyboard.press('Space');
    await expect(play(page)).toHaveText('Go on');
    await letGo(page);
    // It stands still: a single step is the next one.
    const at = Number(await range(page).inputValue());
    await page.keyboard.press('ArrowRight');
    await expect(status(page)).toHaveText(new RegExp(`^step ${at + 1} of 400`));
    await page.keyboard.press('r');
    await expect(status(page)).toHaveText('at the start, untrained');
    // The same steps from the same weights give the same picture.
    await page.keyboard.press('ArrowRight');
    await expect(status(page)).toHaveText(/^step 1 of 400/);
    expect(await lineOf(page, 'exact')).toBe(one);
    // Training is not an edit.
    await expect(button(page, 'Undo')).toBeDisabled();
  });
  await test.step('Watch it train trains on WebGPU, boundaries move, and the float64 figures stand', async () => {
    await button(page, 'Results').click();
    const before = await figures(page);
    const finished = await lineOf(page, 'exact');
    await ready(page);
    await steps(page, 60);
    await button(page, 'Reset').click();
    await expect(status(page)).toHaveText('at the start, untrained');
    await expect.poll(() => lineOf(page, 'exact')).not.toBe(finished);
    // Seen in the page, where no picture comes and goes between two looks.
    const seen = await canvas(page).evaluateHandle((frame) => {
      const lines = new Set<string>();
      const look = (): void => {
        const line = [...frame.querySelectorAll('svg [data-part="exact"] path')].at(-1);
        lines.add(line?.getAttribute('d') ?? '');
      };
      new MutationObserver(look).observe(frame, { subtree: true, childList: true, attributes: true });
      return lines;
    });
    await play(page).click();
    await expect(status(page)).toHaveText(/^trained, then solved in float64$/);
    expect(await seen.evaluate(({ size }) => size)).toBeGreaterThan(3);
    expect(await lineOf(page, 'exact')).toBe(finished);
    expect((await agreement(page)).figures).toEqual(before);
    // One can look back.
    await range(page).fill('30');
    await expect(status(page)).toHaveText(/^step 30 of 60$/);
    await button(page, 'Results').click();
    await expect(status(page)).toHaveText('solved');
  });
  await test.step('an MLP trains on WebGPU as well', async () => {
    const past = page.getByRole('region', { name: /The past$/ });
    await past.getByRole('radio', { name: 'MLP' }).check({ force: true });
    const { figures: before } = await agreement(page);
    await ready(page);
    await steps(page, 20);
    const finished = await lineOf(page, 'exact');
    await play(page).click();
    await expect(status(page)).toHaveText(/^trained, then solved in float64$/);
    await expect.poll(() => lineOf(page, 'exact')).toBe(finished);
    expect(await figures(page)).toEqual(before);
    await expect(notices(page)).toHaveCount(0);
  });
  await test.step('a learning rate that is too large is caught and explained', async () => {
    await button(page, 'Undo').click();
    await settled(page);
    await ready(page);
    await steps(page, 400);
    await button(page, 'Optimizer, learning rate, steps, engine').click();
    await page.getByRole('radio', { name: 'SGD' }).check({ force: true });
    await page.getByRole('spinbutton', { name: 'Learning rate' }).fill('10');
    await page.getByRole('spinbutton', { name: 'Learning rate' }).press('Enter');
    await page.keyboard.press('Escape');
    await play(page).click();
    await expect(notices(page)).toHaveText([/diverged at step \d+; a smaller learning rate keeps it finite\./]);
    await expect(play(page)).not.toHaveText('Pause');
    await agreement(page);
  });
});

/** Put before the script of a worker: the device that TensorFlow.js trains on is lost when it has been read from `readsLeft` times. */
const LOSE_DEVICE = `(() => {
  const { requestDevice } = globalThis.GPUAdapter?.prototype ?? {};
  if (!requestDevice) return;
  GPUAdapter.prototype.requestDevice = async function (...options) {
    globalThis.deviceUnderTest = await requestDevice.apply(this, options);
    return globalThis.deviceUnderTest;
  };
  const { mapAsync } = GPUBuffer.prototype;
  GPUBuffer.prototype.mapAsync = function (...range) {
    if (--globalThis.readsLeft === 0) globalThis.deviceUnderTest.destroy();
    return mapAsync.apply(this, range);
  };
})();`;

interface Losing {
  readonly deviceUnderTest?: GPUDevice;
  readsLeft?: number;
}

test('a device that is lost costs one sentence, and training goes on', async ({ page }) => {
  await page.route(/worker[^/]*\.js$/i, async (route) => {
    const response = await route.fetch({ maxRetries: 3 });
    await route.fulfill({ response, body: `${LOSE_DEVICE}\n${await response.text()}` });
  });
  await open(page, onWebgpu);
  const before = await figures(page);
  await ready(page);
  // A training of 400 steps is read a hundred times: at the tenth one it is surely in the middle.
  const losing = await Promise.all(
    page.workers().map((worker) =>
      worker.evaluate(() => {
        const own = globalThis as Losing;
        own.readsLeft = 10;
        return own.deviceUnderTest !== undefined;
      }),
    ),
  );
  expect(losing.filter(Boolean)).toHaveLength(1);
  await play(page).click();
  await expect(notices(page)).toHaveText([
    'The graphics device was lost; training goes on in float32 on the processor. Nothing else changed.',
  ]);
  await expect(badge(page)).toHaveText(/SIMD · 8 models · float32/);
  await expect(status(page)).toHaveText(/^trained, then solved in float64$/);
  expect((await agreement(page)).figures).toEqual(before);
});
