import { describe, expect, test } from 'vitest';
import { columnInfos, guessChoice } from './choice.ts';
import { readText } from './content.ts';
import { interpret } from './interpret.ts';
import type { Table } from './table.ts';

const tableIn = (content: ReturnType<typeof readText>): Table => {
  if (content.kind !== 'table') throw new Error('not a table');
  return content.table;
};
const tableOf = (text: string): Table => tableIn(readText(text));

describe('the guess', () => {
  const guess = (text: string) => {
    const table = tableOf(text);
    const { inputs, label, task, split } = guessChoice(table);
    const name = (column: number | null | undefined) => (column === null || column === undefined ? null : table.names[column]);
    return { inputs: inputs.columns.map(name), label: name(label), task: name(task), split: split && [name(split.column), split.value] };
  };
  test('a counter is no input, words are the label', () => {
    expect(guess('id,sex,width,height\n1,f,5,6\n2,m,6,8\n3,f,5,7\n')).toMatchObject({ inputs: ['width', 'height'], label: 'sex' });
  });
  test('task and split by their names', () => {
    expect(guess('a,b,kind,task,split\n1,2,x,1,train\n2,2,y,2,test\n3,2,y,1,train\n')).toEqual({
      inputs: ['a', 'b'],
      label: 'kind',
      task: 'task',
      split: ['split', 'train'],
    });
  });
  test('what a person is shown of a column', () => {
    expect(
      columnInfos(tableOf('a,b,c\n1,2,x\nNA,3,y\n2,,x\n')).map(({ numeric, distinct, missing }) => [numeric, distinct, missing]),
    ).toEqual([
      [true, 2, 1],
      [true, 2, 1],
      [false, 2, 0],
    ]);
  });
});

describe('a choice', () => {
  test('tasks in natural order: the past, then changes; the split leaves rows out', () => {
    const table = tableOf('x,y,label,task,split\n1,2,a,10,train\n2,1,b,2,train\n3,1,b,2,train\n4,1,b,2,test\n5,1,a,2,train\n');
    expect(interpret(table, guessChoice(table))).toMatchObject({
      tasks: [
        {
          name: '2',
          points: [
            [2, 1, 1],
            [3, 1, 1],
            [5, 1, 0],
          ],
        },
        { name: '10', points: [[1, 2, 0]] },
      ],
      leftOut: 1,
    });
  });

  test('two principal components say how much of the variance they hold', () => {
    const rows = Array.from({ length: 50 }, (_, i) => [i % 7, (i * i) % 11, 3 * (i % 7) + 1, i % 2].join(','));
    const table = tableOf(`a,b,c,label\n${rows.join('\n')}`);
    const choice = { ...guessChoice(table), inputs: { kind: 'components', columns: [0, 1, 2] } } as const;
    const { varianceHeld, tasks, columns } = interpret(table, choice);
    // The third column is the first one, stretched.
    expect(varianceHeld).toBeCloseTo(1, 10);
    expect(columns[0]).toBe('component 1 of a, b, c');
    const points = tasks[0]?.points ?? [];
    for (const axis of [0, 1] as const) expect(points.reduce((sum, row) => sum + (row[axis] ?? 0), 0)).toBeCloseTo(0, 3);
    expect(points.reduce((sum, row) => sum + (row[0] ?? 0) * (row[1] ?? 0), 0)).toBeCloseTo(0, 2);
  });

  test('of more than ten classes the ten most frequent stay', () => {
    const rows = Array.from({ length: 130 }, (_, i) => `${i},${i % 5},kind ${i < 120 ? i % 10 : 10 + (i % 5)}`);
    const table = tableOf(`x,y,label\n${rows.join('\n')}`);
    expect(interpret(table, guessChoice(table))).toMatchObject({
      kept: 120,
      leftOut: 10,
      classes: Array.from({ length: 10 }, (_, c) => `kind ${c}`),
    });
  });
});

