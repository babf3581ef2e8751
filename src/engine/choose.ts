import type { Engine, EngineId } from './engine.ts';

/** An engine to train with, and one sentence for the visitor where it is not the first choice. */
export interface Choice {
  readonly engine: Engine;
  readonly note: string | null;
}

type Found = Engine | { readonly unavailable: string };

/** Sources of engines: the client of the workers, or engines on this thread. */
export interface EngineSource {
  readonly reference: Engine;
  acquireWebgpu(adapters: 'any' | 'hardware'): Promise<Found>;
  acquireSimd(): Promise<Found>;
}

/** An engine by name, or 'auto'; a visitor or a link asks for it. */
export type EnginePreference = 'auto' | EngineId;

const PREFERENCES: readonly EnginePreference[] = ['auto', 'webgpu', 'simd', 'reference'];

/** The preference of a link or a file; 'auto' for an unknown one. */
export const enginePreference = (asked: unknown): EnginePreference => PREFERENCES.find((one) => one === asked) ?? 'auto';

/**
 * The engine that was asked for, if it is here and agrees with the reference on a small problem; else SIMD; else the reference. 'auto' asks
 * for WebGPU on hardware, because an adapter in software is slower than SIMD. Never rejects.
 */
export const chooseEngine = async (source: EngineSource, preference: EnginePreference = 'auto'): Promise<Choice> => {
  const refusals: string[] = [];
  for (const acquire of attempts(source, preference)) {
    const found = await attempt(source.reference, acquire);
    if (!('unavailable' in found)) return { engine: found, note: fallback(found, refusals) };
    refusals.push(found.unavailable);
  }
  return { engine: source.reference, note: fallback(source.reference, refusals) };
};

/** Engines to try, in order, until one is there. */
const attempts = (source: EngineSource, preference: EnginePreference): (() => Promise<Found>)[] => {
  const simd = (): Promise<Found> => source.acquireSimd();
  if (preference === 'reference') return [];
  if (preference === 'simd') return [simd];
  return [() => source.acquireWebgpu(preference === 'auto' ? 'hardware' : 'any'), simd];
};

const attempt = async (reference: Engine, acquire: () => Promise<Found>): Promise<Found> => {
  let engine: Engine | null = null;
  try {
    const found = await acquire();
    if ('unavailable' in found) return found;
    engine = found;
    const { passesSelfCheck } = await import('./selfCheck.ts');
    if (await passesSelfCheck(engine, reference)) return engine;
    engine.dispose();
    return { unavailable: `${engine.description} does not agree with float64 on a small problem` };
  } catch (error) {
    engine?.dispose();
    return { unavailable: error instanceof Error ? error.message : String(error) };
  }
};

const fallback = ({ id, precision }: Engine, refusals: readonly string[]): string | null =>
  refusals.length === 0
    ? null
    : `Training runs on the CPU in ${precision}${id === 'simd' ? ' (SIMD)' : ''}, because ${refusals.join(' and ')}.`;
