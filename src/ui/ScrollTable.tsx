import type { ReactNode } from 'react';
import './scrollTable.css';

interface ScrollTableProps {
  readonly id?: string;
  readonly label: string;
  /** A sentence for those who do not see it. */
  readonly caption: ReactNode;
  readonly className: string;
  /** Head and body. */
  readonly children: ReactNode;
  /** Over and under the table. */
  readonly above?: ReactNode;
  readonly note?: ReactNode;
}

/** A table of figures that scrolls in its place. */
export const ScrollTable = ({ id, label, caption, className, children, above, note }: ScrollTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section id={id} className={`scroll-table ${className}`} aria-label={label} tabIndex={0}>
    {above}
    <table>
      <caption className="visually-hidden">{caption}</caption>
      {children}
    </table>
    {note}
  </section>
);
