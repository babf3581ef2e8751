import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { answerOf } from '../../lessons/answer.ts';
import { type Build, methodsNamed } from '../../lessons/builds.ts';
import { measureOf } from '../../lessons/claim.ts';
import type { Lesson, LessonStep, Question } from '../../lessons/lesson.ts';
import { langOf } from '../../lessons/words.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useStore } from '../../ui/useStore.ts';
import { numberText, Told } from '../lessons/Ask.tsx';
import { Say } from '../lessons/Say.tsx';
import { Controls, Task } from '../lessons/Step.tsx';
import { methodName, useWords } from '../lessons/speech.ts';
import { Methods } from './Methods.tsx';

interface AskedProps {
  readonly lesson: Lesson;
  readonly asked: Question;
}

/** What one may answer. */
const Options = ({ lesson, asked }: AskedProps) => {
  const words = useWords();
  if (asked.kind === 'number')
    return (
      <p>
        {numberText(asked.unit, asked.from, words)} … {numberText(asked.unit, asked.to, words)}
      </p>
    );
  return (
    <ul className="present-options stack">
      {asked.kind === 'choice'
        ? asked.options.map(({ text }) => (
            <li key={text} lang={langOf(lesson, text)}>
              {text}
            </li>
          ))
        : asked.of.map((id) => (
            <li key={id} className="row">
              <LineSample methodId={id} /> {methodName(id, words)}
            </li>
          ))}
    </ul>
  );
};

const Answer = ({ lesson, asked }: AskedProps) => {
  const { column } = useWords();
  const results = useStore((state) => (state.computing ? null : state.experiment?.outcome.results));
  const truth = results ? answerOf(asked, measureOf(results)) : null;
  return truth === null ? (
    <p className="present-waiting">{column.computing}</p>
  ) : (
    <Told lesson={lesson} asked={asked} guess={null} truth={truth} />
  );
};

interface StepTextProps {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  /** Those that are shown. */
  readonly builds: readonly Build[];
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** Heading of a step, as much of its text as is built, and the methods with how far they are from exact. */
export const StepText = ({ lesson, step, builds, heading }: StepTextProps) => {
  const has = (build: Build): boolean => builds.includes(build);
  const { ask } = step;
  const whole = useRef<HTMLElement>(null);
  const built = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const text = whole.current;
    if (!text) return;
    delete text.dataset.tight;
    if (text.scrollHeight > text.clientHeight) text.dataset.tight = '';
  });
  useEffect(() => {
    // What is new is seen where not all of it has room.
    if (builds.length > 1) built.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [builds.length]);
  const { lang, column } = useWords();
  const said = (text: string, className?: string) => (
    <Say text={text} lang={langOf(lesson, text)} {...(className !== undefined && { className })} />
  );
  return (
    <section ref={whole} className="present-text" lang={lang} aria-label={column.region(lesson.title)}>
      <h1 ref={heading} tabIndex={-1} lang={langOf(lesson, step.title)}>
        {step.title}
      </h1>
      <div ref={built} className="present-builds" aria-live="polite">
        {ask && has('question') && (
          <div className="present-ask">
            {said(ask.question, 'lesson-question')}
            {has('answer') ? <Answer lesson={lesson} asked={ask} /> : <Options lesson={lesson} asked={ask} />}
          </div>
        )}
        {has('answer') && step.because && said(step.because)}
        {has('text') && (
          <>
            {step.say && said(step.say)}
            {step.lend && (
              <div className="present-lent">
                <Controls lend={step.lend} />
              </div>
            )}
            {step.until && <Task until={step.until} />}
            {step.note && said(step.note, 'lesson-note')}
          </>
        )}
      </div>
      <Methods named={methodsNamed(step)} />
    </section>
  );
};
