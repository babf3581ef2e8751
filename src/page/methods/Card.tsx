import { memo, useId } from 'react';
import { FIGURES, type Figure, figuresAt } from '../../scenario/figures.ts';
import type { MethodDetails, MethodResults } from '../../scenario/types.ts';
import { isHalted } from '../../store/state.ts';
import type { Maps } from '../../studies/experiment.ts';
import { Button } from '../../ui/Button.tsx';
import type { MethodInfo } from '../../ui/catalog.ts';
import { formatConvergence, formatCount, formatFigure } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';
import { Objective } from './Objective.tsx';
import { OptionControl } from './OptionControl.tsx';
import { type ClassLevel, Thumbnail } from './Thumbnail.tsx';

interface CardProps {
  readonly method: MethodInfo;
  readonly results: MethodResults | undefined;
  readonly details: MethodDetails | undefined;
  readonly maps: Maps | null;
  readonly classLevel: ClassLevel;
  readonly chosen: boolean;
  readonly shown: boolean;
  readonly worseThanOld: boolean;
  readonly options: Readonly<Record<string, number | string>> | undefined;
}

export const setMethods = (change: (ids: readonly string[]) => string[]): void =>
  editScenario((scenario) => ({ ...scenario, methods: change(scenario.methods) }));

const remove = (id: string): void => {
  const { chooseMethod, getState } = getStore();
  setMethods((present) => present.filter((other) => other !== id));
  if (getState().chosenMethod === id) chooseMethod('exact');
};

const Inline = ({ figure, results, tone }: { figure: Figure; results: MethodResults; tone?: 'bad' }) => (
  <span className="card-figure" title={figure.meaning}>
    {figure.name} <b data-tone={tone}>{formatFigure(figure.unit, figure.value(results))}</b>
  </span>
);

function Headline({ id, results, worseThanOld }: { id: string; results: MethodResults; worseThanOld: boolean }) {
  if (results.undefinedBecause) return <span className="card-undefined">{results.undefinedBecause}</span>;
  const noPast = results.pastGradient.relativeError === null;
  return (
    <>
      {id === 'exact' ? (
        <span className="card-figure">the reference</span>
      ) : (
        <>
          {results.undecided ? (
            <span className="card-figure" title="Its weights are 0, and so is every logit: it counts as the first class everywhere.">
              <b>undecided</b>
            </span>
          ) : results.disagreement === null ? (
            <Inline figure={FIGURES.accuracyAll} results={results} />
          ) : (
            <Inline figure={FIGURES.disagreement} results={results} tone={worseThanOld ? 'bad' : undefined} />
          )}
          {noPast ? (
            <span className="card-figure" title="The true past gradient is zero here, so its reconstruction has no relative error.">
              ∇ error <b>–</b>
            </span>
          ) : (
            <Inline figure={FIGURES.gradientError} results={results} />
          )}
        </>
      )}
      <Inline figure={FIGURES.cost} results={results} />
      {results.ranAway !== undefined && <span className="card-warning">{results.ranAway}</span>}
      {!results.converged && results.ranAway === undefined && (
        <span className="card-warning">
          not converged, ‖∇F‖ <b>{formatFigure('norm', results.gradientNorm)}</b>
        </span>
      )}
    </>
  );
}

/** Words where there are no figures yet. */
const Missing = () => {
  const waits = useStore(isHalted);
  return <span className="card-figure">{waits ? 'not computed' : 'computing …'}</span>;
};

const Entry = ({ name, meaning, children }: { name: string; meaning?: string; children: string }) => (
  <div className="line" title={meaning}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Figures beside the title of a card; the others are its details. */
const HEADLINE: readonly string[] = ['disagreement', 'gradientError', 'cost'];
const DETAILS = figuresAt('card').filter(({ id }) => !HEADLINE.includes(id));

function More({ results, details, reference }: { results: MethodResults; details: MethodDetails | undefined; reference: boolean }) {
  const memory = details?.memory.length ?? 0;
  const shown = DETAILS.filter(
    ({ id, best }) => !(reference && best !== undefined) && !(id === 'accuracyNew' && results.accuracy.new === null),
  );
  return (
    <dl className="card-more">
      {shown.map(({ id, name, head, unit, meaning, value }) => (
        <Entry key={id} name={head ? `${name}, ${head}` : name} meaning={meaning}>
          {formatFigure(unit, value(results))}
        </Entry>
      ))}
      {memory > 0 && <Entry name="memory">{`${formatCount(memory)} points`}</Entry>}
      <Entry name="solver">{formatConvergence(results)}</Entry>
    </dl>
  );
}

/** A method: its map in small, its objective, its cost and its distance from exact retraining. */
export const Card = memo((props: CardProps) => {
  const { method, results, details, chosen, shown, worseThanOld } = props;
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
          onChange={() => getStore().chooseMethod(method.id)}
          aria-labelledby={titleId}
          aria-describedby={figuresId}
        />
        <Thumbnail methodId={method.id} maps={props.maps} classLevel={props.classLevel} />
        <span className="card-text stack">
          <span className="card-title">
            <LineSample methodId={method.id} length={22} />
            <span id={titleId}>{method.title}</span>
          </span>
          <Objective method={method} options={props.options} />
          <span className="card-figures" id={figuresId}>
            {results ? <Headline id={method.id} results={results} worseThanOld={worseThanOld} /> : <Missing />}
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
          onChange={() => getStore().toggleMethod(method.id)}
          aria-label={`Show ${method.title}`}
        />
        <span aria-hidden="true" />
      </label>
      <details className="card-details">
        <summary title="Details">
          <span className="visually-hidden">{method.title}: details</span>
        </summary>
        <p className="card-summary">{method.summary}</p>
        {worseThanOld && <p className="card-warning">Here it differs more from exact retraining than the old model does.</p>}
        {method.options.length > 0 && (
          <div className="stack">
            {method.options.map((option) => (
              <OptionControl key={option.id} method={method} option={option} value={props.options?.[`${method.id}.${option.id}`]} />
            ))}
          </div>
        )}
        {results && !undefinedHere && <More results={results} details={details} reference={method.id === 'exact'} />}
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
