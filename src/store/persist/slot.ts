import type { Scenario } from '../../scenario/types.ts';
import { parseScenario } from '../../scenario/validate.ts';

/*
 * Work is kept in localStorage, which is written at once even while a page is being closed. Every tab has a slot of its own there; its id
 * is in sessionStorage, which outlives a reload and a crash, and a lock of that name says that the tab is alive. A tab that has no id
 * yet takes the newest slot that no living tab holds: the work of the last one that was closed.
 */

const SLOT = 'replayground.work.';
const TAB = 'replayground.tab';
/** Time that a tab waits for its own slot, ms; the page before a reload may hold it for a moment longer. */
const PATIENCE_MS = 250;
/** Time in which a lock that is asked for answers, ms; where none does, the page goes on as if there were no locks. */
const SILENCE_MS = 1_000;
/** Number of slots that are kept where no lock says which of them are in use. */
const UNLOCKED_SLOTS = 5;

/** Work that a tab keeps. */
export interface Kept {
  /** With what the screen shows in its `view`. */
  readonly scenario: Scenario;
  /** No link or file holds it. */
  readonly touched: boolean;
  /** The link that the page had opened or shared last; '' for none. */
  readonly address: string;
}

export type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'work'; readonly work: Kept }
  /** `because` is no sentence yet; `text` is what was stored. */
  | { readonly kind: 'damaged'; readonly because: string; readonly text: string };

export type Outcome = 'kept' | 'full' | 'blocked';

export interface Slot {
  /** Content of the slot when the page was opened. */
  readonly found: Found;
  write(work: Kept): Outcome;
  clear(): void;
}

export interface SlotParts {
  /** These throw where the browser refuses storage. */
  local(): Storage;
  session(): Storage;
  /** Undefined where the page has no secure address. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  now(): number;
  newId(): string;
  /** Calls back with a key that another tab wrote. */
  onForeignWrite(listener: (key: string) => void): void;
}

const attempt = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

/** 'full' or 'blocked', from what a storage threw. */
export const whyNot = (error: unknown): 'full' | 'blocked' =>
  error instanceof Error && /quota/i.test(`${error.name} ${error.message}`) ? 'full' : 'blocked';

const readText = (text: string | null): Found => {
  if (text === null) return { kind: 'nothing' };
  try {
    const value: unknown = JSON.parse(text);
    const { version, scenario, touched, address } = Object(value) as Record<string, unknown>;
    if (version !== 1) return { kind: 'damaged', because: 'it is of another version', text };
    return {
      kind: 'work',
      work: { scenario: parseScenario(scenario), touched: touched !== false, address: typeof address === 'string' ? address : '' },
    };
  } catch (error) {
    const because = error instanceof SyntaxError ? 'it is cut or changed' : error instanceof Error ? error.message : String(error);
    return { kind: 'damaged', because, text };
  }
};

/** Ids of the slots in a storage, the one written last first. */
const slotsOf = (storage: Storage): string[] => {
  const found: { id: string; at: number }[] = [];
  for (let i = 0; i < storage.length; i++) {
    const key = storage.key(i);
    if (!key?.startsWith(SLOT)) continue;
    const at = /^\{"version":1,"at":(\d{1,15})/.exec(storage.getItem(key)?.slice(0, 60) ?? '')?.[1];
    found.push({ id: key.slice(SLOT.length), at: Number(at ?? 0) });
  }
  return found.sort((a, b) => b.at - a.at).map(({ id }) => id);
};

/** Locks that have not answered are no locks. */
class SilentLocksError extends Error {}

/** Holds the lock of a slot until the page is gone; false where another tab holds it. Rejects where nothing answers. */
const hold = (locks: Pick<LockManager, 'request'>, id: string, patient: boolean): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const silence = setTimeout(() => reject(new SilentLocksError()), SILENCE_MS);
    const answer = (held: boolean): void => {
      clearTimeout(silence);
      resolve(held);
    };
    const forEver = (lock: Lock | null): Promise<void> => {
      answer(lock !== null);
      return lock ? new Promise(() => {}) : Promise.resolve();
    };
    const options = patient ? { signal: AbortSignal.timeout(PATIENCE_MS) } : { ifAvailable: true };
    locks.request(SLOT + id, options, forEver).catch(() => answer(false));
  });

const prune = (storage: Storage): void => {
  for (const id of slotsOf(storage).slice(UNLOCKED_SLOTS)) storage.removeItem(SLOT + id);
};

/** The slot of this tab, and that from which its work is read: another one's where the tab was duplicated. */
const choose = async (storage: Storage, { session, locks, newId }: SlotParts): Promise<{ id: string; from: string }> => {
  const own = attempt(() => session().getItem(TAB));
  const remember = (id: string): string => {
    attempt(() => session().setItem(TAB, id));
    return id;
  };
  if (own) {
    if (!locks || (await hold(locks, own, true))) return { id: own, from: own };
    const id = remember(newId());
    await hold(locks, id, false);
    return { id, from: own };
  }
  const others = slotsOf(storage);
  if (!locks) {
    prune(storage);
    const id = remember(newId());
    return { id, from: others[0] ?? id };
  }
  for (const id of others) if (await hold(locks, id, false)) return { id: remember(id), from: id };
  const id = remember(newId());
  await hold(locks, id, false);
  return { id, from: id };
};

/** Slot that keeps nothing and tells nobody: a page inside another one. */
export const noSlot: Slot = { found: { kind: 'nothing' }, write: () => 'kept', clear: () => {} };

/** The slot of this tab. Never rejects: where storage is refused, `write` says so. */
export const claimSlot = async (parts: SlotParts): Promise<Slot> => {
  const blocked: Slot = { ...noSlot, write: () => 'blocked' };
  try {
    const storage = parts.local();
    const chosen = await choose(storage, parts).catch((error: unknown) => {
      if (!(error instanceof SilentLocksError)) throw error;
      return choose(storage, { ...parts, locks: undefined });
    });
    let key = SLOT + chosen.id;
    const text = storage.getItem(SLOT + chosen.from);
    const found = readText(text);
    // Its next reload reads its own slot, also where nothing was changed until then.
    if (chosen.from !== chosen.id && text !== null) attempt(() => storage.setItem(key, text));
    // Without locks two tabs may have one slot: who sees the other write goes elsewhere.
    parts.onForeignWrite((written) => {
      if (written !== key) return;
      const id = parts.newId();
      key = SLOT + id;
      attempt(() => parts.session().setItem(TAB, id));
    });
    return {
      found,
      write({ scenario, touched, address }) {
        try {
          storage.setItem(key, JSON.stringify({ version: 1, at: parts.now(), touched, address, scenario }));
          return 'kept';
        } catch (error) {
          return whyNot(error);
        }
      },
      clear: () => {
        attempt(() => storage.removeItem(key));
      },
    };
  } catch {
    return blocked;
  }
};
