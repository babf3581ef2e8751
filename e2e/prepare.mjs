/** Runs once, before the first spec: what specs need, and where they find it (in the environment). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../.ci/command.mjs';
import { buildPages, servePages } from '../.ci/pages.mjs';
import { root, tool } from '../.ci/setup.mjs';

const folder = tool('.cache/e2e');
const pages = join(folder, 'pages');
const subject = join(folder, 'subject.mjs');

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

/** Put before a worker's script: lets a test hold the frames of its trainings, which a quick machine has all sent before one looks. */
const HOLD_FRAMES = `(() => {
  const send = self.postMessage.bind(self);
  const sent = new Map();
  const waiting = [];
  let most = Infinity;
  const waits = ({ kind, id }) => {
    if (kind === 'snapshot') sent.set(id, (sent.get(id) ?? 0) + 1);
    const late = kind === 'snapshot' && sent.get(id) > most;
    return late || (['snapshot', 'answer', 'failure'].includes(kind) && waiting.some(([before]) => before.id === id));
  };
  self.postMessage = (reply, ...options) => {
    if (waits(reply)) waiting.push([reply, ...options]);
    else send(reply, ...options);
  };
  self.training = {
    hold(frames) {
      most = frames;
    },
    letGo() {
      most = Infinity;
      for (const held of waiting.splice(0)) send(...held);
    },
  };
})();`;

/** Serves the workers of the page in `outDir` with both before them. */
const outspokenWorkers = (outDir) => ({
  name: 'replayground:outspoken-workers',
  configurePreviewServer: ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      const [file] = /assets\/worker[^/?]*\.js/i.exec(request.url) ?? [];
      if (!file) return next();
      response.setHeader('content-type', 'text/javascript');
      response.end(`${REPORT_WEBGPU_ERRORS}\n${HOLD_FRAMES}\n${readFileSync(join(outDir, file), 'utf8')}`);
    });
  },
});

const serve = (outDir, port) => servePages(outDir, { port, plugins: [outspokenWorkers(outDir)] });

export default async function prepare({ metadata }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(subject, await bundle('e2e/subject.ts'));
  await buildPages(pages, ['e2e/engine/index.html', 'src/cli/bench/index.html']);
  const served = [await serve(join(root, 'dist'), metadata.port), await serve(pages)];
  process.env.E2E_SUBJECT = pathToFileURL(subject).href;
  process.env.E2E_PAGES = served[1].url;
  return () => Promise.all(served.map(({ close }) => close()));
}
