import { describe, expect, it } from 'vitest';
import {
  formatCosine,
  formatCount,
  formatDuration,
  formatFigure,
  formatGain,
  formatNorm,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatRelativeError,
  formatTick,
  NOT_DEFINED,
  subscript,
  superscript,
} from './format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('formatPercent', () => {
  it.each([
    [0.034, '3.4 %'],
    [0.4178, '41.8 %'],
    [1, '100.0 %'],
    [12.5, '1,250.0 %'],
    [-0.034, '−3.4 %'],
  ])('%d is %s', (share, text) => expect(plain(formatPercent(share))).toBe(text));

  it('writes 0.0 % for zero and only for zero', () => {
    expect(plain(formatPercent(0))).toBe('0.0 %');
    expect(plain(formatPercent(-0))).toBe('0.0 %');
    expect(plain(formatPercent(1e-12))).toBe('< 0.1 %');
    expect(plain(formatPercent(0.0004))).toBe('< 0.1 %');
    expect(plain(formatPercent(-1e-12))).toBe('> −0.1 %');
    expect(plain(formatPercent(0.0005))).toBe('0.1 %');
    expect(plain(formatPercent(0.001, 0))).toBe('< 1 %');
  });

  it('says what has no meaning', () => {
    expect(formatPercent(null)).toBe(NOT_DEFINED);
    expect(formatPercent(Number.NaN)).toBe(NOT_DEFINED);
    expect(formatPercent(undefined)).toBe(NOT_DEFINED);
    expect(plain(formatPercent(Number.POSITIVE_INFINITY))).toBe('∞ %');
  });
});

describe('formatRelativeError', () => {
  it.each([
    [0.78, '78 %'],
    [0.081, '8.1 %'],
    [0.0996, '10 %'],
    [12.4, '1,240 %'],
    [3e-13, '< 0.1 %'],
    [0, '0.0 %'],
    [null, NOT_DEFINED],
  ])('%s is %s', (error, text) => expect(plain(formatRelativeError(error))).toBe(text));
});

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [0.4217, '0.422'],
    [-12.34, '−12.3'],
    [9.999, '10.0'],
    [1234.5, '1,235'],
    [0.00099, '9.9 × 10⁻⁴'],
    [1.2e7, '1.2 × 10⁷'],
    [-3e-11, '−3 × 10⁻¹¹'],
    [1e-14, '10⁻¹⁴'],
    [-1e9, '−10⁹'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [Number.NaN, NOT_DEFINED],
  ])('%d is %s', (value, text) => expect(plain(formatNumber(value))).toBe(text));

  it('breaks nowhere', () => {
    for (const value of [1.2e7, -3e-11, 1e-14]) expect(formatNumber(value)).not.toMatch(/[ e-]/);
    expect(formatFigure('nats', 3.2e-9)).not.toMatch(/[ e-]/);
  });

  it('keeps one digit of a norm', () => {
    expect(plain(formatNorm(2.9e-11))).toBe('3 × 10⁻¹¹');
    expect(formatNorm(0.0213)).toBe('0.02');
    expect(formatNorm(null)).toBe(NOT_DEFINED);
  });
});

it('writes ticks without idle zeros', () => {
  expect([5, -200, 0.25, 0, 1000, 5e7].map(formatTick).map(plain)).toEqual(['5', '−200', '0.25', '0', '1,000', '5 × 10⁷']);
});

it('writes cosines, gains and counts', () => {
  expect(formatCosine(0.91823)).toBe('0.918');
  expect(formatCosine(-0.04)).toBe('−0.040');
  expect(formatCosine(-0.0001)).toBe('0.000');
  expect(formatGain(0.424)).toBe('0.42');
  expect(formatGain(0)).toBe('0.00');
  expect(plain(formatGain(0.0004))).toBe('4 × 10⁻⁴');
  expect(formatGain(-6e-17)).toBe('0.00');
  expect(formatGain(123.4)).toBe('123');
  expect(formatCount(12000)).toBe('12,000');
  expect(formatQuantity(1, 'point')).toBe('1 point');
  expect(formatQuantity(44, 'point')).toBe('44 points');
  expect(subscript(12)).toBe('₁₂');
  expect(superscript(3)).toBe('³');
  expect(superscript(-14)).toBe('⁻¹⁴');
});

describe('formatDuration', () => {
  it.each([
    [0.2, 'about 1 s'],
    [4.4, 'about 4 s'],
    [37, 'about 37 s'],
    [95, 'about 2 min'],
    [1_900, 'about 32 min'],
    [11_000, 'about 3 h'],
    [400_000, 'about 110 h'],
  ])('%d s is %s', (seconds, text) => expect(plain(formatDuration(seconds))).toBe(text));
});

describe('formatFigure', () => {
  it('says that a difference or an error of zero is exact', () => {
    expect([formatFigure('difference', 0), formatFigure('relative', 0), formatFigure('share', 0)].map(plain)).toEqual([
      'exact',
      'exact',
      '0.0 %',
    ]);
    expect([formatFigure('difference', 1e-6), formatFigure('relative', 1e-9)].map(plain)).toEqual(['< 0.1 %', '< 0.1 %']);
    expect(formatFigure('difference', null)).toBe('not defined');
  });
});
