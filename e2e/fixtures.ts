import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import type { AxeResults, Result } from 'axe-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A mistake in a shader or a buffer is reported as a warning and nothing else. */
const WEBGPU_COMPLAINT = /webgpu|wgsl|GPUDevice|GPUBuffer|GPUValidationError|\[Invalid |\[Device\]|Dawn|Tint/i;

const isComplaint = (message: ConsoleMessage): boolean =>
  message.type() === 'error' || (message.type() === 'warning' && WEBGPU_COMPLAINT.test(message.text()));

/** Chromium keeps the WebGPU warnings of a worker to itself: put before a worker's script, this says them as errors on the console. */
const REPORT_WEBGPU_ERRORS = `(() => {
  const { requestDevice } = globalThis.GPUAdapter?.prototype ?? {};
  if (!requestDevice) return;
  GPUAdapter.prototype.requestDevice = async function (...options) {
    const device = await requestDevice.apply(this, options);
    device.addEventListener('uncapturederror', ({ error }) => console.error('WebGPU in a worker: ' + error.message));
    return device;
  };
})();`;

/** A page that fails its test when anything goes wrong that a visitor would not see: an error on the console, in the page, or from WebGPU. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (isComplaint(message)) complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (failure) => complaints.push(`uncaught: ${failure.error().stack ?? failure.error().message}`));
      await context.route(/worker[^/]*\.js$/i, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${REPORT_WEBGPU_ERRORS}\n${await response.text()}` });
      });
      await use(complaints);
      // A worker may be asked for just as the test ends.
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      expect(complaints, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Serious and critical violations that axe-core finds in the page as it stands, one line each; of all its rules, or of those named. */
export async function axe(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Through the debugger, because the content security policy keeps script tags out.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (only) => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      return axe.run(only ? { runOnly: only } : {});
    },
    rules ? [...rules] : null,
  );
  const isSerious = ({ impact }: Result) => impact === 'serious' || impact === 'critical';
  return violations
    .filter(isSerious)
    .map(({ id, impact, help, nodes }) => `${impact} ${id}: ${help} — ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
