import { useEffect, useRef } from 'react';
import type { Maps } from '../../engine/experiment.ts';
import { getStore } from '../useStore.ts';
import { readPalette, useThemeVersion } from './palette.ts';
import { type MapPicture, paintThumbnail, type ThumbnailPalette } from './thumbnail.ts';

/** CSS pixels of the longer side. */
const SIDE = 50;

export interface ClassLevel {
  readonly level: number;
  readonly spread: number | null;
}

const pictureOf = (maps: Maps, methodId: string, classLevel: ClassLevel): MapPicture | null => {
  const logits = maps.methods[methodId];
  if (!logits) return null;
  return { logits, exact: maps.methods['exact'] ?? null, resolution: maps.resolution, outputs: maps.outputs, ...classLevel };
};

const draw = (canvas: HTMLCanvasElement, picture: MapPicture, palette: ThumbnailPalette): void => {
  const context = canvas.getContext('2d');
  if (!context) return;
  const density = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
  const width = Math.round(canvas.clientWidth * density);
  const height = Math.round(canvas.clientHeight * density);
  if (width === 0 || height === 0) return;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.putImageData(new ImageData(paintThumbnail(picture, { width, height, density }, palette), width, height), 0, 0);
};

/** The whole decision map of a method in small; follows visible training as well. Its text counterpart are the figures beside it. */
export function Thumbnail({ methodId, maps, classLevel }: { methodId: string; maps: Maps | null; classLevel: ClassLevel }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  const { level, spread } = classLevel;
  const map = maps?.methods[methodId];
  const exact = maps?.methods['exact'];

  // biome-ignore lint/correctness/useExhaustiveDependencies: a picture is painted again when its own map, exact's or the theme changes, and only then
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const { live } = getStore();
    let painted: Float32Array | null = null;
    let frame = 0;
    const paint = (): void => {
      frame = 0;
      const shown = live.current()?.maps ?? maps;
      const picture = shown && pictureOf(shown, methodId, { level, spread });
      if (!picture || picture.logits === painted) return;
      painted = picture.logits;
      draw(element, picture, readPalette(element, methodId, theme));
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    ask();
    const leave = live.subscribe(ask);
    return () => {
      leave();
      cancelAnimationFrame(frame);
    };
  }, [methodId, map, exact, theme, level, spread]);

  if (!maps || !map) return <span className="card-map card-map-empty" aria-hidden="true" />;
  const { x0, x1, y0, y1 } = maps.domain;
  const aspect = Math.min(2, Math.max(0.5, (x1 - x0) / (y1 - y0)));
  return (
    <span className="card-map" aria-hidden="true">
      <canvas ref={canvas} style={{ width: SIDE * Math.min(1, aspect), height: SIDE / Math.max(1, aspect) }} />
    </span>
  );
}
