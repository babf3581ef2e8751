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

interface RowProps {
  readonly snapshot: Snapshot;
  open(): void;
  rename(name: string): void;
  remove(): void;
}

const Row = ({ snapshot, open, rename, remove }: RowProps) => {
  const [name, setName] = useState<string | null>(null);
  if (name !== null)
    return (
      <li className="snapshot">
        <form
          className="snapshot-form"
          onSubmit={(event) => {
            event.preventDefault();
            setName(null);
            rename(name);
          }}
        >
          <input
            className="snapshot-name"
            aria-label={`New name of ${snapshot.name}`}
            value={name}
            maxLength={LONGEST_NAME}
            ref={(field) => {
              if (field && document.activeElement !== field && !field.dataset.ready) {
                field.dataset.ready = 'true';
                field.select();
              }
            }}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              setName(null);
            }}
          />
          <button type="submit" className="button button-plain">
            Rename
          </button>
        </form>
      </li>
    );
  return (
    <li className="snapshot">
      <p className="snapshot-title">
        <span>{snapshot.name}</span>
        <span className="hint">{snapshot.damaged ? 'cannot be read' : when(snapshot.at)}</span>
      </p>
      {!snapshot.damaged && (
        <>
          <Button aria-label={`Open ${snapshot.name}`} onClick={open}>
            Open
          </Button>
          <Button kind="quiet" aria-label={`Rename ${snapshot.name}`} onClick={() => setName(snapshot.name)}>
            Rename
          </Button>
        </>
      )}
      <Button kind="quiet" aria-label={`Delete ${snapshot.name}`} onClick={remove}>
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
  const [name, setName] = useState(title ?? '');
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
  const save = (event: FormEvent): void => {
    event.preventDefault();
    after(snapshots.save(name), { text: 'Saved.' });
  };
  return (
    <>
      <p className="hint">A snapshot keeps the scenario as it is now, in this browser only. To move one elsewhere, save a file.</p>
      <form className="snapshot-form" onSubmit={save}>
        <label htmlFor={field}>Name</label>
        <input
          id={field}
          className="snapshot-name"
          value={name}
          maxLength={LONGEST_NAME}
          placeholder="Without a name"
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button button-primary">
          Save snapshot
        </button>
      </form>
      <div className="snapshot-said" role="status">
        {said && <span>{said.text}</span>}
        {said?.undo && <Button onClick={() => after(said.undo?.() ?? 'kept', null)}>Put it back</Button>}
      </div>
      {list.length === 0 ? (
        <p className="hint">There are no snapshots yet.</p>
      ) : (
        <ul className="snapshots" aria-label="Snapshots">
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
export const Snapshots = ({ open, onClose }: { open: boolean; onClose: () => void }) => (
  <Dialog title="Snapshots" open={open} onClose={onClose}>
    <Shelf onClose={onClose} />
  </Dialog>
);
