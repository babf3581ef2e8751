import { useEffect, useMemo, useRef, useState } from 'react';
import type { LessonStep } from '../../../lessons/lesson.ts';
import { compact, EDIT, ownId, ownLimits } from '../../../lessons/own/ownLesson.ts';
import { isSame } from '../../../lessons/scene.ts';
import type { Scenario } from '../../../scenario/types.ts';
import { lessonHash } from '../../../store/persist/lessonAddress.ts';
import { Button } from '../../../ui/Button.tsx';
import { getStore, useStore } from '../../../ui/useStore.ts';
import { getPage } from '../../usePage.ts';
import { ALL, beginAgain, goTo, leave, openList, showShelf } from '../desk.ts';
import { type Draft, presentScenario, useDraft } from './draft.ts';
import './editor.css';
import { StepFields } from './StepFields.tsx';
import { saveLesson, shareLesson } from './send.ts';
import { newId } from './shelf.ts';

/** An id for a step that the lesson has not. */
const freshStep = (steps: readonly LessonStep[]): string => {
  let k = steps.length + 1;
  while (steps.some(({ id }) => id === `s${k}`)) k++;
  return `s${k}`;
};

const untitled = ({ title: _, ...scenario }: Scenario): Scenario => scenario;

/** Shows the scenario of a step on the page, with its panel and lines: one undo step. */
const show = (step: LessonStep): void => {
  const { getState, open } = getStore();
  const { scenario, touched } = getState();
  if (!step.scenario) return;
  if (touched && !isSame(untitled(scenario), step.scenario)) getPage().snapshots.save('My work beside a lesson', scenario);
  open(step.scenario);
};

interface StepCardProps {
  readonly draft: Draft;
  readonly step: LessonStep;
  readonly k: number;
  readonly isOpen: boolean;
  toggle(): void;
  remove(): void;
}

/** A step in the list: its heading, and where it is open everything that it says. */
const StepCard = ({ draft: { lesson, change, changeStep }, step, k, isOpen, toggle, remove }: StepCardProps) => {
  const scenario = useStore((state) => state.scenario);
  const differs = useMemo(() => step.scenario !== undefined && !isSame(untitled(scenario), step.scenario), [scenario, step.scenario]);
  const name = step.title || `Step ${k + 1}`;
  const move = (by: number): void =>
    change((before) => {
      const steps = [...before.steps];
      steps.splice(k + by, 0, ...steps.splice(k, 1));
      return { ...before, steps };
    });
  return (
    <li className="own-step" data-open={isOpen || undefined}>
      <div className="own-head">
        <button type="button" className="own-toggle" aria-expanded={isOpen} onClick={toggle}>
          <span className="number">{k + 1}</span>
          <span className="clipped">{name}</span>
          {step.ask && <span className="hint">asks</span>}
        </button>
        <Button kind="quiet" className="button-icon" aria-label={`${name}: up`} disabled={k === 0} onClick={() => move(-1)}>
          ↑
        </Button>
        <Button
          kind="quiet"
          className="button-icon"
          aria-label={`${name}: down`}
          disabled={k === lesson.steps.length - 1}
          onClick={() => move(1)}
        >
          ↓
        </Button>
      </div>
      {isOpen && (
        <>
          <StepFields step={step} onChange={(part) => changeStep(step.id, part)} />
          <div className="own-foot">
            <p className="hint" data-differs={differs || undefined}>
              {differs ? 'The page is no longer as in this step.' : 'The page is as in this step.'}
            </p>
            <div className="row">
              <Button
                title="Scenario, chosen method, panel and hidden lines"
                onClick={() => changeStep(step.id, { scenario: presentScenario() })}
              >
                Take the page as it is
              </Button>
              <Button onClick={() => show(step)}>Show the step</Button>
              <Button kind="quiet" onClick={remove}>
                Remove
              </Button>
            </div>
          </div>
        </>
      )}
    </li>
  );
};

