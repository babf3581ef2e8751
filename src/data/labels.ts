import { numberOf } from './files/numbers.ts';

/** Runs of digits and of anything else. */
const pieces = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];

/** Natural order of texts: digits as numbers (class 2 before class 10), the rest by code unit; the same in every locale. */
export const naturally = (one: string, other: string): number => {
  const [ours, theirs] = [pieces(one), pieces(other)];
  for (let i = 0; i < Math.min(ours.length, theirs.length); i++) {
    const [a, b] = [ours[i] ?? '', theirs[i] ?? ''];
    const difference = Number(a) - Number(b);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
    if (a !== b) return a < b ? -1 : 1;
  }
  return ours.length - theirs.length;
};

/** Digits that a double holds whatever they are: labels of more are compared as text. */
const heldDigits = 15;
/** Labels that are numbers: a currency or per cent makes a word of one. */
const plainNumber = /^[+\u2212-]?[\d.,]+(?:[eE][+-]?\d+)?$/;

/** Digits of a number without the zeros at its ends. */
const digitsOf = (label: string): number => label.replace(/[eE].*|\D/g, '').replace(/^0+|0+$/g, '').length;

/**
 * The different labels in order, and the number 0, 1, … of each: as numbers where all are numbers (so that −1 and +1 become 0 and 1,
 * and 1 and 1.0 are one class), else as texts in natural order. `read` tells the number that a label is.
 */
export const classesOf = (
  labels: readonly string[],
  read: (label: string) => number | null = (label) => numberOf(label, '.'),
): { classes: string[]; indexOf: (label: string) => number } => {
  const distinct = [...new Set(labels)];
  const numeric = distinct.every((label) => plainNumber.test(label) && digitsOf(label) <= heldDigits && read(label) !== null);
  const nameOf = (label: string): string => (numeric ? String(read(label)) : label);
  const classes = [...new Set(distinct.map(nameOf))].sort(numeric ? (one, other) => Number(one) - Number(other) : naturally);
  const index = new Map(classes.map((name, c) => [name, c]));
  return { classes, indexOf: (label) => index.get(nameOf(label)) ?? -1 };
};
