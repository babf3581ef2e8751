import { useState } from 'react';
import { type Answer, answerOf } from '../../lessons/answer.ts';
import { measureOf } from '../../lessons/claim.ts';
import type { Lesson, LessonStep, Question } from '../../lessons/lesson.ts';
import { FIGURES } from '../../scenario/figures.ts';
import { Button } from '../../ui/Button.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount, formatFigure, formatPercent } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useStore } from '../../ui/useStore.ts';
import { guessAt, settle } from './desk.ts';
import { Say } from './Say.tsx';

const numberText = (unit: 'share' | 'examples', value: number): string =>
  unit === 'share' ? formatPercent(value, 0) : formatCount(Math.round(value));

interface GuessProps {
  readonly asked: Question;
  readonly value: Answer | null;
  onChange(value: Answer): void;
}

const Choice = ({ asked, value, onChange }: GuessProps & { asked: Extract<Question, { kind: 'choice' }> }) => (
  <div className="lesson-choices stack" role="radiogroup" aria-label="Your guess">
    {asked.options.map(({ text }, k) => (
      <label key={text} className="lesson-choice tile">
        <input type="radio" name="lesson-guess" checked={value === k} onChange={() => onChange(k)} />
        <span>{text}</span>
      </label>
    ))}
  </div>
);

const Order = ({ asked, value, onChange }: GuessProps & { asked: Extract<Question, { kind: 'order' }> }) => {
  const order = (value as readonly string[] | null) ?? asked.of;
  const move = (from: number, to: number): void => {
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <ol className="lesson-order stack" aria-label="Your order, nearest to exact first">
      {order.map((id, k) => (
        <li key={id} className="tile">
          <LineSample methodId={id} length={22} />
          <span>{methodTitle(id)}</span>
          <Button kind="quiet" aria-label={`${methodTitle(id)}: up`} disabled={k === 0} onClick={() => move(k, k - 1)}>
            ↑
          </Button>
          <Button kind="quiet" aria-label={`${methodTitle(id)}: down`} disabled={k === order.length - 1} onClick={() => move(k, k + 1)}>
            ↓
          </Button>
        </li>
      ))}
    </ol>
  );
};

const NumberGuess = ({ asked, value, onChange }: GuessProps & { asked: Extract<Question, { kind: 'number' }> }) => {
  const { from, to, unit } = asked;
  const shown = typeof value === 'number' ? value : (from + to) / 2;
  return (
    <div className="slider">
      <label className="label" htmlFor="lesson-number">
        Your guess
      </label>
      <output className="value" htmlFor="lesson-number">
        {numberText(unit, shown)}
      </output>
      <input
        id="lesson-number"
        className="range"
        type="range"
        min={from}
        max={to}
        step={(to - from) / 100}
        value={shown}
        aria-valuetext={numberText(unit, shown)}
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
const Mark = ({ of }: { of: 'guess' | 'truth' }) => (
  <span className="lesson-mark" data-of={of}>
    <span className="visually-hidden">{of === 'guess' ? 'your guess' : 'the answer'}</span>
  </span>
);

interface ToldProps {
  readonly asked: Question;
  readonly guess: Answer | null;
  readonly truth: Answer;
}

/** Guess and truth side by side. */
const Told = ({ asked, guess, truth }: ToldProps) => {
  const results = useStore((state) => state.experiment?.outcome.results);
  if (asked.kind === 'choice')
    return (
      <>
        <ul className="lesson-told stack">
          {asked.options.map(({ text }, k) => (
            <li key={text}>
              {guess === k && <Mark of="guess" />}
              {truth === k && <Mark of="truth" />}
              {text}
            </li>
          ))}
        </ul>
        {typeof guess === 'number' && asked.options[guess] && <p className="lesson-reply">{asked.options[guess].reply}</p>}
      </>
    );
  if (asked.kind === 'number')
    return (
      <ul className="lesson-told stack">
        {typeof guess === 'number' && (
          <li>
            <Mark of="guess" /> {numberText(asked.unit, guess)}
          </li>
        )}
        <li>
          <Mark of="truth" /> {numberText(asked.unit, truth as number)}
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
            <LineSample methodId={id} length={22} /> {methodTitle(id)}{' '}
            {value !== null && <b>{formatFigure(FIGURES[asked.by].unit, value)}</b>}
            {place !== null && <span className="hint"> you: {place}</span>}
          </li>
        );
      })}
    </ol>
  );
};

/** The question of a step: a guess first, then guess and truth together, and why. */
export const Ask = ({ lesson, step, asked }: { lesson: Lesson; step: LessonStep; asked: Question }) => {
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
      <Say text={asked.question} className="lesson-question" />
      {guess === undefined ? (
        <>
          <Guessing asked={asked} value={draft} onChange={setDraft} />
          <div className="row">
            <Button kind="primary" disabled={draft === null && asked.kind !== 'number'} onClick={() => end(draft ?? middle(asked))}>
              That is my guess
            </Button>
            <Button onClick={() => end(null)}>Just show me</Button>
          </div>
        </>
      ) : (
        <div aria-live="polite" className="stack">
          {truth === null ? <p className="hint">computing …</p> : <Told asked={asked} guess={guess} truth={truth} />}
          {step.because && <Say text={step.because} />}
        </div>
      )}
    </div>
  );
};

const middle = (asked: Question): Answer => (asked.kind === 'number' ? (asked.from + asked.to) / 2 : asked.kind === 'order' ? asked.of : 0);
