import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react';

/** A text as it is typed, which `take` gets when the field is left or Enter is pressed; Escape, or a text that is not taken, puts back what was there. */
export const useDraft = (kept: string, take: (text: string) => void) => {
  const [text, setText] = useState(kept);
  useEffect(() => setText(kept), [kept]);
  const commit = (): void => {
    setText(kept);
    take(text);
  };
  return {
    value: text,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>): void => setText(target.value),
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setText(kept);
      if (event.key !== 'Enter') return;
      event.preventDefault();
      commit();
    },
  };
};
