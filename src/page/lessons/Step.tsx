import { type ComponentType, createElement, Fragment, useEffect, useRef } from 'react';
import { holds, measureOf } from '../../lessons/claim.ts';
import type { Lent, Lesson, LessonStep } from '../../lessons/lesson.ts';
import { stepOfScene } from '../../lessons/lessons.ts';
import { PAPERS, type PaperId } from '../../lessons/papers.ts';
import { inWords, langOf } from '../../lessons/words.ts';
import { panels } from '../../panels/registry.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useStore } from '../../ui/useStore.ts';
import PriorChange from '../change/fields/prior.tsx';
import { MemoryRule } from '../memory/MemoryRule.tsx';
import { MemorySize } from '../memory/MemorySize.tsx';
import { SlideButton } from '../slide/SlideButton.tsx';
import { slideWords } from '../slide/slideWords.ts';
import { getPage } from '../usePage.ts';
import { Ask } from './Ask.tsx';
import { goTo, isAsSetUp, leave, openList } from './desk.ts';
import { HandoutButton } from './handout/HandoutButton.tsx';
import { Languages } from './Languages.tsx';
import { Authorship, CopyGuesses, OwnClaims } from './own/Authorship.tsx';
import { besideStep, placeName, selectorOf } from './places.ts';
import { Say } from './Say.tsx';
import { useWords } from './speech.ts';
import { summaryOf } from './summaryText.ts';

