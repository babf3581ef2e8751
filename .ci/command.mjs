/** Runs a command of src/cli: its standard output is the command's and nobody else's. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, root } from './setup.mjs';

/**
 * The module at `entry`, bundled in memory by Vite (a tenth of a second), so that `import.meta.glob` means in Node what it means on the
 * page. The text of one self-contained file: a module that is imported later is there even though Vite is long gone.
 */
export async function bundle(entry) {
  const { build } = await import('vite');
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: entry, write: false, target: 'node20', rolldownOptions: { output: { codeSplitting: false } } },
  });
  return output[0].code;
}

/** The module at `entry`, loaded. */
async function loaded(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'replayground-'));
  try {
    const file = join(folder, 'command.mjs');
    writeFileSync(file, await bundle(entry));
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Sentence for a person whose standard output took no more. */
const unwritten = ({ code, message }) =>
  code === 'ENOSPC' ? 'standard output: the disk is full, not everything is written' : `standard output: cannot be written: ${message}`;

/** Calls `main(argv, …more)` of the module at `entry`; its answer is the exit code, set without ending the process so that all output arrives. */
export async function runCommand(entry, ...more) {
  process.stdout.on('error', (error) => {
    // A reader that stops early (head) is no failure of ours.
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`${unwritten(error)}\n`);
    process.exit(1);
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => {});
  try {
    ensureDependencies();
    const { main } = await loaded(entry);
    process.exitCode = await main(process.argv.slice(2), ...more);
  } catch (error) {
    console.error(error.stack ?? error);
    process.exitCode = 1;
  }
}
