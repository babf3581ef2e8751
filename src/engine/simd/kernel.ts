/** Exports of the module `assembly/kernel.ts`; pointers are bytes from the start of its memory. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly heapStart: WebAssembly.Global;
  /** Writes f at all the blocks of the model to `logits`. */
  predict(shape: number, model: number, logits: number): void;
  /** Computes the gradient at θ; writes f at all the blocks to `logits` unless that is 0. */
  differentiate(shape: number, model: number, logits: number): void;
  adam(shape: number, model: number, steps: number, learningRate: number): void;
  sgd(shape: number, model: number, steps: number, learningRate: number, momentum: number): void;
}

/** A module whose one function makes a vector of 16 bytes. */
const SMALLEST_SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

/** True where WebAssembly has vectors of 128 bits. */
export const simdSupported = (): boolean => typeof WebAssembly === 'object' && WebAssembly.validate(Uint8Array.from(SMALLEST_SIMD));

/** The compiled module, from a chunk of its own: loaded when it is first needed. */
export const loadKernel = async (): Promise<WebAssembly.Module> => {
  const { kernel } = await import('virtual:simd-kernel');
  return WebAssembly.compile(Uint8Array.from(atob(kernel), (character) => character.charCodeAt(0)));
};

export const instantiate = (module: WebAssembly.Module): Kernel => new WebAssembly.Instance(module).exports as unknown as Kernel;
