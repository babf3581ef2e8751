import { expect, test } from 'vitest';
import { rounded, verdicts } from './bars.ts';
import type { EngineName, Measurement } from './measurement.ts';

const measured = (name: string, engine: EngineName, value: number, over: Partial<Measurement> = {}): Measurement => ({
  name,
  engine,
  points: 200,
  parameters: 337,
  models: 1,
  value,
  unit: 'steps/s',
  ...over,
});

const about = (words: string, measurements: Measurement[]) => verdicts(measurements).find(({ bar }) => bar.includes(words));

test('a ratio against the best of the baselines', () => {
  const steps = [measured('step', 'simd', 20_000), measured('step', 'tfjs-wasm', 500), measured('step', 'tfjs-cpu', 800)];
  expect(about('best CPU backend, a step at 200', steps)).toMatchObject({ met: false, seen: '25 ×' });
  expect(about('best CPU backend, a step at 200', steps.slice(0, 2))).toMatchObject({ met: true, seen: '40 ×' });
});

test('a time that is short enough', () => {
  const edit = (value: number) => [measured('edit', 'reference', value, { points: 500, unit: 'ms' })];
  expect(about('500 points', edit(8))).toMatchObject({ met: true, seen: '8 ms' });
  expect(about('500 points', edit(8.01))).toMatchObject({ met: false });
});

test('what was not measured is neither met nor missed', () => {
  expect(new Set(verdicts([]).map(({ met }) => met))).toEqual(new Set([null]));
});

test('numbers for people', () => {
  expect([1234.5, 99.96, 12.34, 0.01234].map(rounded)).toEqual(['1,235', '100', '12.3', '0.0123']);
});
