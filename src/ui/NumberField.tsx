import type { ChangeEvent } from 'react';
import { Field } from './Field.tsx';
import { useDraft } from './useDraft.ts';
import { getStore } from './useStore.ts';

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

/** Sentence on a number that could not be taken as it was typed; null where it was. */
export const takenAs = (label: string, typed: number, taken: number): string | null => {
  if (typed === taken) return null;
  const why = Math.round(typed) === taken ? 'a whole number' : typed < taken ? 'the least there is' : 'the most there is';
  return `${label}: ${typed} became ${taken}, ${why}.`;
};

/** A number that is taken when the field is left or Enter is pressed; what is not a number is put back, what is out of the bounds goes to them, in words. */
export const NumberField = ({ label, value, min, max, step = 1, integer = false, onCommit, disabled = false }: NumberFieldProps) => {
  const draft = useDraft(String(value), (text) => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(number)) return;
    const bounded = Math.min(max, Math.max(min, integer ? Math.round(number) : number));
    if (bounded !== value) onCommit(bounded);
    const told = takenAs(label, number, bounded);
    if (told !== null) getStore().notify(told);
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
