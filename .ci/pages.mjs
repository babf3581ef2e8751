/** Pages built beside the real one, for measurements and for specs, and served as that one is. */
import { join } from 'node:path';
import { root } from './setup.mjs';

/** Builds pages of the project, each by the path of its HTML file, into `outDir`; what the real page puts into one file may be several here. */
export async function buildPages(outDir, entries) {
  const { build, loadConfigFromFile } = await import('vite');
  const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, undefined, root, 'error');
  const input = entries.map((entry) => join(root, entry));
  const own = { outDir, emptyOutDir: true, copyPublicDir: false, chunkSizeWarningLimit: 10_000, rolldownOptions: { input } };
  await build({ ...config, configFile: false, root, logLevel: 'error', build: { ...config.build, ...own } });
}

/** Builds the real page into `outDir`. */
export async function buildPage(outDir) {
  const { build } = await import('vite');
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
}

/** Serves what is built in `outDir` until it is closed: { url, close }; on any port that is free where none is named. */
export async function servePages(outDir, { port = 0, plugins = [] } = {}) {
  const { preview } = await import('vite');
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins,
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  return { url: `http://localhost:${server.httpServer.address().port}/`, close: () => server.close() };
}