test('all columns: rows [x1, …, xd, label] in the order of the table, at most 100', () => {
  const table = tableOf('a,b,c,kind\n1,2,3,u\n4,5,6,v\n7,8,,v');
  const { tasks, columns, dropped, varianceHeld } = interpret(table, {
    inputs: { kind: 'all', columns: [0, 1, 2] },
    label: 3,
    task: null,
    split: null,
    classes: [],
  });
  expect(tasks[0]?.points).toEqual([
    [1, 2, 3, 0],
    [4, 5, 6, 1],
  ]);
  expect(columns).toEqual(['a', 'b', 'c', 'kind']);
  expect(dropped.first).toEqual([{ line: 4, reason: 'c is missing' }]);
  expect(varianceHeld).toBeNull();
  const names = Array.from({ length: 101 }, (_, j) => `n${j}`);
  const tooWide = tableOf([[...names, 'kind'].join(), [...names.map(() => 1), 'u'].join(), [...names.map(() => 2), 'v'].join()].join('\n'));
  const all = { inputs: { kind: 'all', columns: [...names.keys()] }, label: 101, task: null, split: null, classes: [] } as const;
  expect(() => interpret(tooWide, all)).toThrow('at most 100 columns');
});

describe('a table of changes', () => {
  const lines = [
    'x,y,kind,task,change,index',
    '0,0,a,0,past,0',
    '1,oops,b,0,past,1',
    '2,0,b,0,past,2',
    '3,0,a,0,past,3',
    ',,,1,remove,1',
    ',,b,1,relabel,2',
    '9,9,,2,move,0',
    '4,4,a,3,add,3',
    ',,,4,remove,2',
    ',,,4,remove,7',
    '1,1,a,5,shake,0',
    '1,1,a,5,add,x',
  ];

  test('rows that cannot be used keep their number, and what is done to them is nothing', () => {
    const table = tableOf(lines.join('\n'));
    const choice = { ...guessChoice(table), label: 2, change: { kind: 4, index: 5 } };
    const { tasks, changes, dropped, kept } = interpret(table, choice);
    // Of four points three are used; point 1, which is not, is removed: only the table's own numbers close up.
    expect(tasks).toEqual([
      {
        name: '0',
        points: [
          [0, 0, 0],
          [2, 0, 1],
          [3, 0, 0],
        ],
      },
      { name: '3', points: [[4, 4, 0]] },
    ]);
    expect(changes).toEqual([
      { name: '1', change: { kind: 'relabel', labels: [[2, 1]] } },
      { name: '2', change: { kind: 'move', points: [[0, [9, 9]]] } },
      { name: '3', change: { kind: 'add', points: [[4, 4, 0]] } },
      { name: '4', change: { kind: 'remove', indices: [2] } },
    ]);
    expect(kept).toBe(4);
    expect(dropped.first.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '3: y is not a number: “oops”',
      '12: change is none of past, add, remove, relabel, move: “shake”',
      '13: index is not the number of a point: “x”',
      '11: there is no point 7 then',
    ]);
  });

  test('is told by the names of its columns and by what is in them', () => {
    expect(guessChoice(tableOf(lines.slice(0, 9).join('\n')))).toMatchObject({
      inputs: { columns: [0, 1] },
      label: 2,
      task: 3,
      change: { kind: 4, index: 5 },
    });
    const other = tableOf('x,y,kind,task,change,index\n1,2,a,0,up,4\n2,1,b,0,down,5\n3,1,b,1,up,6\n');
    expect(guessChoice(other).change).toBeUndefined();
    expect(interpret(other, guessChoice(other)).changes).toEqual([{ name: '1', change: { kind: 'add', points: [[3, 1, 1]] } }]);
  });

  test('components are not made of points that move', () => {
    const table = tableOf(lines.slice(0, 8).join('\n'));
    const choice = { ...guessChoice(table), inputs: { kind: 'components', columns: [0, 1] } } as const;
    expect(() => interpret(table, choice)).toThrow('moved later');
  });
});

test('progress goes on while rows are interpreted', () => {
  const table = tableOf(['x,y,kind', ...Array.from({ length: 45_000 }, (_, i) => `${i},${-i},${i % 2 ? 'a' : 'b'}`)].join('\n'));
  const shares: number[] = [];
  interpret(table, guessChoice(table), (share) => shares.push(share));
  expect(shares.length).toBeGreaterThan(3);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThan(1);
});
