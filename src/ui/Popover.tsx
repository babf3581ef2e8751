import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import './dialog.css';

interface PopoverProps {
  /** Name of the button. */
  label: string;
  /** Content of the button; its label by default. */
  face?: ReactNode;
  kind?: 'plain' | 'quiet';
  className?: string;
  /** Side of the button on which the sheet opens. */
  side?: 'below' | 'above';
  children: (close: () => void) => ReactNode;
}

/** A button that opens a small sheet over everything; Escape, leaving it or pressing elsewhere closes it. */
export const Popover = ({ label, face, kind = 'plain', className = '', side = 'below', children }: PopoverProps) => {
  const [open, setOpen] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = (): void => sheet.current?.hidePopover();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sheet closes when the focus goes elsewhere
    <div
      className={`popover ${className}`}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) close();
      }}
    >
      <Button
        kind={kind}
        className={face ? 'button-icon' : ''}
        aria-label={face ? label : undefined}
        title={face ? label : undefined}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        popoverTarget={id}
      >
        {face ?? label}
      </Button>
      <div
        ref={sheet}
        id={id}
        popover="auto"
        className="popover-sheet raised"
        data-side={side}
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {open && children(close)}
      </div>
    </div>
  );
};
