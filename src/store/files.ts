import { readCsv } from '../data/csv.ts';
import { parseScenario } from '../scenario/validate.ts';
import { withTable } from './newData.ts';
import type { Store } from './state.ts';
import { withScreen } from './store.ts';

/** Files above this are refused before they are read. */
export const LARGEST_FILE = 5_000_000;

export interface FileParts {
  readonly store: Store;
  download(name: string, text: string): void;
}

export interface Files {
  openFile(file: { readonly name: string; readonly size: number; text(): Promise<string> }): Promise<void>;
  openText(name: string, text: string): void;
  saveScenario(): void;
  /** Exactly what the headless command prints. */
  saveResults(): void;
}

/** Files in and out. A bad file costs one sentence and nothing else. */
export const createFiles = ({ store, download }: FileParts): Files => {
  const refuse = (name: string, problem: string): void => store.notify(`${name} was not opened: ${problem}`, 'error');

  const openScenario = (name: string, text: string): void => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      refuse(name, 'it is not JSON.');
      return;
    }
    try {
      store.open(parseScenario(value));
      store.notify(`${name} is open.`);
    } catch (error) {
      refuse(name, error instanceof Error ? error.message : String(error));
    }
  };

  const openTable = (name: string, text: string): void => {
    try {
      const { scenario, told } = withTable(store.getState().scenario, name, readCsv(text));
      store.open(scenario, { saved: false });
      store.notify(`${name}: ${told}`);
    } catch (error) {
      refuse(name, error instanceof Error ? error.message : String(error));
    }
  };

  const openText = (name: string, text: string): void => {
    if (/^\s*[{[]/.test(text)) openScenario(name, text);
    else openTable(name, text);
  };

  return {
    openText,
    async openFile(file) {
      if (file.size > LARGEST_FILE) {
        refuse(file.name, 'it is larger than 5 MB.');
        return;
      }
      let text: string;
      try {
        text = await file.text();
      } catch {
        refuse(file.name, 'it could not be read.');
        return;
      }
      openText(file.name, text);
    },
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
