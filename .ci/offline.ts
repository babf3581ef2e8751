import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), 'offline.js');
/** Alphabets that the page itself does not write are kept when they are first used. */
const isSparse = (file: string): boolean => /-(?:cyrillic|vietnamese|latin-ext)[-.]/.test(file);

/** Every file of the built page in `folder`, but for what describes the build. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => normalizePath(relative(folder, join(entry.parentPath, entry.name))))
    .filter((file) => !file.startsWith('.vite/') && file !== 'sw.js')
    .sort();

/** Writes the service worker beside the built page: the files that it keeps, and a version that changes with any of them. */
export const offline = (): Plugin => ({
  name: 'replayground:offline',
  apply: 'build',
  enforce: 'post',
  writeBundle({ dir = '' }) {
    const files = filesOf(dir);
    const source = readFileSync(SOURCE, 'utf8');
    const version = createHash('sha256').update(source);
    for (const file of files) version.update(`\0${file}\0`).update(readFileSync(join(dir, file)));
    const kept = JSON.stringify(files.filter((file) => !isSparse(file)));
    // Functions, because a replacement text may hold $.
    const worker = source.replace('__VERSION__', () => version.digest('hex').slice(0, 16)).replace('__FILES__', () => kept);
    writeFileSync(join(dir, 'sw.js'), worker);
  },
});
