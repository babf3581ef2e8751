/** Content of a cell: a number where the format has numbers, else text as it is written. */
export type Cell = string | number;

export interface Row {
  /** Line of the file, or number of the entry, from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** The file that the row is from, where several were read. */
  readonly source?: string;
}

/** Rows and names of a file, before anybody has said which columns matter. */
export interface Table {
  /** Format as read, such as 'semicolons, decimal commas'. */
  readonly format: string;
  /** A name for every column. */
  readonly names: readonly string[];
  readonly rows: readonly Row[];
  /** Unit of `Row.line`. */
  readonly unit: 'line' | 'entry' | 'row';
  /** A comma in a field is a decimal sign. */
  readonly decimalComma: boolean;
  /** Guesses and omissions of the reader, a sentence each. */
  readonly notes: readonly string[];
}

const absent = new Set(['', 'na', 'n/a', 'nan', 'null', '#n/a']);

/** True where a cell says that there is nothing. */
export const isMissing = (cell: Cell | undefined): boolean =>
  cell === undefined || (typeof cell === 'number' ? Number.isNaN(cell) : absent.has(cell.toLowerCase()));

/** Names for the columns: those given, others by their place; no name twice. */
export const namesOf = (given: readonly (Cell | undefined)[], width: number): string[] => {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const name = String(given[column] ?? '').slice(0, 60) || `column ${column + 1}`;
    let own = name;
    for (let k = 2; taken.has(own); k++) own = `${name} (${k})`;
    taken.add(own);
    return own;
  });
};
