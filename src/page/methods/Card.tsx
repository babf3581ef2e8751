import { memo, useId } from 'react';
import type { GradientComparison } from '../../adaptation/reconstruction.ts';
import type { TermId } from '../../lessons/glossary.ts';
import { AT_EXACT, FIGURES, figuresAt } from '../../scenario/figures.ts';
import type { MethodDetails, MethodResults } from '../../scenario/types.ts';
import { isHalted } from '../../store/state.ts';
import type { Maps } from '../../studies/experiment.ts';
import { Button } from '../../ui/Button.tsx';
import type { MethodInfo } from '../../ui/catalog.ts';
import { formatConvergence, formatCount, formatFigure, formatNumber } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { Symbols } from '../../ui/Symbols.tsx';
import { Term } from '../../ui/Term.tsx';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';
import { Dial } from './Dial.tsx';
import { Differs } from './Differs.tsx';
import { dialWords } from './dial.ts';
import { Objective } from './Objective.tsx';
import { OptionControl } from './OptionControl.tsx';
import { type ClassLevel, Thumbnail } from './Thumbnail.tsx';
import './card.css';

interface CardProps {
  readonly method: MethodInfo;
  readonly results: MethodResults | undefined;
  readonly details: MethodDetails | undefined;
  readonly maps: Maps | null;
  readonly classLevel: ClassLevel;
  /** Distance of predicted numbers from exact retraining's; null of classes. */
  readonly apart: number | null;
  readonly chosen: boolean;
  readonly shown: boolean;
  readonly worseThanOld: boolean;
  readonly options: Readonly<Record<string, number | string>> | undefined;
  /** Past gradient at exact's solution; null where the method reconstructs none. */
  readonly figures: GradientComparison | null;
  /** Share of the map at which a bar is full. */
  readonly end: number;
  /** The figures are those of the end. */
  readonly inTraining: boolean;
  /** There is a change. */
  readonly isChanged: boolean;
  /** A lesson's question keeps its picture and figures covered. */
  readonly veiled: boolean;
}

export const setMethods = (change: (ids: readonly string[]) => string[]): void =>
  editScenario((scenario) => ({ ...scenario, methods: change(scenario.methods) }));

const remove = (id: string): void => {
  const { chooseMethod, getState } = getStore();
  setMethods((present) => present.filter((other) => other !== id));
  if (getState().chosenMethod === id) chooseMethod('exact');
};

interface InlineProps {
  readonly name: string;
  readonly meaning: string;
  readonly children: string;
}

const Inline = ({ name, meaning, children }: InlineProps) => (
  <span className="card-figure" title={meaning}>
    <Symbols>{name}</Symbols> <b>{children}</b>
  </span>
);

const NO_RECONSTRUCTION = 'It minimises nothing, so it reconstructs no gradient.';
const NO_PAST = 'no past gradient here';

/** ∇ error at exact, with the dial in words. */
const AtExact = ({ figures }: { figures: GradientComparison | null }) => {
  const { name, unit, meaning } = AT_EXACT.error;
  if (figures?.relativeError == null)
    return (
      <Inline name={name} meaning={figures ? `There is ${NO_PAST}: the old model stays at its optimum.` : NO_RECONSTRUCTION}>
        {figures ? `–, ${NO_PAST}` : '–'}
      </Inline>
    );
  return (
    <>
      <Inline name={name} meaning={meaning}>
        {formatFigure(unit, figures.relativeError)}
      </Inline>
      <span className="visually-hidden">{dialWords(figures)}</span>
    </>
  );
};

/** The share at the step that the canvas shows; that the figures are of the end where a share does not come with the steps. */
const AtStep = ({ id, end }: { id: string; end: number }) => {
  const { step, shares } = useStore((state) => state.training);
  const share = shares?.[id];
  if (share !== undefined)
    return (
      <>
        <span className="card-figure">step {formatCount(step)}:</span>
        <Differs methodId={id} share={share} end={end} tone="live" />
      </>
    );
  return shares ? null : <span className="card-figure">at the end:</span>;
};

