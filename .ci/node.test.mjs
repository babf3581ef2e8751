import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complaintOf } from './node.mjs';
import { root } from './setup.mjs';

test('a Node that is too old is told in one sentence; one that package.json names is not', () => {
  for (const version of ['v14.21.3', 'v18.20.4', 'v20.18.3', 'v21.7.3', 'v22.11.0'])
    expect(complaintOf(version)).toMatch(new RegExp(`^This is Node ${version}; .*needs Node 20\\.19 or later, or 22\\.12 or later\\.`));
  for (const version of ['v20.19.0', 'v20.20.2', 'v22.12.0', 'v24.0.1', process.version]) expect(complaintOf(version)).toBeNull();
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node).toBe('^20.19 || >=22.12');
});
