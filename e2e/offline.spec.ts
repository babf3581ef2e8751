import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { button, canvas, figures } from './page.ts';

test.use({ serviceWorkers: 'allow' });

/** The page's server behind one that can be switched off, and can change what it answers. */
interface Host {
  readonly address: string;
  up: boolean;
  change: (path: string, text: string) => string;
  /** Paths that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

const TEXT = /\.(?:html|js|css|svg)$/;

async function hostOf(origin: string): Promise<Host> {
  const host: Host = {
    address: '',
    up: true,
    change: (_, text) => text,
    asked: [],
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  const server: Server = createServer(async (request, response) => {
    if (!host.up) {
      request.socket.destroy();
      return;
    }
    const path = (request.url ?? '/').replace(/[?#].*$/, '').replace(/\/$/, '/index.html');
    host.asked.push(path);
    const answer = await fetch(`${origin}${path}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain', 'cache-control': 'no-cache' });
    response.end(TEXT.test(path) ? host.change(path, bytes.toString('utf8')) : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(host, { address: `http://localhost:${(server.address() as AddressInfo).port}/` });
}

const keptFiles = async (): Promise<string[]> => {
  await navigator.serviceWorker.ready;
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return requests.flat().map(({ url }) => new URL(url).pathname);
};

/** The figures, once the page has drawn its cards. */
const settled = async (page: Page) => {
  await expect(page.getByRole('radio', { name: 'Exact retraining' })).toBeAttached();
  await expect.poll(async () => Object.keys(await figures(page))).toContain('k-prior');
  return figures(page);
};

test('after one visit the page opens, computes, trains and exports without a network', async ({ page, baseURL, complaints }) => {
  const host = await hostOf(baseURL ?? '');
  await page.goto(host.address);
  await settled(page);
  const kept = await page.evaluate(keptFiles);
  expect(kept).toContain('/index.html');
  expect(kept).toContain('/favicon.svg');
  expect(kept.some((file) => /IncomingDialog/.test(file))).toBe(true);

  host.up = false;
  await page.reload();
  const before = await settled(page);
  await canvas(page).click({ position: { x: 90, y: 90 } });
  await expect.poll(() => figures(page)).not.toEqual(before);
  await button(page, 'Watch it train').click();
  await expect(
    page
      .getByText(/^step [1-9]/)
      .or(page.getByText(/solved/))
      .first(),
  ).toBeVisible();
  // What is loaded on demand is there as well: the menu, and a table with its worker.
  await button(page, 'Export').click();
  await expect(button(page, 'Python script')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x,y,kind\n1,2,a\n2,1,b\n3,1,a\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('dialog', { name: 'Open pasted cells' })).toContainText('3 points');
  await host.close();
  // The browser tells of an update that it could not ask for.
  for (const complaint of complaints.splice(0)) expect(complaint).toContain('net::ERR');
});

test('a newer page is shown at the next visit, and the older one is given up', async ({ page, baseURL, context }) => {
  const host = await hostOf(baseURL ?? '');
  await page.goto(host.address);
  await page.evaluate(keptFiles);
  const [old = ''] = await page.evaluate(() => caches.keys());

  host.change = (path, text) => {
    if (path === '/index.html') return text.replace('<title>Replayground', '<title>Newer Replayground');
    return path === '/sw.js' ? text.replace(/VERSION = '\w+'/, "VERSION = 'newer'") : text;
  };
  host.asked.length = 0;
  await page.reload();
  await expect(page).toHaveTitle('Newer Replayground');
  // What is kept under the same name is not loaded again.
  expect(host.asked.filter((path) => path.startsWith('/assets/'))).toEqual([]);
  await expect.poll(() => page.evaluate(() => caches.keys())).toContain(`replayground ${host.address} newer`);
  const next = await context.newPage();
  await page.close();
  // The newer one takes over when no page of the older one is left, which a browser sees when it has the time.
  await expect(async () => {
    await next.goto('about:blank');
    await next.goto(host.address);
    expect(await next.evaluate(() => caches.keys())).toEqual([`replayground ${host.address} newer`]);
  }).toPass();
  expect(old).toMatch(/^replayground http.* [0-9a-f]{16}$/);

  host.up = false;
  await next.reload();
  await expect(next).toHaveTitle('Newer Replayground');
  await settled(next);
  await host.close();
});

test('a page inside another one keeps nothing', async ({ page, baseURL }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    navigator.serviceWorker.register = async (file) => {
      asked.push(String(file));
      return new Promise(() => {});
    };
  });
  for (const [address, asked] of [
    ['/?embed=figures', []],
    ['/', ['./sw.js']],
  ] as const) {
    await page.goto(`${baseURL}${address}`);
    await expect(page.getByRole('main')).toBeVisible();
    await page.clock.fastForward(4_000);
    expect(await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked), address).toEqual(asked);
  }
});
