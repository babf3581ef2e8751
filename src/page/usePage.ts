import type { Files } from '../store/files/files.ts';
import type { Introduction } from '../store/persist/introduction.ts';
import type { Keeping } from '../store/persist/keeping.ts';
import type { Links } from '../store/persist/link.ts';
import type { Snapshots } from '../store/persist/snapshots.ts';
import type { ExperimentRunner } from '../studies/experiment.ts';

/** Ways beyond the page: links, files, the clipboard, the browser's storage. */
export type Page = Files &
  Pick<Links, 'share'> &
  Pick<Keeping, 'startAfresh'> & {
    /** Makes a hash that names what is shown the address of the page. */
    showAddress(hash: string): void;
    /** Takes any hash out of the address. */
    leaveAddress(): void;
    /** Shows the scenario to a room: the presenter, with an address of its own from which one comes back. */
    present(): void;
    /** Goes from the presenter to the page, which shows the same. */
    endPresenting(): void;
    readonly snapshots: Snapshots;
    readonly introduction: Pick<Introduction, 'dismiss'>;
    /** A runner of scenarios beside the page's own, until it is disposed of. */
    anotherRunner(): { readonly runner: ExperimentRunner; dispose(): void };
    /** Storage of this browser; throws where it is refused. */
    local(): Storage;
  };

let installed: Page | null = null;

export const installPage = (page: Page): void => {
  installed = page;
};

export const getPage = (): Page => {
  if (!installed) throw new Error('usePage: no page is installed; call installPage before rendering');
  return installed;
};
