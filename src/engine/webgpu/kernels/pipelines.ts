/** Compute pipelines of one device, compiled once each and off its critical path. */
export class Pipelines {
  private readonly gpu: GPUDevice;
  private readonly compiled = new Map<string, Promise<GPUComputePipeline>>();

  constructor(gpu: GPUDevice) {
    this.gpu = gpu;
  }

  /** The pipeline of that key, compiled from `shader()` the first time. Rejects with the compiler's words where there is a mistake. */
  get(key: string, shader: () => string): Promise<GPUComputePipeline> {
    const known = this.compiled.get(key);
    if (known) return known;
    const compiling = this.compile(key, shader());
    this.compiled.set(key, compiling);
    // A failure is told to those who wait, and tried again by the next.
    compiling.catch(() => this.compiled.delete(key));
    return compiling;
  }

  private async compile(label: string, code: string): Promise<GPUComputePipeline> {
    const module = this.gpu.createShaderModule({ label, code });
    const pipeline = this.gpu.createComputePipelineAsync({ label, layout: 'auto', compute: { module, entryPoint: 'main' } });
    // Its own rejection says less than the compiler does.
    pipeline.catch(() => {});
    const { messages } = await module.getCompilationInfo();
    const mistake = messages.find(({ type }) => type === 'error');
    if (mistake) throw new Error(`webgpu: shader "${label}", line ${mistake.lineNum}: ${mistake.message}`);
    return pipeline;
  }
}

/** The buffers as the bindings 0, 1, … of a pipeline, in the order of `names`. */
export const bind = <Name extends string>(
  gpu: GPUDevice,
  pipeline: GPUComputePipeline,
  names: readonly Name[],
  buffers: Readonly<Record<Name, GPUBuffer>>,
): GPUBindGroup =>
  gpu.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: names.map((name, binding) => ({ binding, resource: { buffer: buffers[name] } })),
  });
