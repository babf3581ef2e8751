import { useId, useRef } from 'react';
import { GLOSSARY } from '../../../lessons/glossary.ts';
import { parseMarkup, wordCount } from '../../../lessons/markup.ts';
import { ownLimits } from '../../../lessons/own/ownLesson.ts';
import { methodTitle } from '../../../ui/catalog.ts';
import { Say } from '../Say.tsx';
import { SAID, SAID_IDS } from './claimText.ts';

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly placeholder?: string;
  /** Methods whose figures the text may hold. */
  readonly methods: readonly string[];
  onChange(value: string): void;
}

const COUNTS = { 'memory.size': 'points remembered', 'past.count': 'points of the past', 'new.count': 'new points' } as const;

/** What a text's marks ask for that there is not; null where all is well. */
const problemOf = (text: string): string | null => {
  try {
    parseMarkup(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^parseMarkup: /, '') : String(error);
  }
};

const MARKS = /[*[\]{}$]/;

/** Text in the markup of lessons: figures and terms from a list, the words counted, and the sentence as it will be read. */
export const Text = ({ label, value, rows = 3, placeholder, methods, onChange }: TextProps) => {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const problem = problemOf(value);
  const count = problem === null ? wordCount(value) : null;
  const insert = (mark: string): void => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {};
    const before = value.slice(0, selectionStart);
    const joint = before === '' || /\s$|[([{“‘]$/.test(before) ? '' : ' ';
    onChange(`${before}${joint}${mark}${value.slice(selectionEnd)}`);
    const at = before.length + joint.length + mark.length;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
    });
  };
  return (
    <div className="own-text stack">
      <div className="line">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        <select className="own-insert" aria-label={`Insert into ${label}`} value="" onChange={({ target }) => insert(target.value)}>
          <option value="" disabled>
            Insert …
          </option>
          <optgroup label="Numbers of the scene">
            {Object.entries(COUNTS).map(([count, said]) => (
              <option key={count} value={`{${count}}`}>
                {said}
              </option>
            ))}
          </optgroup>
          {methods.map((method) => (
            <optgroup key={method} label={methodTitle(method)}>
              {SAID_IDS.filter((figure) => method !== 'exact' || !/disagreement|gradient/.test(figure)).map((figure) => (
                <option key={figure} value={`{${method}.${figure}}`}>
                  {SAID[figure]}
                </option>
              ))}
            </optgroup>
          ))}
          <optgroup label="Terms, explained when pressed">
            {Object.entries(GLOSSARY).map(([term, [name]]) => (
              <option key={term} value={name === term ? `[${term}]` : `[${name}|${term}]`}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      </div>
      <textarea
        ref={area}
        id={id}
        className="own-area"
        rows={rows}
        maxLength={ownLimits.text}
        placeholder={placeholder}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-said`}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-said`} className="own-said hint">
        {problem !== null ? (
          <span className="own-problem">Not yet a sentence: {problem}.</span>
        ) : (
          count !== null &&
          count > 0 && (
            <span className={count > ownLimits.words ? 'own-problem' : undefined}>
              {count} of {ownLimits.words} words
            </span>
          )
        )}
      </p>
      {problem === null && MARKS.test(value) && (
        <div className="own-preview">
          <span className="visually-hidden">As it is read: </span>
          <Say text={value} />
        </div>
      )}
    </div>
  );
};
