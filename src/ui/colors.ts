import { useSyncExternalStore } from 'react';

/** Colours of the theme as pixels need them. CSS alone knows whether it is light or dark; what paints asks here. */

export type Rgb = readonly [red: number, green: number, blue: number];

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

const subscribe = (changed: () => void): (() => void) => {
  const queries = [matchMedia(DARK), matchMedia(FORCED)];
  const observer = new MutationObserver(changed);
  for (const query of queries) query.addEventListener('change', changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
  };
};

const version = (): string =>
  `${document.documentElement.dataset.theme ?? 'system'} ${matchMedia(DARK).matches} ${matchMedia(FORCED).matches}`;

/** Changes when the colours of the page change: for what is painted and must be painted again. */
export const useThemeVersion = (): string => useSyncExternalStore(subscribe, version);

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

/** Computed values of CSS colours ('var(--ink)') in the present theme, in their order: 'rgb(27, 35, 48)'. */
export const computedColors = (colors: readonly string[]): string[] => {
  const probes = colors.map((color) => {
    const probe = document.createElement('i');
    probe.hidden = true;
    probe.style.color = color;
    // In a contrast theme everything else has the one colour of text.
    probe.style.setProperty('forced-color-adjust', 'none');
    return probe;
  });
  document.body.append(...probes);
  const computed = probes.map((probe) => getComputedStyle(probe).color);
  for (const probe of probes) probe.remove();
  return computed;
};

const CLASSES = Array.from({ length: 10 }, (_, label) => label);

/** Every colour that a canvas draws with, as CSS writes it and as numbers. */
export interface Palette {
  readonly surface: string;
  readonly ink: string;
  readonly halo: string;
  readonly classes: readonly string[];
  /** Ground where the model cannot tell, and of each class where it is sure of it. */
  readonly unsure: Rgb;
  readonly tints: readonly Rgb[];
  readonly hatch: { readonly rgb: Rgb; readonly opacity: number };
}

let known: { readonly version: string; readonly palette: Palette } | null = null;

/** The palette of the theme of now; computed once a theme. */
export const readPalette = (): Palette => {
  const now = version();
  if (known?.version === now) return known.palette;
  const named = ['surface', 'ink', 'halo', 'hatch'].map((name) => `var(--${name})`);
  const [surface = '', ink = '', halo = '', hatch = '', ...rest] = computedColors([
    ...named,
    ...CLASSES.map((label) => `var(--class-${label})`),
    ...CLASSES.map((label) => `var(--class-${label}-tint)`),
  ]);
  const tints = rest.slice(CLASSES.length).map((color) => parseColor(color).rgb);
  const palette = {
    surface,
    ink,
    halo,
    classes: rest.slice(0, CLASSES.length),
    unsure: parseColor(surface).rgb,
    tints,
    hatch: parseColor(hatch),
  };
  known = { version: now, palette };
  return palette;
};
