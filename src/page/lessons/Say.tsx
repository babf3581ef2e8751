import { lessonTex } from 'virtual:lesson-tex';
import { useMemo } from 'react';
import { measureOf } from '../../lessons/claim.ts';
import type { TermId } from '../../lessons/glossary.ts';
import { numbersIn } from '../../lessons/language.ts';
import { type Count, type Piece, readMarkup } from '../../lessons/markup.ts';
import { effectsOf } from '../../scenario/changes.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import { FIGURES } from '../../scenario/figures.ts';
import type { Scenario } from '../../scenario/types.ts';
import { formatCount } from '../../ui/format.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useStore } from '../../ui/useStore.ts';
import { figureText } from './figureText.ts';
import { useWords } from './speech.ts';

/** Text of a number of the scenario. */
export const countOf = (count: Count, scenario: Scenario): string => {
  if (count === 'past.count') return formatCount(pastCount(scenario));
  if (count === 'memory.size') return formatCount(presentMemory(scenario).size);
  const change = scenario.steps.at(-1);
  return formatCount(change ? (effectsOf(change).added?.length ?? 0) : 0);
};

const Term = ({ term, text }: { term: TermId; text: string }) => {
  const [name, meaning] = useWords().terms[term];
  return (
    <Popover label={text} kind="quiet" className="lesson-term">
      {() => (
        <p>
          <b>{name}</b>: {meaning}
        </p>
      )}
    </Popover>
  );
};

const Live = ({ piece }: { piece: Extract<Piece, { kind: 'figure' | 'count' }> }) => {
  const words = useWords();
  const scenario = useStore((state) => state.scenario);
  const results = useStore((state) => state.experiment?.outcome.results);
  const veiled = useStore((state) => piece.kind === 'figure' && state.veiled.includes(piece.method));
  if (piece.kind === 'count') return <b className="lesson-live">{numbersIn(words.lang, countOf(piece.count, scenario))}</b>;
  const value = results && !veiled ? measureOf(results)(piece) : null;
  return <b className="lesson-live">{value === null ? '…' : figureText(FIGURES[piece.figure].unit, value, words)}</b>;
};

/** A formula of the project's own lessons; any other is its TeX, as text. */
export const Formula = ({ tex }: { tex: string }) => {
  const made = Object.hasOwn(lessonTex, tex) ? lessonTex[tex] : undefined;
  if (made === undefined) return <code>{tex}</code>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: temml's output at build time, not anybody's input
  return <span dangerouslySetInnerHTML={{ __html: made }} />;
};

const Part = ({ piece }: { piece: Piece }) => {
  if (piece.kind === 'text') return piece.text;
  if (piece.kind === 'emphasis') return <em>{piece.text}</em>;
  if (piece.kind === 'term') return <Term {...piece} />;
  return piece.kind === 'tex' ? <Formula tex={piece.tex} /> : <Live piece={piece} />;
};

/** Text of a lesson: terms open their meaning, and figures are those of the results at the moment. No line begins with a full stop or a comma. */
export const Say = ({ text, className = 'lesson-say', lang }: { text: string; className?: string; lang?: string }) => {
  const pieces = useMemo(() => readMarkup(text), [text]);
  /** Marks at the beginning of a text, which stay on the line of what stands before it. */
  const marks = pieces.map((piece) => (piece.kind === 'text' ? (/^[.,;:!?)”’]+/.exec(piece.text)?.[0] ?? '') : ''));
  return (
    <div className={className} lang={lang}>
      {pieces.map((piece, k) => {
        const key = `${k} ${piece.kind}`;
        if (piece.kind === 'text') return <span key={key}>{k > 0 ? piece.text.slice(marks[k]?.length) : piece.text}</span>;
        return (
          <span key={key} className={marks[k + 1] ? 'lesson-joined' : undefined}>
            <Part piece={piece} />
            {marks[k + 1]}
          </span>
        );
      })}
    </div>
  );
};
