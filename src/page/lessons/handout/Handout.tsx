import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Lesson } from '../../../lessons/lesson.ts';
import { lessonHash } from '../../../store/persist/lessonAddress.ts';
import { Button } from '../../../ui/Button.tsx';
import { getStore } from '../../../ui/useStore.ts';
import { useWords } from '../speech.ts';
import { Paper } from './Paper.tsx';
import { useRuns } from './useRuns.ts';
import './handout.css';

/** Lies over the page while it is there: the page is inert, its keys are off, its colours are those of paper. Focus returns to where it was. */
const useAlone = (title: string, close: () => void): void => {
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    const root = document.getElementById('root');
    const { activeElement: before, documentElement, title: name } = document;
    const press = (event: KeyboardEvent): void => {
      event.stopPropagation();
      if (event.key === 'Escape') closing.current();
    };
    if (root) root.inert = true;
    // Browsers name a PDF after it.
    document.title = title;
    documentElement.dataset.theme = 'light';
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      if (root) root.inert = false;
      document.title = name;
      const { theme } = getStore().getState();
      if (theme === 'system') delete documentElement.dataset.theme;
      else documentElement.dataset.theme = theme;
      window.removeEventListener('keydown', press, { capture: true });
      if (before instanceof HTMLElement) before.focus();
    };
  }, [title]);
};

/** Address of a lesson in letters; null of one that only this browser has. */
const addressOf = ({ id, author }: Lesson): string | null =>
  author === undefined
    ? `${location.origin}${location.pathname}${(lessonHash({ lesson: id, step: null }) ?? '').replace(/\/$/, '')}`
    : null;

interface HandoutProps {
  readonly lesson: Lesson;
  /** Asks for the printer as soon as all is computed. */
  readonly printsAtOnce: boolean;
  close(): void;
}

/** A lesson to print: every step is computed first, then the sheets are seen as they will be on paper. */
const Handout = ({ lesson, printsAtOnce, close }: HandoutProps) => {
  const { lang, handout } = useWords();
  const title = handout.of(lesson.title);
  const heading = useRef<HTMLHeadingElement>(null);
  const { share, step, problem, runOf } = useRuns(lesson);
  useAlone(title, close);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (runOf && printsAtOnce) window.print();
  }, [runOf, printsAtOnce]);
  return createPortal(
    <section className="handout" lang={lang} aria-label={title}>
      <div className="handout-bar">
        <h1 ref={heading} tabIndex={-1} className="heading">
          {handout.handout}
        </h1>
        <p aria-live="polite" className="hint">
          {problem !== null ? handout.failed(step, problem) : runOf ? handout.answersLast : handout.computing(step, lesson.steps.length)}
        </p>
        {!runOf && !problem && <progress value={share} aria-label={handout.computing(step, lesson.steps.length)} />}
        <Button kind="primary" disabled={!runOf} onClick={() => window.print()}>
          {handout.print}
        </Button>
        <Button shortcut="Esc" onClick={close}>
          {handout.close}
        </Button>
      </div>
      {runOf && <Paper lesson={lesson} address={addressOf(lesson)} runOf={runOf} />}
    </section>,
    document.body,
  );
};

export default Handout;
