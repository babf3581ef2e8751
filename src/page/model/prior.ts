import { formatNumber } from '../../ui/format.ts';

/** The δ slider: hundred steps a decade from 0.01 to 100, rounded to what one reads. */
export const PRIOR_MIN = -2;
export const PRIOR_MAX = 2;
export const PRIOR_STEP = 0.05;

export const priorOf = (position: number): number => Number((10 ** position).toPrecision(2));
export const positionOf = (precision: number): number => Math.log10(Math.max(precision, 1e-9));
export const priorText = (precision: number): string => formatNumber(precision, 2);
