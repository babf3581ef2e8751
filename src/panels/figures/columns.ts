import { hasFigure } from '../../scenario/ask.ts';
import { FIGURES, type Figure, figuresAt, headOf } from '../../scenario/figures.ts';
import type { Scenario } from '../../scenario/types.ts';

/** Neighbouring columns under one head, the small print that they share; alone it is in the tip. */
export interface HeadGroup {
  readonly name: string | null;
  readonly columns: readonly Figure[];
}

/** The figures of the table that have a meaning for the scenario. */
export const columnsOf = (scenario: Pick<Scenario, 'data' | 'model'>): Figure[] =>
  figuresAt('table').filter((figure) => hasFigure(figure, scenario));

/** Columns in their order, parted where the small print changes. */
export const groupsOf = (columns: readonly Figure[]): HeadGroup[] => {
  const groups: { name: string | null; columns: Figure[] }[] = [];
  for (const column of columns) {
    const name = headOf(column).small ?? null;
    const last = groups.at(-1);
    if (last && name !== null && last.name === name) last.columns.push(column);
    else groups.push({ name, columns: [column] });
  }
  return groups.map(({ name, columns: own }) => ({ name: own.length > 1 ? name : null, columns: own }));
};

/** Sentence on the columns that the table leaves out; null where it has all. */
export const leftOutSentence = (scenario: Pick<Scenario, 'data' | 'model'>): string | null => {
  if (hasFigure(FIGURES.disagreement, scenario)) return null;
  return hasFigure(FIGURES.accuracyAll, scenario)
    ? 'How much of the map differs is counted where there are two inputs; the accuracy takes its place.'
    : 'The label is a number: no decision can differ, and none is right or wrong. The cards say how far predictions are apart.';
};
