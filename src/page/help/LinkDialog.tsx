import { useId } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import './link.css';

/** The link as text, where the clipboard was refused. */
export const LinkDialog = () => {
  const open = useStore((state) => state.dialog === 'link');
  const text = useStore((state) => state.linkText);
  const id = useId();
  const what = text.startsWith('<') ? 'Frame' : 'Link';
  return (
    <Dialog
      title={`${what} ${what === 'Link' ? 'to' : 'with'} this scenario`}
      open={open}
      onClose={() => getStore().show({ dialog: null })}
    >
      <label className="hint" htmlFor={id}>
        The browser did not allow copying. Copy the {what === 'Link' ? 'link' : 'HTML'} from here.
      </label>
      <textarea id={id} className="link-text" readOnly rows={5} value={text} ref={(area) => area?.select()} />
    </Dialog>
  );
};
