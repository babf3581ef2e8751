import type { Choice, ColumnInfo } from './choice.ts';
import type { TwoReadings } from './notation.ts';

/** A number that is another one with the other decimal sign, and the column that it stands in. */
export interface Question extends TwoReadings {
  readonly column: string;
}

/** The number of the inputs that nobody and nothing has decided; null where all are clear. */
export const questionIn = ({ inputs, decimal }: Choice, infos: readonly ColumnInfo[]): Question | null => {
  const asked = decimal === undefined ? inputs.columns.map((column) => infos[column]).find((info) => info?.undecided != null) : undefined;
  return asked?.undecided ? { ...asked.undecided, column: asked.name } : null;
};
