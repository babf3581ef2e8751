import { expect, test } from 'vitest';
import { createReading, type Source } from '../../data/files/reading.ts';
import { realData } from '../../data/real.ts';
import { encodeLink } from '../../scenario/link.ts';
import { dataCsv, dataJson } from '../../scenario/tables.ts';
import { fakeStore, smallScenario } from '../../testing/fakeStore.ts';
import { createFiles } from './files.ts';

const setUp = () => {
  const { store } = fakeStore();
  const saved: { name: string; text: string }[] = [];
  const reading = createReading();
  let closed = 0;
  const files = createFiles({
    store,
    download: (name, text) => saved.push({ name, text }),
    createReader: async () => ({
      read: reading.read,
      interpret: async (choice) => reading.interpret(choice),
      close: () => {
        closed++;
      },
    }),
  });
  const text = () => store.getState().notices.at(-1)?.text;
  const preview = () => {
    const state = files.incoming.getState();
    if (state?.phase !== 'preview') throw new Error(`no preview: ${text()}`);
    return state;
  };
  return { store, files, saved, text, preview, closed: () => closed };
};

const table = 'x,y,label\n1,2,a\n2,1,b\n1,1,a\n0,oops,b\n';

test('a table is shown first; opened, it replaces the data as one undo step and says what became of its rows', async () => {
  const { store, files, text, preview, closed } = setUp();
  await files.openText('points.csv', table);
  expect(store.getState()).toMatchObject({ scenario: smallScenario(), touched: false });
  expect(preview()).toMatchObject({
    title: 'points.csv',
    scaling: 'raw',
    problem: null,
    interpretation: { kept: 3, dropped: { count: 1 } },
  });
  files.incoming.accept();
  const { scenario, touched } = store.getState();
  expect(scenario).toMatchObject({ title: 'points.csv', steps: [], data: { classes: ['a', 'b'] } });
  expect(scenario.data.points).toHaveLength(3);
  expect(touched).toBe(true);
  expect(text()).toMatch(/^points\.csv: 3 points are the past now\. 1 left out, such as line 5: /);
  expect(files.incoming.getState()).toBe(null);
  expect(closed()).toBe(1);
  store.undo();
  expect(store.getState().scenario).toEqual(smallScenario());
});

test('a table that is cancelled changes nothing', async () => {
  const { store, files } = setUp();
  const { scenario } = store.getState();
  await files.openText('points.csv', table);
  files.incoming.cancel();
  files.incoming.accept();
  expect(store.getState()).toMatchObject({ touched: false, undoable: [], notices: [] });
  expect(store.getState().scenario).toBe(scenario);
});

test('three classes make a categorical model, far scales a standardised one', async () => {
  const { store, files } = setUp();
  await files.openText('iris.csv', 'a,b,species\n1000,2,x\n2000,1,y\n1500,1,z\n1200,3,x\n');
  files.incoming.accept();
  expect(store.getState().scenario.model).toMatchObject({ likelihood: 'categorical', inputs: 'standardised' });
});

test('a table whose label is a number makes a linear regression, from which classes come back', async () => {
  const { store, files, preview } = setUp();
  const rows = Array.from({ length: 60 }, (_, i) => `${i / 8},${(i * i) % 7},${i / 3}`);
  await files.openText('z.csv', ['x,y,z', ...rows].join('\n'));
  expect(preview()).toMatchObject({ problem: null, choice: { regression: true } });
  files.incoming.accept();
  expect(store.getState().scenario).toMatchObject({ model: { likelihood: 'gaussian' }, data: { columns: ['x', 'y', 'z'] } });
  expect(store.getState().scenario.data).not.toHaveProperty('classes');
  await files.openText('points.csv', table);
  files.incoming.accept();
  expect(store.getState().scenario).toMatchObject({ model: { likelihood: 'bernoulli' }, data: { classes: ['a', 'b'] } });
});

test('data that the page saved opens to the same data', async () => {
  const { store, files } = setUp();
  const points = [
    [0.5, 2, 1],
    [1.5, 2, 1],
  ];
  const saved = smallScenario({ data: { points: points.map((row) => [1, ...row]), classes: ['yes', 'no'] }, steps: [] });
  await files.openText('replayground-data.csv', dataCsv(saved));
  files.incoming.accept();
  expect(store.getState().scenario.data).toMatchObject(saved.data);
  const numbers = smallScenario({ data: { points }, model: { family: 'glm', likelihood: 'gaussian' }, steps: [] });
  await files.openText('replayground-data.json', dataJson(numbers));
  files.incoming.accept();
  expect(store.getState().scenario).toMatchObject({ data: { points }, model: { likelihood: 'gaussian' } });
});

