import { decodeLink, encodeLink, quantise } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/types.ts';
import { withScreen } from '../linkView.ts';
import type { Store } from '../state.ts';
import { lessonHash } from './lessonAddress.ts';

/** Chat programs may cut a link that is longer; above the second length a file is offered instead. */
export const LONG_LINK = 2_000;
export const LONGEST_LINK = 8_000;

export interface LinkParts {
  readonly store: Store;
  readonly page: {
    /** Text after '#', with it. */
    hash(): string;
    /** The address of the page with this hash, which becomes the address shown; no history entry. Returns the whole address. */
    replaceHash(hash: string): string;
    /** Rejects where the clipboard is refused. */
    copy(text: string): Promise<void>;
  };
  /** Offers the scenario as a file, where it is too long for a link. */
  saveScenario(): void;
}

export interface Links {
  /** Reads the address at the start, without a question. Says whether a link was opened. */
  readAtStart(): boolean;
  /** Reads the address when it changed; asks before it replaces work that no link or file holds. */
  readChanged(): void;
  /** The link that was opened or shared last; '' for none. */
  address(): string;
  /** This link is what the page shows already. */
  adopt(hash: string): void;
  /** Takes any hash out of the address. */
  leave(): void;
  /** Makes a hash that is no scenario's the address of what the page shows. */
  show(hash: string): void;
  share(): Promise<void>;
}

const written = (count: number): string => count.toLocaleString('en');
/** The scenario of a hash as a link of its own; null where it holds none. */
const scenarioIn = (hash: string): string | null => /^#?(?:l=[^&]*&)?(s=.*)$/s.exec(hash)?.[1] ?? null;

/** Links in and out. A link never silently replaces work, and a damaged one changes nothing. */
export const createLinks = ({ store, page, saveScenario }: LinkParts): Links => {
  let own = '';

  const take = (scenario: Scenario, notes: readonly string[], hash: string, undoable: boolean): void => {
    own = hash;
    store.open(scenario, { undoable });
    if (notes.length > 0) store.notify(`The link is open. ${notes.join(' ')}`, 'warning');
  };

  const read = (atStart: boolean): boolean => {
    const hash = page.hash();
    const written = scenarioIn(hash);
    if (written === null || hash === own) return false;
    const link = decodeLink(`#${written}`);
    if (link.outcome === 'refused') {
      store.notify(`The link was not opened: ${link.because}`, 'error');
      return false;
    }
    const { scenario, notes } = link;
    if (atStart || !store.getState().touched) {
      take(scenario, notes, hash, !atStart);
      return true;
    }
    store.notify('The address now holds another scenario. Opening it replaces what is on the page; Undo brings that back.', 'warning', [
      { label: 'Open the link', run: () => take(scenario, notes, hash, true) },
      {
        label: 'Keep my work',
        run: () => {
          page.replaceHash(own);
        },
      },
    ]);
    return false;
  };

  const offerFile = (why: string): void => store.notify(why, 'warning', [{ label: 'Save as file', run: saveScenario }]);

  return {
    readAtStart: () => read(true),
    readChanged: () => {
      read(false);
    },
    address: () => own,
    adopt: (hash) => {
      own = hash;
    },
    leave: () => {
      own = '';
      if (page.hash() !== '') page.replaceHash('');
    },
    show: (hash) => {
      own = hash;
      page.replaceHash(hash);
    },
    async share() {
      const { scenario, touched } = store.getState();
      const { lesson: place } = store.getState();
      // An own lesson is in this browser alone: what one made of its step is a scenario's link.
      const lesson = place?.lesson?.startsWith('own-') ? null : lessonHash(place);
      let rounded: Scenario;
      let hash: string | null;
      try {
        rounded = quantise(scenario);
        hash = encodeLink(withScreen({ ...store.getState(), scenario: rounded }));
        if (lesson !== null && hash !== null) hash = touched ? `${lesson}&${hash.replace(/^#/, '')}` : lesson;
      } catch (error) {
        offerFile(`No link could be made: ${error instanceof Error ? error.message : String(error)}`);
        return;
      }
      if (hash === null || hash.length > LONGEST_LINK) {
        offerFile(
          `${hash ? `A link would be ${written(hash.length)} characters long` : 'This scenario is too large for a link'}; a file holds it.`,
        );
        return;
      }
      // Sender and receiver train on the same numbers.
      if (JSON.stringify(rounded) !== JSON.stringify(scenario)) store.edit(rounded);
      own = hash;
      const address = page.replaceHash(hash);
      store.saved();
      const long = address.length > LONG_LINK;
      const warning = long
        ? `It is ${written(address.length)} characters long; some chat programs cut links at ${written(LONG_LINK)}.`
        : '';
      try {
        await page.copy(address);
        store.notify(`Link copied. ${warning}`, long ? 'warning' : 'info');
      } catch {
        store.show({ dialog: 'link', linkText: address });
        if (long) store.notify(warning, 'warning');
      }
    },
  };
};
