import { type ReactNode, useId } from 'react';
import './section.css';

/** A named part of a column; `number` is its place in the story. */
export const Section = ({
  number,
  title,
  className = '',
  children,
}: {
  number?: number;
  title: string;
  className?: string;
  children: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={`section stack ${className}`} aria-labelledby={id}>
      <h2 id={id} className="heading">
        {number !== undefined && <span className="number">{number}</span>}
        {title}
      </h2>
      {children}
    </section>
  );
};
