/**
 * Numbers as text, all in one place. A figure without a meaning (null, NaN: 0 / 0, a method that is not defined here) is words, never a
 * blank; a number other than zero is never written as zero.
 */

import { EXACT, type Unit } from '../scenario/figures.ts';

export const NOT_DEFINED = 'not defined';

const MINUS = '−';
const NBSP = '\u00a0';

type Figure = number | null | undefined;

const isFigure = (value: Figure): value is number => value !== null && value !== undefined && !Number.isNaN(value);
const infinite = (value: number): string => (value > 0 ? '∞' : `${MINUS}∞`);

/** A number as `write` has it; words where it has no meaning, '∞' where it is infinite. */
const formatted =
  (write: (value: number) => string) =>
  (value: Figure): string =>
    isFigure(value) ? (Number.isFinite(value) ? write(value) : infinite(value)) : NOT_DEFINED;

/** Digits with a thousands comma and a true minus: '1,234.50', '−0.4'. Never '−0'. */
const fixed = (value: number, digits: number): string => {
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
};

/** A share of one as '3.4 %'; '< 0.1 %' where it is not zero but rounds to it, '0.0 %' only where it is zero. */
export const formatPercent = (share: Figure, digits = 1): string => {
  if (!isFigure(share)) return NOT_DEFINED;
  if (!Number.isFinite(share)) return `${infinite(share)}${NBSP}%`;
  const smallest = 10 ** -digits;
  const percent = share * 100;
  if (share !== 0 && Math.abs(percent) < smallest / 2) {
    const text = `${smallest.toFixed(digits)}${NBSP}%`;
    return share > 0 ? `<${NBSP}${text}` : `>${NBSP}${MINUS}${text}`;
  }
  return `${fixed(percent, digits)}${NBSP}%`;
};

/** A relative error: two digits are enough ('78 %', '8.1 %', '< 0.1 %', '1,240 %'). */
export const formatRelativeError = (error: Figure): string => formatPercent(error, isFigure(error) && Math.abs(error) >= 0.0995 ? 0 : 1);

/** A number in exponential notation, such as '1.5e+12', as '1.5 × 10¹²'; '10¹²' and '0' where those say it. */
export const powerOfTen = (text: string, times = `${NBSP}×${NBSP}`): string =>
  text.replace(/^([-−]?)([\d.]+)e([-+]?\d+)$/, (_, sign: string, digits: string, exponent: string) => {
    if (Number(digits) === 0) return '0';
    return `${sign}${digits === '1' ? '' : `${digits}${times}`}10${superscript(Number(exponent))}`;
  });

/** `significant` digits, and a power of ten where the number is very small or very large: '0.42', '−12.3', '3 × 10⁻¹¹', '1.2 × 10⁷'. */
export const formatNumber = (value: Figure, significant = 3): string => {
  if (!isFigure(value)) return NOT_DEFINED;
  if (!Number.isFinite(value)) return infinite(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) {
    const [mantissa = '0', exponent = '0'] = size.toExponential(Math.max(significant - 1, 0)).split('e');
    const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
    return `${value < 0 ? MINUS : ''}${powerOfTen(`${short}e${exponent}`)}`;
  }
  const digits = Math.max(significant - 1 - Math.floor(Math.log10(Number(size.toPrecision(significant)))), 0);
  return fixed(value, digits);
};

/** A round number on an axis, without zeros that say nothing: '5', '−200', '0.25', '5 × 10⁷'. */
export const formatTick = (value: number): string => {
  const text = formatNumber(value);
  return text.includes('.') && !text.includes('×') ? text.replace(/\.?0+$/, '') : text;
};

/** A share as a number of per cent on an axis: '0', '2.5', '100'. */
export const formatPercentTick = (share: number): string => formatTick(Number((100 * share).toPrecision(6)));

/** A norm that should be zero: one digit says it all ('3 × 10⁻¹¹', '0.02', '4.1' → '4'). */
export const formatNorm = (norm: Figure): string => formatNumber(norm, 1);

/** A cosine, three decimals: '0.918', '−0.040'. */
export const formatCosine = formatted((cosine) => fixed(cosine, 3));

/** Below this a gain is what rounding leaves of nothing. */
const NO_GAIN = 1e-12;

/** A gain (1 is right, 0 is nothing of the past): '0.42', '−0.10', '12.3'. */
export const formatGain = formatted((gain) => {
  const size = Math.abs(gain);
  if (size < NO_GAIN) return fixed(0, 2);
  if (size < 0.005) return formatNumber(gain, 1);
  return size < 10 ? fixed(gain, 2) : formatNumber(gain, 3);
});

/** A whole number: '44', '12,000'. */
export const formatCount = formatted((count) => fixed(count, 0));

const FORMATS: Readonly<Record<Unit, (value: Figure) => string>> = {
  share: formatPercent,
  difference: (share) => (share === 0 ? EXACT : formatPercent(share)),
  relative: (error) => (error === 0 ? EXACT : formatRelativeError(error)),
  cosine: formatCosine,
  gain: formatGain,
  examples: formatCount,
  nats: (value) => (isFigure(value) ? `${formatNumber(value, 4)}${NBSP}nats` : NOT_DEFINED),
  norm: formatNorm,
  mean: (value) => formatNumber(value, 2),
  length: formatNumber,
};

/** A figure as its unit is written. */
export const formatFigure = (unit: Unit, value: Figure): string => FORMATS[unit](value);

/** 'converged in 7 iterations', 'not converged after 500 iterations'. */
export const formatConvergence = ({ converged, iterations }: { readonly converged: boolean; readonly iterations: number }): string => {
  const times = formatQuantity(iterations, 'iteration');
  if (!converged) return `not converged after ${times}`;
  return iterations === 0 ? 'converged at once' : `converged in ${times}`;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds to one digit or two, as they are felt: 'about 4 s', 'about 2 min', 'about 3 h'. */
export const formatDuration = (seconds: number): string => {
  const [unit, length] = seconds < 1.5 * MINUTE ? ['s', 1] : seconds < 1.5 * HOUR ? ['min', MINUTE] : ['h', HOUR];
  const count = Math.max(1, Number((seconds / length).toPrecision(seconds / length < 20 ? 1 : 2)));
  return `about ${formatCount(count)}${NBSP}${unit}`;
};

/** '1 example', '44 examples'. */
export const formatQuantity = (count: number, singular: string, plural = `${singular}s`): string =>
  `${formatCount(count)} ${count === 1 ? singular : plural}`;

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const raised = (value: number, digits: string, minus: string): string =>
  [...String(value)].map((digit) => (digit === '-' ? minus : (digits[Number(digit)] ?? digit))).join('');

/** 12 → '₁₂'. */
export const subscript = (value: number): string => raised(value, SUBSCRIPTS, '₋');
/** −12 → '⁻¹²'. */
export const superscript = (value: number): string => raised(value, SUPERSCRIPTS, '⁻');
