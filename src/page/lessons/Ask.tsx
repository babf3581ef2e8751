import { useState } from 'react';
import { type Answer, answerOf } from '../../lessons/answer.ts';
import { measureOf } from '../../lessons/claim.ts';
import { numbersIn } from '../../lessons/language.ts';
import type { Lesson, LessonStep, Question } from '../../lessons/lesson.ts';
import { langOf, type Words } from '../../lessons/words.ts';
import { FIGURES } from '../../scenario/figures.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCount, formatPercent } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useStore } from '../../ui/useStore.ts';
import { guessAt, settle } from './desk.ts';
import { figureText } from './figureText.ts';
import { Say } from './Say.tsx';
import { methodName, useWords } from './speech.ts';

/** A number of a question in its unit. */
export const numberText = (unit: 'share' | 'examples', value: number, { lang }: Words): string =>
  numbersIn(lang, unit === 'share' ? formatPercent(value, 0) : formatCount(Math.round(value)));

interface GuessProps {
  readonly lesson: Lesson;
  readonly asked: Question;
  readonly value: Answer | null;
  onChange(value: Answer): void;
}

const Choice = ({ lesson, asked, value, onChange }: GuessProps & { asked: Extract<Question, { kind: 'choice' }> }) => (
  <div className="lesson-choices stack" role="radiogroup" aria-label={useWords().column.guess}>
    {asked.options.map(({ text }, k) => (
      <label key={text} className="lesson-choice tile">
        <input type="radio" name="lesson-guess" checked={value === k} onChange={() => onChange(k)} />
        <Say text={text} className="lesson-option" lang={langOf(lesson, text)} />
      </label>
    ))}
  </div>
);

const Order = ({ asked, value, onChange }: GuessProps & { asked: Extract<Question, { kind: 'order' }> }) => {
  const words = useWords();
  const order = (value as readonly string[] | null) ?? asked.of;
  const move = (from: number, to: number): void => {
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <ol className="lesson-order stack" aria-label={words.column.order}>
      {order.map((id, k) => (
        <li key={id} className="tile">
          <LineSample methodId={id} length={22} />
          <span>{methodName(id, words)}</span>
          <Button kind="quiet" aria-label={words.column.up(methodName(id, words))} disabled={k === 0} onClick={() => move(k, k - 1)}>
            ↑
          </Button>
          <Button
            kind="quiet"
            aria-label={words.column.down(methodName(id, words))}
            disabled={k === order.length - 1}
            onClick={() => move(k, k + 1)}
          >
            ↓
          </Button>
        </li>
      ))}
    </ol>
  );
};

const NumberGuess = ({ asked, value, onChange }: GuessProps & { asked: Extract<Question, { kind: 'number' }> }) => {
  const { from, to, unit } = asked;
  const words = useWords();
  const shown = typeof value === 'number' ? value : (from + to) / 2;
  return (
    <div className="slider">
      <label className="label" htmlFor="lesson-number">
        {words.column.guess}
      </label>
      <output className="value" htmlFor="lesson-number">
        {numberText(unit, shown, words)}
      </output>
      <input
        id="lesson-number"
        className="range"
        type="range"
        min={from}
        max={to}
        step={(to - from) / 100}
        value={shown}
        aria-valuetext={numberText(unit, shown, words)}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </div>
  );
};

const Guessing = (props: GuessProps) => {
  if (props.asked.kind === 'choice') return <Choice {...props} asked={props.asked} />;
  return props.asked.kind === 'order' ? <Order {...props} asked={props.asked} /> : <NumberGuess {...props} asked={props.asked} />;
};

/** A mark of the guess (hollow) or of the truth (full), with its word for who does not see it. */
const Mark = ({ of }: { of: 'guess' | 'truth' }) => {
  const { column } = useWords();
  return (
    <span className="lesson-mark" data-of={of}>
      <span className="visually-hidden">{of === 'guess' ? column.markOfGuess : column.markOfTruth}</span>
    </span>
  );
};

