import { DataError } from '../dataError.ts';
import type { Choice } from './choice.ts';
import type { Interpretation } from './interpret.ts';
import type { FileReply, FileRequest } from './protocol.ts';
import type { Opened, Source } from './reading.ts';
import type { Layout } from './table.ts';

/** A `Reading` that blocks nothing. */
export interface TableReader {
  /** Rejects with a `DataError`. */
  read(files: readonly Source[], onProgress: (share: number) => void, layout?: Partial<Layout>): Promise<Opened>;
  /** Rejects with a `DataError`. */
  interpret(choice: Choice, onProgress?: (share: number) => void): Promise<Interpretation>;
  /** Ends the worker; what is under way never answers. */
  close(): void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A reader in a worker of its own, which ends with it. */
export const createReader = (): TableReader => {
  const worker = new Worker(new URL('./readFiles.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (reply: FileReply) => void>();
  let last = 0;
  const call = (request: Unnumbered<FileRequest>, onReply: (reply: FileReply) => void): void => {
    const id = ++last;
    waiting.set(id, onReply);
    worker.postMessage({ ...request, id });
  };
  worker.onmessage = ({ data }: MessageEvent<FileReply>) => {
    waiting.get(data.id)?.(data);
    if (data.kind !== 'progress') waiting.delete(data.id);
  };
  worker.onerror = () => {
    for (const [id, tell] of waiting) tell({ id, kind: 'failed', because: 'It is too large for this browser.' });
    waiting.clear();
  };
  return {
    read: (files, onProgress, layout = {}) =>
      new Promise((resolve, reject) => {
        call({ kind: 'read', files, layout }, (reply) => {
          if (reply.kind === 'progress') onProgress(reply.share);
          else if (reply.kind === 'opened') resolve(reply.opened);
          else if (reply.kind === 'failed') reject(new DataError(reply.because));
        });
      }),
    interpret: (choice, onProgress = () => {}) =>
      new Promise((resolve, reject) => {
        call({ kind: 'interpret', choice }, (reply) => {
          if (reply.kind === 'progress') onProgress(reply.share);
          else if (reply.kind === 'interpreted') resolve(reply.interpretation);
          else if (reply.kind === 'failed') reject(new DataError(reply.because));
        });
      }),
    close: () => worker.terminate(),
  };
};
