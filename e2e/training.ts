import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { badge, button } from './page.ts';

export const range = (page: Page) => page.getByRole('slider', { name: 'Training step' });
export const status = (page: Page) => page.getByRole('region', { name: 'Training', exact: true }).getByRole('paragraph');
export const play = (page: Page) =>
  page.getByRole('region', { name: 'Training', exact: true }).getByRole('button', { name: /^(Watch it train|Go on|Pause)$/ });

export const ready = (page: Page): Promise<void> => expect(badge(page)).toHaveText(/WebGPU · \d+ models · float32/);

interface Holding {
  readonly training?: { hold(frames: number): void; letGo(): void };
}

/** Lets each training come as far as so many frames and no further, until `letGo`; so it is certainly under way, however quick the machine. */
export const holdAfter = async (page: Page, frames: number): Promise<void> => {
  await expect(badge(page)).toHaveText(/ · \d+ models · /);
  await Promise.all(page.workers().map((worker) => worker.evaluate((most) => (globalThis as Holding).training?.hold(most), frames)));
};

export const letGo = (page: Page) =>
  Promise.all(page.workers().map((worker) => worker.evaluate(() => (globalThis as Holding).training?.letGo())));

export const steps = async (page: Page, count: number): Promise<void> => {
  await button(page, 'Optimizer, learning rate, steps, engine').click();
  const field = page.getByRole('spinbutton', { name: 'Steps' });
  await field.fill(String(count));
  await field.press('Enter');
  await page.keyboard.press('Escape');
};
