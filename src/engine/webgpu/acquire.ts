import { type Device, requestDevice } from './device.ts';
import type { PathChoice, WebgpuTrainer } from './trainer.ts';

/** A trainer on the best adapter of this browser, or why there is none. TensorFlow.js is loaded only once there is a device. */
export const acquireTrainer = async (path: PathChoice = 'auto'): Promise<WebgpuTrainer | { readonly unavailable: string }> => {
  const device = await requestDevice();
  return 'unavailable' in device ? device : startTrainer(device, path);
};

const startTrainer = async (device: Device, path: PathChoice): Promise<WebgpuTrainer | { readonly unavailable: string }> => {
  try {
    const { WebgpuTrainer } = await import('./trainer.ts');
    return await WebgpuTrainer.start(device, path);
  } catch (error) {
    device.gpu.destroy();
    return { unavailable: `TensorFlow.js could not be started: ${error instanceof Error ? error.message : String(error)}` };
  }
};
