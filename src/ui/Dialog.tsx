import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import './dialog.css';
import { CloseIcon } from './icons.tsx';

/** A native modal dialog; Escape, its button and a press beside it close it. Focus returns to where it was. */
export const Dialog = ({ title, open, onClose, children }: { title: string; open: boolean; onClose(): void; children: ReactNode }) => {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog closes on Escape by itself
    <dialog
      ref={ref}
      className="dialog raised"
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      {open && (
        <div className="dialog-body">
          <header className="dialog-head line">
            <h2 id={heading}>{title}</h2>
            <IconButton label="Close" shortcut="Esc" icon={<CloseIcon />} kind="quiet" onClick={onClose} />
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
};