test('classes are merged, renamed and left out; a choice without data says why and opens nothing', async () => {
  const { store, files, preview } = setUp();
  await files.openText('three.csv', 'x,y,label\n1,2,a\n2,1,b\n1,1,c\n0,1,c\n');
  const { choice } = preview();
  await files.incoming.choose({
    ...choice,
    classes: [
      ['a', 'both'],
      ['b', 'both'],
    ],
  });
  expect(preview().interpretation).toMatchObject({ classes: ['both', 'c'], classCounts: [2, 2] });
  await files.incoming.choose({ ...choice, classes: [['c', null]] });
  expect(preview().interpretation).toMatchObject({ classes: ['a', 'b'], kept: 2, leftOut: 2 });
  await files.incoming.choose({
    ...choice,
    classes: [
      ['c', null],
      ['a', 'b'],
    ],
  });
  expect(preview()).toMatchObject({ interpretation: null, problem: 'Column label has one class only (b); at least two are needed.' });
  files.incoming.accept();
  expect(store.getState().scenario).toEqual(smallScenario());
});

const sourceOf = (name: string, text: string): Source => new File([text], name);

test.each([
  ['penguins', [219, 123], [0, 1]],
  ['iris', [100, 50], [0, 1]],
])('%s: a class is held out and arrives as the change, in one undo step', async (id, counts, labels) => {
  const { store, files, text } = setUp();
  const data = realData.find((real) => real.id === id);
  if (!data) throw new Error(`there is no ${id}`);
  await files.openReal(data);
  const { scenario } = store.getState();
  const points = scenario.data.points ?? [];
  const [change] = scenario.steps;
  const added = change?.kind === 'add' ? change.points : [];
  expect([points.length, added.length]).toEqual(counts);
  expect([...new Set(points.map((row) => row.at(-1)))].sort()).toEqual(labels);
  expect(new Set(added.map((row) => scenario.data.classes?.[row.at(-1) ?? 0]))).toEqual(new Set([data.heldOut]));
  expect(scenario.model.likelihood).toBe('categorical');
  expect(text()).toBe(`${data.title}: ${counts[0]} points are the past. ${data.heldOut}, ${counts[1]} points, is the change.`);
  store.undo();
  expect(store.getState().scenario).toEqual(smallScenario());
});

test('several files are changes that follow each other, in one undo step', async () => {
  const { store, files, text } = setUp();
  await files.openFiles([
    sourceOf('one.csv', table),
    sourceOf('two.csv', 'label,y,x\nc,1,2\na,2,2\n'),
    sourceOf('three.csv', 'x,y,label\n0,0,b\n'),
  ]);
  files.incoming.accept();
  const { scenario, undoable } = store.getState();
  expect(scenario.data).toMatchObject({ classes: ['a', 'b', 'c'] });
  expect(scenario.model.likelihood).toBe('categorical');
  expect(scenario.steps).toEqual([
    {
      kind: 'add',
      points: [
        [2, 1, 2],
        [2, 2, 0],
      ],
    },
    { kind: 'add', points: [[0, 0, 1]] },
  ]);
  expect(undoable).toHaveLength(1);
  expect(text()).toMatch(
    /^one\.csv and 2 more: 3 points are the past now, 3 points come in 2 changes\. 1 left out, such as one\.csv, line 5: y is/,
  );
});

test('a bad file costs one sentence', async () => {
  const { store, files, text } = setUp();
  const { scenario } = store.getState();
  await files.openText('a.csv', 'nothing');
  expect(text()).toContain('a.csv was not opened: ');
  await files.openText('b.json', '{ "version": ');
  expect(text()).toContain('b.json was not opened');
  await files.openText('c.json', JSON.stringify({ ...smallScenario(), memory: { rule: 'lambda', size: -3 } }));
  expect(text()).toContain('scenario.memory.size');
  await files.openFiles([{ name: 'd.csv', size: 1e9, arrayBuffer: async () => new ArrayBuffer(0) }]);
  expect(text()).toContain('larger than 50 MB');
  await files.openFiles([sourceOf('one.csv', table), sourceOf('two.csv', 'x,z,label\n1,2,a\n')]);
  expect(text()).toContain('two.csv has no column y, which one.csv has.');
  expect(store.getState().scenario).toBe(scenario);
});

test('a saved scenario opens to the same scenario', async () => {
  const { store, files, saved } = setUp();
  files.saveScenario();
  store.edit(smallScenario({ prior: { precision: 5 } }));
  await files.openText('again.json', saved[0]?.text ?? '');
  expect(store.getState().scenario).toEqual(smallScenario());
});

test('a link opens as a file does, and a damaged one costs one sentence', async () => {
  const { store, files, text } = setUp();
  const link = encodeLink(smallScenario({ prior: { precision: 7 } })) ?? '';
  await files.openText('pasted text', `https://example.org/${link}`);
  expect(store.getState().scenario.prior.precision).toBe(7);
  await files.openText('a.url', `[InternetShortcut]\nURL=https://example.org/${link.slice(0, -3)}`);
  expect(text()).toContain('a.url was not opened: The link is cut short: part of it was lost on the way.');
});

const wide = (columns: number): string => {
  const names = Array.from({ length: columns }, (_, j) => `c${j}`);
  const rows = Array.from({ length: 60 }, (_, i) => [...names.map((_, j) => Math.sin(i * (j + 1))), ['a', 'b', 'c'][i % 3]].join(','));
  return [[...names, 'kind'].join(','), ...rows].join('\n');
};

