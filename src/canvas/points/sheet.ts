/** Canvas that is on no screen; one of the page where the browser has no `OffscreenCanvas`. */
export type Sheet = OffscreenCanvas | HTMLCanvasElement;
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export const createSheet = (width: number, height: number): Sheet => {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
};

/** Pen of a sheet; null where the browser gives none. */
export const penOf = (sheet: Sheet): Pen | null => sheet.getContext('2d') as Pen | null;
