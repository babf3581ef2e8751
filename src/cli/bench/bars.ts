import type { EngineName, Measurement } from './measurement.ts';

/** A bar of the project, and whether what was measured clears it; `met` is null where there was nothing to measure it by. */
export interface Verdict {
  readonly bar: string;
  readonly met: boolean | null;
  /** '12.3 ×', '4.1 ms', or what is missing. */
  readonly seen: string;
}

type Find = (wanted: Partial<Measurement>) => number | null;

interface Bar {
  readonly bar: string;
  readonly unit: '×' | 'ms';
  /** At least so many times, or at most so many ms. */
  readonly bound: number;
  value(find: Find): number | null;
}

const ratio = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : one / other);

const step =
  (engine: EngineName, points: number) =>
  (find: Find): number | null =>
    find({ name: 'step', engine, points });

const bestOnCpu = (find: Find, points: number): number | null => {
  const values = (['tfjs-wasm', 'tfjs-cpu'] as const).flatMap((engine) => step(engine, points)(find) ?? []);
  return values.length > 0 ? Math.max(...values) : null;
};

const faster = (bar: string, bound: number, value: Bar['value']): Bar => ({ bar, unit: '×', bound, value });
const within = (bar: string, bound: number, wanted: Partial<Measurement>): Bar => ({
  bar,
  unit: 'ms',
  bound,
  value: (find) => find(wanted),
});

const BARS: readonly Bar[] = [
  ...[200, 1000, 10_000].map((points) =>
    faster(`SIMD over the reference, a step at ${points} points`, 8, (find) =>
      ratio(step('simd', points)(find), step('reference', points)(find)),
    ),
  ),
  faster('SIMD over TF.js’s best CPU backend, a step at 1000 points', 8, (find) => ratio(step('simd', 1000)(find), bestOnCpu(find, 1000))),
  faster('SIMD over TF.js’s best CPU backend, a step at 200 points', 30, (find) => ratio(step('simd', 200)(find), bestOnCpu(find, 200))),
  faster('WebGPU over TF.js per operation on the same adapter, a step at 200 points', 20, (find) =>
    ratio(step('webgpu', 200)(find), step('tfjs-webgpu', 200)(find)),
  ),
  faster('256 models at once over one, on a hardware adapter', 60, (find) =>
    ratio(find({ name: 'many-models', engine: 'webgpu', models: 256 }), find({ name: 'many-models', engine: 'webgpu', models: 1 })),
  ),
  within('All methods solved again after an edit, 500 points, cubic', 8, { name: 'edit', points: 500 }),
  within('All methods solved again after an edit, 5000 points, 21 features', 60, { name: 'edit', points: 5000 }),
  within('The paper’s sweep, 240 points, cubic', 1000, { name: 'paper-sweep' }),
  within('The paper’s sweep with a 2-8-8-1 MLP, SIMD', 12_000, { name: 'paper-sweep-mlp', engine: 'simd' }),
  within('Leave-one-out of 240 points, cubic', 500, { name: 'leave-one-out' }),
  within('A link of 5000 points read, or refused where it is damaged, whatever it holds', 50, { name: 'link' }),
  within('From navigation to the first picture', 2000, { name: 'first-picture' }),
  within('Main thread for each frame due while 10,000 points are painted over', 8, { name: 'frame' }),
  within('The same while they are erased', 8, { name: 'frame-erase' }),
  within('The same while all methods train on them', 8, { name: 'frame-training' }),
  within('The same while they are painted over in training', 8, { name: 'frame-brush-training' }),
  within('Longest task of the main thread’s own while 500 points train on WebGPU', 50, { name: 'task-training' }),
  within('The same while 500 points are painted over', 50, { name: 'task-painting' }),
  within('The same in all that is done to 10,000 points', 50, { name: 'task-crowd' }),
  within('Longest main-thread task while ten methods train and the pointer paints', 50, { name: 'longest-task' }),
];

/** Every bar against the measurements. */
export const verdicts = (measurements: readonly Measurement[]): Verdict[] => {
  const find: Find = (wanted) => {
    const fits = (one: Measurement): boolean => Object.entries(wanted).every(([key, value]) => one[key as keyof Measurement] === value);
    return measurements.find(fits)?.value ?? null;
  };
  return BARS.map(({ bar, unit, bound, value }) => {
    const seen = value(find);
    const stated = `${bar}: ${unit === '×' ? '≥' : '≤'} ${bound} ${unit}`;
    if (seen === null) return { bar: stated, met: null, seen: 'not measured here' };
    return { bar: stated, met: unit === '×' ? seen >= bound : seen <= bound, seen: `${rounded(seen)} ${unit}` };
  });
};

/** Three digits, more before the point where there are. */
export const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
