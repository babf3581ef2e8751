import { useMemo } from 'react';
import { mapImage } from '../../../canvas/save/canvasPicture.tsx';
import { PaperDrawing } from '../../../canvas/save/Drawing.tsx';
import { sceneOf } from '../../../canvas/useCanvas.ts';
import type { Answer } from '../../../lessons/answer.ts';
import { measureOf } from '../../../lessons/claim.ts';
import { type HandoutAnswer, type HandoutPart, type HandoutStep, handoutOf } from '../../../lessons/handout.ts';
import type { Lesson, Question } from '../../../lessons/lesson.ts';
import { citationOf, PAPERS } from '../../../lessons/papers.ts';
import { langOf } from '../../../lessons/words.ts';
import { runnable } from '../../../scenario/ask.ts';
import { FIGURES } from '../../../scenario/figures.ts';
import type { Results, Scenario } from '../../../scenario/types.ts';
import { LineSample } from '../../../ui/LineSample.tsx';
import { createLightPaint } from '../../../ui/save/lightPaint.ts';
import { numberText } from '../Ask.tsx';
import { figureText } from '../figureText.ts';
import { methodName, useWords } from '../speech.ts';
import type { Run } from './useRuns.ts';
import { Written } from './Written.tsx';

/** Pixels a side of a step's picture: 7.5 cm, two steps a page. */
const SIDE = 284;

/** Boxes and lines for the pencil. */
const Guess = ({ lesson, asked }: { lesson: Lesson; asked: Question }) => {
  const words = useWords();
  const { nearestFirst, leastFirst, guess } = words.handout;
  if (asked.kind === 'choice')
    return (
      <ul className="handout-boxes">
        {asked.options.map(({ text }) => (
          <li key={text} lang={langOf(lesson, text)}>
            {text}
          </li>
        ))}
      </ul>
    );
  if (asked.kind === 'order')
    return (
      <>
        <p>{asked.by === 'disagreement' ? nearestFirst : leastFirst}</p>
        <ul className="handout-boxes">
          {asked.of.map((id) => (
            <li key={id}>
              <LineSample methodId={id} /> {methodName(id, words)}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <p className="handout-number">
      {guess(numberText(asked.unit, asked.from, words), numberText(asked.unit, asked.to, words))} <span />
    </p>
  );
};

const Picture = ({ part: { number, step, scenario, method, methods }, run }: { part: HandoutStep; run: Run }) => {
  const { experiment, domain } = run;
  const drawn = useMemo(() => {
    const scene = sceneOf({ scenario: runnable(scenario), experiment, method, methods });
    const light = createLightPaint();
    const map = mapImage(scene.source, light.paint);
    light.dispose();
    return { scene, map };
  }, [scenario, experiment, method, methods]);
  return domain && <PaperDrawing {...drawn} title={`Step ${number}: ${step.title}`} domain={domain} side={SIDE} name={`-${number}`} />;
};

const Step = ({ lesson, part, run }: { lesson: Lesson; part: HandoutStep; run: Run }) => {
  const { handout } = useWords();
  const { number, step, scenario } = part;
  const { results } = run.experiment.outcome;
  const write = { scenario, results, covered: step.ask ? (step.hide ?? []) : [] };
  return (
    <section className="handout-step" aria-label={handout.step(number)}>
      <h3>
        {number}. {step.title}
      </h3>
      <div className="handout-text">
        {step.say && <Written text={step.say} lang={langOf(lesson, step.say)} {...write} />}
        {step.ask && (
          <>
            <Written text={step.ask.question} lang={langOf(lesson, step.ask.question)} className="handout-question" {...write} />
            <Guess lesson={lesson} asked={step.ask} />
            <p className="handout-lines">{handout.why}</p>
          </>
        )}
        {step.note && <Written text={step.note} lang={langOf(lesson, step.note)} className="handout-note" {...write} />}
      </div>
      <Picture part={part} run={run} />
    </section>
  );
};

/** The answer in words; an order with its figures. */
const Truth = ({ asked, answer, results }: { asked: Question; answer: Answer | null; results: Results }) => {
  const words = useWords();
  if (answer === null) return <p>{words.handout.undecided}</p>;
  if (asked.kind === 'choice') return <p className="handout-question">{asked.options[answer as number]?.text}</p>;
  if (asked.kind === 'number') return <p className="handout-question">{numberText(asked.unit, answer as number, words)}</p>;
  const measure = measureOf(results);
  return (
    <ol>
      {(answer as readonly string[]).map((id) => (
        <li key={id}>
          <LineSample methodId={id} /> {methodName(id, words)}{' '}
          <b>{figureText(FIGURES[asked.by].unit, measure({ method: id, figure: asked.by }), words)}</b>
        </li>
      ))}
    </ol>
  );
};

interface RunOf {
  runOf(scenario: Scenario): Run;
}

const Answers = ({ lesson, answers, runOf }: { lesson: Lesson; answers: readonly HandoutAnswer[] } & RunOf) => {
  const { handout } = useWords();
  return (
    <section className="handout-answers" aria-label={handout.answers}>
      <h2>
        {handout.answers}: {lesson.title}
      </h2>
      {answers.map(({ number, step, scenario, asked, answer }) => {
        const { results } = runOf(scenario).experiment.outcome;
        return (
          <section key={step.id} className="handout-answer">
            <h3>
              {number}. {step.title}
            </h3>
            <Truth asked={asked} answer={answer} results={results} />
            {step.because && <Written text={step.because} lang={langOf(lesson, step.because)} scenario={scenario} results={results} />}
          </section>
        );
      })}
    </section>
  );
};

const Part = ({ part, lesson, runOf }: { part: HandoutPart; lesson: Lesson } & RunOf) => {
  const { column, handout, terms } = useWords();
  switch (part.kind) {
    case 'step':
      return <Step lesson={lesson} part={part} run={runOf(part.scenario)} />;
    case 'task':
      return (
        <p className="handout-task">
          <b>{column.dare}</b> {part.dare}
        </p>
      );
    case 'words':
      return (
        <section className="handout-words">
          <h3>{handout.words}</h3>
          <dl>
            {part.terms.map((term) => (
              <div key={term}>
                <dt>{terms[term][0]}</dt> <dd>{terms[term][1]}</dd>
              </div>
            ))}
          </dl>
        </section>
      );
    case 'answers':
      return <Answers lesson={lesson} answers={part.answers} runOf={runOf} />;
  }
};

/** A lesson as sheets of A4: its steps with their pictures and room to write, and the answers on a page of their own at the end. */
export const Paper = ({ lesson, address, runOf }: { lesson: Lesson; address: string | null } & RunOf) => {
  const { column } = useWords();
  const parts = useMemo(() => handoutOf(lesson, (scenario) => runOf(scenario).experiment.outcome.results), [lesson, runOf]);
  return (
    <article className="handout-paper">
      <header>
        <h2>{lesson.title}</h2>
        <p className="handout-claim">{lesson.claim}</p>
        {lesson.source && (
          <p className="handout-small">
            {column.source} {citationOf(PAPERS[lesson.source])}
          </p>
        )}
        {address !== null && <p className="handout-small">{address}</p>}
      </header>
      {parts.map((part) => (
        <Part key={part.kind === 'step' ? part.step.id : part.kind} part={part} lesson={lesson} runOf={runOf} />
      ))}
    </article>
  );
};
