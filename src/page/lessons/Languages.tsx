import { languageName, languages } from '../../lessons/language.ts';
import { speak, useWords } from './speech.ts';

/** Languages of the lessons by their own names; the one that is read is pressed. */
export const Languages = () => {
  const { lang, column } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: two words in a line, and no form
    <span className="lesson-languages" role="group" aria-label={column.language}>
      {languages.map((id, k) => (
        <span key={id}>
          {k > 0 && <span aria-hidden="true"> · </span>}
          <button type="button" className="lesson-language" lang={id} aria-pressed={id === lang} onClick={() => void speak(id)}>
            {languageName(id)}
          </button>
        </span>
      ))}
    </span>
  );
};
