import type { Table } from './table.ts';

/** Name of the last column of a table that this page wrote and that does not speak for itself. */
export const ownName = 'replayground';

/** The meaning of a table that this page wrote: inputs, the label, and where there are changes the task, the kind of change and its point. */
export interface Own {
  readonly inputs: number;
  /** Names of the classes in their order, also of those without a point; null where the label is a number. */
  readonly classes: readonly string[] | null;
  /** Changes that have no rows: of δ and of the model. */
  readonly unsaid: number;
}

/** The meaning as the text of a cell. */
export const ownText = ({ inputs, classes, unsaid }: Own): string =>
  JSON.stringify({ inputs, label: classes ?? 'number', ...(unsaid > 0 ? { unsaid } : {}) });

const isCount = (value: unknown, least: number): value is number => Number.isSafeInteger(value) && (value as number) >= least;

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length >= 2 && value.every((name) => typeof name === 'string');

/** The meaning that a cell tells of a table of so many columns; null where it tells none. */
const ownOf = (text: string, columns: number): Own | null => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { inputs, label, unsaid = 0 } = Object(value) as Record<string, unknown>;
  if (!isCount(inputs, 1) || !isCount(unsaid, 0) || ![1, 2, 4].includes(columns - inputs)) return null;
  if (label !== 'number' && !isNames(label)) return null;
  return { inputs, classes: label === 'number' ? null : label, unsaid };
};

const told = ({ unsaid }: Own): string[] =>
  unsaid === 0
    ? []
    : [
        unsaid === 1
          ? 'One of its changes is of δ or of the model: a table of points has no row for it.'
          : `${unsaid} of its changes are of δ or of the model: a table of points has no rows for them.`,
      ];

/** The table without the column that tells its meaning, and the meaning; as it is where it has no such column. */
export const recognised = (table: Table): Table => {
  const last = table.names.length - 1;
  if (table.names[last] !== ownName) return table;
  const text = table.rows.find(({ cells }) => (cells[last] ?? '') !== '')?.cells[last];
  const own = ownOf(String(text ?? ''), last);
  if (own === null) return table;
  return {
    ...table,
    format: `${table.format}; points saved by this page`,
    names: table.names.slice(0, last),
    ...(table.meanings === undefined ? {} : { meanings: table.meanings.slice(0, last) }),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(0, last) })),
    notes: [...table.notes, ...told(own)],
    own,
  };
};
