/** What separates the columns of a text, in the order in which they are believed: a comma may also be a decimal sign. */
const delimiters = [';', '\t', '|', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/** Separators on a line, those between quotes left out. */
const count = (line: string, delimiter: Delimiter): number => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1;

/**
 * The separator that every one of the first lines has at least twice and equally often; else the one that the first line has most
 * often, else the comma. papaparse's own guess takes `1,5;2,3;0` for commas.
 */
export const delimiterOf = (text: string): Delimiter => {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10);
  const [first = ''] = lines;
  const regular = delimiters.find(
    (delimiter) => count(first, delimiter) >= 2 && lines.every((line) => count(line, delimiter) === count(first, delimiter)),
  );
  if (regular !== undefined) return regular;
  return (
    [...delimiters].sort((one, other) => count(first, other) - count(first, one)).find((delimiter) => count(first, delimiter) > 0) ?? ','
  );
};

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Largest number that is taken for a coordinate, as in a scenario. */
const largest = 1e9;

/** The number that a field is, or null. Where columns are separated by semicolons a comma is a decimal sign. */
export const parseNumber = (field: string, delimiter: Delimiter): number | null => {
  const text = delimiter === ';' ? field.replace(/^([^.,]*),([^.,]*)$/, '$1.$2') : field;
  if (!decimal.test(text)) return null;
  const value = Number(text);
  return Math.abs(value) <= largest ? value + 0 : null;
};
