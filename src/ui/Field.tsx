import { type ReactNode, useId } from 'react';
import './controls.css';

/** A control with its label before it, on one line. */
export const Field = ({ label, children }: { label: string; children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="field line">
      <label htmlFor={id} className="label">
        {label}
      </label>
      {children(id)}
    </div>
  );
};
