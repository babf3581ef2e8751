import type { Scenario } from '../scenario/types.ts';
import { type Store } from './state.ts';
import { withScreen } from './store.ts';

/** Chat programs may cut a link that is longer; above the second length a file is offered instead. */
export const LONG_LINK = 2_000;
export const LONGEST_LINK = 8_000;

export interface LinkCodec {
  /** The scenario as the text after '#'. */
  encode(scenario: Scenario): string;
  decode(hash: string): { ok: true; scenario: Scenario; note: string | null } | { ok: false; problem: string };
  /** The scenario on the link's grid, so that sender and receiver train on the same numbers. */
  quantise(scenario: Scenario): Scenario;
}

export interface LinkParts {
  readonly store: Store;
  readonly codec: LinkCodec;
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
  /** Reads the address at the start; the visitor has no work yet, so nothing is asked. */
  readAtStart(): void;
  /** Reads the address when it changed; asks before it replaces work that no link or file holds. */
  readChanged(): void;
  share(): Promise<void>;
}

const isLink = (hash: string): boolean => /^#?s=/.test(hash);

/** Links in and out. A link never silently replaces work, and a damaged one changes nothing. */
export const createLinks = ({ store, codec, page, saveScenario }: LinkParts): Links => {
  let own = '';

  const take = (scenario: Scenario, note: string | null, hash: string, undoable: boolean): void => {
    own = hash;
    store.open(scenario, { undoable });
    if (note) store.notify(note, 'warning');
  };

  const read = (atStart: boolean): void => {
    const hash = page.hash();
    if (!isLink(hash) || hash === own) return;
    const outcome = codec.decode(hash);
    if (!outcome.ok) {
      store.notify(`The link was not opened: ${outcome.problem}`, 'error');
      return;
    }
    const { scenario, note } = outcome;
    if (atStart || !store.getState().touched) {
      take(scenario, note, hash, !atStart);
      return;
    }
    store.notify('The address now holds another scenario. Opening it replaces what is on the page; Undo brings that back.', 'warning', [
      { label: 'Open the link', run: () => take(scenario, note, hash, true) },
      {
        label: 'Keep my work',
        run: () => {
          page.replaceHash(own);
        },
      },
    ]);
  };

  return {
    readAtStart: () => read(true),
    readChanged: () => read(false),
    async share() {
      let hash: string;
      const { scenario } = store.getState();
      try {
        const rounded = codec.quantise(scenario);
        const encoded = codec.encode(withScreen({ ...store.getState(), scenario: rounded }));
        hash = encoded.startsWith('#') ? encoded : `#${encoded}`;
        if (hash.length > LONGEST_LINK) {
          store.notify(`This scenario would make a link of ${hash.length.toLocaleString('en')} characters, which does not travel. A file holds it.`, 'warning', [
            { label: 'Save as file', run: saveScenario },
          ]);
          return;
        }
        if (JSON.stringify(rounded) !== JSON.stringify(scenario)) store.edit(rounded);
      } catch (error) {
        store.notify(`No link could be made: ${error instanceof Error ? error.message : String(error)}`, 'error', [{ label: 'Save as file', run: saveScenario }]);
        return;
      }
      own = hash;
      const address = page.replaceHash(hash);
      store.saved();
      const warning =
        address.length > LONG_LINK ? ` It is ${address.length.toLocaleString('en')} characters long; some chat programs cut links at 2,000.` : '';
      try {
        await page.copy(address);
        store.notify(`Link copied.${warning}`, warning ? 'warning' : 'info');
      } catch {
        store.show({ dialog: 'link', linkText: address });
        if (warning) store.notify(warning.trim(), 'warning');
      }
    },
  };
};
