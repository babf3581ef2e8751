import type { ReactNode } from 'react';
import './scrollTable.css';

interface ScrollTableProps {
  readonly label: string;
  /** A sentence for those who do not see it. */
  readonly caption: ReactNode;
  readonly className: string;
  /** Head and body. */
  readonly children: ReactNode;
  /** Under the table. */
  readonly note?: ReactNode;
}

/** A table of figures that scrolls in its place. */
export const ScrollTable = ({ label, caption, className, children, note }: ScrollTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className={`scroll-table ${className}`} aria-label={label} tabIndex={0}>
    <table>
      <caption className="visually-hidden">{caption}</caption>
      {children}
    </table>
    {note}
  </section>
);
