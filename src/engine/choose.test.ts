import { expect, test } from 'vitest';
import { chooseEngine, engineState } from './choose.ts';
import { createReference } from './reference/reference.ts';

const reference = createReference();
const webgpu = { ...reference, id: 'webgpu', precision: 'float32', description: 'WebGPU on a stand-in' } as const;

test('WebGPU where there is one', async () => {
  const choice = await chooseEngine({ reference, acquireWebgpu: async () => webgpu });
  expect(choice).toEqual({ engine: webgpu, note: null });
  expect(engineState(choice)).toEqual({
    id: 'webgpu',
    precision: 'float32',
    description: 'WebGPU on a stand-in · float32',
    sentence: null,
  });
});

test('the reference where there is none, or where asking fails, and why', async () => {
  const without = await chooseEngine({ reference, acquireWebgpu: async () => ({ unavailable: 'this browser has no WebGPU' }) });
  expect(engineState(without)).toEqual({
    id: 'reference',
    precision: 'float64',
    description: 'CPU · float64',
    sentence: 'Training runs on the CPU in float64, because this browser has no WebGPU.',
  });
  const failing = await chooseEngine({ reference, acquireWebgpu: () => Promise.reject(new Error('the worker failed')) });
  expect(failing.note).toBe('Training runs on the CPU in float64, because the worker failed.');
});
