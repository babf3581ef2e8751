import type { Choice, ColumnInfo } from './choice.ts';
import type { TwoReadings } from './notation.ts';

/** A number that is another one with the other decimal sign, and the column that it stands in. */
export interface Question extends TwoReadings {
  readonly column: string;
}

/** The number of the inputs, or of a label that is one, that nobody and nothing has decided; null where all are clear. */
export const questionIn = ({ inputs, label, regression, decimal }: Choice, infos: readonly ColumnInfo[]): Question | null => {
  const columns = regression ? [...inputs.columns, label] : inputs.columns;
  const asked = decimal === undefined ? columns.map((column) => infos[column]).find((info) => info?.undecided != null) : undefined;
  return asked?.undecided ? { ...asked.undecided, column: asked.name } : null;
};
