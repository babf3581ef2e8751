/** Measures the JavaScript that the built page needs before it can be used, gzipped: the entry, the workers it starts, and what they import. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

/** Bytes, gzipped. */
export const BUDGET = 250_000;
/** Only ever loaded on demand. */
const NEVER_AT_START = [{ name: 'TensorFlow.js', mark: 'Overriding the gradient for' }];

/** `file` and everything that it imports statically, from the text of the built files in `folder`. */
function closure(folder, file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const { module } = parseSync(file, readFileSync(join(folder, file), 'utf8'));
  const requests = [...module.staticImports, ...module.staticExports.flatMap((exported) => exported.entries)];
  for (const { moduleRequest } of requests) {
    if (moduleRequest?.value.startsWith('.')) closure(folder, join(dirname(file), moduleRequest.value), seen);
  }
  return seen;
}

/** Sizes of the initial JavaScript of the build in `folder`: { lines: [{ file, part, bytes }], total, problems }. */
export function measureBudget(folder) {
  const path = join(folder, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error(`budget: ${path} is missing; build the page first.`);
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/<(?:script[^>]*type="module"[^>]*src|link[^>]*rel="modulepreload"[^>]*href)="\.\/([^"]+)"/g)].map(
    ([, file]) => file,
  );
  if (scripts.length === 0) throw new Error(`budget: ${folder}/index.html starts no module; build the page again.`);
  // A worker is built apart: the manifest knows it as a file that the page's own code refers to.
  const chunks = Object.values(JSON.parse(readFileSync(path, 'utf8'))).filter((chunk) => scripts.includes(chunk.file));
  const started = chunks.flatMap((chunk) => chunk.assets ?? []).filter((file) => file.endsWith('.js'));

  const parts = new Map();
  for (const file of started) for (const needed of closure(folder, file)) parts.set(needed, 'worker');
  for (const file of scripts) {
    for (const needed of closure(folder, file)) parts.set(needed, 'page');
  }
  const lines = [...parts].map(([file, part]) => ({ file, part, bytes: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length }));
  lines.sort((a, b) => b.bytes - a.bytes);
  const total = lines.reduce((sum, { bytes }) => sum + bytes, 0);

  const problems = NEVER_AT_START.flatMap(({ name, mark }) =>
    lines
      .filter(({ file }) => readFileSync(join(folder, file), 'utf8').includes(mark))
      .map(({ file }) => `${name} is in ${file}, which loads at start.`),
  );
  if (total > BUDGET) problems.push(`The page loads ${total} bytes of gzipped JavaScript at start; the budget is ${BUDGET}.`);
  return { lines, total, problems };
}

/** The table that a person reads. */
export function budgetTable({ lines, total }) {
  const row = (bytes, part, file) => `  ${String(bytes).padStart(9)}  ${part.padEnd(6)}  ${file}`;
  return [...lines.map(({ bytes, part, file }) => row(bytes, part, file)), row(total, 'total', `of ${BUDGET} bytes, gzipped`)].join('\n');
}
