import type { ReactNode } from 'react';
import './controls.css';

/** A native checkbox with its label after it. */
export const Check = ({
  label,
  checked,
  onChange,
  title,
}: {
  label: ReactNode;
  checked: boolean;
  onChange(checked: boolean): void;
  title?: string;
}) => (
  <label className="check" title={title}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
  </label>
);
