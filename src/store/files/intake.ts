import type { TableReader } from '../../data/files/reader.ts';
import { decodeLink } from '../../scenario/link.ts';
import { parseScenario } from '../../scenario/validate.ts';
import type { Store } from '../state.ts';
import { createIncoming, type Incoming } from './incoming.ts';
import { loweredDegree, told, withTable } from './newData.ts';

interface IntakeParts {
  readonly store: Store;
  createReader(): Promise<TableReader>;
  refuse(name: string, problem: string): void;
  openLesson(name: string, value: unknown): void;
}

/** Intake of files: what they hold becomes the scenario of the page. */
export const createIntake = ({ store, createReader, refuse, openLesson }: IntakeParts): Incoming => {
  return createIncoming({
    createReader,
    refuse,
    openLesson,
    openScenario(name, value) {
      try {
        store.open(parseScenario(value));
        store.notify(`${name} is open.`);
      } catch (error) {
        refuse(name, error instanceof Error ? error.message : String(error));
      }
    },
    openLink(name, hash) {
      const link = decodeLink(hash);
      if (link.outcome === 'refused') refuse(name, link.because);
      else {
        store.open(link.scenario);
        store.notify([`${name} is open.`, ...link.notes].join(' '));
      }
    },
    openTable(name, { unit }, table, scaling) {
      try {
        const { scenario } = store.getState();
        const next = parseScenario(withTable(scenario, name, table, scaling));
        store.open(next, { saved: false });
        store.notify(`${name}: ${told(table, unit)}${loweredDegree(scenario, next)}`);
      } catch (error) {
        refuse(name, error instanceof Error ? error.message : String(error));
      }
    },
  });
};
