import { expect, test } from 'vitest';
import { fakeStore, smallScenario } from './fakes.ts';
import { createFiles } from './files.ts';

const setUp = () => {
  const { store } = fakeStore();
  const saved: { name: string; text: string }[] = [];
  const files = createFiles({
    store,
    download: (name, text) => saved.push({ name, text }),
  });
  const text = () => store.getState().notices.at(-1)?.text;
  return { store, files, saved, text };
};

const table = 'x,y,label\n1,2,a\n2,1,b\n1,1,a\n0,oops,b\n';

test('a table replaces the data as one undo step and says what became of its rows', () => {
  const { store, files, text } = setUp();
  files.openText('points.csv', table);
  const { scenario, touched } = store.getState();
  expect(scenario).toMatchObject({ title: 'points.csv', steps: [], data: { classes: ['a', 'b'] } });
  expect(scenario.data.points).toHaveLength(3);
  expect(touched).toBe(true);
  expect(text()).toMatch(/^points\.csv: 3 points are the past now\. 1 left out, such as line 5: /);
  store.undo();
  expect(store.getState().scenario).toEqual(smallScenario());
});

test('three classes make a categorical model, far scales a standardised one', () => {
  const { store, files, text } = setUp();
  files.openText('iris.csv', 'a,b,species\n1000,2,x\n2000,1,y\n1500,1,z\n1200,3,x\n');
  expect(store.getState().scenario.model).toMatchObject({ likelihood: 'categorical', inputs: 'standardised' });
  expect(text()).toContain('standardised');
});

test('a bad file costs one sentence', async () => {
  const { store, files, text } = setUp();
  const { scenario } = store.getState();
  files.openText('a.csv', 'nothing');
  expect(text()).toContain('a.csv was not opened: ');
  files.openText('b.json', '{ "version": ');
  expect(text()).toContain('b.json was not opened');
  files.openText('c.json', JSON.stringify({ ...smallScenario(), memory: { rule: 'lambda', size: -3 } }));
  expect(text()).toContain('scenario.memory.size');
  await files.openFile({ name: 'd.csv', size: 1e9, text: async () => '' });
  expect(text()).toContain('larger than 5 MB');
  expect(store.getState().scenario).toBe(scenario);
});

test('a saved scenario opens to the same scenario', () => {
  const { store, files, saved } = setUp();
  files.saveScenario();
  store.edit(smallScenario({ prior: { precision: 5 } }));
  files.openText('again.json', saved[0]?.text ?? '');
  expect(store.getState().scenario).toEqual(smallScenario());
});
