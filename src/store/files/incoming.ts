import { createStore } from 'zustand/vanilla';
import { DataError } from '../../data/dataError.ts';
import type { Choice } from '../../data/files/choice.ts';
import type { Interpretation } from '../../data/files/interpret.ts';
import { questionIn } from '../../data/files/question.ts';
import type { TableReader } from '../../data/files/reader.ts';
import type { Source, Summary } from '../../data/files/reading.ts';
import type { Layout } from '../../data/files/table.ts';
import { type Scaling, wantsStandardising } from './newData.ts';

/** A table on its way in: being read, or shown before it is opened. Nothing of it has touched the scenario. */
export type IncomingState =
  | { readonly phase: 'reading'; readonly title: string; readonly share: number }
  | {
      readonly phase: 'preview';
      readonly title: string;
      readonly summary: Summary;
      readonly choice: Choice;
      /** The layout that was asked for last; null where the file has none to choose. */
      readonly layout: Layout | null;
      readonly scaling: Scaling;
      /** Data that the choice gives; the one before while the newest is computed; null where it gives nothing, or asks something. */
      readonly interpretation: Interpretation | null;
      /** Why the choice gives no data, in one sentence. */
      readonly problem: string | null;
      readonly computing: boolean;
      /** Share done, 0 … 1. */
      readonly share: number;
    };

type PreviewState = Extract<IncomingState, { phase: 'preview' }>;
type Look = Pick<PreviewState, 'interpretation' | 'problem'>;

/** True while the files are read once more: until then nobody knows which columns there will be. */
const isArranging = ({ layout, summary }: PreviewState): boolean => layout !== summary.layout;

export interface IncomingParts {
  createReader(): Promise<TableReader>;
  openScenario(title: string, value: unknown): void;
  openLink(title: string, hash: string): void;
  /** Data of a lesson, or the hash of its link. */
  openLesson(title: string, value: unknown): void;
  openTable(title: string, summary: Summary, interpretation: Interpretation, scaling: Scaling): void;
  refuse(title: string, because: string): void;
}

export interface Incoming {
  getState(): IncomingState | null;
  subscribe(listener: () => void): () => void;
  /** Reads files and shows what they hold; a scenario is opened at once. */
  read(title: string, files: readonly Source[]): Promise<void>;
  choose(choice: Choice): Promise<void>;
  /** Reads the files once more, in another layout; where that gives no table, the old one stays and the reason is said. */
  arrange(layout: Layout): Promise<void>;
  scale(scaling: Scaling): void;
  /** Opens what the preview shows, if it shows something. */
  accept(): void;
  cancel(): void;
}

/** Share of the whole that reading takes; interpreting three million rows takes about as long. */
const READING = 0.5;
/** Readings that take longer than this are shown. */
const PATIENCE_MS = 250;

const scalingOf = (interpretation: Interpretation | null): Scaling | null =>
  interpretation && (wantsStandardising(interpretation.tasks.flatMap(({ points }) => points)) ? 'standardised' : 'raw');