test('all columns go into the model: its features are of a degree that so many columns bear, and the degree is told', async () => {
  const { store, files, preview, text } = setUp();
  store.edit({ ...smallScenario(), model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } } });
  for (const [columns, degree] of [
    [4, 3],
    [20, 1],
  ] as const) {
    await files.openText('wide.csv', wide(columns));
    const { choice } = preview();
    await files.incoming.choose({ ...choice, inputs: { kind: 'all', columns: Array.from({ length: columns }, (_, j) => j) } });
    expect(preview().interpretation?.columns).toHaveLength(columns + 1);
    files.incoming.accept();
    const { scenario, domain } = store.getState();
    expect(scenario.data.points?.[0]).toHaveLength(columns + 1);
    expect(scenario.model).toMatchObject({ likelihood: 'categorical', features: { degree } });
    expect(domain?.slice).toMatchObject({ axes: [0, 1] });
    expect(domain?.slice?.held).toHaveLength(columns);
  }
  expect(text()).toContain('The features are of degree 1, which are 21; degree 3 would be 1,771.');
});

test('scaling is guessed of the columns that are chosen, until somebody chooses it', async () => {
  const { files, preview } = setUp();
  await files.openText('far.csv', 'x,y,far,label\n1,2,5000,a\n2,1,7000,b\n1,1,6000,a\n');
  const { choice } = preview();
  expect(preview().scaling).toBe('raw');
  await files.incoming.choose({ ...choice, inputs: { kind: 'columns', columns: [0, 2] } });
  expect(preview().scaling).toBe('standardised');
  files.incoming.scale('raw');
  await files.incoming.choose({ ...choice, inputs: { kind: 'all', columns: [0, 1, 2] } });
  expect(preview().scaling).toBe('raw');
});

test('which inputs the canvas shows is kept in a file and given up with the data', async () => {
  const { store, files, preview, saved } = setUp();
  await files.openText('wide.csv', wide(4));
  await files.incoming.choose({ ...preview().choice, inputs: { kind: 'all', columns: [0, 1, 2, 3] } });
  files.incoming.accept();
  store.chooseAxes([3, 1]);
  expect(store.getState().domain?.slice?.axes).toEqual([3, 1]);
  files.saveScenario();
  const file = saved.at(-1)?.text ?? '';
  expect(JSON.parse(file).view).toMatchObject({ axes: [3, 1] });
  store.chooseAxes([0, 2]);
  await files.openText('scenario.json', file);
  expect(store.getState()).toMatchObject({ axes: [3, 1], domain: { slice: { axes: [3, 1] } } });
  store.open(smallScenario());
  expect(store.getState().axes).toEqual([0, 1]);
  expect(store.getState().domain?.slice).toBeUndefined();
});

test('a number with two readings is asked for: nothing opens before the answer, and the answer can be changed', async () => {
  const { store, files, preview } = setUp();
  await files.openText('prices.csv', 'price;pieces;sold\n1.234;5;no\n2.345;6;yes\n3.456;7;no\n');
  expect(preview()).toMatchObject({ interpretation: null, problem: null, computing: false });
  files.incoming.accept();
  expect(store.getState().touched).toBe(false);
  const { choice } = preview();
  await files.incoming.choose({ ...choice, classes: [['no', 'kept']] });
  expect(preview()).toMatchObject({ interpretation: null, problem: null });
  const first = () => preview().interpretation?.tasks[0]?.points[0]?.[0];
  await files.incoming.choose({ ...choice, decimal: '.' });
  expect(first()).toBe(1.234);
  await files.incoming.choose({ ...choice, decimal: ',' });
  expect(first()).toBe(1234);
  files.incoming.accept();
  expect(store.getState().scenario.data.points?.[0]?.[0]).toBe(1234);
});

test('a table is read once more in another layout; where that is none, the old one stays', async () => {
  const { files, preview } = setUp();
  await files.openText('years.csv', '2019,2020,kind\n1,2,a\n2,1,b\n');
  const layout = { separator: ',', header: true } as const;
  expect(preview()).toMatchObject({ summary: { layout, rows: 2 }, interpretation: { kept: 2, columns: ['2019', '2020', 'kind'] } });
  await files.incoming.arrange({ ...layout, header: false });
  expect(preview()).toMatchObject({
    summary: { layout: { header: false }, rows: 3 },
    interpretation: { kept: 3, classes: ['a', 'b', 'kind'] },
  });
  await files.incoming.arrange({ separator: ';', header: true });
  expect(preview()).toMatchObject({
    summary: { layout: { separator: ',', header: false }, rows: 3 },
    interpretation: { kept: 3 },
    problem: 'It cannot be read so: Line 1 has one column (“2019,2020,kind”); three are needed: two numbers and a label.',
    computing: false,
  });
  await files.incoming.choose({ ...preview().choice, classes: [['kind', null]] });
  expect(preview()).toMatchObject({ interpretation: { kept: 2, classes: ['a', 'b'] }, problem: null });
});
