/** Counts the buffers that the kernels hold on a device, so that a leak is seen. */
export class Buffers {
  private readonly gpu: GPUDevice;
  private readonly live = new Set<GPUBuffer>();

  constructor(gpu: GPUDevice) {
    this.gpu = gpu;
  }

  get count(): number {
    return this.live.size;
  }

  get bytes(): number {
    return [...this.live].reduce((sum, { size }) => sum + size, 0);
  }

  /** Result of `work` with a set of buffers of its own, which are destroyed when `work` ends, also by an error. */
  async use<T>(work: (own: OwnBuffers) => Promise<T>): Promise<T> {
    const owned: GPUBuffer[] = [];
    const create = (size: number, usage: GPUBufferUsageFlags): GPUBuffer => {
      // A binding must not be empty, and copies go by four bytes.
      const buffer = this.gpu.createBuffer({ size: Math.max(16, 4 * Math.ceil(size / 4)), usage });
      this.live.add(buffer);
      owned.push(buffer);
      return buffer;
    };
    try {
      return await work({
        create,
        upload: (data, usage) => {
          const buffer = create(data.byteLength, usage | GPUBufferUsage.COPY_DST);
          this.gpu.queue.writeBuffer(buffer, 0, data);
          return buffer;
        },
      });
    } finally {
      for (const buffer of owned) {
        this.live.delete(buffer);
        buffer.destroy();
      }
    }
  }
}

export interface OwnBuffers {
  create(size: number, usage: GPUBufferUsageFlags): GPUBuffer;
  upload(data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, usage: GPUBufferUsageFlags): GPUBuffer;
}
