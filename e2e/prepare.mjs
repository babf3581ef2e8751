/** Runs once, before the first spec: what specs need beside the built page, at the places that they read from the environment. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../.ci/command.mjs';
import { tool } from '../.ci/setup.mjs';

const folder = tool('.cache/e2e');

export default async function prepare() {
  mkdirSync(folder, { recursive: true });
  const subject = join(folder, 'subject.mjs');
  writeFileSync(subject, await bundle('e2e/subject.ts'));
  process.env.E2E_SUBJECT = pathToFileURL(subject).href;
}
