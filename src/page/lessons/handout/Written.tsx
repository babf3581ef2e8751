import { useMemo } from 'react';
import { measureOf } from '../../../lessons/claim.ts';
import { numbersIn } from '../../../lessons/language.ts';
import { parseMarkup } from '../../../lessons/markup.ts';
import { FIGURES } from '../../../scenario/figures.ts';
import type { Results, Scenario } from '../../../scenario/types.ts';
import { figureText } from '../figureText.ts';
import { countOf, Formula } from '../Say.tsx';
import { useWords } from '../speech.ts';

interface WrittenProps {
  readonly text: string;
  readonly scenario: Scenario;
  readonly results: Results;
  /** Methods whose figures are left open. */
  readonly covered?: readonly string[];
  readonly className?: string;
  readonly lang?: string | undefined;
}

/** Text of a lesson on paper, with the figures of its step; nothing in it can be pressed. */
export const Written = ({ text, scenario, results, covered = [], className, lang }: WrittenProps) => {
  const words = useWords();
  const pieces = useMemo(() => parseMarkup(text), [text]);
  return (
    <p className={className} lang={lang}>
      {pieces.map((piece, k) => {
        const key = `${k} ${piece.kind}`;
        if (piece.kind === 'emphasis') return <em key={key}>{piece.text}</em>;
        if (piece.kind === 'tex') return <Formula key={key} tex={piece.tex} />;
        if (piece.kind === 'count') return <b key={key}>{numbersIn(words.lang, countOf(piece.count, scenario))}</b>;
        if (piece.kind !== 'figure') return <span key={key}>{piece.text}</span>;
        const value = covered.includes(piece.method) ? null : measureOf(results)(piece);
        return <b key={key}>{value === null ? '…' : figureText(FIGURES[piece.figure].unit, value, words)}</b>;
      })}
    </p>
  );
};
