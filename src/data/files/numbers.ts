import type { Cell } from './table.ts';

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const groupedByDots = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/;
const groupedByCommas = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** Largest number that is taken for a coordinate, as in a scenario. */
const largest = 1e9;

/** The text of a number with a point as decimal sign and no signs between thousands. */
const plain = (text: string, decimalComma: boolean): string => {
  if (!text.includes(',')) return text;
  if (!decimalComma) return groupedByCommas.test(text) ? text.replaceAll(',', '') : text;
  return groupedByDots.test(text) ? text.replaceAll('.', '').replace(',', '.') : text.replace(/^([^.,]*),([^.,]*)$/, '$1.$2');
};

/** The number that a cell is, at most 1e9 in size, or null. Never −0. */
export const numberOf = (cell: Cell | undefined, decimalComma: boolean): number | null => {
  if (cell === undefined) return null;
  let value: number;
  if (typeof cell === 'number') value = cell;
  else {
    const text = plain(cell, decimalComma);
    if (!decimal.test(text)) return null;
    value = Number(text);
  }
  return Math.abs(value) <= largest ? value + 0 : null;
};

const withComma = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;
const threeDigits = /^[+-]?\d{1,3},\d{3}$/;

/**
 * True where commas in these fields are decimal signs: some field must be a number with one comma that cannot stand between thousands,
 * or, where columns are separated by semicolons, that might.
 */
export const hasDecimalCommas = (fields: Iterable<string>, semicolons: boolean): boolean => {
  for (const field of fields) if (withComma.test(field) && (semicolons || !threeDigits.test(field))) return true;
  return false;
};
