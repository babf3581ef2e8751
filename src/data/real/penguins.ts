import text from '@observablehq/sample-datasets/penguins.csv?raw';
import { delimitedTable } from '../files/delimitedTable.ts';
import { type Interpretation, interpret } from '../files/interpret.ts';

/** 342 penguins of 344: bill length and depth in millimetres (the file calls a bill culmen), and species. */
export default (): Interpretation => {
  const table = delimitedTable(text);
  const names = new Map([
    ['culmen_length_mm', 'bill length, mm'],
    ['culmen_depth_mm', 'bill depth, mm'],
  ]);
  const column = (name: string): number => table.names.indexOf(name);
  return interpret(
    { ...table, names: table.names.map((name) => names.get(name) ?? name) },
    {
      inputs: { kind: 'columns', columns: [column('culmen_length_mm'), column('culmen_depth_mm')] },
      label: column('species'),
      task: null,
      split: null,
      classes: [],
    },
  );
};
