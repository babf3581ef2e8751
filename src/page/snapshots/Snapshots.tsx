import { type FormEvent, useEffect, useId, useState } from 'react';
import type { Outcome } from '../../store/persist/slot.ts';
import { LONGEST_NAME, type Snapshot } from '../../store/persist/snapshots.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useStore } from '../../ui/useStore.ts';
import { getPage } from '../usePage.ts';
import './snapshots.css';

const REFUSED = {
  full: 'There is no room left: delete a snapshot, or save a file.',
  blocked: 'This browser lets the page store nothing; save a file.',
} as const;

const when = (at: number): string =>
  at > 0 ? new Date(at).toLocaleString('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false }) : '';

/** The name that was written in a form which is sent. */
const nameIn = (event: FormEvent<HTMLFormElement>): string => {
  event.preventDefault();
  return String(new FormData(event.currentTarget).get('name') ?? '');
};

const takeFocus = (field: HTMLInputElement | null): void => {
  field?.focus();
  field?.select();
};

interface RowProps {
  readonly snapshot: Snapshot;
  open(): void;
  rename(name: string): void;
  remove(): void;
}

const Row = ({ snapshot: { name, at, damaged }, open, rename, remove }: RowProps) => {
  const [renaming, setRenaming] = useState(false);
  if (renaming)
    return (
      <li className="snapshot row">
        <form
          className="snapshot-form row"
          onSubmit={(event) => {
            setRenaming(false);
            rename(nameIn(event));
          }}
        >
          <input
            name="name"
            aria-label={`New name of ${name}`}
            defaultValue={name}
            maxLength={LONGEST_NAME}
            ref={takeFocus}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              setRenaming(false);
            }}
          />
          <Button type="submit">Rename</Button>
        </form>
      </li>
    );
  return (
    <li className="snapshot row">
      <p className="snapshot-title row">
        <span>{name}</span>
        <span className="hint">{damaged ? 'cannot be read' : when(at)}</span>
      </p>
      {!damaged && (
        <>
          <Button aria-label={`Open ${name}`} onClick={open}>
            Open
          </Button>
          <Button kind="quiet" aria-label={`Rename ${name}`} onClick={() => setRenaming(true)}>
            Rename
          </Button>
        </>
      )}
      <Button kind="quiet" aria-label={`Delete ${name}`} onClick={remove}>
        Delete
      </Button>
    </li>
  );
};

interface Said {
  readonly text: string;
  readonly undo?: () => Outcome;
}

/** The list, and the field that adds to it; lives as long as the dialog is open. */
const Shelf = ({ onClose }: { onClose: () => void }) => {
  const { snapshots } = getPage();
  const title = useStore((state) => state.scenario.title);
  const [list, setList] = useState(() => snapshots.list());
  const [said, setSaid] = useState<Said | null>(null);
  const field = useId();
  useEffect(() => {
    const reread = (): void => setList(snapshots.list());
    addEventListener('storage', reread);
    return () => removeEventListener('storage', reread);
  }, [snapshots]);
  const after = (outcome: Outcome, done: Said | null): void => {
    setSaid(outcome === 'kept' ? done : { text: REFUSED[outcome] });
    setList(snapshots.list());
  };
  return (
    <>
      <p className="hint">A snapshot keeps the scenario as it is now, in this browser only. To move one elsewhere, save a file.</p>
      <form className="snapshot-form row" onSubmit={(event) => after(snapshots.save(nameIn(event)), { text: 'Saved.' })}>
        <label htmlFor={field}>Name</label>
        <input id={field} name="name" defaultValue={title} maxLength={LONGEST_NAME} placeholder="Without a name" />
        <Button type="submit" kind="primary">
          Save snapshot
        </Button>
      </form>
      <div className="snapshot-said row" role="status">
        {said && <span>{said.text}</span>}
        {said?.undo && <Button onClick={() => after(said.undo?.() ?? 'kept', null)}>Put it back</Button>}
      </div>
      {list.length === 0 ? (
        <p className="hint">There are no snapshots yet.</p>
      ) : (
        <ul aria-label="Snapshots">
          {list.map((snapshot) => (
            <Row
              key={snapshot.id}
              snapshot={snapshot}
              open={() => {
                snapshots.open(snapshot.id);
                onClose();
              }}
              rename={(to) => after(snapshots.rename(snapshot.id, to), null)}
              remove={() => after('kept', { text: `“${snapshot.name}” is deleted.`, undo: snapshots.remove(snapshot.id) })}
            />
          ))}
        </ul>
      )}
    </>
  );
};

/** Scenarios put aside under a name. */
const Snapshots = ({ open, onClose }: { open: boolean; onClose: () => void }) => (
  <Dialog title="Snapshots" open={open} onClose={onClose}>
    <Shelf onClose={onClose} />
  </Dialog>
);

export default Snapshots;
