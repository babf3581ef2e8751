import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { main } from './headless.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const scenario: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 1 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 8 },
  steps: [
    { kind: 'add', points: [[1.5, 1, 1]] },
    { kind: 'model', model: { family: 'glm' } },
  ],
  methods: ['exact', 'k-prior', 'ewc-full', 'keep-old'],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headless-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (text: string): string => {
  const path = join(folder, 'scenario.json');
  writeFileSync(path, text);
  return path;
};

const headless = (args: readonly string[], input = ''): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, ['.ci/headless.mjs', ...args], { cwd: root, input, encoding: 'utf8', maxBuffer: 2 ** 26 });

type Ended = Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'>;

/** Outcome of the command's own function with these arguments, in this process. */
const called = async (...args: readonly string[]): Promise<Ended> => {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += text;
      return true;
    }),
  );
  try {
    return { status: await main(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
};

/** Expects the message as one line of standard error, and nothing on standard output. */
const expectRefusal = ({ status, stdout, stderr }: Ended, message: string | RegExp): void => {
  expect(stdout).toBe('');
  expect(stderr.endsWith('\n')).toBe(true);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  if (typeof message === 'string') expect(stderr.trimEnd()).toBe(message);
  else expect(stderr.trimEnd()).toMatch(message);
  expect(status).toBe(2);
};

describe('the headless command', () => {
  const expected = JSON.parse(JSON.stringify(run(scenario).results));

  test('prints the results of a file as one JSON object and nothing else', () => {
    const { status, stdout, stderr } = headless([fileWith(JSON.stringify(scenario))]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  test('reads standard input where it is told -', () => {
    const { status, stdout } = headless(['-'], JSON.stringify(scenario));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  test('is silent but for its results through npm', () => {
    // No shell: the arguments arrive as they are. npm is given nothing to fetch or to check for.
    const { status, stdout } = spawnSync(
      'npm',
      ['run', '--silent', '--offline', '--no-update-notifier', 'headless', '--', fileWith(JSON.stringify(scenario))],
      {
        cwd: root,
        encoding: 'utf8',
        shell: process.platform === 'win32',
        maxBuffer: 2 ** 26,
      },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  test('a byte order mark is no part of a scenario', async () => {
    const { status, stdout } = await called(fileWith(`\ufeff${JSON.stringify(scenario)}`));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  test.skipIf(process.platform !== 'linux')('a full disk is said and is a failure; a reader that stops early is none', () => {
    const into = (rest: string) =>
      spawnSync(
        'bash',
        ['-c', `set -o pipefail; "$0" .ci/headless.mjs "$1" ${rest}`, process.execPath, fileWith(JSON.stringify(scenario))],
        {
          cwd: root,
          encoding: 'utf8',
        },
      );
    expect(into('> /dev/full')).toMatchObject({ status: 1, stderr: 'standard output: the disk is full, not everything is written\n' });
    expect(into('| true')).toMatchObject({ status: 0, stderr: '' });
  });

  test('names the field that is wrong, what was expected and what came', async () => {
    const bad = { ...scenario, memory: { rule: 'lambda', size: -3 } };
    expectRefusal(headless(['-'], JSON.stringify(bad)), 'scenario.memory.size: expected an integer ≥ 0, got -3');
    const unknown = await called(fileWith(JSON.stringify({ ...scenario, methods: ['best'] })));
    expectRefusal(unknown, /^scenario\.methods\[0\]: expected .*, got "best"/);
  });

  test('says what is wrong with text that is no JSON, in one line', async () => {
    expectRefusal(await called(fileWith('{\n  "version": 1,\n  oops\n}')), /^scenario: expected JSON, got /);
    expectRefusal(await called(fileWith('')), /^scenario: expected JSON, got /);
  });

  test('says which file it cannot read, and how it is called', async () => {
    const missing = join(folder, 'missing.json');
    expectRefusal(await called(missing), new RegExp(`^scenario: cannot read ${missing.replaceAll('.', String.raw`\.`)}: ENOENT`));
    expectRefusal(await called(), 'usage: npm run --silent headless -- scenario.json (or - for standard input)');
    expectRefusal(await called('one.json', 'two.json'), /^usage: /);
  });
});
