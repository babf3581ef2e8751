import { getStore } from '../ui/useStore.ts';
import type { FigureTable } from './Table.tsx';

/** 'Gradient error along the way' as a file is called: 'replayground-gradient-error-along-the-way'. */
export const fileName = (name: string): string =>
  `replayground-${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`;

/** Says why a file was not saved. */
export const tellFailure = (error: unknown): void =>
  getStore().notify(`Nothing was saved: ${error instanceof Error ? error.message : String(error)}`, 'error');

/** A table of figures as a CSV file under its name. */
export const saveFigures = (name: string, { columns, rows }: FigureTable): void => {
  Promise.all([import('../ui/save/saveFile.ts'), import('../scenario/tables.ts')])
    .then(([{ saveFile }, { toCsv }]) => {
      saveFile(`${fileName(name)}.csv`, 'text/csv', toCsv([columns, ...rows]));
    })
    .catch(tellFailure);
};
