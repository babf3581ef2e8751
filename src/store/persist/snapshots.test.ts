import { expect, test } from 'vitest';
import { fakeStorage, fakeStore, smallScenario } from '../../testing/fakeStore.ts';
import { createSnapshots } from './snapshots.ts';

const setUp = () => {
  const { store } = fakeStore();
  const local = fakeStorage();
  let clock = 0;
  const snapshots = createSnapshots({ store, local: () => local, now: () => ++clock, newId: () => `s${++clock}` });
  const names = () => snapshots.list().map(({ name }) => name);
  const idOf = (name: string) => snapshots.list().find((entry) => entry.name === name)?.id ?? '';
  return { store, local, snapshots, names, idOf };
};

test('a snapshot is saved, listed newest first, and opened as one undo step', () => {
  const { store, snapshots, names, idOf } = setUp();
  expect(snapshots.save('  first \n one ')).toBe('kept');
  store.edit(smallScenario({ prior: { precision: 4 } }));
  store.chooseMethod('exact');
  snapshots.save('second');
  expect(names()).toEqual(['second', 'first one']);
  expect(snapshots.open(idOf('first one'))).toBe(true);
  expect(store.getState()).toMatchObject({ scenario: smallScenario(), chosenMethod: 'k-prior' });
  store.undo();
  expect(store.getState().scenario.prior.precision).toBe(4);
  snapshots.open(idOf('second'));
  expect(store.getState().chosenMethod).toBe('exact');
});

test('it is renamed, deleted and put back', () => {
  const { snapshots, names, idOf } = setUp();
  snapshots.save('old');
  expect(snapshots.rename(idOf('old'), ' ')).toBe('kept');
  snapshots.rename(idOf('Without a name'), 'new');
  expect(names()).toEqual(['new']);
  const putBack = snapshots.remove(idOf('new'));
  expect(names()).toEqual([]);
  expect(putBack()).toBe('kept');
  expect(names()).toEqual(['new']);
  expect(snapshots.rename('nowhere', 'x')).toBe('blocked');
});

test('a damaged one is listed, refused with one sentence, and can be deleted', () => {
  const { store, local, snapshots, names } = setUp();
  local.setItem('replayground.snapshot.a', '{"version":1,"name":"cut"');
  local.setItem('replayground.snapshot.b', '{"version":1,"name":"wrong","scenario":{"version":1}}');
  const { scenario } = store.getState();
  expect(names().sort()).toEqual(['Unreadable', 'wrong']);
  for (const { id } of snapshots.list()) {
    expect(snapshots.open(id)).toBe(false);
    expect(store.getState().scenario).toBe(scenario);
    snapshots.remove(id);
  }
  expect(store.getState().notices.at(-1)?.tone).toBe('error');
  expect(names()).toEqual([]);
});

test('where storage is refused or full nothing throws', () => {
  const { store } = fakeStore();
  const refused = createSnapshots({
    store,
    local: () => {
      throw new DOMException('no', 'SecurityError');
    },
    now: () => 1,
    newId: () => 'x',
  });
  expect(refused.list()).toEqual([]);
  expect(refused.save('a')).toBe('blocked');
  expect(refused.open('a')).toBe(false);
  expect(refused.remove('a')()).toBe('kept');
  const { local, snapshots } = setUp();
  local.setItem = () => {
    throw new DOMException('exceeded', 'QuotaExceededError');
  };
  expect(snapshots.save('a')).toBe('full');
});
