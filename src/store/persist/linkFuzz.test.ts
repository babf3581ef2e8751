import { expect, test } from 'vitest';
import { damagedLinks } from '../../testing/damagedLinks.ts';
import { fakeStore, smallScenario } from '../../testing/fakeStore.ts';
import { createLinks } from './link.ts';

/** Damaged, truncated and random links, all kinds together. */
const LINKS = process.env.FULL ? 100_000 : 20_000;

test(`${LINKS} damaged, truncated and random links neither throw nor change the work`, () => {
  const { store } = fakeStore();
  let hash = '';
  const { readAtStart, readChanged } = createLinks({
    store,
    saveScenario: () => {},
    page: { hash: () => hash, replaceHash: () => '', copy: async () => {} },
  });
  store.edit(smallScenario({ prior: { precision: 7 } }));
  const { scenario, undoable, redoable } = store.getState();
  const damaged = damagedLinks(20_261_120);
  const said = { refused: 0, asked: 0 };
  for (let run = 0; run < LINKS; run++) {
    hash = damaged.next().value;
    readChanged();
    const state = store.getState();
    if (state.scenario !== scenario || state.undoable !== undoable || state.redoable !== redoable || !state.touched)
      expect.fail(`the work changed at ${JSON.stringify(hash.slice(0, 500))}`);
    const notice = state.notices.at(-1);
    if (notice?.tone === 'error') said.refused++;
    else if (notice) said.asked++;
    for (const { id } of state.notices) store.dismiss(id);
  }
  // The fuzz reaches both ends of the reader.
  expect(said.refused).toBeGreaterThan(LINKS / 2);
  expect(said.asked).toBeGreaterThan(LINKS / 100);
  hash = '#s=1.';
  expect(readAtStart()).toBe(false);
  expect(store.getState().scenario).toBe(scenario);
});
