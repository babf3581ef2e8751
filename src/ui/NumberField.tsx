import type { ChangeEvent } from 'react';
import { Field } from './Field.tsx';
import { useDraft } from './useDraft.ts';

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

/** The arrows of the field are meant at once; typing is meant when it ends. */
const isTyped = ({ nativeEvent }: ChangeEvent): boolean =>
  nativeEvent instanceof InputEvent && nativeEvent.inputType !== '' && nativeEvent.inputType !== 'insertReplacementText';

/** A number that is taken when the field is left or Enter is pressed; what is not a number is put back, what is out of the bounds goes to them. */
export const NumberField = ({ label, value, min, max, step = 1, integer = false, onCommit, disabled = false }: NumberFieldProps) => {
  const draft = useDraft(String(value), (text) => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(number)) return;
    const bounded = Math.min(max, Math.max(min, integer ? Math.round(number) : number));
    if (bounded !== value) onCommit(bounded);
  });
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="number"
          inputMode={integer ? 'numeric' : 'decimal'}
          min={min}
          max={max}
          step={step}
          disabled={disabled}
          {...draft}
          onChange={(event) => {
            draft.onChange(event);
            const number = event.target.valueAsNumber;
            if (!isTyped(event) && number >= min && number <= max) onCommit(integer ? Math.round(number) : number);
          }}
        />
      )}
    </Field>
  );
};
