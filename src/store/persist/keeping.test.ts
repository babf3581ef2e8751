import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/types.ts';
import { fakeLocks, fakeStorage, fakeStore, smallScenario } from '../../testing/fakeStore.ts';
import { createKeeping, KEEP_AFTER_MS } from './keeping.ts';
import { createLinks } from './link.ts';
import { claimSlot } from './slot.ts';
import { createSnapshots } from './snapshots.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const opening = smallScenario({ title: 'Opening' });
const linkTo = (precision: number): string => encodeLink(smallScenario({ prior: { precision } })) ?? '';

/** A tab of a browser whose page can be loaded again and again. */
const browser = () => {
  const local = fakeStorage();
  const session = fakeStorage();
  const locks = fakeLocks();
  let clock = 0;
  let end = (): void => {};
  const load = async (hash = '') => {
    end();
    const life = locks.tab();
    const { store } = fakeStore(opening);
    const page = { hash, saved: 0, downloads: [] as string[] };
    const links = createLinks({
      store,
      saveScenario: () => page.saved++,
      page: {
        hash: () => page.hash,
        replaceHash: (next) => {
          page.hash = next;
          return `https://example.org/${next}`;
        },
        copy: async () => {},
      },
    });
    const newId = () => `${++clock}`;
    const snapshots = createSnapshots({ store, local: () => local, now: () => ++clock, newId });
    const slot = await claimSlot({
      local: () => local,
      session: () => session,
      locks: life.locks,
      now: () => ++clock,
      newId,
      onForeignWrite: () => {},
    });
    const keeping = createKeeping({
      store,
      slot,
      links,
      snapshots,
      opening,
      hash: () => page.hash,
      saveScenario: () => page.saved++,
      download: (_, text) => page.downloads.push(text),
    });
    keeping.begin();
    end = () => {
      keeping.dispose();
      life.end();
    };
    const precision = () => store.getState().scenario.prior.precision;
    const edit = (value: number) => store.edit({ ...store.getState().scenario, prior: { precision: value } });
    const notice = () => store.getState().notices.at(-1);
    const press = (label: string) =>
      notice()
        ?.actions.find((action) => action.label === label)
        ?.run();
    return { store, page, links, keeping, snapshots, slot, precision, edit, notice, press };
  };
  return { local, load };
};
const later = () => vi.advanceTimersByTime(KEEP_AFTER_MS);

test('an edit is there after a reload, with what the screen shows', async () => {
  const { load } = browser();
  const first = await load();
  first.edit(5);
  first.store.chooseMethod('exact');
  later();
  const again = await load();
  expect(again.precision()).toBe(5);
  expect(again.store.getState()).toMatchObject({ touched: true, chosenMethod: 'exact', notices: [] });
});

test('nothing is stored before anything was changed', async () => {
  const { local, load } = browser();
  await load();
  later();
  expect(local.length).toBe(0);
});

test('a stroke is kept when it ends, or soon; a page that closes keeps at once', async () => {
  const { local, load } = browser();
  const first = await load();
  first.store.edit({ ...opening, prior: { precision: 2 } }, 'stroke');
  vi.advanceTimersByTime(3 * KEEP_AFTER_MS);
  expect(local.length).toBe(0);
  later();
  expect((await load()).precision()).toBe(2);
  const second = await load();
  second.store.edit({ ...opening, prior: { precision: 3 } }, 'stroke');
  second.keeping.flush();
  expect((await load()).precision()).toBe(3);
});

test('reloading the page of a shared link goes on with the edits made since', async () => {
  const { load } = browser();
  const first = await load();
  first.edit(4);
  await first.links.share();
  first.edit(6);
  later();
  const again = await load(first.page.hash);
  expect(again.precision()).toBe(6);
  expect(again.store.getState().notices).toEqual([]);
});

test('another link opens and leaves unsaved work among the snapshots; one press goes back', async () => {
  const { load } = browser();
  const first = await load();
  first.edit(5);
  later();
  const second = await load(linkTo(7));
  expect(second.precision()).toBe(7);
  expect(second.notice()?.actions.map(({ label }) => label)).toEqual(['Back to my work', 'Stay with the link']);
  expect(second.snapshots.list().map(({ name }) => name)).toEqual(['My work before a link']);
  // A reload asks nothing again and makes no second snapshot.
  const reloaded = await load(second.page.hash);
  expect(reloaded.precision()).toBe(7);
  expect(reloaded.snapshots.list()).toHaveLength(1);
  second.press('Back to my work');
  expect(second.precision()).toBe(5);
  expect(second.page.hash).toBe('');
  second.store.undo();
  expect(second.precision()).toBe(7);
});

