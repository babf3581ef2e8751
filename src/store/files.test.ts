import { expect, test } from 'vitest';
import { parseScenario } from '../scenario/validate.ts';
import { fakeStore, smallScenario } from './fakes.ts';
import { createFiles } from './files.ts';

const setUp = () => {
  const { store } = fakeStore();
  const saved: { name: string; text: string }[] = [];
  const files = createFiles({
    store,
    parseScenario,
    readTable: (text) =>
      text.startsWith('x,y') ? { ok: true, data: { points: [[1, 2, 0]] }, told: '1 row was kept and 2 were dropped' } : { ok: false, problem: 'there is no label column.' },
    withData: (scenario, data) => ({ ...scenario, data, steps: [] }),
    download: (name, text) => saved.push({ name, text }),
  });
  const text = () => store.getState().notices.at(-1)?.text;
  return { store, files, saved, text };
};

test('a table replaces the data as one undo step and says what became of its rows', () => {
  const { store, files, text } = setUp();
  files.openText('points.csv', 'x,y,label\n1,2,0');
  expect(store.getState().scenario).toMatchObject({ data: { points: [[1, 2, 0]] }, steps: [] });
  expect(store.getState().touched).toBe(true);
  expect(text()).toBe('points.csv: 1 row was kept and 2 were dropped.');
  store.undo();
  expect(store.getState().scenario).toEqual(smallScenario());
});

test('a bad file costs one sentence', async () => {
  const { store, files, text } = setUp();
  const { scenario } = store.getState();
  files.openText('a.csv', 'nothing');
  expect(text()).toBe('a.csv was not opened: there is no label column.');
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
