import { simdSupported } from './kernel.ts';
import type { SimdTrainer } from './simd.ts';

/** A trainer on SIMD, or why there is none. What it needs is loaded only where it can run. */
export const acquireSimdTrainer = async (): Promise<SimdTrainer | { readonly unavailable: string }> => {
  if (!simdSupported()) return { unavailable: 'the WebAssembly of this browser has no SIMD' };
  try {
    const { SimdTrainer } = await import('./simd.ts');
    return await SimdTrainer.start();
  } catch (error) {
    return { unavailable: `the SIMD kernel could not be started: ${error instanceof Error ? error.message : String(error)}` };
  }
};
