import { type ReactNode, useId } from 'react';
import './controls.css';

interface SegmentedProps<T extends string | number> {
  label: string;
  value: T | null;
  options: readonly { value: T; label: ReactNode; title?: string; disabled?: boolean }[];
  onChange(value: T): void;
  /** Shows the label before the control, on one line; otherwise it is only for screen readers. */
  inline?: boolean;
}

/** Choice of one among a few, from native radio buttons. */
export const Segmented = <T extends string | number>({ label, value, options, onChange, inline = false }: SegmentedProps<T>) => {
  const name = useId();
  return (
    <fieldset className={inline ? 'segmented segmented-inline row' : 'segmented'}>
      <legend className={inline ? 'label' : 'visually-hidden'}>{label}</legend>
      <span className="segments">
        {options.map((option) => (
          <label key={option.value} className="segment choice" title={option.title}>
            <input
              className="over"
              type="radio"
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
};