interface HeadlineProps {
  readonly id: string;
  readonly results: MethodResults;
  readonly figures: GradientComparison | null;
  readonly end: number;
  readonly apart: number | null;
  readonly worseThanOld: boolean;
  readonly inTraining: boolean;
  readonly isChanged: boolean;
}

function Headline({ id, results, figures, end, apart, worseThanOld, inTraining, isChanged }: HeadlineProps) {
  const isLive = useStore(({ training: { shares } }) => shares?.[id] !== undefined);
  if (results.undefinedBecause) return <span className="card-undefined">{results.undefinedBecause}</span>;
  const { accuracyAll, cost } = FIGURES;
  return (
    <>
      {inTraining && <AtStep id={id} end={end} />}
      {id === 'exact' && !isLive && <span className="card-figure">the reference</span>}
      {id !== 'exact' && (
        <>
          {isLive ? null : results.undecided ? (
            <span className="card-figure" title="Its weights are 0, and so is every logit: it counts as the first class everywhere.">
              <b>undecided</b>
            </span>
          ) : apart !== null ? (
            (isChanged || apart > 0) && (
              <Inline
                name="predictions off by"
                meaning="Root mean square of its predictions less those of exact retraining, over all the points"
              >
                {formatNumber(apart)}
              </Inline>
            )
          ) : results.disagreement === null ? (
            <Inline name={accuracyAll.name} meaning={accuracyAll.meaning}>
              {formatFigure(accuracyAll.unit, accuracyAll.value(results))}
            </Inline>
          ) : (
            (isChanged || results.disagreement > 0) && (
              <Differs methodId={id} share={results.disagreement} end={end} tone={worseThanOld ? 'bad' : undefined} />
            )
          )}
          {isChanged && <AtExact figures={figures} />}
        </>
      )}
      <Inline name={cost.name} meaning={cost.meaning}>
        {formatFigure(cost.unit, cost.value(results))}
      </Inline>
      {results.ranAway !== undefined && <span className="card-warning">{results.ranAway}</span>}
      {!results.converged && results.ranAway === undefined && (
        <span className="card-warning">
          not converged, ‖∇F‖ <b>{formatFigure('norm', results.gradientNorm)}</b>
        </span>
      )}
    </>
  );
}

const Veiled = () => <span className="card-figure">hidden until you have guessed</span>;

/** Words where there are no figures yet. */
const Missing = () => {
  const waits = useStore(isHalted);
  return <span className="card-figure">{waits ? 'not computed' : 'computing …'}</span>;
};

