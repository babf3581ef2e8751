import type { Engine } from './engine.ts';

/** An engine to train with, and one sentence for the visitor where it is not the first choice. */
export interface Choice {
  readonly engine: Engine;
  readonly note: string | null;
}

/** Where engines come from: the client of the workers, or engines on this thread. */
export interface EngineSource {
  readonly reference: Engine;
  acquireWebgpu(): Promise<Engine | { readonly unavailable: string }>;
}

/** What a badge says of an engine, as plain data. */
export interface EngineState extends Pick<Engine, 'id' | 'precision'> {
  /** 'WebGPU on nvidia hopper · float32', 'CPU · float64'. */
  readonly description: string;
  /** What the visitor should know of the choice; null where there is nothing to say. */
  readonly sentence: string | null;
}

/** WebGPU where it is to be had, the float64 reference otherwise. Never rejects. */
export const chooseEngine = async ({ reference, acquireWebgpu }: EngineSource): Promise<Choice> => {
  try {
    const found = await acquireWebgpu();
    if (!('unavailable' in found)) return { engine: found, note: null };
    return { engine: reference, note: fallback(found.unavailable) };
  } catch (error) {
    return { engine: reference, note: fallback(error instanceof Error ? error.message : String(error)) };
  }
};

const fallback = (why: string): string => `Training runs on the CPU in float64, because ${why}.`;

export const engineState = ({ engine, note }: Choice): EngineState => ({
  id: engine.id,
  precision: engine.precision,
  description: `${engine.description} · ${engine.precision}`,
  sentence: note,
});
