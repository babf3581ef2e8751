import { largestCoordinate } from '../coordinate.ts';

/** Numbers that are all nearer to zero than this are no more than rounding to a model: they are written in a unit of their own. */
const smallestCoordinate = 1e-12;

/** Exponent of the power of a thousand in which the numbers of a column are written, 0 where they are as they are. */
export const exponentOf = (values: readonly number[]): number => {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0 || (largest >= smallestCoordinate && largest <= largestCoordinate)) return 0;
  return 3 * Math.floor(Math.log10(largest) / 3);
};

/** A number in units of a power of ten, rounded once. */
export const inUnits = (value: number, exponent: number): number => {
  const [digits = '', own = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(own) - exponent}`);
};
