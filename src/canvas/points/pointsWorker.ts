import { drawPoints } from './drawPoints.ts';
import type { DrawRequest } from './pointsDrawer.ts';

/** Draws pictures of points, so that ten thousand of them do not hold up the page. */
const draw = ({ dots, ink, size, density }: DrawRequest): ImageBitmap | null => {
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.setTransform(density, 0, 0, density, 0, 0);
  drawPoints(context, dots, ink);
  return canvas.transferToImageBitmap();
};

self.onmessage = ({ data }: MessageEvent<DrawRequest>) => {
  let bitmap: ImageBitmap | null = null;
  try {
    bitmap = draw(data);
  } catch {
    // The page draws by itself.
  }
  self.postMessage(bitmap, { transfer: bitmap ? [bitmap] : [] });
};
