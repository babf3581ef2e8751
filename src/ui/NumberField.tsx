import { useEffect, useId, useState } from 'react';
import './controls.css';

interface NumberFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  integer?: boolean;
  onCommit(value: number): void;
  disabled?: boolean;
}

/** A number that is taken when the field is left or Enter is pressed; what is not a number in the bounds is put back. */
export const NumberField = ({ label, value, min, max, step = 1, integer = false, onCommit, disabled = false }: NumberFieldProps) => {
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const commit = (): void => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(number)) {
      setText(String(value));
      return;
    }
    const bounded = Math.min(max, Math.max(min, integer ? Math.round(number) : number));
    setText(String(bounded));
    if (bounded !== value) onCommit(bounded);
  };
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode={integer ? 'numeric' : 'decimal'}
        min={min}
        max={max}
        step={step}
        value={text}
        disabled={disabled}
        onChange={(event) => {
          setText(event.target.value);
          // The arrows of the field are meant at once; typing is meant when it ends.
          const native = event.nativeEvent;
          if (!(native instanceof InputEvent) || native.inputType === '' || native.inputType === 'insertReplacementText') {
            const number = Number(event.target.value);
            if (Number.isFinite(number) && number >= min && number <= max && event.target.value !== '')
              onCommit(integer ? Math.round(number) : number);
          }
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </div>
  );
};
