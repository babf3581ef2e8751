import { EngineLostError } from '../engine.ts';

/** A WebGPU device and what is known of its health. */
export interface Device {
  readonly gpu: GPUDevice;
  readonly adapter: GPUAdapterInfo;
  /** 'WebGPU on a software adapter', 'WebGPU on nvidia hopper'. */
  readonly description: string;
  /** The adapter is the CPU's: slow, and no news of a GPU. */
  readonly software: boolean;
  /**
   * Result of `work`. Rejects with an `EngineLostError` once the device is gone, also while `work` is still pending, and with any
   * validation or memory error of the device that nothing else caught.
   */
  guard<T>(work: () => T | Promise<T>): Promise<T>;
}

/** True where the only adapter is a program on the CPU. */
export const onlySoftware = async (): Promise<boolean> => {
  const adapter = await requestAdapter().catch(() => null);
  return adapter ? isSoftware(adapter.info) : false;
};

const requestAdapter = async (): Promise<GPUAdapter | null> =>
  (await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null;

/** Asks for an adapter first, because TensorFlow.js crashes without one; says why where there is none. */
export const requestDevice = async (): Promise<Device | { readonly unavailable: string }> => {
  if (!('gpu' in navigator) || !navigator.gpu) return { unavailable: 'this browser has no WebGPU' };
  try {
    const adapter = await requestAdapter();
    if (!adapter) return { unavailable: 'the browser offers no WebGPU adapter' };
    const { limits, info } = adapter;
    const gpu = await adapter.requestDevice({
      requiredLimits: {
        maxBufferSize: limits.maxBufferSize,
        maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
        maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
        maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
        maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
        maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
      },
    });
    return watch(gpu, info);
  } catch (error) {
    return { unavailable: `WebGPU refused: ${error instanceof Error ? error.message : String(error)}` };
  }
};

/** Longest time between a failure and the loss of the device that caused it, in ms. */
const LOSS_LAG_MS = 100;

const watch = (gpu: GPUDevice, adapter: GPUAdapterInfo): Device => {
  let lost: EngineLostError | null = null;
  let uncaptured: Error | null = null;
  const loss = gpu.lost.then((info) => {
    lost = new EngineLostError(
      `webgpu: the device was lost (${info.reason}): ${info.message || 'no reason given'}; go on with another engine`,
    );
  });
  gpu.addEventListener('uncapturederror', (event) => {
    uncaptured ??= new Error(`webgpu: ${event.error.message}`);
  });
  const check = (): void => {
    if (lost) throw lost;
    if (uncaptured) throw uncaptured;
  };
  return {
    gpu,
    adapter,
    description: `WebGPU on ${adapterName(adapter)}`,
    software: isSoftware(adapter),
    async guard<T>(work: () => T | Promise<T>): Promise<T> {
      check();
      try {
        const result = work();
        // Handed on unchecked: an error in its place would leave tensors without an owner. The next call checks.
        if (!(result instanceof Promise)) return result;
        await Promise.race([result, loss]);
        check();
        return await result;
      } catch (error) {
        check();
        // What a loss interrupts may fail before the loss is announced.
        await Promise.race([loss, new Promise((resolve) => setTimeout(resolve, LOSS_LAG_MS))]);
        check();
        throw error;
      }
    },
  };
};

/** SwiftShader, llvmpipe and the like. */
const isSoftware = ({ vendor, architecture, description, isFallbackAdapter }: GPUAdapterInfo): boolean =>
  isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|software/i.test(`${vendor} ${architecture} ${description}`);

/** 'nvidia hopper', 'a software adapter (swiftshader)'. */
const adapterName = (info: GPUAdapterInfo): string => {
  const { vendor, architecture, description } = info;
  const named = [vendor, architecture].filter(Boolean).join(' ') || description || 'an unnamed adapter';
  return isSoftware(info) ? `a software adapter (${architecture || named})` : named;
};
