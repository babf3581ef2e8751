import { afterEach, expect, test, vi } from 'vitest';
import { fakeLocks, fakeStorage, smallScenario } from '../../testing/fakeStore.ts';
import { claimSlot, type Kept, type SlotParts } from './slot.ts';

const work = (title: string): Kept => ({ scenario: smallScenario({ title }), touched: true, address: '' });

/** A browser; `open` opens a tab in it, `reopen` with the memory of a tab: a reload, or a duplicate. */
const browser = ({ locks = true } = {}) => {
  const local = fakeStorage();
  const held = fakeLocks();
  let clock = 0;
  let ids = 0;
  const listeners: ((key: string) => void)[] = [];
  const open = async (session: Storage = fakeStorage(), other: Partial<SlotParts> = {}) => {
    const life = held.tab();
    const slot = await claimSlot({
      local: () => local,
      session: () => session,
      locks: locks ? life.locks : undefined,
      now: () => ++clock,
      newId: () => `t${++ids}`,
      onForeignWrite: (listener) => listeners.push(listener),
      ...other,
    });
    return { slot, session, close: life.end };
  };
  return { local, open, listeners };
};
const title = (tab: { slot: { found: Awaited<ReturnType<typeof claimSlot>>['found'] } }): string | undefined =>
  tab.slot.found.kind === 'work' ? tab.slot.found.work.scenario.title : tab.slot.found.kind;

test('what a tab wrote is there after a reload', async () => {
  const { open } = browser();
  const tab = await open();
  expect(tab.slot.found).toEqual({ kind: 'nothing' });
  expect(tab.slot.write(work('mine'))).toBe('kept');
  tab.close();
  const again = await open(tab.session);
  expect(again.slot.found).toEqual({ kind: 'work', work: work('mine') });
});

test('two tabs do not overwrite each other', async () => {
  const { open } = browser();
  const first = await open();
  first.slot.write(work('first'));
  const second = await open();
  expect(title(second)).toBe('nothing');
  second.slot.write(work('second'));
  first.close();
  second.close();
  expect(title(await open(first.session))).toBe('first');
  expect(title(await open(second.session))).toBe('second');
});

test('a new tab goes on with the work of the tab that was closed last, and with no other’s', async () => {
  const { open } = browser();
  const [first, second] = [await open(), await open()];
  first.slot.write(work('first'));
  second.slot.write(work('second'));
  first.close();
  second.close();
  expect(title(await open())).toBe('second');
  expect(title(await open())).toBe('first');
  expect(title(await open())).toBe('nothing');
});

test('a duplicated tab has the same work in a slot of its own', async () => {
  const { open } = browser();
  const tab = await open();
  tab.slot.write(work('mine'));
  const memory = fakeStorage();
  memory.setItem('replayground.tab', tab.session.getItem('replayground.tab') ?? '');
  const copy = await open(memory);
  expect(title(copy)).toBe('mine');
  // As after a reload where the page before held its slot for too long: once more, with nothing changed between.
  copy.close();
  const reloaded = await open(memory);
  expect(title(reloaded)).toBe('mine');
  reloaded.slot.write(work('copy'));
  tab.close();
  expect(title(await open(tab.session))).toBe('mine');
});

test('without locks a new tab starts from a copy of the newest work, and few slots pile up', async () => {
  const { open, local } = browser({ locks: false });
  const first = await open();
  first.slot.write(work('first'));
  const second = await open();
  expect(title(second)).toBe('first');
  second.slot.write(work('second'));
  expect(title(await open(first.session))).toBe('first');
  for (let i = 0; i < 12; i++) (await open()).slot.write(work(`${i}`));
  expect(local.length).toBeLessThanOrEqual(6);
});

test('a tab whose slot another one wrote goes elsewhere', async () => {
  const { open, local, listeners } = browser({ locks: false });
  const tab = await open();
  tab.slot.write(work('mine'));
  const key = local.key(0) ?? '';
  listeners[0]?.(key);
  tab.slot.write(work('mine, later'));
  expect(local.length).toBe(2);
  expect(local.getItem(key)).toContain('"title":"mine"');
});

test.each([
  ['text', 'no json', 'it is cut or changed'],
  ['a list', '[]', 'it is of another version'],
  ['null', 'null', 'it is of another version'],
  ['another version', '{"version":2}', 'it is of another version'],
  ['no scenario', '{"version":1}', 'scenario: expected an object, got nothing'],
])('%s in its place is told, and kept as it was', async (_, text, because) => {
  const { open, local } = browser();
  local.setItem('replayground.work.x', text);
  const { slot } = await open();
  expect(slot.found).toEqual({ kind: 'damaged', because, text });
  slot.clear();
  expect(local.length).toBe(0);
});

test('refused storage, a full one, and a tab without a memory are survived', async () => {
  const refuse = (): never => {
    throw new DOMException('no', 'SecurityError');
  };
  const { open, local } = browser();
  const { slot } = await open(undefined, { local: refuse });
  expect(slot.found).toEqual({ kind: 'nothing' });
  expect(slot.write(work('mine'))).toBe('blocked');
  slot.clear();
  const forgetful = await open(undefined, { session: refuse });
  expect(forgetful.slot.write(work('mine'))).toBe('kept');
  local.setItem = () => {
    throw new DOMException('exceeded', 'QuotaExceededError');
  };
  expect(forgetful.slot.write(work('more'))).toBe('full');
});

afterEach(() => {
  vi.useRealTimers();
});

test('locks that never answer are no locks: the page goes on, and its work is kept', async () => {
  vi.useFakeTimers();
  const { open } = browser();
  const silent = { request: () => new Promise<never>(() => {}) } as unknown as NonNullable<SlotParts['locks']>;
  const session = fakeStorage();
  const opening = open(session, { locks: silent });
  await vi.advanceTimersByTimeAsync(2_000);
  const { slot } = await opening;
  expect(slot.write(work('mine'))).toBe('kept');
  const reopening = open(session, { locks: silent });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(title(await reopening)).toBe('mine');
});
