import { computedColors, parseColor, type Rgb, readPalette } from '../../ui/colors.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import type { ThumbnailPalette } from './thumbnail.ts';

const lines = new Map<string, Rgb>();

/** Colours of one method's small map in the theme of now (`theme` names it); computed once a theme. */
export const thumbnailPalette = (methodId: string, theme: string): ThumbnailPalette => {
  const key = `${theme} ${methodId}`;
  let line = lines.get(key);
  if (!line) {
    line = parseColor(computedColors([methodMark(methodId).color])[0] ?? '').rgb;
    lines.set(key, line);
  }
  const { tints, unsure, hatch } = readPalette();
  return { tints, unsure, line, hatch: hatch.rgb, hatchOpacity: Math.min(1, hatch.opacity * 1.4) };
};
