import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NAMES } from '../src/cli/bench/names.ts';
import { ROOMS } from './boundaries.mjs';
import { root } from './setup.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const foldersOf = (path) =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

test.each(['README.md', 'src/README.md'])('every path that %s names is there', (page) => {
  // Those with a placeholder are shapes of names.
  const paths = [...read(page).matchAll(/`((?:src|e2e|public|\.ci)\/[^`\s]*)`/g)]
    .map(([, path]) => path)
    .filter((path) => !path.includes('<'));
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the map of the rooms is the tree, in the order that the boundary check keeps', () => {
  const named = [...read('README.md').matchAll(/^\| `src\/([a-z]+)\/` \|/gm)].map(([, room]) => room);
  expect(named).toEqual([...ROOMS, 'cli', 'testing']);
  expect([...named].sort()).toEqual(foldersOf('src').sort());
});

test('every line of the bench is explained', () => {
  const [, table = ''] = /\| row \| what is measured \|\n([\s\S]*?)\n\n/.exec(read('README.md')) ?? [];
  const named = [...table.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
  expect(named.sort()).toEqual([...NAMES].sort());
});

test('every panel, the canvas and a lesson can be embedded by name, as the README says', () => {
  const embed = /`\?embed=canvas`[\s\S]*?\)/.exec(read('README.md'))?.[0] ?? '';
  const named = [...embed.matchAll(/`([a-z]+)`/g)].map(([, id]) => id);
  expect(named.sort()).toEqual(['lesson', ...foldersOf('src/panels')].sort());
});
