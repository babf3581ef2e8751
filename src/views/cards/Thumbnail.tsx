import { useEffect, useRef } from 'react';
import type { Maps } from '../../engine/experiment.ts';
import { useThemeVersion } from '../colors.ts';
import { getStore } from '../useStore.ts';
import { takeTurns } from './paintQueue.ts';
import { thumbnailPalette } from './palette.ts';
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
  return { logits, exact: maps.methods.exact ?? null, resolution: maps.resolution, outputs: maps.outputs, ...classLevel };
};

interface Side {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The shape of the data's box, within reason. */
const sidesOf = ({ x0, x1, y0, y1 }: Maps['domain']): Side => {
  const aspect = Math.min(2, Math.max(0.5, (x1 - x0) / (y1 - y0)));
  return { width: SIDE * Math.min(1, aspect), height: SIDE / Math.max(1, aspect) };
};

const draw = (canvas: HTMLCanvasElement, picture: MapPicture, sides: Side, palette: ThumbnailPalette): void => {
  const context = canvas.getContext('2d');
  if (!context) return;
  const density = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
  const width = Math.round(sides.width * density);
  const height = Math.round(sides.height * density);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.putImageData(new ImageData(paintThumbnail(picture, { width, height, density }, palette), width, height), 0, 0);
};

/** The whole decision map of a method in small; follows visible training as well. Its text counterpart are the figures beside it. */
export function Thumbnail({ methodId, maps, classLevel }: { methodId: string; maps: Maps | null; classLevel: ClassLevel }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  const { level, spread } = classLevel;
  const map = maps?.methods[methodId];
  const exact = maps?.methods.exact;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a picture is painted again when its own map, exact's or the theme changes, and only then
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const { live } = getStore();
    let painted: Float32Array | null = null;
    let inView = false;
    const turn = takeTurns(() => {
      const shown = live.current()?.maps ?? maps;
      const picture = shown && pictureOf(shown, methodId, { level, spread });
      if (!shown || !picture || picture.logits === painted) return;
      painted = picture.logits;
      draw(element, picture, sidesOf(shown.domain), thumbnailPalette(methodId, theme));
    });
    const ask = (): void => {
      // The first picture comes at once, for whoever scrolls fast; changes only where they can be seen.
      if (inView || painted === null) turn.ask();
    };
    const watch = new IntersectionObserver(([entry]) => {
      inView = entry?.isIntersecting ?? false;
      ask();
    });
    watch.observe(element);
    const leave = live.subscribe(ask);
    return () => {
      watch.disconnect();
      leave();
      turn.stop();
    };
  }, [methodId, map, exact, theme, level, spread]);

  if (!maps || !map) return <span className="card-map card-map-empty" aria-hidden="true" />;
  return (
    <span className="card-map" aria-hidden="true">
      <canvas ref={canvas} style={sidesOf(maps.domain)} />
    </span>
  );
}