const Entry = ({ name, meaning, term, children }: { name: string; meaning?: string; term?: TermId; children: string }) => (
  <div className="line" title={meaning}>
    <dt>{term ? <Term term={term}>{name}</Term> : name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Figures beside the title of a card; the others are its details. */
const HEADLINE: readonly string[] = ['disagreement', 'cost'];
const DETAILS = figuresAt('card').filter(({ id }) => !HEADLINE.includes(id));

interface MoreProps {
  readonly results: MethodResults;
  readonly details: MethodDetails | undefined;
  readonly figures: GradientComparison | null;
  readonly reference: boolean;
}

function More({ results, details, figures, reference }: MoreProps) {
  const memory = details?.memory.length ?? 0;
  const shown = DETAILS.filter(
    ({ id, best, value }) => !(reference && best !== undefined) && !(id.startsWith('accuracy') && value(results) === null),
  );
  return (
    <dl className="card-more">
      {shown.map(({ id, name, head, unit, meaning, value }) => (
        <Entry key={id} name={head ? `${name}, ${head}` : name} meaning={meaning}>
          {formatFigure(unit, value(results))}
        </Entry>
      ))}
      {!reference && figures && (
        <>
          {figures.relativeError !== null && (
            <Entry name="gradient error" term="gradient error" meaning={AT_EXACT.error.meaning}>
              {formatFigure(AT_EXACT.error.unit, figures.relativeError)}
            </Entry>
          )}
          <Entry name={AT_EXACT.cosine.name} term="cosine" meaning={AT_EXACT.cosine.meaning}>
            {figures.cosine === null ? '–' : formatFigure(AT_EXACT.cosine.unit, figures.cosine)}
          </Entry>
          <Entry name={AT_EXACT.gain.name} term="gain" meaning={AT_EXACT.gain.meaning}>
            {figures.gain === null ? '–' : formatFigure(AT_EXACT.gain.unit, figures.gain)}
          </Entry>
        </>
      )}
      {memory > 0 && <Entry name="memory" term="memory">{`${formatCount(memory)} points`}</Entry>}
      <Entry name="solver">{formatConvergence(results)}</Entry>
    </dl>
  );
}

/** A method: its map in small, its objective, its cost and its distance from exact retraining. */
export const Card = memo((props: CardProps) => {
  const { method, results, details, figures, chosen, shown, worseThanOld } = props;
  const id = useId();
  const titleId = `${id}-title`;
  const figuresId = `${id}-figures`;
  const undefinedHere = results?.undefinedBecause !== undefined;
  const looked = useStore((state) => state.looked.method === method.id);
  return (
    <li
      className="card tile"
      data-method={method.id}
      data-chosen={chosen || undefined}
      data-off={!shown || undefined}
      data-looked={looked || undefined}
      onPointerEnter={(event) => event.pointerType === 'mouse' && getStore().lookAt({ method: method.id })}
      onPointerLeave={() => getStore().lookAt({})}
    >
      <label className="card-face">
        <input
          className="visually-hidden"
          type="radio"
          name="chosen-method"
          checked={chosen}
          disabled={props.veiled}
          onChange={() => getStore().chooseMethod(method.id)}
          aria-labelledby={titleId}
          aria-describedby={figuresId}
        />
        <span className="card-pictures">
          <Thumbnail methodId={method.id} maps={props.veiled ? null : props.maps} classLevel={props.classLevel} />
          {method.id !== 'exact' && props.isChanged && <Dial methodId={method.id} figures={props.veiled ? null : figures} />}
        </span>
        <span className="card-text stack">
          <span className="card-title">
            <LineSample methodId={method.id} length={22} />
            <span id={titleId}>{method.title}</span>
          </span>
          <span className="card-gloss">{method.gloss}</span>
          <span className="card-summary">{method.summary}</span>
          <span className="card-figures" id={figuresId}>
            {props.veiled ? (
              <Veiled />
            ) : results ? (
              <Headline
                id={method.id}
                results={results}
                figures={figures}
                end={props.end}
                apart={props.apart}
                worseThanOld={worseThanOld}
                inTraining={props.inTraining}
                isChanged={props.isChanged}
              />
            ) : (
              <Missing />
            )}
          </span>
        </span>
      </label>
      <label className="card-switch" title={shown ? 'Hide its line' : 'Show its line'}>
        <input
          className="over"
          type="checkbox"
          role="switch"
          aria-checked={shown}
          checked={shown}
          disabled={props.veiled}
          onChange={() => getStore().toggleMethod(method.id)}
          aria-label={`Show ${method.title}`}
        />
        <span aria-hidden="true" />
      </label>
      <details className="card-details">
        <summary title="Details">
          <span className="visually-hidden">{method.title}: details</span>
        </summary>
        <Objective method={method} options={props.options} />
        {worseThanOld && <p className="card-warning">Here it differs more from exact retraining than the old model does.</p>}
        {method.options.length > 0 && (
          <div className="stack">
            {method.options.map((option) => (
              <OptionControl key={option.id} method={method} option={option} value={props.options?.[`${method.id}.${option.id}`]} />
            ))}
          </div>
        )}
        {results && !undefinedHere && !props.veiled && (
          <More results={results} details={details} figures={figures} reference={method.id === 'exact'} />
        )}
        {method.id !== 'exact' && (
          <p>
            <Button onClick={() => remove(method.id)} aria-label={`Remove ${method.title}`}>
              Remove
            </Button>
          </p>
        )}
      </details>
    </li>
  );
});