export const createIncoming = ({ createReader, openScenario, openLink, openLesson, openTable, refuse }: IncomingParts): Incoming => {
  const zustand = createStore<{ state: IncomingState | null }>()(() => ({ state: null }));
  const get = (): IncomingState | null => zustand.getState().state;
  const set = (state: IncomingState | null): void => zustand.setState({ state });
  let reader: TableReader | null = null;
  let sources: readonly Source[] = [];
  /** Number of the newest reading; answers of older ones are dropped. */
  let current = 0;
  let chosen = 0;
  /** Somebody has said how the inputs are scaled; until then it is guessed of each choice. */
  let scaled = false;

  const end = (): void => {
    current++;
    reader?.close();
    reader = null;
    set(null);
  };
  const because = (error: unknown): string => (error instanceof DataError ? error.message : 'It could not be read.');

  /** Data that a choice gives, or why it gives none; nothing where it asks something. */
  const look = async (from: TableReader, { choice, columns }: Summary, onProgress: (share: number) => void): Promise<Look> => {
    if (questionIn(choice, columns) !== null) return { interpretation: null, problem: null };
    try {
      return { interpretation: await from.interpret(choice, onProgress), problem: null };
    } catch (error) {
      return { interpretation: null, problem: because(error) };
    }
  };

  const incoming: Incoming = {
    getState: get,
    subscribe: (listener) => zustand.subscribe(listener),
    async read(title, files) {
      end();
      const own = current;
      scaled = false;
      sources = files;
      let share = 0;
      const show = (): void => {
        if (own === current) set({ phase: 'reading', title, share });
      };
      const timer = setTimeout(show, PATIENCE_MS);
      try {
        const started = await createReader();
        if (own !== current) {
          started.close();
          return;
        }
        reader = started;
        const tell = (next: number): void => {
          share = next;
          if (get() !== null) show();
        };
        const opened = await started.read(files, (next) => tell(READING * next));
        if (own !== current) return;
        if (opened.kind === 'scenario') {
          end();
          openScenario(title, opened.value);
          return;
        }
        if (opened.kind === 'lesson') {
          end();
          openLesson(title, opened.value);
          return;
        }
        if (opened.kind === 'link') {
          end();
          openLink(title, opened.hash);
          return;
        }
        const { summary } = opened;
        const { interpretation, problem } = await look(started, summary, (next) => tell(READING + (1 - READING) * next));
        // With columns to spare, another choice may do.
        if (problem !== null && summary.columns.length <= 3) throw new DataError(problem);
        if (own !== current) return;
        const scaling = scalingOf(interpretation) ?? 'raw';
        const { choice, layout } = summary;
        set({ phase: 'preview', title, summary, choice, layout, scaling, interpretation, problem, computing: false, share: 0 });
      } catch (error) {
        if (own !== current) return;
        end();
        refuse(title, because(error));
      } finally {
        clearTimeout(timer);
      }
    },
    async arrange(layout) {
      const state = get();
      if (state?.phase !== 'preview' || reader === null || isArranging(state)) return;
      const [own, turn, again] = [current, ++chosen, reader];
      set({ ...state, layout, computing: true, share: 0 });
      const now = (): PreviewState | null => {
        const next = get();
        return own === current && turn === chosen && next?.phase === 'preview' ? next : null;
      };
      const tell = (share: number): void => {
        const next = now();
        if (next) set({ ...next, share });
      };
      try {
        const opened = await again.read(sources, (share) => tell(READING * share), layout);
        if (opened.kind !== 'table' || now() === null) return;
        const { summary } = opened;
        const { decimal } = state.choice;
        const choice = { ...summary.choice, ...(decimal === undefined ? {} : { decimal }) };
        const first = await look(again, { ...summary, choice }, (share) => tell(READING + (1 - READING) * share));
        const next = now();
        if (next)
          set({
            ...next,
            ...first,
            summary,
            choice,
            layout: summary.layout,
            scaling: (scaled ? null : scalingOf(first.interpretation)) ?? next.scaling,
            computing: false,
          });
      } catch (error) {
        const next = now();
        if (next) set({ ...next, layout: next.summary.layout, problem: `It cannot be read so: ${because(error)}`, computing: false });
      }
    },
    async choose(choice) {
      const state = get();
      if (state?.phase !== 'preview' || reader === null || isArranging(state)) return;
      const [own, turn] = [current, ++chosen];
      if (questionIn(choice, state.summary.columns) !== null) {
        set({ ...state, choice, interpretation: null, problem: null, computing: false });
        return;
      }
      set({ ...state, choice, computing: true, share: 0 });
      const tell = (share: number): void => {
        const now = get();
        if (own === current && turn === chosen && now?.phase === 'preview') set({ ...now, share });
      };
      const finish = (part: Look): void => {
        const now = get();
        if (own !== current || turn !== chosen || now?.phase !== 'preview') return;
        const scaling = (scaled ? null : scalingOf(part.interpretation)) ?? now.scaling;
        set({ ...now, ...part, scaling, computing: false });
      };
      try {
        finish({ interpretation: await reader.interpret(choice, tell), problem: null });
      } catch (error) {
        finish({ interpretation: null, problem: because(error) });
      }
    },
    scale(scaling) {
      const state = get();
      scaled = true;
      if (state?.phase === 'preview') set({ ...state, scaling });
    },
    accept() {
      const state = get();
      if (state?.phase !== 'preview' || state.interpretation === null || state.computing) return;
      const { title, summary, interpretation, scaling } = state;
      end();
      openTable(title, summary, interpretation, scaling);
    },
    cancel: end,
  };
  return incoming;
};
