import { EngineLostError } from '../engine.ts';
import { instantiate, type Kernel } from './kernel.ts';

const PAGE = 1 << 16;
/** A workspace that has grown beyond this is not kept. */
const KEPT_BYTES = 64 << 20;

/** An instance of the kernel with its memory: handed out piece by piece, taken back as a whole. */
export class Workspace {
  readonly kernel: Kernel;
  private readonly start: number;
  private top: number;

  constructor(module: WebAssembly.Module) {
    this.kernel = instantiate(module);
    this.start = align(this.kernel.heapStart.value as number);
    this.top = this.start;
  }

  get bytes(): number {
    return this.kernel.memory.buffer.byteLength;
  }

  /** A pointer to so many bytes, all zero. */
  reserve(bytes: number): number {
    const at = this.top;
    this.top = at + align(bytes);
    const missing = this.top - this.bytes;
    if (missing > 0) {
      try {
        this.kernel.memory.grow(Math.ceil(missing / PAGE));
      } catch {
        throw new EngineLostError(`simd: ${Math.round(this.top / 1e6)} MB of memory were refused; go on with another engine`);
      }
    }
    new Uint8Array(this.kernel.memory.buffer, at, this.top - at).fill(0);
    return at;
  }

  /** Views: void after the next `reserve`, which may move the memory. */
  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.kernel.memory.buffer, at, length);
  }

  view(at: number, bytes: number): DataView {
    return new DataView(this.kernel.memory.buffer, at, bytes);
  }

  /** Takes everything back. */
  clear(): void {
    this.top = this.start;
  }
}

const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Workspaces for calls that run at the same time: as many as there ever were at once, used again and again. */
export class Workspaces {
  private readonly module: WebAssembly.Module;
  private readonly idle: Workspace[] = [];

  constructor(module: WebAssembly.Module) {
    this.module = module;
  }

  /** Result of `work` with a workspace of its own, which is taken back when `work` ends, also by an error. */
  async use<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
    const workspace = this.idle.pop() ?? new Workspace(this.module);
    try {
      return await work(workspace);
    } finally {
      workspace.clear();
      if (workspace.bytes <= KEPT_BYTES) this.idle.push(workspace);
    }
  }

  /** Bytes held while nothing is under way. */
  get idleBytes(): number {
    return this.idle.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  dispose(): void {
    this.idle.length = 0;
  }
}
