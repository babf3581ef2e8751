import { largestCoordinate } from '../coordinate.ts';

/** Numbers that are all nearer to zero than this are no more than rounding to a model: they are written in a unit of their own. */
const smallestCoordinate = 1e-12;

/**
 * Sizes of numbers that are predicted as they are: the noise of a regression has variance one, so that a model learns little of smaller
 * ones, and of larger ones no solver finds the minimum to the last digit.
 */
export const predictedSizes: readonly [least: number, most: number] = [0.1, 10_000];

/** Exponent of the power of a thousand in which the numbers of a column are written, 0 where they are as they are. */
export const exponentOf = (
  values: readonly number[],
  [least, most]: readonly [number, number] = [smallestCoordinate, largestCoordinate],
): number => {
  const largest = values.reduce((far, value) => Math.max(far, Math.abs(value)), 0);
  if (largest === 0 || (largest >= least && largest <= most)) return 0;
  return 3 * Math.floor(Math.log10(largest) / 3);
};

/** A number in units of a power of ten, rounded once. */
export const inUnits = (value: number, exponent: number): number => {
  const [digits = '', own = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(own) - exponent}`);
};
