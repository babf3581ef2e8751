import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import './dialog.css';
import { placeSheet } from './placeSheet.ts';

interface PopoverProps {
  /** Name of the button. */
  label: string;
  /** Content of the button; its label by default. */
  face?: ReactNode;
  kind?: 'plain' | 'quiet';
  className?: string;
  /** Edge of the button that the sheet lines up with, and side on which it opens. */
  align?: 'start' | 'end';
  side?: 'below' | 'above';
  children: (close: () => void) => ReactNode;
}

/** A button that opens a small sheet; Escape, leaving it or pressing elsewhere closes it. */
export const Popover = ({ label, face, kind = 'plain', className = '', align = 'end', side = 'below', children }: PopoverProps) => {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    // Beside its button, but of the window: no column that scrolls cuts it.
    const place = (): void => {
      const [element, button] = [sheet.current, root.current];
      if (!element || !button) return;
      element.style.maxHeight = '';
      const { left, top, maxHeight } = placeSheet(
        button.getBoundingClientRect(),
        { width: element.offsetWidth, height: element.offsetHeight },
        { width: document.documentElement.clientWidth, height: window.innerHeight },
        align,
        side,
      );
      Object.assign(element.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${maxHeight}px` });
    };
    if (!open) return;
    place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [open, align, side]);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the sheet from wherever the focus is inside it
    <div
      ref={root}
      className={`popover ${className}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          close();
        }
      }}
    >
      <Button
        kind={kind}
        className={face ? 'button-icon' : ''}
        aria-label={face ? label : undefined}
        title={face ? label : undefined}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {face ?? label}
      </Button>
      {open && (
        <div ref={sheet} id={id} className="popover-sheet">
          {children(close)}
        </div>
      )}
    </div>
  );
};
