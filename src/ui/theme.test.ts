import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { methods } from '../adaptation/methods.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** Every colour of one theme, by name: `--name: light-dark(#light, #dark);`. */
const colours = (theme: 'light' | 'dark'): Record<string, string> =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*light-dark\(([^,]+),\s*([^,]+)\);/g)].map(([, name = '', light = '', dark = '']) => [
      name,
      theme === 'light' ? light : dark,
    ]),
  );

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

test('every colour stands once, for both themes', () => {
  const names = [...css.matchAll(/^ {2}--([\w-]+):/gm)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(colours('light')).length).toBeGreaterThan(40);
  // No colour outside of a pair.
  expect(css.match(/--[\w-]+:\s*#/g)).toBeNull();
});

test.each([
  ['light', colours('light')],
  ['dark', colours('dark')],
] as const)('%s: methods and classes stand out from the surface, text can be read', (name, theme) => {
  const surface = theme.surface ?? '';
  for (const { id, mark } of methods) expect([id, contrast(mark[name], surface)]).toSatisfy(([, ratio]) => Number(ratio) >= 3);
  expect(contrast(theme['method-other'] ?? '', surface)).toBeGreaterThanOrEqual(3);
  for (const [name, value] of Object.entries(theme)) {
    if (/^class-\d$/.test(name)) expect([name, contrast(value, surface)]).toSatisfy(([, ratio]) => Number(ratio) >= 2.8);
  }
  for (const name of ['ink', 'muted', 'faint', 'good', 'warn', 'bad']) {
    expect(contrast(theme[name] ?? '', surface)).toBeGreaterThanOrEqual(4.5);
  }
});

/** L* of CIELAB, 0 … 100. */
const lightness = (hex: string): number => {
  const y = luminance(hex);
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
};

test.each(['light', 'dark'] as const)('%s: the sides of a map part in greyscale, and a map stays paler than its points', (name) => {
  const theme = colours(name);
  const [first = 0, second = 0] = [0, 1].map((label) => lightness(theme[`class-${label}-tint`] ?? ''));
  expect(second - first).toBeGreaterThanOrEqual(8);
  for (const label of [0, 1]) {
    const [point, tint] = [theme[`class-${label}`] ?? '', theme[`class-${label}-tint`] ?? ''];
    expect(contrast(point, tint), `class ${label}`).toBeGreaterThanOrEqual(1.8);
  }
});

test('a link is told by its colour, and can be read', () => {
  for (const theme of [colours('light'), colours('dark')]) {
    expect(contrast(theme.link ?? '', theme.surface ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(theme.link).not.toBe(theme.ink);
  }
});
