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
