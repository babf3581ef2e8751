import { expect, test, vi } from 'vitest';
import { chooseEngine, type EngineSource, enginePreference } from './choose.ts';
import type { Engine } from './engine.ts';
import { createReference } from './reference/reference.ts';

const reference = createReference();
const webgpu: Engine = { ...reference, id: 'webgpu', precision: 'float32', description: 'WebGPU on a stand-in' };
const simd: Engine = { ...reference, id: 'simd', precision: 'float32', description: 'SIMD on 2 CPU cores' };
const source = (over: Partial<EngineSource> = {}): EngineSource => ({
  reference,
  acquireWebgpu: async () => webgpu,
  acquireSimd: async () => simd,
  ...over,
});
const noWebgpu = { acquireWebgpu: async () => ({ unavailable: 'this browser has no WebGPU' }) };
const noSimd = { acquireSimd: async () => ({ unavailable: 'its WebAssembly has no SIMD' }) };
/** An engine that is off by a tenth of a percent. */
const wrong = (engine: Engine): Engine => ({
  ...engine,
  dispose: vi.fn(),
  evaluate: async (problem) => (await engine.evaluate(problem)).map(({ value, gradient }) => ({ value: value * 1.001, gradient })),
});

test('auto is WebGPU where there is hardware that computes what float64 does', async () => {
  const acquireWebgpu = vi.fn(async () => webgpu);
  const choice = await chooseEngine(source({ acquireWebgpu }));
  expect(choice).toEqual({ engine: webgpu, note: null });
  expect(acquireWebgpu).toHaveBeenCalledWith('hardware');
});

test('auto is SIMD where there is no WebGPU, and says why', async () => {
  const choice = await chooseEngine(source(noWebgpu), 'auto');
  expect(choice).toEqual({ engine: simd, note: 'Training runs on the CPU in float32 (SIMD), because this browser has no WebGPU.' });
});

test('an engine that does not agree with the reference is given back, and the next one trains', async () => {
  const broken = wrong(webgpu);
  const choice = await chooseEngine(source({ acquireWebgpu: async () => broken }));
  expect(choice.engine).toBe(simd);
  expect(choice.note).toBe(
    'Training runs on the CPU in float32 (SIMD), because WebGPU on a stand-in does not agree with float64 on a small problem.',
  );
  expect(broken.dispose).toHaveBeenCalledOnce();
  const alsoBroken = wrong(simd);
  expect((await chooseEngine(source({ ...noWebgpu, acquireSimd: async () => alsoBroken }))).engine).toBe(reference);
  expect(alsoBroken.dispose).toHaveBeenCalledOnce();
});

test('the reference is the last resort, also where asking fails, and every reason is told', async () => {
  const without = await chooseEngine(source({ ...noWebgpu, ...noSimd }));
  expect(without).toEqual({
    engine: reference,
    note: 'Training runs on the CPU in float64, because this browser has no WebGPU and its WebAssembly has no SIMD.',
  });
  const failing = await chooseEngine(source({ ...noWebgpu, acquireSimd: () => Promise.reject(new Error('the worker failed')) }), 'simd');
  expect(failing.note).toBe('Training runs on the CPU in float64, because the worker failed.');
  const dispose = vi.fn();
  const dying = { ...webgpu, dispose, evaluate: () => Promise.reject(new Error('the device was lost')) };
  const after = await chooseEngine(source({ acquireWebgpu: async () => dying }), 'webgpu');
  expect(after).toEqual({ engine: simd, note: 'Training runs on the CPU in float32 (SIMD), because the device was lost.' });
  expect(dispose).toHaveBeenCalledOnce();
});

test('what is asked for is what is tried, and nothing else', async () => {
  const acquireWebgpu = vi.fn(async () => webgpu);
  const acquireSimd = vi.fn(async () => simd);
  expect(await chooseEngine(source({ acquireWebgpu, acquireSimd }), 'webgpu')).toEqual({ engine: webgpu, note: null });
  expect(acquireWebgpu).toHaveBeenCalledWith('any');
  expect(acquireSimd).not.toHaveBeenCalled();
  expect(await chooseEngine(source({ acquireWebgpu, acquireSimd }), 'simd')).toEqual({ engine: simd, note: null });
  expect(await chooseEngine(source({ acquireWebgpu, acquireSimd }), 'reference')).toEqual({ engine: reference, note: null });
  expect(acquireWebgpu).toHaveBeenCalledOnce();
  expect(acquireSimd).toHaveBeenCalledOnce();
});

test('a link may ask for an engine; nonsense asks for auto', () => {
  expect(['auto', 'webgpu', 'simd', 'reference', 'cuda', 3, undefined].map(enginePreference)).toEqual([
    'auto',
    'webgpu',
    'simd',
    'reference',
    'auto',
    'auto',
    'auto',
  ]);
});