/** Outlines of the places that the step points at, and buttons that lead there. */
const LookAt = ({ places }: { places: NonNullable<LessonStep['lookAt']> }) => {
  const words = useWords();
  return (
    <p className="lesson-look">
      <style>{`${places.map(selectorOf).join(', ')} { outline: 3px solid var(--focus); outline-offset: 1px; } ${besideStep(places)}`}</style>
      {words.column.lookAt}{' '}
      {places.map((place, k) => (
        <Fragment key={place}>
          {k > 0 && ` ${words.column.and} `}
          <button
            type="button"
            className="lesson-place"
            onClick={() => {
              const found = document.querySelector<HTMLElement>(selectorOf(place));
              // The settings are folded in a lesson.
              for (let fold = found?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
              found?.scrollIntoView({ block: 'nearest' });
              (found?.matches('[tabindex]') ? found : found?.querySelector<HTMLElement>('input, button, [tabindex]'))?.focus();
            }}
          >
            {placeName(place, words)}
          </button>
        </Fragment>
      ))}
      .
    </p>
  );
};

export const Task = ({ until }: { until: NonNullable<LessonStep['until']> }) => {
  const results = useStore((state) => state.experiment?.outcome.results);
  const { column } = useWords();
  const isDone = results ? holds(until, measureOf(results)) === true : false;
  return (
    <p className="lesson-task" aria-live="polite" data-done={isDone || undefined}>
      {isDone ? `✓ ${column.taskDone}` : column.taskOpen}
    </p>
  );
};

const Source = ({ id }: { id: PaperId }) => {
  const { short, title, bibtex } = PAPERS[id];
  const { column } = useWords();
  return (
    <Popover label={short} kind="quiet" side="above" className="lesson-term">
      {() => (
        <div className="lesson-paper stack">
          <p lang="en">{title}</p>
          <pre>{bibtex}</pre>
          <Button onClick={() => void navigator.clipboard?.writeText(bibtex)}>{column.copyBibtex}</Button>
        </div>
      )}
    </Popover>
  );
};

/** Controls of the page that a step takes beside its text: the same that the settings have. */
const LENT: Readonly<Record<Lent, ComponentType>> = { 'memory.size': MemorySize, 'memory.rule': MemoryRule, prior: PriorChange };

export const Controls = ({ lend }: { lend: Lent }) => <div lang="en">{createElement(LENT[lend])}</div>;

interface StepProps {
  readonly lesson: Lesson;
  readonly index: number;
  readonly next: Lesson | undefined;
}

/** The panel that a step opens, as its tab says it. */
const panelLabel = ({ scenario }: LessonStep): string => panels.find(({ id }) => id === scenario?.view?.panel)?.label ?? '';

/** The way from a scene to the lesson that uses it. */
const PartOf = ({ scene }: { scene: string }) => {
  const words = useWords();
  const used = stepOfScene(scene);
  if (!used) return null;
  const { lesson, step } = used;
  return (
    <p>
      <Button
        kind="quiet"
        className="panel-part"
        title={inWords(lesson, words).title}
        onClick={() => goTo(lesson, lesson.steps.indexOf(step))}
      >
        {words.column.partOf(lesson.number)} →
      </Button>
    </p>
  );
};

/** The canvas of a step in words, for who does not see it. */
const Summary = () => {
  const scenario = useStore((state) => state.scenario);
  const results = useStore((state) => (state.computing ? undefined : state.experiment?.outcome.results));
  const veiled = useStore((state) => state.veiled);
  return (
    <p className="visually-hidden" lang="en">
      {summaryOf(scenario, results, veiled)}
    </p>
  );
};

/** One step of a lesson, in the place of the settings. */
export const Step = ({ lesson, index, next }: StepProps) => {
  const step = lesson.steps[index] as LessonStep;
  const { lang, column } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const scenario = useStore((state) => state.scenario);
  const changed = !isAsSetUp(lesson, index, scenario);
  const place = `${lesson.id}/${step.id}`;
  const last = index === lesson.steps.length - 1;

  useEffect(() => {
    // The one who goes to a step reads on from its heading; a frame takes neither focus nor place from the page around it.
    if (!place || !document.hasFocus()) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.lesson')?.scrollIntoView();
  }, [place]);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input:not([type=range], [type=radio], [type=checkbox]), textarea, select');
      if (event.defaultPrevented || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === ']') goTo(lesson, index + 1);
      if (event.key === '[') goTo(lesson, index - 1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [lesson, index]);

  return (
    <section className="lesson stack" data-step={step.id} lang={lang} aria-label={column.region(lesson.title)}>
      <div className="lesson-top">
        <Button kind="quiet" onClick={() => openList(lesson)}>
          ‹ {lesson.isDeck ? column.scenes : column.lessons}
        </Button>
        <span className="lesson-name clipped" lang={lesson.isDeck ? 'en' : langOf(lesson, lesson.title)}>
          {lesson.isDeck ? panelLabel(step) : lesson.title}
        </span>
        <Button kind="quiet" aria-label={column.closeLesson} onClick={leave}>
          ×
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1} className="lesson-heading">
        <span className="lesson-count">{(lesson.isDeck ? column.sceneOf : column.stepOf)(index + 1, lesson.steps.length)}</span>
        <span lang={langOf(lesson, step.title)}>{step.title}</span>
      </h2>
      {lesson.author !== undefined && <Authorship lesson={lesson} author={lesson.author} />}
      {step.say && <Say text={step.say} lang={langOf(lesson, step.say)} />}
      <Summary />
      {lesson.isDeck && <PartOf scene={step.id} />}
      {step.lookAt && <LookAt places={step.lookAt} />}
      {step.lend && <Controls lend={step.lend} />}
      {step.until && <Task until={step.until} />}
      {step.ask && <Ask key={`${lesson.id} ${step.id}`} lesson={lesson} step={step} asked={step.ask} />}
      {step.note && !step.ask && <Say text={step.note} className="lesson-note hint" lang={langOf(lesson, step.note)} />}
      {lesson.author !== undefined && !changed && <OwnClaims lesson={lesson} step={step} />}
      {changed && (
        <p className="lesson-changed">
          {column.changed} <Button onClick={() => goTo(lesson, index)}>{column.setUpAgain}</Button>
        </p>
      )}
      {last && lesson.author !== undefined && lesson.steps.some(({ ask }) => ask) && <CopyGuesses lesson={lesson} />}
      {last && lesson.dare && (
        <p className="lesson-dare">
          <b>{column.dare}</b> <span lang={langOf(lesson, lesson.dare)}>{lesson.dare}</span>
        </p>
      )}
      <nav className="lesson-steps" aria-label={column.steps}>
        <Button disabled={index === 0} shortcut="[" title={column.stepBefore} onClick={() => goTo(lesson, index - 1)}>
          {column.back}
        </Button>
        <span className="lesson-dots">
          {(lesson.isDeck ? [] : lesson.steps).map(({ id, title }, k) => (
            <button
              key={id}
              type="button"
              className="lesson-dot"
              aria-label={column.step(k + 1, title)}
              aria-current={k === index ? 'step' : undefined}
              onClick={() => goTo(lesson, k)}
            />
          ))}
        </span>
        {!last && (
          <Button kind="primary" shortcut="]" title={column.stepAfter} onClick={() => goTo(lesson, index + 1)}>
            {column.next}
          </Button>
        )}
        {last && next && (
          <Button kind="primary" title={next.title} onClick={() => goTo(next, 0)}>
            {column.nextLesson}
          </Button>
        )}
        {last && !next && <Button onClick={() => openList(lesson)}>{lesson.isDeck ? column.allScenes : column.allLessons}</Button>}
      </nav>
      <div className="lesson-foot">
        {lesson.source && (
          <p className="hint">
            {column.source} <Source id={lesson.source} />.
          </p>
        )}
        {!lesson.isDeck && <HandoutButton lesson={lesson} />}
        <Languages />
      </div>
      <p className="row">
        <Button shortcut="P" title={column.presentHint} onClick={() => getPage().present()}>
          {column.present}
        </Button>
        <SlideButton words={slideWords(lesson, index)} label={column.slide} title={column.slideHint} />
      </p>
    </section>
  );
};
