import { ScenarioError } from '../../scenario/check.ts';
import { type Outcome, whyNot } from '../../store/persist/slot.ts';
import { isOwnId, lessonData, type OwnLesson, readOwnLesson } from './ownLesson.ts';

const KEY = 'replayground.lesson.';
const VERSION = 1;
/** Most lessons that a browser keeps. */
export const MOST_KEPT = 60;

/** An own lesson as the browser keeps it. */
export interface KeptLesson {
  readonly lesson: OwnLesson;
  /** It was made here; otherwise it came by a link or a file. */
  readonly isMine: boolean;
  /** Milliseconds since 1970 of its last change. */
  readonly at: number;
  /** Link by which it came or can be sent; '' for none. */
  readonly link: string;
}

/** A line of a list of lessons. */
export interface Listed {
  readonly id: string;
  readonly at: number;
  readonly isMine: boolean;
  /** Null where it cannot be read. */
  readonly lesson: OwnLesson | null;
}

export interface Shelf {
  /** The lessons changed last first. */
  list(): Listed[];
  find(id: string): KeptLesson | undefined;
  /** Keeps a lesson and says how that went; where storage is refused or full the page remembers it until it is closed. */
  put(kept: Omit<KeptLesson, 'at'>): Outcome;
  /** Returns what puts it back. */
  remove(id: string): () => Outcome;
  /** Calls back when a lesson is put or removed. */
  subscribe(listener: () => void): () => void;
  /** Another tab wrote this key: who listens is told. */
  heard(key: string | null): void;
}

export interface ShelfParts {
  /** Throws where the browser refuses storage. */
  local(): Storage;
  now(): number;
}

const readKept = (id: string, text: string): KeptLesson | null => {
  try {
    const { version, at, isMine, link, lesson } = Object(JSON.parse(text)) as Record<string, unknown>;
    if (version !== VERSION) return null;
    return {
      lesson: readKeptLesson(lesson, id),
      isMine: isMine === true,
      at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
      link: typeof link === 'string' && /^#t=[\w.-]{1,20000}$/.test(link) ? link : '',
    };
  } catch {
    return null;
  }
};

/** A lesson that was begun may have no step yet. */
const readKeptLesson = (value: unknown, id: string): OwnLesson => {
  const { steps, ...rest } = Object(value) as Record<string, unknown>;
  if (!Array.isArray(steps) || steps.length > 0) return readOwnLesson(value, id).lesson;
  const { lesson } = readOwnLesson({ ...rest, steps: [{ id: 's1', title: '' }] }, id);
  return { ...lesson, steps: [] };
};

/** Own lessons in this browser, each under a key of its own so that tabs do not overwrite a list. */
export const createShelf = ({ local, now }: ShelfParts): Shelf => {
  /** Texts of the lessons that storage did not take, by id. */
  const held = new Map<string, string>();
  const known = new Map<string, { readonly text: string; readonly kept: KeptLesson | null }>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const textOf = (id: string): string | null => {
    try {
      return held.get(id) ?? local().getItem(KEY + id);
    } catch {
      return held.get(id) ?? null;
    }
  };
  const find = (id: string): KeptLesson | null => {
    const text = isOwnId(id) ? textOf(id) : null;
    if (text === null) return null;
    const seen = known.get(id);
    if (seen?.text === text) return seen.kept;
    const kept = readKept(id, text);
    known.set(id, { text, kept });
    return kept;
  };
  const ids = (): string[] => {
    try {
      const storage = local();
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
      const stored = keys.filter((key) => key.startsWith(KEY)).map((key) => key.slice(KEY.length));
      return [...new Set([...stored.filter(isOwnId), ...held.keys()])];
    } catch {
      return [...held.keys()];
    }
  };
  const write = (id: string, text: string): Outcome => {
    if (textOf(id) === null && ids().length >= MOST_KEPT) return 'full';
    held.set(id, text);
    try {
      local().setItem(KEY + id, text);
      // What is stored is read there: another tab may change it.
      held.delete(id);
      return 'kept';
    } catch (error) {
      return whyNot(error);
    } finally {
      tell();
    }
  };
  return {
    list: () =>
      ids()
        .map((id) => {
          const kept = find(id);
          return { id, at: kept?.at ?? 0, isMine: kept?.isMine ?? false, lesson: kept?.lesson ?? null };
        })
        .sort((one, other) => other.at - one.at),
    find: (id) => find(id) ?? undefined,
    put({ lesson, isMine, link }) {
      const { id } = lesson;
      if (!isOwnId(id)) throw new ScenarioError(`shelf: "${id}" is no id of an own lesson`);
      return write(id, JSON.stringify({ version: VERSION, at: now(), isMine, link, lesson: lessonData(lesson) }));
    },
    remove(id) {
      const text = textOf(id);
      held.delete(id);
      try {
        local().removeItem(KEY + id);
      } catch {
        // Nothing is stored where storage is refused.
      }
      tell();
      return () => (text === null ? 'kept' : write(id, text));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heard(key) {
      if (key === null || key.startsWith(KEY)) tell();
    },
  };
};
