import type { Cell } from './table.ts';

/** Decimal sign of a number as written. */
export type Decimal = '.' | ',';

const currencies =
  'EUR|USD|GBP|CHF|JPY|CNY|RMB|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|UAH|RUB|TRY|CAD|AUD|NZD|INR|BRL|MXN|ARS|CLP|ZAR|KRW|SGD|HKD|TWD|THB|IDR|ILS|AED|SAR|EGP';
const currency = `(?:[A-Z]{0,3}\\p{Sc}|(?:${currencies})(?![A-Za-z])|Fr\\.|Rs\\.?|kr\\.?|zł|Kč|Ft)`;
/** A sign, a currency, a number, a currency or per cent; or all of it in the brackets that bookkeepers put around what is owed. */
const dressed = new RegExp(`^([+-]?) ?(?:${currency} ?)?([+-]?)(\\d.*?|[.,]\\d.*?)(?: ?(?:${currency}|%))?$`, 'u');
const owed = /^\((.+)\)$/;
const behind = /^(\d.*[.,]\d+)-$/;
const minus = /^[\u2010-\u2013\u2212\ufe63\uff0d]/;
/** Spaces that stand between thousands: no-break, thin, narrow, of a figure's or a point's width. */
const spaces = /[\u00a0\u2007-\u2009\u202f]/g;
const apostrophes = /(?<=\d)[\u2018\u2019\u02bc\u00b4`](?=\d)/g;
const power = /^(.*\d) ?[×x*·] ?10(?:\^|\*\*)?([+-]?\d+)$/;
const raised: Record<string, string> = { '⁺': '+', '⁻': '-', '⁰': '0', '¹': '1', '²': '2', '³': '3' };
const exponent = /(?<=10)[⁺⁻⁰¹²³⁴-⁹]+$/;
const lowered = (signs: string): string => signs.replace(/./g, (sign) => raised[sign] ?? String(sign.charCodeAt(0) - 0x2070));

/** The text with ASCII signs, spaces and exponents, without currency, per cent and brackets. */
const undressed = (text: string): string => {
  let plain = text.replace(spaces, ' ').replace(apostrophes, "'").replace(minus, '-').trim();
  const debt = owed.exec(plain)?.[1];
  if (debt !== undefined) plain = `-${debt.trim()}`;
  // Accounting systems write the sign behind.
  plain = plain.replace(behind, '-$1');
  plain = plain.replace(exponent, lowered).replace(/10\u2212/, '10-');
  const parts = power.exec(plain);
  if (parts) plain = `${parts[1]}e${parts[2]}`;
  const found = dressed.exec(plain.replace(minus, '-').replace(/(?<=[\p{Sc}A-Za-z.] ?)[\u2010-\u2013\u2212](?=\d)/u, '-'));
  if (!found) return plain;
  const [, outer = '', inner = '', digits = ''] = found;
  if (outer !== '' && inner !== '') return plain;
  return `${outer}${inner}${digits.replace(/(?<=[eEdD])\u2212/, '-').replace(/^([\d.,]+)[dD]([+-]?\d+)$/, '$1e$2')}`;
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
  if (!/\d/.test(cell) || cell.length > 60) return null;
  return read(cell, decimal) ?? (/[^\d.,eE+-]|-$/.test(cell) ? read(undressed(cell), decimal) : null);
};

/** Marks of a notation in a cell that is a number with this decimal sign, in words. */
export const marksOf = (cell: string, decimal: Decimal): string[] => {
  const plain = undressed(cell);
  const group = grouped[decimal].exec(plain);
  const marks: string[] = [];
  if (decimal === ',' && plain.includes(',')) marks.push('decimal commas');
  if (group) marks.push(`${groupNames[group[1] ?? ','] ?? 'commas'} between thousands`);
  if (typographic.test(cell)) marks.push('typographic minus signs');
  if (cell.includes('%')) marks.push('per cent');
  else if (/\p{Sc}|[A-DF-Zzł]/u.test(cell)) marks.push('currencies');
  return marks;
};

/** Readings of a cell: the same with both decimal signs, with one of them, two that differ, or none. */
export type Readings = 'same' | Decimal | 'both' | 'none';

export const readingsOf = (cell: Cell): Readings => {
  if (typeof cell === 'number') return 'same';
  const [point, comma] = [numberOf(cell, '.'), numberOf(cell, ',')];
  if (point === null) return comma === null ? 'none' : ',';
  if (comma === null) return '.';
  return point === comma ? 'same' : 'both';
};
