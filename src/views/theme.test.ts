import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** The custom properties that a block sets, by name. */
const colours = (start: string): Record<string, string> => {
  const from = css.indexOf(start);
  const block = css.slice(from + start.length, css.indexOf('}', from));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
};
const light = colours(':root {');
const dark = colours(":root[data-theme='dark'] {");

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

test('dark by system and dark by choice are the same dark', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(40);
  expect(colours(":root:not([data-theme='light']) {")).toEqual(dark);
});

test.each([
  ['light', light],
  ['dark', dark],
])('%s: methods and classes stand out from the surface, text can be read', (_, theme) => {
  const surface = theme.surface ?? '';
  for (const [name, value] of Object.entries(theme)) {
    if (name.startsWith('method-')) expect([name, contrast(value, surface)]).toSatisfy(([, ratio]) => Number(ratio) >= 3);
    if (/^class-\d$/.test(name)) expect([name, contrast(value, surface)]).toSatisfy(([, ratio]) => Number(ratio) >= 2.8);
  }
  for (const name of ['ink', 'muted', 'faint', 'good', 'warn', 'bad']) {
    expect(contrast(theme[name] ?? '', surface)).toBeGreaterThanOrEqual(4.5);
  }
});
