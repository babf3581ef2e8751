import { useSyncExternalStore } from 'react';
import { methodMark } from '../marks.ts';
import type { Rgb, ThumbnailPalette } from './thumbnail.ts';

/** Red, green, blue and opacity of a computed colour: 'rgb(27, 35, 48)', 'rgba(…)', '#1b2330'. Black where it is neither. */
export const parseColor = (text: string): { rgb: Rgb; opacity: number } => {
  const hex = /^\s*#([0-9a-f]{6})/i.exec(text)?.[1];
  if (hex) {
    const value = Number.parseInt(hex, 16);
    return { rgb: [value >> 16, (value >> 8) & 255, value & 255], opacity: 1 };
  }
  const [red = 0, green = 0, blue = 0, opacity = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return { rgb: [red, green, blue], opacity };
};

const compute = (element: HTMLElement, methodId: string): ThumbnailPalette => {
  const before = element.style.color;
  const computed = (css: string): { rgb: Rgb; opacity: number } => {
    element.style.color = css;
    return parseColor(getComputedStyle(element).color);
  };
  const hatch = computed('var(--hatch)');
  const palette = {
    tints: Array.from({ length: 10 }, (_, label) => computed(`var(--class-${label}-tint)`).rgb),
    unsure: computed('var(--surface)').rgb,
    line: computed(methodMark(methodId).color).rgb,
    hatch: hatch.rgb,
    hatchOpacity: Math.min(1, hatch.opacity * 1.4),
  };
  element.style.color = before;
  return palette;
};

const palettes = new Map<string, ThumbnailPalette>();

/** Colours of one method's small map in the theme of now. `element` is used to compute them, once a theme, and is left as it was. */
export const readPalette = (element: HTMLElement, methodId: string, theme: string): ThumbnailPalette => {
  const key = `${theme} ${methodId}`;
  const known = palettes.get(key);
  if (known) return known;
  const palette = compute(element, methodId);
  palettes.set(key, palette);
  return palette;
};

const DARK = '(prefers-color-scheme: dark)';

const subscribe = (changed: () => void): (() => void) => {
  const query = matchMedia(DARK);
  const observer = new MutationObserver(changed);
  query.addEventListener('change', changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    query.removeEventListener('change', changed);
    observer.disconnect();
  };
};

const snapshot = (): string => `${document.documentElement.dataset['theme'] ?? 'system'} ${matchMedia(DARK).matches}`;

/** Changes when the colours of the page change: for what is painted and must be painted again. */
export const useThemeVersion = (): string => useSyncExternalStore(subscribe, snapshot);
