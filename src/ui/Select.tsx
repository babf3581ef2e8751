import { Field } from './Field.tsx';

interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange(value: T): void;
  disabled?: boolean;
}

/** A native select with its label before it. */
export const Select = <T extends string>({ label, value, options, onChange, disabled = false }: SelectProps<T>) => (
  <Field label={label}>
    {(id) => (
      <select id={id} value={value} disabled={disabled} onChange={({ target }) => onChange(target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
