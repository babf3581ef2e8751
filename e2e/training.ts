import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { badge, button } from './page.ts';

export const range = (page: Page) => page.getByRole('slider', { name: 'Training step' });
export const status = (page: Page) => page.getByRole('region', { name: 'Training', exact: true }).getByRole('paragraph');
export const play = (page: Page) =>
  page.getByRole('region', { name: 'Training', exact: true }).getByRole('button', { name: /^(Watch it train|Go on|Pause)$/ });

export const ready = (page: Page): Promise<void> => expect(badge(page)).toHaveText(/WebGPU · \d+ models · float32/);

export const steps = async (page: Page, count: number): Promise<void> => {
  await button(page, 'Optimizer, learning rate, steps, engine').click();
  const field = page.getByRole('spinbutton', { name: 'Steps' });
  await field.fill(String(count));
  await field.press('Enter');
  await page.keyboard.press('Escape');
};
