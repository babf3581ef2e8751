import { canonicalJson } from '../../scenario/difference.ts';
import type { Scenario } from '../../scenario/types.ts';
import { withScreen } from '../linkView.ts';
import type { Notice, State, Store } from '../state.ts';
import type { Links } from './link.ts';
import type { Kept, Slot } from './slot.ts';
import type { Snapshots } from './snapshots.ts';

/** From an edit to the moment when it is kept. */
export const KEEP_AFTER_MS = 400;
/** A stroke or a drag is kept when it ends, or after this many times KEEP_AFTER_MS. */
const GESTURE_WAITS = 4;

export interface KeepingParts {
  readonly store: Store;
  readonly slot: Slot;
  readonly links: Pick<Links, 'readAtStart' | 'readChanged' | 'address' | 'adopt' | 'leave'>;
  readonly snapshots: Pick<Snapshots, 'save'>;
  /** Scenario of a fresh page. */
  readonly opening: Scenario;
  /** Text after '#', with it. */
  hash(): string;
  saveScenario(): void;
  download(name: string, text: string): void;
}

export interface Keeping {
  /** Shows the work of before, or the link in the address, or neither where it ends in #fresh; from then on keeps what changes. */
  begin(): void;
  /** The address changed: to another link, or to #fresh. */
  readChanged(): void;
  /** Keeps at once what waits to be kept: the page may be about to close. */
  flush(): void;
  /** The opening scene, as one undo step, and nothing kept. */
  startAfresh(): void;
  dispose(): void;
}

const isFresh = (hash: string): boolean => /^#?fresh$/.test(hash);

const isOther = (a: State, b: State): boolean =>
  a.scenario !== b.scenario ||
  a.touched !== b.touched ||
  a.chosenMethod !== b.chosenMethod ||
  a.hidden !== b.hidden ||
  a.enginePreference !== b.enginePreference ||
  a.axes !== b.axes;

/** The same experiment, whatever the screen shows of it. */
const sameData = ({ view: _, ...a }: Scenario, { view: __, ...b }: Scenario): boolean => canonicalJson(a) === canonicalJson(b);

const LOST = {
  full: 'The browser’s storage for this page is full, so your newest changes are not kept; a file or a link holds them.',
  blocked: 'This browser lets the page store nothing, so your work ends with the page; a file or a link holds it.',
} as const;

/** Work that outlives the page: kept as it changes, shown again after a reload or a crash, replaced by no link unasked. */
export const createKeeping = (parts: KeepingParts): Keeping => {
  const { store, slot, links, opening } = parts;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** True once the stored scenario is also held elsewhere: until then it is not overwritten. */
  let held = false;
  let told = false;
  let unsubscribe = (): void => {};

  const write = (): void => {
    const state = store.getState();
    const outcome = slot.write({ scenario: withScreen(state), touched: state.touched, address: links.address() });
    if (outcome !== 'kept' && !told) {
      store.notify(LOST[outcome], 'warning', [{ label: 'Save as file', run: parts.saveScenario }]);
    }
    told = outcome !== 'kept';
  };

  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  const arm = (waits = GESTURE_WAITS): void => {
    if (timer !== null || held) return;
    timer = setTimeout(() => {
      timer = null;
      if (store.getState().gesture !== null && waits > 1) arm(waits - 1);
      else write();
    }, KEEP_AFTER_MS);
  };

  const restore = ({ scenario, touched, address }: Kept): void => {
    store.open(scenario, { undoable: false, saved: !touched, kept: true });
    links.adopt(parts.hash() === address ? address : '');
  };

  const backTo = (label: string, work: Kept, also: () => void): Notice['actions'][number] => ({
    label,
    run: () => {
      also();
      links.leave();
      store.open(work.scenario, { saved: !work.touched });
    },
  });

  /** A link was opened where unsaved work is stored: puts the work aside and asks. */
  const askBack = (work: Kept): void => {
    const aside = parts.snapshots.save('My work before a link', work.scenario) === 'kept';
    held = !aside;
    if (aside) write();
    const release = (): void => {
      held = false;
    };
    store.notify(
      aside
        ? 'The link in the address is open; your own unsaved work is kept among the snapshots.'
        : 'The link in the address is open; your own unsaved work is still stored, but changes are not kept until you choose.',
      'warning',
      [backTo('Back to my work', work, release), { label: 'Stay with the link', run: release }],
    );
  };

  const beginWith = (work: Kept): void => {
    const hash = parts.hash();
    const reload = hash !== '' && hash === work.address;
    if (reload || !links.readAtStart()) restore(work);
    else if (sameData(work.scenario, store.getState().scenario)) write();
    else if (work.touched) askBack(work);
  };

  const beginFresh = (): void => {
    links.leave();
    slot.clear();
    const { found } = slot;
    store.notify('This is a fresh start.', 'info', found.kind === 'work' ? [backTo('Back to my work', found.work, () => {})] : []);
  };

  const tellDamaged = (because: string, text: string): void =>
    store.notify(`What was stored of your work could not be read: ${because}.`, 'warning', [
      { label: 'Save it as a file', run: () => parts.download('replayground-stored.json', text) },
    ]);

  const startAfresh = (): void => {
    links.leave();
    store.open(opening);
    store.show({ lesson: null });
    stop();
    held = false;
    slot.clear();
    store.notify('This is a fresh start; Undo brings your work back.');
  };

  return {
    begin() {
      const { found } = slot;
      if (isFresh(parts.hash())) beginFresh();
      else if (found.kind === 'work') beginWith(found.work);
      else {
        links.readAtStart();
        if (found.kind === 'damaged') tellDamaged(found.because, found.text);
      }
      unsubscribe = store.subscribe((state, before) => {
        if (isOther(state, before)) arm();
      });
    },
    readChanged() {
      if (isFresh(parts.hash())) startAfresh();
      else links.readChanged();
    },
    flush() {
      if (timer === null) return;
      stop();
      write();
    },
    startAfresh,
    dispose() {
      stop();
      unsubscribe();
    },
  };
};
