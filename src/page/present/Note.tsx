import { type RefObject, useState } from 'react';
import type { Scenario } from '../../scenario/types.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { introductionOf } from '../introduction/introductionText.ts';
import { Methods } from './Methods.tsx';

/** Characters of a title and of a note at most. */
const LONGEST = { title: 80, note: 400 };
const NONE: ReadonlySet<string> = new Set();

/** Note of a scenario: its own words, or what its numbers say; '' for none. */
export const noteOf = (scenario: Scenario, chosen: string): string => {
  const own = scenario.view?.note;
  if (typeof own === 'string' && own !== '') return own.slice(0, LONGEST.note);
  const text = introductionOf(scenario, chosen);
  return text ? `${text.before} ${text.exact} ${text.others}` : '';
};

const Writing = ({ onDone }: { onDone: () => void }) => {
  const { scenario } = getStore().getState();
  const [title, setTitle] = useState(scenario.title ?? '');
  const [note, setNote] = useState(typeof scenario.view?.note === 'string' ? scenario.view.note : '');
  const keep = (): void => {
    const { title: _, view, ...rest } = getStore().getState().scenario;
    const { note: __, ...others } = view ?? {};
    const seen = note.trim() === '' ? others : { ...others, note: note.trim() };
    getStore().edit({
      ...rest,
      ...(title.trim() !== '' && { title: title.trim() }),
      ...(Object.keys(seen).length > 0 && { view: seen }),
    });
    onDone();
  };
  return (
    <form
      className="present-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <label className="stack">
        Title
        <input value={title} maxLength={LONGEST.title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <label className="stack">
        Note
        <textarea value={note} rows={4} maxLength={LONGEST.note} onChange={({ target }) => setNote(target.value)} />
      </label>
      <p className="hint">Links and files carry both. Without a note, the numbers of the scenario are told.</p>
      <Button kind="primary" type="submit">
        Keep
      </Button>
    </form>
  );
};

interface NoteProps {
  /** The note is shown. */
  readonly isTold: boolean;
  /** Lesson that the address names and that does not exist. */
  readonly missing: string | null;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** Title and note of a scenario of one's own, and its methods. */
export const Note = ({ isTold, missing, heading }: NoteProps) => {
  const scenario = useStore((state) => state.scenario);
  const chosen = useStore((state) => state.chosenMethod);
  const [isWriting, setWriting] = useState(false);
  return (
    <section className="present-text" aria-label="Scenario">
      {missing !== null && <p className="lesson-missing">There is no lesson “{missing}”; this is the scenario of the page.</p>}
      <h1 ref={heading} tabIndex={-1}>
        {scenario.title ?? 'Replayground'}
      </h1>
      <div className="present-builds" aria-live="polite">
        {isTold && <p className="present-note">{noteOf(scenario, chosen)}</p>}
      </div>
      <Methods named={NONE} />
      <p>
        <Button kind="quiet" className="present-small" onClick={() => setWriting(true)}>
          Title and note …
        </Button>
      </p>
      <Dialog title="Title and note" open={isWriting} onClose={() => setWriting(false)}>
        <Writing onDone={() => setWriting(false)} />
      </Dialog>
    </section>
  );
};
