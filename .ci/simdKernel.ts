import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';

const NAME = 'virtual:simd-kernel';
const RESOLVED = `\0${NAME}`;
const SOURCES = 'src/engine/simd/assembly';
const OPTIONS = ['--runtime', 'stub', '--use', 'abort=', '--noAssert', '-O3', '--enable', 'simd'];

/** The sources of the kernel, by path. */
const sourcesOf = (root: string): string[] =>
  readdirSync(join(root, SOURCES))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => join(root, SOURCES, file));

/** The kernel of the project at `root`, compiled from AssemblyScript: seconds the first time, and again only after a change. */
export async function compileKernel(root: string): Promise<Uint8Array> {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json') as { version: string };
  const hash = createHash('sha256').update([version, ...OPTIONS].join(' '));
  for (const path of sourcesOf(root)) hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path));
  const folder = join(root, 'node_modules/.cache/simd-kernel');
  const cached = join(folder, `${hash.digest('hex').slice(0, 32)}.wasm`);
  if (existsSync(cached)) return readFileSync(cached);

  const { main } = await import('assemblyscript/asc');
  const built: { module?: Uint8Array } = {};
  const { error, stderr } = await main(['kernel.ts', '--outFile', 'kernel.wasm', '--baseDir', join(root, SOURCES), ...OPTIONS], {
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') built.module = contents;
    },
  });
  if (error || !built.module) throw new Error(`simd: the kernel does not compile: ${error?.message ?? 'nothing was written'}\n${stderr}`);
  mkdirSync(folder, { recursive: true });
  // Another process may be writing the same file: each writes its own, and the last name stays.
  const own = `${cached}.${process.pid}`;
  writeFileSync(own, built.module);
  renameSync(own, cached);
  return built.module;
}

/** Offers `virtual:simd-kernel`: the WebAssembly of src/engine/simd/assembly as text, so that it loads wherever the page's code does. */
export function simdKernel(): Plugin {
  let root = process.cwd();
  return {
    name: 'replayground:simd-kernel',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return;
      const module = await compileKernel(root);
      return `export const kernel = ${JSON.stringify(Buffer.from(module).toString('base64'))};`;
    },
    hotUpdate({ file, modules }) {
      if (!file.startsWith(normalizePath(join(root, SOURCES)))) return;
      const compiled = this.environment.moduleGraph.getModuleById(RESOLVED);
      return compiled ? [...modules, compiled] : modules;
    },
  };
}
