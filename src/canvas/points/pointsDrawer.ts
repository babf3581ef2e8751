import type { Dots } from './dots.ts';
import type { Ink } from './sprites.ts';

/** Looks of the points, the colours and the size of their picture. */
export interface DrawRequest {
  readonly dots: Dots;
  readonly ink: Ink;
  /** Device pixels a side, and device pixels a CSS pixel. */
  readonly size: number;
  readonly density: number;
}

/** Draws many points where it does not hold up the page. */
export interface PointsDrawer {
  /** The picture; null where this browser cannot draw in a worker. One at a time. */
  draw(request: DrawRequest): Promise<ImageBitmap | null>;
  close(): void;
}

/** A drawer in a worker, which is started when it is first needed. */
export const createPointsDrawer = (): PointsDrawer => {
  let worker: Worker | null = null;
  let answer = (_: ImageBitmap | null): void => {};
  const start = (): Worker => {
    const started = new Worker(new URL('./pointsWorker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<ImageBitmap | null>) => answer(data);
    started.onerror = () => answer(null);
    return started;
  };
  return {
    draw: (request) =>
      new Promise((resolve) => {
        answer = resolve;
        try {
          worker ??= start();
          worker.postMessage(request);
        } catch {
          resolve(null);
        }
      }),
    close() {
      worker?.terminate();
      worker = null;
      answer(null);
    },
  };
};
