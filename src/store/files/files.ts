import type { TableReader } from '../../data/files/reader.ts';
import type { Source } from '../../data/files/reading.ts';
import type { RealData } from '../../data/real.ts';
import { pastCount } from '../../scenario/defaults.ts';
import { parseScenario } from '../../scenario/validate.ts';
import { withScreen } from '../linkView.ts';
import type { Store } from '../state.ts';
import type { Incoming } from './incoming.ts';
import { lazyIncoming } from './lazyIncoming.ts';

export interface FileParts {
  readonly store: Store;
  download(name: string, text: string): void;
  /** Opens the data of a lesson, or the hash of its link; without it lessons are refused. */
  openLesson?(name: string, value: unknown): void;
  /** Reads tables; by default in a worker that is loaded with the first file. */
  createReader?(): Promise<TableReader>;
}

export interface Files {
  /** Opens what was dropped or picked together: a scenario, or tables, which are shown before they are opened. */
  openFiles(files: readonly Source[]): Promise<void>;
  /** Text that was pasted; read like a file. */
  openText(name: string, text: string): Promise<void>;
  /** Data that ship with the page, at once: there is nothing to guess. The class that is held out arrives as the change. */
  openReal(data: Pick<RealData, 'title' | 'heldOut' | 'load'>): Promise<void>;
  /** The table that is on its way in. */
  readonly incoming: Incoming;
  saveScenario(): void;
  /** Exactly what the headless command prints. */
  saveResults(): void;
}

const lazyReader = async (): Promise<TableReader> => (await import('../../data/files/reader.ts')).createReader();

/** Files in and out. A bad file costs one sentence and nothing else. */
export const createFiles = ({ store, download, openLesson, createReader = lazyReader }: FileParts): Files => {
  const refuse = (name: string, problem: string): void => store.notify(`${name} was not opened: ${problem}`, 'error');

  const incoming = lazyIncoming(
    async () =>
      (await import('./intake.ts')).createIntake({
        store,
        createReader,
        refuse,
        openLesson: openLesson ?? ((name) => refuse(name, 'it is a lesson.')),
      }),
    (title) => refuse(title, 'what reads files could not be loaded; see whether the page can be reached.'),
  );

  return {
    incoming,
    async openFiles(files) {
      const [first, ...others] = files;
      if (first) await incoming.read(others.length === 0 ? first.name : `${first.name} and ${others.length} more`, files);
    },
    async openReal({ title, heldOut, load }) {
      try {
        const [table, { holdOutClass }, { withTable }] = await Promise.all([
          load(),
          import('../../scenario/holdOut.ts'),
          import('./newData.ts'),
        ]);
        const label = table.classes.indexOf(heldOut);
        const whole = withTable(store.getState().scenario, title, table, 'standardised');
        const next = parseScenario(holdOutClass(whole, label));
        store.open(next, { saved: false });
        store.notify(`${title}: ${pastCount(next)} points are the past. ${heldOut}, ${table.classCounts[label]} points, is the change.`);
      } catch {
        refuse(title, 'it could not be loaded.');
      }
    },
    openText: (name, text) => incoming.read(name, [new File([text], name)]),
    saveScenario() {
      download('replayground-scenario.json', `${JSON.stringify(withScreen(store.getState()), null, 2)}\n`);
      store.saved();
    },
    saveResults() {
      const { experiment, scenario } = store.getState();
      if (!experiment) {
        store.notify('There are no results to save yet.');
        return;
      }
      const { results } = experiment.outcome;
      download(
        'replayground-results.json',
        `${JSON.stringify(scenario.steps.length > 0 ? results : { ...results, steps: [] }, null, 2)}\n`,
      );
    },
  };
};