/** The editor of an own lesson, in the place of the settings: the page beside it is what the next step takes. */
const LessonEditor = ({ id }: { id: string }) => {
  const draft = useDraft(id);
  const { lesson, change, flush } = draft;
  const { steps } = lesson;
  const [openId, setOpen] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    getPage().showAddress(lessonHash({ lesson: id, step: EDIT }) ?? '');
    heading.current?.focus({ preventScroll: true });
  }, [id]);

  const add = (): void => {
    const step: LessonStep = { id: freshStep(steps), title: '', scenario: presentScenario() };
    change((before) => ({ ...before, steps: [...before.steps, step] }));
    setOpen(step.id);
  };
  const remove = (step: LessonStep, k: number): void => {
    change((before) => ({ ...before, steps: before.steps.filter(({ id: other }) => other !== step.id) }));
    getStore().notify(`Step ${k + 1} is removed.`, 'info', [
      {
        label: 'Put it back',
        run: () =>
          change((before) =>
            before.steps.some(({ id: other }) => other === step.id)
              ? before
              : { ...before, steps: [...before.steps.slice(0, k), step, ...before.steps.slice(k)] },
          ),
      },
    ]);
  };
  const tryOut = (): void => {
    flush();
    const made = compact(lesson);
    beginAgain(made);
    goTo(
      made,
      Math.max(
        0,
        steps.findIndex((step) => step.id === openId),
      ),
    );
  };
  const isEmpty = steps.length === 0;
  return (
    <section className="lesson own-editor stack" lang="en" aria-label="Make a lesson">
      <div className="lesson-top">
        <Button
          kind="quiet"
          onClick={() => {
            flush();
            showShelf(ALL);
            openList(lesson);
          }}
        >
          ‹ Lessons
        </Button>
        <span className="lesson-name clipped">kept in this browser</span>
        <Button
          kind="quiet"
          aria-label="Close the editor"
          onClick={() => {
            flush();
            leave();
          }}
        >
          ×
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1} className="lesson-heading">
        Make a lesson
      </h2>
      <label className="own-line">
        <span className="label">Title</span>
        <input
          maxLength={ownLimits.title}
          value={lesson.title}
          placeholder="What it is called"
          onChange={({ target }) => change((before) => ({ ...before, title: target.value }))}
        />
      </label>
      <label className="own-line">
        <span className="label">Author</span>
        <input
          maxLength={ownLimits.author}
          value={lesson.author}
          placeholder="Your name, if you like"
          autoComplete="name"
          onChange={({ target }) => change((before) => ({ ...before, author: target.value }))}
        />
      </label>
      <label className="own-line">
        <span className="label">Claim</span>
        <textarea
          className="own-area"
          rows={2}
          maxLength={ownLimits.claim}
          value={lesson.claim}
          placeholder="The one sentence that it shows"
          onChange={({ target }) => change((before) => ({ ...before, claim: target.value }))}
        />
      </label>
      {isEmpty && (
        <p className="hint">
          Set the page up as a student shall see it, with the settings below, the canvas, the cards and the panels. Then take it as the
          first step.
        </p>
      )}
      {!isEmpty && (
        <ol className="own-steps stack" aria-label="Steps">
          {steps.map((step, k) => (
            <StepCard
              key={step.id}
              draft={draft}
              step={step}
              k={k}
              isOpen={step.id === openId}
              toggle={() => {
                setOpen(step.id === openId ? null : step.id);
                if (step.id !== openId) show(step);
              }}
              remove={() => remove(step, k)}
            />
          ))}
        </ol>
      )}
      <Button
        kind={isEmpty ? 'primary' : 'plain'}
        disabled={steps.length >= ownLimits.steps}
        title="Takes the scenario, the chosen method, the panel and the hidden lines as they are"
        onClick={add}
      >
        Add as a step
      </Button>
      <div className="own-send">
        <Button kind={isEmpty ? 'plain' : 'primary'} disabled={isEmpty} onClick={tryOut}>
          Try it
        </Button>
        <Button
          disabled={isEmpty}
          onClick={() => {
            flush();
            void shareLesson(lesson);
          }}
        >
          Copy link
        </Button>
        <Button disabled={isEmpty} onClick={() => saveLesson(lesson)}>
          Save file
        </Button>
      </div>
      <p className="hint">
        There is no server: the link or the file itself holds the lesson. Nothing that students guess is sent to anybody.
      </p>
    </section>
  );
};

const NEW = ownId('new');

/** The editor of the lesson of an id; 'own-new' is one that has none yet. */
const Editor = ({ id }: { id: string }) => {
  const known = useMemo(() => (id === NEW ? ownId(newId()) : id), [id]);
  useEffect(() => {
    if (known !== id) getStore().show({ lesson: { lesson: known, step: EDIT } });
  }, [known, id]);
  return known === id ? <LessonEditor id={id} /> : null;
};

export default Editor;
