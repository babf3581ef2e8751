import { DataError } from '../dataError.ts';
import { classesOf, naturally } from '../labels.ts';
import type { Choice } from './choice.ts';
import { guardedLabel, unguarded } from './guard.ts';
import { limitsOf, tableLimits } from './limits.ts';
import { judge, notationOf, readCell } from './notation.ts';
import type { ReadRow } from './readRow.ts';
import { type Table, uniqueNames } from './table.ts';
import { exponentOf, inUnits, predictedSizes } from './units.ts';

export interface LabelValue {
  readonly value: string;
  readonly count: number;
  /** The class that it becomes; null where its rows are left out. */
  readonly name: string | null;
}

/** Labels as a choice reads them. */
export interface Labels {
  /** None where the label is a number. */
  readonly values: readonly LabelValue[];
  readonly classes: string[];
  /** Exponent of the power of ten in which numbers are written; 0 for classes. */
  readonly exponent: number;
  /** The class, or the number in its unit; null where rows of that label are left out. */
  of(label: string): number | null;
}

type Named = Pick<LabelValue, 'value' | 'name'>;

/** The labels that a table says, in its order, also those without a point; others behind. */
const listed = (found: readonly string[], names: readonly string[], read: (label: string) => number | null): Named[] => {
  const known = new Map(names.map((name) => [guardedLabel(name), name]));
  const others = found.filter((value) => !known.has(value)).sort(naturally);
  // A spreadsheet may have written 1 as 1.0.
  return [
    ...[...known].map(([value, name]) => ({ value, name })),
    ...others.map((value) => ({ value, name: known.get(String(read(value))) ?? unguarded(value) })),
  ];
};

/** The labels in natural order: those that are most frequent are classes. */
const guessed = (counts: ReadonlyMap<string, number>, read: (label: string) => number | null): Named[] => {
  const { classes: whole, indexOf } = classesOf([...counts.keys()], read);
  const classes = uniqueNames(whole.map(unguarded));
  const frequent = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || naturally(a[0], b[0]))
      .slice(0, tableLimits.classes)
      .map(([value]) => value),
  );
  return [...counts.keys()]
    .map((value) => ({ value, name: frequent.has(value) ? (classes[indexOf(value)] ?? value) : null }))
    .sort((a, b) => indexOf(a.value) - indexOf(b.value));
};

/** The classes of the rows by their labels. Throws a `DataError` for fewer than two and for too many. */
const classLabels = (rows: readonly ReadRow[], table: Table, choice: Choice, read: (label: string) => number | null): Labels => {
  const column = table.names[choice.label] ?? 'label';
  const limits = limitsOf(table);
  const counts = new Map<string, number>();
  for (const { label } of rows) if (label !== '') counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size > limits.values) {
    const numeric = [...counts.keys()].every((value) => read(value) !== null);
    throw new DataError(
      `Column ${column} has ${counts.size} different values, and at most ${limits.values} can be classes. ${numeric ? 'Let the model predict a number, or choose' : 'Choose'} another label.`,
    );
  }
  const own = table.own?.inputs === choice.label ? table.own.classes : null;
  const said = new Map(choice.classes);
  const values = (own ? listed([...counts.keys()], own, read) : guessed(counts, read)).map(({ value, name }): LabelValue => {
    const named = said.get(value);
    return { value, count: counts.get(value) ?? 0, name: named === undefined ? name : named };
  });
  const classes = [...new Set(values.flatMap(({ name }) => (name === null ? [] : [name])))];
  if (classes.length < 2) {
    const only = classes[0] === undefined ? 'no class' : `one class only (${classes[0]})`;
    throw new DataError(`Column ${column} has ${only}; at least two are needed.`);
  }
  if (classes.length > limits.classes)
    throw new DataError(`Column ${column} has ${classes.length} classes; at most ${limits.classes} can be shown.`);
  const indexOf = new Map(classes.map((name, c) => [name, c]));
  const classOf = new Map(values.map(({ value, name }) => [value, name === null ? null : (indexOf.get(name) ?? null)]));
  return { values, classes, exponent: 0, of: (label) => classOf.get(label) ?? null };
};

/** The labels of the rows: classes, or numbers where the choice says so. Throws a `DataError` where they are neither. */
export const labelsOf = (rows: readonly ReadRow[], table: Table, choice: Choice): Labels => {
  const notation = notationOf(judge(table), choice.label, choice.decimal);
  const read = (label: string): number | null => readCell(label, notation);
  if (!choice.regression) return classLabels(rows, table, choice, read);
  const exponent = table.own
    ? 0
    : exponentOf(
        rows.flatMap(({ label }) => (label === '' ? [] : [read(label) ?? 0])),
        predictedSizes,
      );
  return {
    values: [],
    classes: [],
    exponent,
    of: (label) => {
      const number = read(label);
      return number === null || exponent === 0 ? number : inUnits(number, exponent);
    },
  };
};
