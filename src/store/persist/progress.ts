const KEY = 'replayground.lessons';
const VERSION = 1;
/** More lessons and guesses than there are: a bound for what somebody else wrote. */
const MOST_LESSONS = 64;
const MOST_GUESSES = 16;

/** Guess at a question of a lesson: the index of a choice, names in an order, or a number. */
export type Guess = number | readonly string[];

/** Way through one lesson. */
export interface LessonProgress {
  /** Step that was shown last. */
  readonly step: string;
  /** Its last step was reached. */
  readonly isDone: boolean;
  /** Guess at each question that was answered, by the step's id; null where the answer was asked for without one. */
  readonly guesses: Readonly<Record<string, Guess | null>>;
}

export type ProgressOf = Readonly<Record<string, LessonProgress>>;

export interface Progress {
  /** Progress by lesson; none where the browser refuses storage, or what is stored cannot be read. */
  all(): ProgressOf;
  /** Writes that of one lesson: another tab's other lessons stay. */
  keep(lesson: string, progress: LessonProgress): void;
  /** Language that was chosen for the lessons; null where none was. */
  language(): string | null;
  keepLanguage(language: string): void;
  /** Forgets the way and the language. */
  forget(): void;
}

const isGuess = (value: unknown): value is Guess | null =>
  value === null ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && value.length <= MOST_GUESSES && value.every((id) => typeof id === 'string' && id.length <= 64));

const read = (value: unknown): LessonProgress | null => {
  const { step, isDone, guesses } = (value ?? {}) as Record<string, unknown>;
  if (typeof step !== 'string' || step.length > 64 || typeof guesses !== 'object' || guesses === null) return null;
  const kept = Object.entries(guesses).filter((entry): entry is [string, Guess | null] => isGuess(entry[1]));
  return { step, isDone: isDone === true, guesses: Object.fromEntries(kept.slice(0, MOST_GUESSES)) };
};

/** Whether this browser remembers any progress, without reading it. */
export const hasProgress = (local: () => Storage): boolean => {
  try {
    return local().getItem(KEY) !== null;
  } catch {
    return false;
  }
};

/** Progress through the lessons, in one key of this browser. `local` throws where storage is refused: the page remembers it until it is closed. */
export const createProgress = (local: () => Storage): Progress => {
  let held: ProgressOf = {};
  let heldLanguage: string | null = null;
  const stored = (): Record<string, unknown> => {
    const found = JSON.parse(local().getItem(KEY) ?? '{}') as Record<string, unknown>;
    return found.version === VERSION ? found : {};
  };
  const all = (): ProgressOf => {
    try {
      const { lessons } = stored();
      if (typeof lessons !== 'object' || lessons === null) return held;
      const known = Object.entries(lessons).flatMap(([id, value]) => {
        const one = read(value);
        return one && id.length <= 64 ? [[id, one] as const] : [];
      });
      return { ...held, ...Object.fromEntries(known.slice(0, MOST_LESSONS)) };
    } catch {
      return held;
    }
  };
  const language = (): string | null => {
    try {
      const kept = stored().language;
      return typeof kept === 'string' && kept.length <= 16 ? kept : heldLanguage;
    } catch {
      return heldLanguage;
    }
  };
  const write = (): void => {
    try {
      local().setItem(KEY, JSON.stringify({ version: VERSION, lessons: held, language: heldLanguage ?? undefined }));
    } catch {
      // It is remembered on this page all the same.
    }
  };
  return {
    all,
    language,
    keep(lesson, progress) {
      held = { ...all(), [lesson]: progress };
      heldLanguage = language();
      write();
    },
    keepLanguage(chosen) {
      held = all();
      heldLanguage = chosen;
      write();
    },
    forget() {
      held = {};
      heldLanguage = null;
      try {
        local().removeItem(KEY);
      } catch {
        // Nothing was stored.
      }
    },
  };
};
