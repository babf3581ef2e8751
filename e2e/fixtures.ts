import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, type ConsoleMessage, expect, type Locator, type Page, type WebError } from '@playwright/test';
import type { AxeResults, Result } from 'axe-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A mistake in a shader or a buffer is reported as a warning and nothing else. */
const WEBGPU_COMPLAINT = /webgpu|wgsl|GPUDevice|GPUBuffer|GPUValidationError|\[Invalid |\[Device\]|Dawn|Tint/i;

const isComplaint = (message: ConsoleMessage): boolean =>
  message.type() === 'error' || (message.type() === 'warning' && WEBGPU_COMPLAINT.test(message.text()));

/** A page that fails its test when anything goes wrong that a visitor would not see: an error on the console, in the page, or from WebGPU. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const hear = (message: ConsoleMessage): void => {
        if (isComplaint(message)) complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      };
      const note = (failure: WebError): void => {
        complaints.push(`uncaught: ${failure.error().stack ?? failure.error().message}`);
      };
      context.on('console', hear).on('weberror', note);
      await use(complaints);
      // A context may be there for other tests as well.
      context.off('console', hear).off('weberror', note);
      expect(complaints, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Serious and critical violations that axe-core finds in the page as it stands, or within parts of it, one line each; of all its rules, or of those named. */
export async function axe(page: Page, { within, rules }: { within?: Locator; rules?: readonly string[] } = {}): Promise<string[]> {
  // Evaluated, because the content security policy keeps script tags out; once for a document, as it is half a megabyte.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const parts = within ?? page.locator('html');
  await parts.first().waitFor();
  return parts.evaluateAll(
    async (found, only) => {
      const { axe } = globalThis as unknown as { axe: { run(parts: Element[], options: object): Promise<AxeResults> } };
      // Of what is right nothing is asked: to describe it takes longer than to look at it.
      const { violations } = await axe.run(found as Element[], { resultTypes: ['violations'], ...(only && { runOnly: only }) });
      const isSerious = ({ impact }: Result): boolean => impact === 'serious' || impact === 'critical';
      return violations
        .filter(isSerious)
        .map(({ id, impact, help, nodes }) => `${impact} ${id}: ${help} — ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    },
    rules ? [...rules] : null,
  );
}
