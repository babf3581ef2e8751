import { DataError } from '../dataError.ts';
import { type ChangeKind, type ChangeRow, changeKinds } from './changes.ts';
import type { Choice } from './choice.ts';
import { type Judgement, type Notation, notationOf, plainNotation, readCell } from './notation.ts';
import { numberOf } from './numbers.ts';
import { type Cell, clipped, isMissing, type Row, type Table, textOf } from './table.ts';

/** Cells of a row that matter to a choice. */
export interface ReadRow {
  x: readonly number[];
  /** '' where a change needs none. */
  readonly label: string;
  readonly task: string;
}

/** Place of a row in a table of changes. */
export type Place = Omit<ChangeRow, 'values'>;

const shown = (cell: Cell | undefined): string => clipped(String(cell ?? ''), 30);

/** Place of a row among the changes, or the reason why it has none. */
export const placeOf = ({ cells }: Row, { names }: Table, { task, change }: Choice): Place | { reason: string } => {
  const [kindColumn, indexColumn] = [change?.kind ?? -1, change?.index ?? -1];
  const kind = changeKinds.find((known) => known === cells[kindColumn]);
  if (!kind) return { reason: `${names[kindColumn]} is none of ${changeKinds.join(', ')}: “${shown(cells[kindColumn])}”` };
  const index = numberOf(cells[indexColumn], '.');
  if (index === null || !Number.isInteger(index) || index < 0)
    return { reason: `${names[indexColumn]} is not the number of a point: “${shown(cells[indexColumn])}”` };
  return { task: textOf(cells[task ?? -1]), kind, index };
};

/** Fields that a row of a kind must have: a removal only the number of its point. */
const needs = (kind: ChangeKind | null) => ({
  x: kind !== 'remove' && kind !== 'relabel',
  label: kind !== 'remove' && kind !== 'move',
});

/** Reading of the cells that a choice asks for. */
interface Cells {
  /** The number of an input, by its place among the inputs, or null. */
  number(cell: Cell | undefined, input: number): number | null;
  /** True where a cell of the label says that there is none. */
  unlabelled(cell: Cell | undefined): boolean;
  /** The number of a label that is one, or null. */
  predicted(cell: Cell | undefined): number | null;
}

/** Words and signs that are missing labels unless they must be classes: '-' beside '+', or 'none' beside one other. */
const alwaysMissing = new Set(['', 'na', 'n/a', 'nan', 'null', '#n/a']);

/** Reading of the cells by a choice. Throws a `DataError` where a number has two readings and nobody has said which it is. */
export const cellsOf = (table: Table, choice: Choice, judgement: Judgement): Cells => {
  const read = (column: number): Notation => {
    const notation = notationOf(judgement, column, choice.decimal);
    const text = notation.decimal === null ? judgement.ambiguous[column] : null;
    if (text != null)
      throw new DataError(`“${text}” in ${table.names[column]} is ${numberOf(text, ',')} or ${numberOf(text, '.')}: say which.`);
    return notation;
  };
  const notations = choice.inputs.columns.map(read);
  const predicted = choice.regression ? read(choice.label) : plainNotation;
  const labels = new Set<string>();
  for (const { cells } of table.rows) {
    const cell = cells[choice.label];
    if (labels.size < 2 && !isMissing(cell)) labels.add(textOf(cell));
    if (cell === '+') labels.add('+');
  }
  const spoken = labels.size < 2 || labels.has('+');
  return {
    number: (cell, input) => readCell(cell, notations[input] ?? plainNotation),
    unlabelled: (cell) => isMissing(cell) && !(spoken && cell !== undefined && !alwaysMissing.has(textOf(cell).toLowerCase())),
    predicted: (cell) => readCell(cell, predicted),
  };
};

/** The cells that matter, 'left out' by choice, or what is wrong with them. */
export const readRow = (
  { cells, source, problem }: Row,
  { names }: Table,
  choice: Choice,
  kind: ChangeKind | null,
  read: Cells,
): ReadRow | 'left out' | { reason: string } => {
  if (problem !== undefined) return { reason: problem };
  if (choice.split !== null && textOf(cells[choice.split.column]) !== choice.split.value) return 'left out';
  const needed = needs(kind);
  const x: number[] = [];
  const { columns } = choice.inputs;
  for (let k = 0; needed.x && k < columns.length; k++) {
    const column = columns[k] ?? -1;
    const cell = cells[column];
    const value = read.number(cell, k);
    if (value === null)
      return { reason: isMissing(cell) ? `${names[column]} is missing` : `${names[column]} is not a number: “${shown(cell)}”` };
    x.push(value);
  }
  const label = needed.label ? cells[choice.label] : '';
  if (needed.label && read.unlabelled(label)) return { reason: `${names[choice.label]} is missing` };
  if (needed.label && choice.regression && read.predicted(label) === null)
    return { reason: `${names[choice.label]} is not a number: “${shown(label)}”` };
  const task = choice.task === null ? '' : cells[choice.task];
  if (choice.task !== null && isMissing(task)) return { reason: `${names[choice.task]} is missing` };
  return { x, label: textOf(label), task: textOf(task) || (source ?? '') };
};