interface ToldProps {
  readonly lesson: Lesson;
  readonly asked: Question;
  readonly guess: Answer | null;
  readonly truth: Answer;
}

/** Guess and truth side by side. */
export const Told = ({ lesson, asked, guess, truth }: ToldProps) => {
  const words = useWords();
  const results = useStore((state) => state.experiment?.outcome.results);
  if (asked.kind === 'choice') {
    const reply = typeof guess === 'number' ? asked.options[guess]?.reply : undefined;
    return (
      <>
        <ul className="lesson-told stack">
          {asked.options.map(({ text }, k) => (
            <li key={text}>
              {guess === k && <Mark of="guess" />}
              {truth === k && <Mark of="truth" />}
              <Say text={text} className="lesson-option" lang={langOf(lesson, text)} />
            </li>
          ))}
        </ul>
        {reply !== undefined && <Say text={reply} className="lesson-reply" lang={langOf(lesson, reply)} />}
      </>
    );
  }
  if (asked.kind === 'number')
    return (
      <ul className="lesson-told stack">
        {typeof guess === 'number' && (
          <li>
            <Mark of="guess" /> {numberText(asked.unit, guess, words)}
          </li>
        )}
        <li>
          <Mark of="truth" /> {numberText(asked.unit, truth as number, words)}
        </li>
      </ul>
    );
  const measure = results && measureOf(results);
  return (
    <ol className="lesson-told stack">
      {(truth as readonly string[]).map((id) => {
        const place = Array.isArray(guess) ? guess.indexOf(id) + 1 : null;
        const value = measure?.({ method: id, figure: asked.by }) ?? null;
        return (
          <li key={id}>
            <Mark of="truth" />
            <LineSample methodId={id} length={22} /> {methodName(id, words)}{' '}
            {value !== null && <b>{figureText(FIGURES[asked.by].unit, value, words)}</b>}
            {place !== null && <span className="hint"> {words.column.yourPlace(place)}</span>}
          </li>
        );
      })}
    </ol>
  );
};

/** The question of a step: a guess first, then guess and truth together, and why. */
export const Ask = ({ lesson, step, asked }: { lesson: Lesson; step: LessonStep; asked: Question }) => {
  const { column } = useWords();
  const [draft, setDraft] = useState<Answer | null>(asked.kind === 'order' ? asked.of : null);
  const [guess, setGuess] = useState(() => guessAt(lesson, step.id));
  const results = useStore((state) => (state.computing ? null : state.experiment?.outcome.results));
  const truth = results ? answerOf(asked, measureOf(results)) : null;
  const end = (answer: Answer | null): void => {
    settle(lesson, step.id, answer);
    setGuess(answer);
  };
  return (
    <div className="lesson-ask stack">
      <Say text={asked.question} className="lesson-question" lang={langOf(lesson, asked.question)} />
      {guess === undefined ? (
        <>
          <Guessing lesson={lesson} asked={asked} value={draft} onChange={setDraft} />
          <div className="row">
            <Button kind="primary" disabled={draft === null && asked.kind !== 'number'} onClick={() => end(draft ?? middle(asked))}>
              {column.settle}
            </Button>
            <Button onClick={() => end(null)}>{column.show}</Button>
          </div>
        </>
      ) : (
        <div aria-live="polite" className="stack">
          {truth === null ? <p className="hint">{column.computing}</p> : <Told lesson={lesson} asked={asked} guess={guess} truth={truth} />}
          {step.because && <Say text={step.because} lang={langOf(lesson, step.because)} />}
          {step.note && <Say text={step.note} className="lesson-note hint" lang={langOf(lesson, step.note)} />}
        </div>
      )}
    </div>
  );
};

const middle = (asked: Question): Answer => (asked.kind === 'number' ? (asked.from + asked.to) / 2 : asked.kind === 'order' ? asked.of : 0);
