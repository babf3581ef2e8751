import { createStore } from 'zustand/vanilla';
import { DataError } from '../../data/dataError.ts';
import type { Choice } from '../../data/files/choice.ts';
import type { Interpretation } from '../../data/files/interpret.ts';
import { questionIn } from '../../data/files/question.ts';
import type { TableReader } from '../../data/files/reader.ts';
import type { Source, Summary } from '../../data/files/reading.ts';
import { type Scaling, wantsStandardising } from './newData.ts';

/** A table on its way in: being read, or shown before it is opened. Nothing of it has touched the scenario. */
export type IncomingState =
  | { readonly phase: 'reading'; readonly title: string; readonly share: number }
  | {
      readonly phase: 'preview';
      readonly title: string;
      readonly summary: Summary;
      readonly choice: Choice;
      readonly scaling: Scaling;
      /** Data that the choice gives; the one before while the newest is computed; null where it gives nothing, or asks something. */
      readonly interpretation: Interpretation | null;
      /** Why the choice gives no data, in one sentence. */
      readonly problem: string | null;
      readonly computing: boolean;
      /** Share done, 0 … 1. */
      readonly share: number;
    };

export interface IncomingParts {
  createReader(): Promise<TableReader>;
  openScenario(title: string, value: unknown): void;
  openLink(title: string, hash: string): void;
  openTable(title: string, summary: Summary, interpretation: Interpretation, scaling: Scaling): void;
  refuse(title: string, because: string): void;
}

export interface Incoming {
  getState(): IncomingState | null;
  subscribe(listener: () => void): () => void;
  /** Reads files and shows what they hold; a scenario is opened at once. */
  read(title: string, files: readonly Source[]): Promise<void>;
  choose(choice: Choice): Promise<void>;
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

export const createIncoming = ({ createReader, openScenario, openLink, openTable, refuse }: IncomingParts): Incoming => {
  const zustand = createStore<{ state: IncomingState | null }>()(() => ({ state: null }));
  const get = (): IncomingState | null => zustand.getState().state;
  const set = (state: IncomingState | null): void => zustand.setState({ state });
  let reader: TableReader | null = null;
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

  const incoming: Incoming = {
    getState: get,
    subscribe: (listener) => zustand.subscribe(listener),
    async read(title, files) {
      end();
      const own = current;
      scaled = false;
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
        if (opened.kind === 'link') {
          end();
          openLink(title, opened.hash);
          return;
        }
        const { summary } = opened;
        let interpretation: Interpretation | null = null;
        let problem: string | null = null;
        try {
          if (questionIn(summary.choice, summary.columns) === null)
            interpretation = await started.interpret(summary.choice, (next) => tell(READING + (1 - READING) * next));
        } catch (error) {
          // With columns to spare, another choice may do.
          if (summary.columns.length <= 3) throw error;
          problem = because(error);
        }
        if (own !== current) return;
        const scaling = scalingOf(interpretation) ?? 'raw';
        set({ phase: 'preview', title, summary, choice: summary.choice, scaling, interpretation, problem, computing: false, share: 0 });
      } catch (error) {
        if (own !== current) return;
        end();
        refuse(title, because(error));
      } finally {
        clearTimeout(timer);
      }
    },
    async choose(choice) {
      const state = get();
      if (state?.phase !== 'preview' || reader === null) return;
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
      const finish = (part: { interpretation: Interpretation | null; problem: string | null }): void => {
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
