import { expect, test } from 'vitest';
import { exp, log, log1p, tanh } from './elementary.ts';

/** Numbers from −bound to bound, dense near 0. */
const places = (bound: number): number[] => Array.from({ length: 20_001 }, (_, k) => bound * ((k - 10_000) / 10_000) ** 3);

/** |got − wanted| in units of the last place of `wanted`. */
const ulps = (got: number, wanted: number): number =>
  Object.is(got, wanted) ? 0 : Math.abs(got - wanted) / (Number.EPSILON * Math.abs(wanted) || Number.MIN_VALUE);

const worst = (ours: (x: number) => number, theirs: (x: number) => number, at: readonly number[]): number =>
  Math.max(...at.map((x) => ulps(ours(x), theirs(x))));

test('within a few units in the last place of what the engine has', () => {
  expect(worst(exp, Math.exp, places(700))).toBeLessThanOrEqual(2);
  const positive = places(700).filter((x) => x > 0);
  expect(worst(log, Math.log, [...positive, ...positive.map((x) => 1 + x / 1000), ...positive.map((x) => x * 1e-300)])).toBeLessThanOrEqual(
    2,
  );
  expect(
    worst(
      log1p,
      Math.log1p,
      [...positive, ...places(0.9)].filter((x) => x !== 0),
    ),
  ).toBeLessThanOrEqual(3);
  expect(
    worst(
      tanh,
      Math.tanh,
      places(25).filter((x) => x !== 0),
    ),
  ).toBeLessThanOrEqual(4);
});

test('the ends', () => {
  expect([exp(0), exp(710), exp(-746), exp(Number.NEGATIVE_INFINITY), exp(Number.POSITIVE_INFINITY), exp(Number.NaN)]).toEqual([
    1,
    Infinity,
    0,
    0,
    Infinity,
    NaN,
  ]);
  expect([exp(709.7), exp(-740)].map((value) => value > 0 && value < Infinity)).toEqual([true, true]);
  // Down to the smallest number that there is, and on to 0, without a gap.
  for (let x = -746; x < -700; x += 0.01)
    expect(Math.abs(exp(x) - Math.exp(x)), String(x)).toBeLessThanOrEqual(5e-324 + 1e-15 * Math.exp(x));
  expect([log(1), log(0), log(-1), log(Number.POSITIVE_INFINITY), log(Number.NaN)]).toEqual([0, -Infinity, NaN, Infinity, NaN]);
  expect(ulps(log(5e-324), -744.4400719213812)).toBeLessThanOrEqual(1);
  expect([log1p(0), log1p(1e-300), log1p(-1), log1p(Number.NaN)]).toEqual([0, 1e-300, -Infinity, NaN]);
  expect([tanh(0), tanh(-0), tanh(50), tanh(-1000), tanh(Number.NaN)]).toEqual([0, -0, 1, -1, NaN]);
});

test('the bits themselves: what every link that was ever sent relies on', () => {
  expect([exp(2), exp(-0.3), log(3), log1p(0.1), tanh(0.2), tanh(-0.7)]).toEqual([
    7.38905609893065, 0.7408182206817179, 1.0986122886681096, 0.09531017980432487, 0.19737532022490403, -0.6043677771171635,
  ]);
});
