import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Measurement } from '../src/cli/bench/measurement.ts';
import { NAMES } from '../src/cli/bench/names.ts';
import { expect, test } from './fixtures.ts';

/** `npm run --silent bench` with these arguments, on pages that are served already. */
const bench = async (...args: string[]): Promise<{ code: number | null; output: string; problems: string }> => {
  const { E2E_PAGES } = process.env;
  const command = spawn(process.execPath, ['.ci/bench.mjs', ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, BENCH_URL: `${E2E_PAGES}src/cli/bench/index.html`, PAGE_URL: test.info().project.use.baseURL ?? '' },
  });
  let [output, problems] = ['', ''];
  command.stdout.on('data', (chunk) => {
    output += chunk;
  });
  command.stderr.on('data', (chunk) => {
    problems += chunk;
  });
  const code = await new Promise<number | null>((resolve) => command.on('close', resolve));
  return { code, output, problems };
};

test('every row of the bench runs, and prints lines of JSON and nothing else', async () => {
  const { code, output, problems } = await bench('--json', '--quick');
  expect(code, problems).toBe(0);
  const lines = output
    .trim()
    .split('\n')
    .map((line): Measurement => JSON.parse(line));
  for (const line of lines)
    expect(line).toEqual({
      name: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
      engine: expect.stringMatching(/^(reference|simd|webgpu|tfjs-(webgpu|wasm|cpu))$/),
      points: expect.any(Number),
      parameters: expect.any(Number),
      models: expect.any(Number),
      value: expect.any(Number),
      unit: expect.stringMatching(/^(steps\/s|ms)$/),
    });
  expect(lines[0]).toMatchObject({ name: 'step', engine: 'reference', points: 200, parameters: 337 });
  const enginesOf = (name: string): string[] => lines.filter((line) => line.name === name).map(({ engine }) => engine);
  expect(enginesOf('step')).toEqual(['reference', 'simd', 'webgpu', 'tfjs-webgpu', 'tfjs-wasm', 'tfjs-cpu']);
  for (const name of ['many-models', 'many-models-in-turn', 'paper-sweep-mlp', 'maps'])
    expect(enginesOf(name), name).toEqual(['reference', 'simd', 'webgpu']);
  expect([...new Set(lines.map(({ name }) => name))]).toEqual(NAMES);
  expect(lines.every(({ value }) => value > 0)).toBe(true);
});

test('a row that is not there is named', async () => {
  const { code, output, problems } = await bench('steps');
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(problems).toMatch(/there is no row "steps"; the rows are step, many-models, .* longest-task/);
});
