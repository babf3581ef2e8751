import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { guessChoice } from '../data/files/choice.ts';
import { readText } from '../data/files/content.ts';
import { interpret } from '../data/files/interpret.ts';
import { applyChange } from './apply.ts';
import { run } from './run.ts';
import { dataCsv, dataJson, figuresCsv, resultsCsv, toCsv } from './tables.ts';
import type { Change, Scenario } from './types.ts';

const scenario: Scenario = {
  version: 1,
  data: {
    points: [
      [0.1, -2, 0],
      [1e-7, 3, 1],
      [0.5, 0.25, 1],
      [2, 1, 0],
    ],
    columns: ['height, cm', 'width', 'sold'],
    classes: ['no', 'said "yes"'],
  },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 2 },
  steps: [
    { kind: 'add', points: [[1, 1, 1]] },
    { kind: 'model', model: { family: 'mlp', hidden: [2] } },
  ],
  methods: ['exact', 'k-prior', 'ewc-diagonal'],
};

test('cells are quoted where they must be, and the file begins with the mark by which spreadsheets know UTF-8', () => {
  expect(toCsv([['a,b', 'say "so"', 1.5, null, 'two\nlines', 'a;b']])).toBe('\ufeff"a,b","say ""so""",1.5,,"two\nlines","a;b"\r\n');
});

test('no text is a formula, a comment or a number to what reads it', () => {
  const csv = toCsv([
    ['# of', '2019', '=a'],
    ['%', '=1+1', -1],
    ['a', '+1', '@b'],
    ['-', '\tx', ' y '],
    ["'=z", "'tis", '-1e5'],
  ]);
  expect(csv.slice(1).trimEnd().split('\r\n')).toEqual(["'# of,'2019,'=a", "'%,'=1+1,-1", "a,+1,'@b", "'-,'␉x,' y '", "''=z,'tis,-1e5"]);
});

test('the data, with the change that brought each point', () => {
  expect(
    dataCsv({ ...scenario, steps: scenario.steps.slice(0, 1) })
      .slice(1)
      .split('\r\n'),
  ).toEqual([
    '"height, cm",width,sold,task',
    '0.1,-2,no,0',
    '1e-7,3,"said ""yes""",0',
    '0.5,0.25,"said ""yes""",0',
    '2,1,no,0',
    '1,1,"said ""yes""",1',
    '',
  ]);
});

test('data without a change reads back as it was', () => {
  const { points = [] } = scenario.data;
  const plain = dataCsv({ ...scenario, steps: [], data: { points } });
  const content = readText(plain);
  if (content.kind !== 'table') throw new Error('not a table');
  expect(interpret(content.table, guessChoice(content.table)).tasks.flatMap((task) => task.points)).toEqual(points);
});

test('every figure of every method and change stands once', () => {
  const { results } = run(scenario);
  const lines = resultsCsv(results)
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(lines[0]).toEqual(['step', 'change', 'method', 'figure', 'value']);
  expect(lines).toHaveLength(1 + 2 * 3 * 15);
  const value = (step: number, method: string, figure: string) =>
    lines.find(([s, , m, f]) => s === String(step) && m === method && f === figure)?.[4];
  expect(value(1, 'k-prior', 'gradientError')).toBe(String(results.steps[0]?.methods['k-prior']?.pastGradient.relativeError));
  expect(value(1, 'exact', 'cost')).toBe('5');
  expect(value(2, 'ewc-diagonal', 'objective')).toBe('');
});

test('the table of one change says why a method is not there', () => {
  const { results } = run(scenario);
  const [head, exact, , ewc] = figuresCsv(results.steps[1] as (typeof results.steps)[number]).split('\r\n');
  expect(head).toMatch(/^\ufeffmethod,disagreement,.*,iterations,why$/);
  expect(exact).toMatch(/^exact,0,/);
  expect(ewc).toBe('ewc-diagonal,,,,,,,,,,,,,,,,The weights of the old model have no counterpart in the new one.');
});

/** Any chain of changes of points, with every class in the past. */
const chainOf = (seed: number): Pick<Scenario, 'data' | 'steps' | 'model'> => {
  const random = createRandom(seed);
  const dimension = 2 + random.integer(3);
  const row = (label: number): number[] => [...Array.from({ length: dimension }, () => random.normal()), label];
  const points = Array.from({ length: 6 + random.integer(8) }, (_, i) => row(i % 3));
  let rows = points;
  const steps = Array.from({ length: random.integer(6) }, (): Change => {
    const some = random.pick(rows.length, 1 + random.integer(Math.min(4, rows.length - 1)));
    const kinds: Change[] = [
      { kind: 'add', points: [row(random.integer(3)), row(random.integer(3))] },
      { kind: 'remove', indices: [...some].sort((a, b) => a - b) },
      { kind: 'relabel', labels: [...some].map((index) => [index, random.integer(3)]) },
      { kind: 'move', points: [...some].map((index) => [index, row(0).slice(0, -1)]) },
    ];
    const step = kinds[rows.length < 3 ? 0 : random.integer(4)] as Change;
    rows = applyChange(rows, step).rows;
    return step;
  });
  // Names that the table needs itself once there are changes.
  const names = steps.length > 0 ? ['index', 'x2', 'task', 'x4'] : ['x1', 'x2', 'x3', 'x4'];
  const columns = [...names.slice(0, dimension), 'kind'];
  return { data: { points, columns, classes: ['a', 'b', 'c'] }, model: { family: 'glm', likelihood: 'categorical' }, steps };
};

test('the data, opened again, are the same points and the same changes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const chain = chainOf(seed);
      for (const text of [dataCsv(chain), dataJson(chain)]) {
        const content = readText(text);
        if (content.kind !== 'table') throw new Error('not a table');
        const { tasks, changes, dropped } = interpret(content.table, guessChoice(content.table));
        expect(dropped.count).toBe(0);
        expect(tasks[0]?.points).toEqual(chain.data.points);
        expect(changes.map(({ change }) => change)).toEqual(chain.steps);
      }
    }),
  );
});

test('what is done to points stands in the data as well; a change of the model takes a number', () => {
  const steps: Change[] = [
    { kind: 'remove', indices: [1] },
    { kind: 'prior', precision: 2 },
    { kind: 'relabel', labels: [[1, 0]] },
    { kind: 'move', points: [[0, [5, 6]]] },
  ];
  expect(
    dataCsv({ ...scenario, steps })
      .split('\r\n')
      .slice(4),
  ).toEqual(['2,1,no,0,past,3,', '1e-7,3,"said ""yes""",1,remove,1,', '0.5,0.25,no,3,relabel,1,', '5,6,no,4,move,0,', '']);
});
