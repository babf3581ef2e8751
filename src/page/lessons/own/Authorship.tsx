import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { holds, measureOf } from '../../../lessons/claim.ts';
import { type Lesson, type LessonStep, scenarioAt } from '../../../lessons/lesson.ts';
import { type LessonFiguresResult, lessonFigures } from '../../../studies/lessonFigures.ts';
import { Button } from '../../../ui/Button.tsx';
import { getStore, useStore } from '../../../ui/useStore.ts';
import { guessAt, progress } from '../desk.ts';
import { claimText, quantityText } from './claimText.ts';
import { guessesLine } from './guesses.ts';
import { edit } from './OwnLists.tsx';
import { isMine } from './shelf.ts';
import './own.css';

/** The numbers of the steps whose claims were computed, and of those that have one which does not hold. */
const verdictOf = (lesson: Lesson, results: LessonFiguresResult): { claims: number; failing: number[] } => {
  let claims = 0;
  const failing: number[] = [];
  claiming(lesson).forEach((k, at) => {
    const found = results[at];
    for (const claim of lesson.steps[k]?.claims ?? []) {
      claims++;
      if (found === null || (found && holds(claim, measureOf(found)) === false)) failing.push(k + 1);
    }
  });
  return { claims, failing: [...new Set(failing)] };
};

const claiming = ({ steps }: Lesson): number[] => [...steps.keys()].filter((k) => (steps[k]?.claims?.length ?? 0) > 0);

/** All the claims of a lesson, computed when it is opened: which steps have one that does not hold. */
const Verdict = ({ lesson }: { lesson: Lesson }) => {
  const { studies } = getStore();
  const scenarios = useMemo(() => claiming(lesson).map((k) => scenarioAt(lesson, k)), [lesson]);
  const state = useSyncExternalStore(studies.subscribe, () => studies.state(lessonFigures));
  useEffect(() => {
    if (scenarios.length > 0) studies.ask(lessonFigures, { scenarios });
  }, [studies, scenarios]);
  if (scenarios.length === 0 || state.phase !== 'done' || state.request?.scenarios !== scenarios || !state.result) return null;
  const { claims, failing } = verdictOf(lesson, state.result);
  if (failing.length === 0)
    return <span>{claims === 1 ? 'Its claim holds, computed here.' : `Its ${claims} claims hold, computed here.`}</span>;
  return <span className="own-failing">Computed here, a claim of step {failing.join(' and of step ')} does not hold.</span>;
};

/** Who made a lesson; its author goes back to editing from here. */
export const Authorship = ({ lesson, author }: { lesson: Lesson; author: string }) => (
  <p className="own-author hint" lang="en">
    {isMine(lesson.id) ? (
      <>
        You are trying your own lesson. <Button onClick={() => edit(lesson.id)}>Back to editing</Button>
      </>
    ) : (
      `Lesson by ${author.trim() || 'somebody'} · not checked by Replayground`
    )}
    <Verdict lesson={lesson} />
  </p>
);

/** What a step claims, computed: one that does not hold says so. Told after the guess. */
export const OwnClaims = ({ lesson, step }: { lesson: Lesson; step: LessonStep }) => {
  const results = useStore((state) => (state.computing ? null : state.experiment?.outcome.results));
  // An answer changes what is covered, and with it what may be told.
  const covered = useStore((state) => state.veiled);
  if (!step.claims?.length || !results || covered.length > 0 || (step.ask && guessAt(lesson, step.id) === undefined)) return null;
  const measure = measureOf(results);
  return (
    <ul className="own-claims" aria-live="polite" lang="en">
      {step.claims.map((claim) => {
        const isTrue = holds(claim, measure);
        const text = claimText(claim);
        return (
          <li key={text} data-holds={isTrue ?? undefined}>
            {isTrue === true && `✓ Computed here: ${text}.`}
            {isTrue === false && `This step claims that ${text}. Computed here it does not hold: ${quantityText(claim.left, measure)}.`}
            {isTrue === null && `This step claims that ${text}; that cannot be computed here.`}
          </li>
        );
      })}
    </ul>
  );
};

/** All guesses of a lesson as one line, to be pasted where a class collects them: nothing is sent. */
export const CopyGuesses = ({ lesson }: { lesson: Lesson }) => {
  const copy = (): void => {
    const { notify, show } = getStore();
    const line = guessesLine(lesson, progress.all()[lesson.id]?.guesses ?? {});
    if (line === '') {
      notify('There is no guess yet.');
      return;
    }
    const shown = (): void => show({ dialog: 'link', linkText: line });
    if (navigator.clipboard) navigator.clipboard.writeText(line).then(() => notify(`Copied: ${line}`), shown);
    else shown();
  };
  return (
    <p className="own-author hint" lang="en">
      <Button onClick={copy}>Copy my guesses</Button> One line to paste; nothing is sent.
    </p>
  );
};