test('where the snapshot finds no room, what is stored stays until one chooses', async () => {
  const { local, load } = browser();
  const first = await load();
  first.edit(5);
  later();
  const { setItem } = local;
  local.setItem = () => {
    throw new DOMException('exceeded', 'QuotaExceededError');
  };
  const second = await load(linkTo(7));
  local.setItem = setItem;
  second.edit(8);
  later();
  const third = await load();
  expect(third.precision()).toBe(5);
});

test('a link that opens the same work asks nothing, and one that is shared already is left for another', async () => {
  const { load } = browser();
  const first = await load();
  first.edit(7);
  later();
  const same = encodeLink(first.store.getState().scenario) ?? '';
  const second = await load(same);
  expect(second.precision()).toBe(7);
  expect(second.store.getState().notices).toEqual([]);
  await second.links.share();
  later();
  const third = await load(linkTo(9));
  expect(third.precision()).toBe(9);
  expect(third.store.getState().notices).toEqual([]);
});

test('a damaged link leaves the work of before on the page', async () => {
  const { load } = browser();
  const first = await load();
  first.edit(5);
  later();
  const second = await load(linkTo(7).slice(0, -3));
  expect(second.precision()).toBe(5);
  expect(second.store.getState().notices.map(({ tone }) => tone)).toEqual(['error']);
});

test('a fresh start by button is one undo step and is fresh after a reload too', async () => {
  const { load } = browser();
  const first = await load();
  first.edit(5);
  first.store.show({ lesson: { lesson: 'a', step: 'b' } });
  later();
  first.keeping.startAfresh();
  expect(first.store.getState()).toMatchObject({ scenario: opening, lesson: null });
  later();
  const second = await load();
  expect(second.store.getState().scenario).toBe(opening);
  second.edit(6);
  second.keeping.startAfresh();
  second.store.undo();
  expect(second.precision()).toBe(6);
  later();
  expect((await load()).precision()).toBe(6);
});

test('#fresh starts afresh at the start and later, whatever is stored, and leaves the address', async () => {
  const { local, load } = browser();
  const first = await load();
  first.edit(5);
  later();
  const fresh = await load('#fresh');
  expect(fresh.precision()).toBe(1);
  expect(fresh.page.hash).toBe('');
  fresh.press('Back to my work');
  expect(fresh.precision()).toBe(5);
  fresh.page.hash = '#fresh';
  fresh.keeping.readChanged();
  expect(fresh.precision()).toBe(1);
  fresh.store.undo();
  expect(fresh.precision()).toBe(5);
  later();
  local.setItem(local.key(0) ?? '', 'broken');
  const rescued = await load('#fresh');
  expect(rescued.store.getState().scenario).toBe(opening);
  expect(rescued.store.getState().notices.map(({ text }) => text)).toEqual(['This is a fresh start.']);
  expect((await load()).store.getState().notices).toEqual([]);
});

test('damaged work costs one sentence and can be had as a file', async () => {
  const { local, load } = browser();
  const first = await load();
  first.edit(5);
  later();
  const key = local.key(0) ?? '';
  const text = local.getItem(key)?.replace('"precision":5', '"precision":-5') ?? '';
  local.setItem(key, text);
  const second = await load();
  expect(second.store.getState().scenario).toBe(opening);
  expect(second.notice()?.text).toBe(
    'What was stored of your work could not be read: scenario.prior.precision: expected a number > 0, got -5.',
  );
  second.press('Save it as a file');
  expect(second.page.downloads).toEqual([text]);
});

test('a storage that is full is told once, and again after it has worked', async () => {
  const { local, load } = browser();
  const tab = await load();
  const { setItem } = local;
  const fill = () => {
    local.setItem = () => {
      throw new DOMException('exceeded', 'QuotaExceededError');
    };
  };
  const told = () => tab.store.getState().notices.filter(({ text }) => text.includes('is full')).length;
  fill();
  tab.edit(2);
  later();
  expect(told()).toBe(1);
  tab.press('Save as file');
  expect(tab.page.saved).toBe(1);
  tab.store.dismiss(tab.notice()?.id ?? 0);
  tab.edit(3);
  later();
  expect(told()).toBe(0);
  local.setItem = setItem;
  tab.edit(4);
  later();
  fill();
  tab.edit(5);
  later();
  expect(told()).toBe(1);
});

test('what is kept of any scenario is the scenario', async () => {
  const { load } = browser();
  const first = await load();
  const odd: Scenario = { ...opening, options: { 'ewc-diagonal.strength': 2 }, steps: [{ kind: 'prior', precision: 0.1 + 0.2 }] };
  first.store.edit(odd);
  later();
  expect((await load()).store.getState().scenario).toEqual(odd);
});
