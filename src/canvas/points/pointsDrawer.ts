import type { Dots } from './dots.ts';
import type { Ink } from './sprites.ts';

/** All that a picture of points depends on. */
export interface Sheet {
  readonly dots: Dots;
  readonly ink: Ink;
  /** Device pixels a side, and device pixels a CSS pixel. */
  readonly size: number;
  readonly density: number;
}

export interface DrawRequest {
  readonly id: number;
  readonly sheet: Sheet;
}

/** The picture, or null where this browser cannot draw in a worker. */
export interface DrawReply {
  readonly id: number;
  readonly bitmap: ImageBitmap | null;
}

/** Draws many points where it does not hold up the page. */
export interface PointsDrawer {
  /** The picture; null where there can be none. */
  draw(sheet: Sheet): Promise<ImageBitmap | null>;
  close(): void;
}

/** The part of a `Worker` that is used here. */
export type DrawingWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const spawnWorker = (): DrawingWorker => new Worker(new URL('./pointsWorker.ts', import.meta.url), { type: 'module' });

/** A drawer in a worker, which is started when it is first needed. */
export const createPointsDrawer = (spawn: () => DrawingWorker = spawnWorker): PointsDrawer => {
  const waiting = new Map<number, (bitmap: ImageBitmap | null) => void>();
  let worker: DrawingWorker | null = null;
  let last = 0;
  const settle = (id: number, bitmap: ImageBitmap | null): void => {
    waiting.get(id)?.(bitmap);
    waiting.delete(id);
  };
  const start = (): DrawingWorker => {
    const started = spawn();
    started.onmessage = ({ data: { id, bitmap } }: MessageEvent<DrawReply>) => settle(id, bitmap);
    started.onerror = () => {
      for (const id of [...waiting.keys()]) settle(id, null);
    };
    return started;
  };
  return {
    draw: (sheet) =>
      new Promise((resolve) => {
        const id = ++last;
        waiting.set(id, resolve);
        try {
          worker ??= start();
          worker.postMessage({ id, sheet } satisfies DrawRequest);
        } catch {
          settle(id, null);
        }
      }),
    close() {
      worker?.terminate();
      worker = null;
      for (const id of [...waiting.keys()]) settle(id, null);
    },
  };
};
