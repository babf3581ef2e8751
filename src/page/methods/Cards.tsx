import { useMemo, useRef } from 'react';
import type { StepDetails } from '../../scenario/types.ts';
import { Section } from '../../ui/Section.tsx';
import { useStore } from '../../ui/useStore.ts';
import { Card, setMethods } from './Card.tsx';
import './cards.css';
import { atExact } from '../../scenario/atExact.ts';
import { methodInfo, methodsBeside, methodTitle } from '../../ui/catalog.ts';
import { formatFigure } from '../../ui/format.ts';
import { Term } from '../../ui/Term.tsx';
import { useKept } from '../../ui/useKept.ts';
import { useShown } from '../../ui/useShown.ts';
import { apartOf } from './apart.ts';
import { barEnd } from './bar.ts';
import type { ClassLevel } from './Thumbnail.tsx';
import { baseSentence, nearestMethods, worseSentence, worseThanKeepingOld } from './verdicts.ts';

/** Where the decision changes: at 0 for a logit; half-way between the smallest and the largest label for 'gaussian'. */
const classLevelOf = (details: StepDetails | null): ClassLevel => {
  if (details?.model.likelihood !== 'gaussian' || details.labels.length === 0) return { level: 0, spread: null };
  const lo = details.labels.reduce((least, label) => Math.min(least, label));
  const hi = details.labels.reduce((most, label) => Math.max(most, label));
  return { level: (lo + hi) / 2, spread: Math.max((hi - lo) / 2, 1e-12) };
};

function AddMethod({ ids }: { ids: readonly string[] }) {
  const details = useRef<HTMLDetailsElement>(null);
  const others = methodsBeside(ids);
  if (others.length === 0) return null;
  const add = (id: string): void => {
    setMethods((present) => [...present, id]);
    if (details.current) details.current.open = false;
    details.current?.querySelector('summary')?.focus();
  };
  return (
    <details className="cards-add" ref={details}>
      <summary className="hint">Add a method</summary>
      <ul className="raised">
        {others.map(({ id, title, summary }) => (
          <li key={id}>
            <button type="button" className="stack" onClick={() => add(id)}>
              <b>{title}</b>
              <span className="cards-add-summary">{summary}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The right column: every method of the scenario as a card, in its order. */
export function Cards() {
  const { methods: ids, options, base, step, details, maps } = useShown();
  const chosenMethod = useStore((state) => state.chosenMethod);
  const hidden = useStore((state) => state.hidden);
  const veiled = useStore((state) => state.veiled);
  const inTraining = useStore(({ training: { phase } }) => phase === 'running' || phase === 'paused');
  const classLevel = useKept(useMemo(() => classLevelOf(details), [details]));
  // The old model is exact where nothing has changed: to do worse than it says nothing then.
  const isChanged = useStore((state) => state.scenario.steps.length > 0);
  const worse = useMemo(() => (step && isChanged ? worseThanKeepingOld(ids, step, maps) : []), [ids, step, maps, isChanged]);
  const sentence = worseSentence(worse.filter((id) => !veiled.includes(id)).map(methodInfo));
  const end = barEnd(ids.map((id) => (veiled.includes(id) ? null : (step?.methods[id]?.disagreement ?? null))));
  const nearest = step && isChanged && veiled.length === 0 ? nearestMethods(step.methods) : null;
  const unsettled = base && baseSentence(base);
  const numeric = details?.model.likelihood === 'gaussian';
  const label = useStore(({ scenario }) => scenario.data.columns?.at(-1)) ?? 'the label';

  return (
    <Section title="Adapting without retraining" className="cards">
      {unsettled && <p className="cards-light">{unsettled}</p>}
      {!isChanged && <p className="hint">Nothing has changed yet: what starts from the old model and keeps its optimum is exact.</p>}
      {nearest && (
        // biome-ignore lint/a11y/useSemanticElements: the meanings of its terms are paragraphs themselves
        <div className="cards-nearest" role="paragraph">
          {inTraining && 'In the end: '}
          {nearest.share === 0 ? 'as' : 'nearest to'} <Term term="exact">exact</Term>
          {nearest.share === 0 && ' on the whole map'}: <b>{nearest.ids.map(methodTitle).join(', ')}</b>
          {nearest.share > 0 && (
            <>
              , {formatFigure('difference', nearest.share)} of <Term term="differs">the map</Term>
            </>
          )}
          .
        </div>
      )}
      <div role="radiogroup" aria-label="Method on the canvas">
        <ul className="stack">
          {ids.map((id) => (
            <Card
              key={id}
              method={methodInfo(id)}
              results={step?.methods[id]}
              details={details?.methods[id]}
              maps={maps}
              classLevel={classLevel}
              chosen={chosenMethod === id}
              shown={!hidden.includes(id)}
              worseThanOld={worse.includes(id)}
              options={options}
              figures={(details && atExact(details, id)?.figures) ?? null}
              apart={numeric ? apartOf(step?.methods[id], step?.methods.exact, 2 * (classLevel.spread ?? 0)) : null}
              end={end}
              inTraining={inTraining}
              isChanged={isChanged}
              veiled={veiled.includes(id)}
            />
          ))}
        </ul>
      </div>
      {sentence && (
        <p
          className="cards-light"
          title={worse
            .filter((id) => !veiled.includes(id))
            .map(methodTitle)
            .join(', ')}
        >
          {sentence}
        </p>
      )}
      {numeric && (
        <p className="hint">
          The label is a number: the cards show how far the predictions of a method are from those of exact retraining, as a root mean
          square in units of {label}.
        </p>
      )}
      {!numeric && details && details.model.dimension > 2 && (
        <p className="hint">
          How far a method differs from exact retraining is counted on the whole map of two inputs; with {details.model.dimension} inputs
          the cards show its accuracy instead.
        </p>
      )}
      <AddMethod ids={ids} />
    </Section>
  );
}
