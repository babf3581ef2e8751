import { useEffect, useState } from 'react';
import type { Palette } from './drawPoints.ts';
import type { Rgb } from './grids.ts';

/** Counts the changes between light and dark, so that what is drawn on a canvas can be drawn again. */
export const useThemeVersion = (): number => {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const changed = (): void => setVersion((before) => before + 1);
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', changed);
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', changed);
      observer.disconnect();
    };
  }, []);
  return version;
};

const CLASSES = Array.from({ length: 10 }, (_, label) => label);

export const readPalette = (element: Element): Palette => {
  const style = getComputedStyle(element);
  const read = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    surface: read('--surface', '#ffffff'),
    ink: read('--ink', '#1b2330'),
    muted: read('--muted', '#576170'),
    halo: read('--halo', '#ffffff'),
    classes: CLASSES.map((label) => read(`--class-${label}`, '#666d78')),
    tints: CLASSES.map((label) => read(`--class-${label}-tint`, '#cbcdd1')),
  };
};

/** '#rgb' or '#rrggbb' as numbers; grey for anything else. */
export const toRgb = (color: string): Rgb => {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  const hex = short
    ? short.slice(1).map((digit) => digit + digit)
    : (/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color)?.slice(1) ?? ['80', '80', '80']);
  return [Number.parseInt(hex[0] ?? '80', 16), Number.parseInt(hex[1] ?? '80', 16), Number.parseInt(hex[2] ?? '80', 16)];
};
