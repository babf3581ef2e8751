import { useLayoutEffect, useRef } from 'react';
import type { Stems } from '../../store/state.ts';
import { readPalette } from '../../ui/colors.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Picture } from '../picture.ts';
import { FINE, stemLengths, stemWidth } from './geometry.ts';

/** Distance of a ring from its point, pixels: stems begin where the mark of the point ends. */
const RING = 4;

/** Draws stems in the colours of `canvas`: those that are not kept first, hollow, then the kept ones. */
const draw = (canvas: HTMLCanvasElement, { points, positions, radii, remembered, view: { side } }: Picture, stems: Stems | null): void => {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  const pixels = stems ? Math.round(side * ratio) : 0;
  if (pixels === 0 && canvas.width === 0) return;
  // A canvas that gets a size is empty.
  canvas.width = pixels;
  canvas.height = pixels;
  const context = canvas.getContext('2d');
  if (!context || !stems) return;
  const { ink, halo } = readPalette();
  const lengths = stemLengths(points, stems, side);
  const width = stemWidth(lengths.reduce((count, length) => count + Number(length !== 0), 0));
  context.scale(ratio, ratio);
  const trace = (isKept: boolean, shrink: number): void => {
    context.beginPath();
    points.forEach(({ row }, k) => {
      const length = lengths[k] ?? 0;
      if (length === 0 || stems.kept.has(row) !== isKept) return;
      const up = Math.sign(length);
      const foot = (radii[k] ?? 0) + (remembered.has(row) ? RING : 0);
      const [x, y] = [positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0];
      context.moveTo(x, y - up * foot);
      context.lineTo(x, y - up * (foot + Math.abs(length) - shrink));
    });
  };
  const stroke = (style: string, lineWidth: number, opacity = 1): void => {
    context.strokeStyle = style;
    context.lineWidth = lineWidth;
    context.globalAlpha = opacity;
    context.stroke();
  };
  trace(false, 0);
  if (width <= FINE) stroke(ink, width, 0.4);
  else {
    stroke(ink, width, 0.75);
    trace(false, 1);
    stroke(halo, width - 2);
  }
  trace(true, 0);
  stroke(halo, width + 1.5, 0.8);
  stroke(ink, width);
};

/** Stems of the past gradient, under the points. */
const StemsLayer = ({ picture }: { picture: Picture }) => {
  const stems = useStore((state) => state.overlay?.stems ?? null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { points, positions, radii, remembered, view, theme } = picture;
  // An edit takes marks away and the panel gives them back: between two frames that is nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ink is another one in another theme
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current) draw(canvas.current, picture, stems);
    });
    return () => cancelAnimationFrame(frame);
  }, [stems, points, positions, radii, remembered, view, theme]);
  return <canvas ref={canvas} data-layer="stems" className="canvas-layer" style={{ width: view.side, height: view.side }} />;
};

export default StemsLayer;
