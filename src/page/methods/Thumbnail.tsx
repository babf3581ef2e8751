import { useEffect, useRef } from 'react';
import { sameDomain } from '../../data/grid.ts';
import type { Maps } from '../../studies/experiment.ts';
import { useThemeVersion } from '../../ui/colors.ts';
import { createTurns } from '../../ui/turns.ts';
import { getStore } from '../../ui/useStore.ts';
import { thumbnailPalette } from './palette.ts';
import { type MapPicture, paintThumbnail, type ThumbnailPalette } from './thumbnail.ts';

/** CSS pixels. */
const SIDE = 50;

/** Together the small pictures may take 4 ms of a frame, and each is painted at most every 100 ms. */
const turns = createTurns(4);
const EVERY = { every: 100 };

export interface ClassLevel {
  readonly level: number;
  readonly spread: number | null;
}

const pictureOf = (maps: Maps, methodId: string, classLevel: ClassLevel): MapPicture | null => {
  const logits = maps.methods[methodId];
  if (!logits) return null;
  // Of numbers it is no class that differs.
  const exact = classLevel.spread === null ? (maps.methods.exact ?? null) : null;
  return { logits, exact, resolution: maps.resolution, outputs: maps.outputs, ...classLevel };
};

/** Square, as the canvas is. */
const SIDES = { width: SIDE, height: SIDE } as const;

const draw = (canvas: HTMLCanvasElement, picture: MapPicture, palette: ThumbnailPalette): void => {
  const context = canvas.getContext('2d');
  if (!context) return;
  const density = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
  const width = Math.round(SIDE * density);
  const height = width;
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
    const turn = turns(() => {
      // While the canvas looks closer, so does what trains; the small picture stays with the whole.
      const now = live.current()?.maps;
      const shown = now?.methods[methodId] && (!maps || sameDomain(now.domain, maps.domain)) ? now : maps;
      const picture = shown && pictureOf(shown, methodId, { level, spread });
      if (!shown || !picture || picture.logits === painted) return;
      painted = picture.logits;
      draw(element, picture, thumbnailPalette(methodId, theme));
    }, EVERY);
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
      <canvas ref={canvas} style={SIDES} />
    </span>
  );
}
