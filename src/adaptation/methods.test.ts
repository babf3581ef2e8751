import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { changes, tried } from '../testing/methodSample.ts';
import { assemble } from './coefficients.ts';
import { settingsOf } from './method.ts';
import { methodSources } from './methodSources.ts';
import { methodById, methods } from './methods.ts';

const file = (id: string, ending: string): URL => new URL(`./methods/${id}.${ending}`, import.meta.url);

describe.each(methods.map((method) => [method.id, method] as const))('%s', (id, method) => {
  test.each(Object.entries(changes))('has a solution for %s, or one sentence why not', (kind, change) => {
    const adapted = tried(id, change, { memory: [0, 1, 2, 3, 4] });
    if (adapted.undefinedBecause !== null) {
      expect(adapted.undefinedBecause).toMatch(/^[A-Z][^.]*\.$/);
      expect(adapted.solution).toBeNull();
      return;
    }
    expect(adapted.solution?.fit.theta.every(Number.isFinite)).toBe(true);
    expect(adapted.solution?.fit.converged).toBe(true);
    if (kind !== 'mlp') expect(adapted.solution?.fit.gradientNorm).toBeLessThanOrEqual(1e-8);
  });

  test('says what it is: a title, a sentence, an objective, options with defaults within their bounds', () => {
    expect(method.title.length).toBeGreaterThan(2);
    expect(method.gloss).toMatch(/^[a-z][^.]*[a-z]$/);
    expect(method.gloss.split(' ').filter((word) => word !== '+').length, method.gloss).toBeGreaterThanOrEqual(3);
    expect(method.gloss.split(' ').filter((word) => word !== '+').length, method.gloss).toBeLessThanOrEqual(6);
    expect(methods.filter(({ gloss }) => gloss === method.gloss)).toHaveLength(1);
    expect(method.summary).toMatch(/^[A-Z].*\.$/);
    expect(method.tex.length).toBeGreaterThan(3);
    for (const option of Object.keys(method.texWith ?? {})) expect(method.options.map(({ id: known }) => known)).toContain(option);
    const settings = settingsOf(method);
    for (const option of method.options) {
      if (option.kind === 'range') {
        expect(option.default).toBeGreaterThanOrEqual(option.min);
        expect(option.default).toBeLessThanOrEqual(option.max);
        expect(settings.number(option.id)).toBe(option.default);
      } else {
        expect(option.choices.map((choice) => choice.id)).toContain(option.default);
        expect(settings.choice(option.id)).toBe(option.default);
      }
    }
  });

  test('is whole: its file has the name of its id; a mark, its Python and its test stand beside it', () => {
    expect(readFileSync(file(id, 'ts'), 'utf8')).toContain(`id: '${id}'`);
    expect(method.mark.light).toMatch(/^#[0-9a-f]{6}$/);
    expect(method.mark.dark).toMatch(/^#[0-9a-f]{6}$/);
    expect(method.mark.dash).toMatch(/^(\d+( \d+)+)?$/);
    expect(method.mark.width).toBeGreaterThanOrEqual(1.5);
    expect(existsSync(file(id, 'test.ts'))).toBe(true);
    const name = id.replaceAll('+', '_and_').replaceAll('-', '_');
    expect(existsSync(file(id, 'py'))).toBe(true);
    const python = methodSources([id]).at(-1) ?? '';
    if (method.makes === 'objective') expect(python).toContain(`def ${name}(past`);
    if (method.makes === 'objective' && method.adapt) expect(python).toContain(`def ${name}_with_change(past, objective, step)`);
  });
});

/** Lightness and the two axes of hue of '#rrggbb' in OKLab. */
const oklab = (hex: string): number[] => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

const apart = (one: string, other: string): number => {
  const there = oklab(other);
  return Math.hypot(...oklab(one).map((value, k) => value - (there[k] as number)));
};

test('any two methods can be told apart by colour, and by dash or width', () => {
  methods.forEach(({ id, mark: one }, k) => {
    for (const { id: otherId, mark: other } of methods.slice(k + 1)) {
      const pair = `${id}, ${otherId}`;
      expect(apart(one.light, other.light), pair).toBeGreaterThan(0.03);
      expect(apart(one.dark, other.dark), pair).toBeGreaterThan(0.03);
      expect(one.dash !== other.dash || Math.abs(one.width - other.width) >= 0.5, pair).toBe(true);
    }
  });
});

test('every method has an id and a place of its own; an unknown one is refused by name', () => {
  expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
  expect(new Set(methods.map(({ place }) => place)).size).toBe(methods.length);
  expect(() => methodById('best')).toThrow('there is no method best; use one of exact, k-prior');
});

test('settings come from the options of their own method, and an undeclared one is refused', () => {
  const settings = settingsOf(methodById('ewc-diagonal'), {
    'ewc-diagonal.strength': 3,
    'ewc-full.strength': 7,
    'ewc-diagonal.fisher': 'empirical',
  });
  expect(settings.number('strength')).toBe(3);
  expect(settings.choice('fisher')).toBe('empirical');
  expect(() => settings.number('speed')).toThrow('ewc-diagonal declares no option speed');
});

test('the Python of methods comes once, after what more than one of them calls', () => {
  const defined = (ids: readonly string[]) =>
    methodSources(ids).flatMap((source) => [...source.matchAll(/^def (\w+)/gm)].map(([, name]) => name));
  expect(defined(['k-prior', 'replay'])).toEqual(['k_prior', 'replay']);
  const ewc = defined(['ewc-full', 'ewc-diagonal']);
  expect(ewc[0]).toBe('ewc_with_change');
  expect(new Set(ewc).size).toBe(ewc.length);
});

test('terms of a point add up, and points whose terms cancel have no site', () => {
  const form = assemble(
    {
      sites: [
        { point: 2, a: 1, b: [1, 0] },
        { point: 0, a: 1, b: [0.5, 0.5] },
        { point: 2, a: -1, b: [-1, 0] },
        { point: 3, a: 0, b: [0, 2] },
        { point: 0, a: 2, b: [1, 0] },
      ],
      precision: { kind: 'scalar', value: 1 },
      linear: new Float64Array(2),
    },
    5,
    2,
  );
  expect(form.sites).toEqual(Int32Array.of(0, 3));
  expect(form.a).toEqual(Float64Array.of(3, 0));
  expect(form.b).toEqual(Float64Array.of(1.5, 0.5, 0, 2));
});
