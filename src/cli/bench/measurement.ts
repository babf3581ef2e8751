/** Engines and baselines as the JSON lines name them. */
export type EngineName = 'reference' | 'simd' | 'webgpu' | 'tfjs-webgpu' | 'tfjs-wasm' | 'tfjs-cpu';

/** A line of `npm run bench -- --json`. */
export interface Measurement {
  /** Name of the row, kebab-case: 'step', 'many-models' … */
  readonly name: string;
  readonly engine: EngineName;
  /** n: points of the past. */
  readonly points: number;
  /** p: weights of one model. */
  readonly parameters: number;
  /** Models trained, solved or drawn together. */
  readonly models: number;
  readonly value: number;
  /** 'steps/s': full-batch steps a second, summed over the models; 'ms': milliseconds. */
  readonly unit: 'steps/s' | 'ms';
}

/** Measurements of a row, and a sentence for each that could not be made here. */
export interface Findings {
  readonly measurements: readonly Measurement[];
  readonly notes: readonly string[];
}

/** Engines of the page, with the device of each. */
export interface Equipment {
  /** 'WebGPU on a software adapter (swiftshader)', 'SIMD on the CPU' … by engine; baselines under their own names. */
  readonly engines: Partial<Record<EngineName, string>>;
  /** Why an engine is not there, by engine. */
  readonly missing: Partial<Record<EngineName, string>>;
  /** The adapter of WebGPU computes on the CPU; null where there is no adapter. */
  readonly softwareAdapter: boolean | null;
}
