import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { env, findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { Device } from './device.ts';

/** TensorFlow.js has one engine a thread: whose device it is on. */
let installed: Device | null = null;

/**
 * Puts TensorFlow.js on our own device, in place of any that it was on (its own start-up would ask for another device, and
 * crashes where there is no adapter).
 */
export const installBackend = async (device: Device): Promise<void> => {
  // Small operations run where the large ones do: what is tested is the GPU.
  env().set('WEBGPU_CPU_FORWARD', false);
  if (findBackendFactory('webgpu')) removeBackend('webgpu');
  registerBackend('webgpu', () => new WebGPUBackend(device.gpu, device.adapter));
  await setBackend('webgpu');
  installed = device;
};

/** Gives back what TensorFlow.js holds on the device, and the device. */
export const uninstallBackend = (device: Device): void => {
  if (installed === device) {
    removeBackend('webgpu');
    installed = null;
  }
  device.gpu.destroy();
};
