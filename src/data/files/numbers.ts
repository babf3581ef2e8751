import type { Cell } from './table.ts';

/** Decimal sign of a number as written. */
export type Decimal = '.' | ',';

/** Codes of currencies, of three letters each. */
const codes =
  'AEDARSAUDBDTBGNBRLCADCHFCLPCNYCOPCZKDKKEGPEURGBPHKDHUFIDRILSINRIRRISKJPYKESKRWKWDLKRMADMXNMYRNGNNOKNZDPENPHPPKRPLNQARRMBRONRSDRUBSARSEKSGDTHBTNDTRYTWDUAHUSDUYUVNDZAR';
const currency = `(?:[A-Z]{0,3}\\p{Sc}|(?:${codes.match(/.../g)?.join('|')})(?![A-Za-z])|R(?= )|Fr\\.|Rs\\.?|Rp\\.?|kr\\.?|zł|Kč|Ft|лв\\.?)`;
/** A sign, a currency, a number, a currency or per cent; or all of it in the brackets that bookkeepers put around what is owed. */
const dressed = new RegExp(`^([+-]?) ?(?:(?:${currency}|%) ?)?([+-]?)(\\d.*?|[.,]\\d.*?)(?: ?(?:${currency}|%))?$`, 'u');
const owed = /^\((.+)\)$/;
const behind = /^(\d.*[.,]\d+)-$/;
const minus = /^[\u2010-\u2013\u2212\ufe63\uff0d]/;
/** Spaces that stand between thousands: no-break, thin, narrow, of a figure's or a point's width. */
const spaces = /[\u00a0\u2007-\u2009\u202f]/g;
const apostrophes = /(?<=\d)[\u2018\u2019\u02bc\u00b4`](?=\d)/g;
const power = /^(.*\d) ?[×x*·] ?10(?:\^|\*\*)?([+-]?\d+)$/;
const raised: Record<string, string> = { '⁺': '+', '⁻': '-', '⁰': '0', '¹': '1', '²': '2', '³': '3' };
const exponent = /(?<=10)[⁺⁻⁰¹²³⁴-⁹]+$/;
/** Zeros of the digits of Arabic, Persian, Devanagari, Bengali and of full width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
const digits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g;
const asciiDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String(code - (zeros.find((zero) => code >= zero && code < zero + 10) ?? code));
};
/** Marks of the direction of writing. */
const directions = /[\u061c\u200e\u200f]/g;
/** The decimal sign of Arabic, which separates nothing else. */
const arabicDecimal = '\u066b';
const lowered = (signs: string): string => signs.replace(/./g, (sign) => raised[sign] ?? String(sign.charCodeAt(0) - 0x2070));

/** The text with ASCII digits, signs, spaces and exponents, without currency, per cent and brackets. */
const undressed = (text: string, decimal: Decimal): string => {
  let plain = text
    .replace(directions, '')
    .replace(digits, asciiDigit)
    .replaceAll('\u066c', "'")
    .replaceAll('\u066a', '%')
    .replaceAll(arabicDecimal, decimal)
    .replace(spaces, ' ')
    .replace(apostrophes, "'")
    .replace(minus, '-')
    .trim();
  const debt = owed.exec(plain)?.[1];
  if (debt !== undefined) plain = `-${debt.trim()}`;
  // Accounting systems write the sign behind.
  plain = plain.replace(behind, '-$1');
  plain = plain.replace(exponent, lowered).replace(/(?<=10\^?)\u2212(?=\d+$)/, '-');
  const parts = power.exec(plain);
  if (parts) plain = `${parts[1]}e${parts[2]}`;
  const found = dressed.exec(plain.replace(minus, '-').replace(/(?<=[\p{Sc}A-Za-z.] ?)[\u2010-\u2013\u2212](?=\d)/u, '-'));
  if (!found) return plain;
  const [, outer = '', inner = '', number = ''] = found;
  if (outer !== '' && inner !== '') return plain;
  return `${outer}${inner}${number.replace(/(?<=[eEdD])\u2212/, '-').replace(/^([\d.,]+)[dD]([+-]?\d+)$/, '$1e$2')}`;
};

/** Numbers without signs between thousands. */
const bare: Record<Decimal, RegExp> = {
  '.': /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
  ',': /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/,
};
/** Numbers with one sign between all thousands; in India, between lakhs and crores. */
const grouped: Record<Decimal, RegExp> = {
  '.': /^[+-]?(?:[1-9]\d{0,2}([,' ])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.\d+)?$/,
  ',': /^[+-]?[1-9]\d{0,2}([.' ])\d{3}(?:\1\d{3})*(?:,\d+)?$/,
};

const groupNames: Record<string, string> = { '.': 'points', ',': 'commas', "'": 'apostrophes', ' ': 'spaces' };
const typographic = /[\u2010-\u2013\u2212\ufe63\uff0d]/;

/** A digit of some writing, roughly. */
const anyDigit = /[\d\u0660-\u09ef\uff10-\uff19]/;

export const isPerCent = (cell: Cell): boolean => typeof cell === 'string' && /[%\u066a]/.test(cell);

const finite = (digits: string): number | null => {
  const value = Number(digits);
  return Number.isFinite(value) ? value + 0 : null;
};

const read = (text: string, decimal: Decimal): number | null => {
  if (bare[decimal].test(text)) return finite(decimal === '.' ? text : text.replace(',', '.'));
  if (!grouped[decimal].test(text)) return null;
  return finite(decimal === '.' ? text.replace(/[,' ]/g, '') : text.replace(/[.' ]/g, '').replace(',', '.'));
};

/**
 * The number that a cell is, with this decimal sign, or null: with thousands apart by the other sign, an apostrophe or a space, with
 * a typographic minus, a currency, per cent (12 % is 12) or a power of ten. Finite, never −0.
 */
export const numberOf = (cell: Cell | undefined, decimal: Decimal): number | null => {
  if (cell === undefined) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell + 0 : null;
  if (decimal === '.' && bare['.'].test(cell)) return finite(cell);
  if (cell.length > 60 || !anyDigit.test(cell)) return null;
  return read(cell, decimal) ?? (/[^\d.,eE+-]|-$/.test(cell) ? read(undressed(cell, decimal), decimal) : null);
};

/** Marks of a notation in a cell that is a number with this decimal sign, in words. */
export const marksOf = (cell: string, decimal: Decimal): string[] => {
  const plain = undressed(cell, decimal);
  const group = grouped[decimal].exec(plain);
  const marks: string[] = [];
  if (decimal === ',' && plain.includes(',')) marks.push('decimal commas');
  if (group) marks.push(`${groupNames[group[1] ?? ','] ?? 'commas'} between thousands`);
  if (typographic.test(cell)) marks.push('typographic minus signs');
  if (isPerCent(cell)) marks.push('per cent');
  else if (/\p{Sc}|(?![eEdD])\p{L}/u.test(cell)) marks.push('currencies');
  return marks;
};

const whole = /^-?\d{1,15}$/;
const fraction = /^-?\d+\.\d{1,18}$/;
const likeThousands = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** Readings of a cell: the same with both decimal signs, with one of them, two that differ, or none. */
export type Readings = 'same' | Decimal | 'both' | 'none';

export const readingsOf = (cell: Cell): Readings => {
  // The most frequent cells first: there may be millions.
  if (typeof cell === 'number' || whole.test(cell)) return 'same';
  if (fraction.test(cell) && !likeThousands.test(cell)) return '.';
  const [point, comma] = [numberOf(cell, '.'), numberOf(cell, ',')];
  if (point === null) return comma === null ? 'none' : ',';
  if (comma === null) return '.';
  return point === comma ? 'same' : 'both';
};
