import { useEffect } from 'react';
import type { Notice } from '../../store/state.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import './notices.css';

/** News leave by themselves; a warning, an error or a question stays until it is answered. */
const NEWS_MS = 10_000;

const Item = ({ notice }: { notice: Notice }) => {
  const { id, tone, actions } = notice;
  const leaves = tone === 'info' && actions.length === 0;
  useEffect(() => {
    if (!leaves) return;
    const timer = setTimeout(() => getStore().dismiss(id), NEWS_MS);
    return () => clearTimeout(timer);
  }, [id, leaves]);
  return (
    <li className={`notice notice-${tone} raised row`}>
      <p>{notice.text}</p>
      {actions.map((action) => (
        <Button
          key={action.label}
          onClick={() => {
            getStore().dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      ))}
      <IconButton label="Dismiss" icon={<CloseIcon />} kind="quiet" onClick={() => getStore().dismiss(id)} />
    </li>
  );
};

/** Sentences about what happened; read out when they come. */
export const Notices = () => {
  const notices = useStore((state) => state.notices);
  return (
    <ul className="notices" aria-live="polite" aria-label="Notices">
      {notices.map((notice) => (
        <Item key={notice.id} notice={notice} />
      ))}
    </ul>
  );
};
