import { readingsOf } from './numbers.ts';
import { type Cell, isMissing, longestName, type Table, uniqueNames } from './table.ts';

/*
 * A text that a spreadsheet would run as a formula, or that a reader of tables would take for a number, for nothing at all or for a
 * comment, stands in a file behind an apostrophe, as spreadsheets have it: '=a, 'NA, '2019. Behind it control characters are pictures
 * (␊ for a line end), ␛ goes before a picture that is meant itself, and a text that ends in a blank or an apostrophe gets another one.
 */

/** Beginnings of a text by which a reader takes it for JSON, a page, a script or a comment. */
const opening = /^(?:[[{<#%]|import |from |sep=)/i;
/** Beginnings of formulas. */
const formula = /^[=+\-@\t\r]/;
const wholeNumber = /^(?:0|-?[1-9]\d{0,14})$/;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const pictured = (text: string): string =>
  text
    .replace(/[\u2400-\u241f]/g, '\u241b$&')
    .replace(/\p{Cc}/gu, (sign) => (sign < ' ' ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : sign));

const unpictured = (text: string): string =>
  text.replace(
    /\u241b([\u2400-\u241f])|[\u2400-\u241f]/g,
    (sign, kept?: string) => kept ?? String.fromCharCode(sign.charCodeAt(0) - 0x2400),
  );

/** The text behind an apostrophe. */
export const guarded = (text: string): string => `'${pictured(text)}${/[\s']$/.test(text) ? "'" : ''}`;

/** The text that a cell stands for if it is a guarded one, else null. */
const behind = (cell: string): string | null => {
  if (!cell.startsWith("'")) return null;
  const text = unpictured(cell.slice(1, cell.length > 1 && cell.endsWith("'") ? -1 : undefined));
  return guarded(text) === cell ? text : null;
};

/** Twice the longest name, each of whose characters may be a picture, and the apostrophes. */
const longestGuarded = 2 * longestName + 2;

const isFormula = (text: string): boolean => formula.test(text) && !number.test(text);
const isTrimmed = (text: string): boolean => text === text.trim() && !/\p{Cc}/u.test(text);

/** True of a text that would not come back as it is from a cell of a table. */
const isMisread = (text: string): boolean =>
  isFormula(text) || !isTrimmed(text) || isMissing(text) || (readingsOf(text) !== 'none' && !wholeNumber.test(text));

/** The text that a cell of a table stands for; texts of other programs that begin with an apostrophe stay as they are. */
export const unguarded = (cell: string): string => {
  const text = cell.length <= longestGuarded ? behind(cell) : null;
  return text !== null && (isMisread(text) || unguarded(text) !== text || /^[#%]/.test(text)) ? text : cell;
};

/** The text as a cell from which it comes back. */
export const guardedLabel = (text: string): string => (isMisread(text) || unguarded(text) !== text ? guarded(text) : text);

/** Names for the columns, each once: those of the header, others by their place; and what they mean where some were guarded. */
export const headerNames = (header: readonly (Cell | undefined)[], width: number): Pick<Table, 'names' | 'meanings'> => {
  const cells = Array.from({ length: width }, (_, column) => String(header[column] ?? '').trim());
  const given = cells.map((cell, column) => behind(cell) ?? (cell || `column ${column + 1}`));
  const meanings = cells.map((cell, column) => (behind(cell) === null ? (given[column] ?? '') : ''));
  if (!meanings.includes('')) return { names: uniqueNames(given) };
  // What was guarded keeps its name.
  const order = [...given.keys()].sort((a, b) => Number(meanings[a] !== '') - Number(meanings[b] !== ''));
  const names = uniqueNames(order.map((column) => given[column] ?? ''));
  return { names: given.map((_, column) => names[order.indexOf(column)] ?? ''), meanings };
};

/** True of the name of a column that would not come back as it is from a header. */
export const isNameMisread = (name: string): boolean =>
  isMisread(name) || readingsOf(name) !== 'none' || behind(name) !== null || opening.test(name);

/** The text as a cell of a file of figures, in its first line or its first column: formulas are none, and nothing is a comment. */
export const guardedFigure = (text: string, header: boolean, first: boolean): string => {
  if (text === '') return text;
  const odd = isFormula(text) || text !== text.trim() || text.includes('\r') || (first && (header ? opening : /^[#%]/).test(text));
  const misread = header ? isMissing(text) || readingsOf(text) !== 'none' || behind(text) !== null : unguarded(text) !== text;
  return odd || misread ? guarded(text) : text;
};
