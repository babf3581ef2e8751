import type { Scenario } from '../../scenario/types.ts';
import { parseScenario } from '../../scenario/validate.ts';
import { withScreen } from '../linkView.ts';
import type { Store } from '../state.ts';
import { type Outcome, whyNot } from './slot.ts';

const KEY = 'replayground.snapshot.';
export const LONGEST_NAME = 80;

/** A snapshot as a list shows it. */
export interface Snapshot {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** It cannot be opened. */
  readonly damaged: boolean;
}

export interface SnapshotParts {
  readonly store: Store;
  /** Throws where the browser refuses storage. */
  local(): Storage;
  now(): number;
  newId(): string;
}

export interface Snapshots {
  /** The newest first. */
  list(): Snapshot[];
  save(name: string, scenario?: Scenario): Outcome;
  /** As one undo step; a damaged one costs a sentence. Says whether it was opened. */
  open(id: string): boolean;
  rename(id: string, name: string): Outcome;
  /** Returns what puts it back. */
  remove(id: string): () => Outcome;
}

const cleanName = (name: string): string => name.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME) || 'Without a name';

/** Scenarios that a person put aside under a name, in this browser, each under a key of its own so that tabs do not overwrite a list. */
export const createSnapshots = ({ store, local, now, newId }: SnapshotParts): Snapshots => {
  const put = (id: string, text: string): Outcome => {
    try {
      local().setItem(KEY + id, text);
      return 'kept';
    } catch (error) {
      return whyNot(error);
    }
  };
  const get = (id: string): string | null => {
    try {
      return local().getItem(KEY + id);
    } catch {
      return null;
    }
  };
  const fields = (text: string | null): Record<string, unknown> | null => {
    try {
      const value: unknown = JSON.parse(text ?? '');
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
    } catch {
      return null;
    }
  };
  const describe = (id: string): Snapshot => {
    const { version, name, at, scenario } = fields(get(id)) ?? {};
    const damaged = version !== 1 || typeof scenario !== 'object' || scenario === null;
    return {
      id,
      name: typeof name === 'string' ? cleanName(name) : 'Unreadable',
      at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
      damaged,
    };
  };

  return {
    list() {
      try {
        const storage = local();
        const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
        const ids = keys.filter((key) => key.startsWith(KEY)).map((key) => key.slice(KEY.length));
        return ids.map(describe).sort((a, b) => b.at - a.at || a.name.localeCompare(b.name, 'en'));
      } catch {
        return [];
      }
    },
    save: (name, scenario = withScreen(store.getState())) =>
      put(newId(), JSON.stringify({ version: 1, at: now(), name: cleanName(name), scenario })),
    open(id) {
      const { name } = describe(id);
      try {
        store.open(parseScenario(fields(get(id))?.scenario));
        store.notify(`“${name}” is open; Undo brings back what was here.`);
        return true;
      } catch (error) {
        store.notify(`“${name}” was not opened: ${error instanceof Error ? error.message : String(error)}`, 'error');
        return false;
      }
    },
    rename(id, name) {
      const held = fields(get(id));
      return held ? put(id, JSON.stringify({ ...held, name: cleanName(name) })) : 'blocked';
    },
    remove(id) {
      const text = get(id);
      try {
        local().removeItem(KEY + id);
      } catch {
        // Nothing is stored where storage is refused.
      }
      return () => (text === null ? 'kept' : put(id, text));
    },
  };
};
