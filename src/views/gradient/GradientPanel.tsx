import { useEffect, useId, useMemo, useState } from 'react';
import type { MethodResults } from '../../scenario/types.ts';
import { methodTitle } from '../cards/catalog.ts';
import { FIGURES } from '../cards/figures.ts';
import { LineSample } from '../cards/LineSample.tsx';
import { useShown } from '../cards/shown.ts';
import { formatCosine, formatGain, formatNumber } from '../format.ts';
import { Check } from '../shared/Check.tsx';
import { useStore } from '../useStore.ts';
import './gradient.css';
import { GradientPlot } from './GradientPlot.tsx';
import { type Components, fitsOneScale, hasGradient, sharedSpan } from './layout.ts';
import { namesFor } from './weightNames.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly results: MethodResults;
  /** Null where there is nothing to be drawn, because of `why`. */
  readonly components: Components | null;
  readonly why: string;
}

/** Rows of the table behind the chart; the rest is in the exported results. */
const ROWS = 400;

const useEntries = (): { entries: Entry[]; names: readonly string[] } => {
  const { methods, step, details } = useShown();
  const hidden = useStore((state) => state.hidden);
  return useMemo(() => {
    const entries = methods.flatMap((id): Entry[] => {
      const results = step?.methods[id];
      if (id === 'exact' || hidden.includes(id) || !results) return [];
      const { trueGradient = null, reconstructedGradient = null } = details?.methods[id] ?? {};
      const components = trueGradient && reconstructedGradient ? { trueGradient, reconstructedGradient } : null;
      const drawn = results.pastGradient.relativeError !== null && components && hasGradient(components) ? components : null;
      const nothing =
        results.pastGradient.trueNorm === null || !components
          ? 'It minimises nothing, so it reconstructs no gradient.'
          : 'There is no past gradient here: the old model stays at its optimum.';
      return [{ id, title: methodTitle(id), results, components: drawn, why: results.undefinedBecause ?? nothing }];
    });
    const longest = entries.reduce((most, { components }) => Math.max(most, components?.trueGradient.length ?? 0), 0);
    return { entries, names: details && longest > 0 ? namesFor(longest, [details.model, details.modelBefore]) : [] };
  }, [methods, step, details, hidden]);
};

function NumbersTable({ entries, names }: { entries: readonly Entry[]; names: readonly string[] }) {
  const drawn = entries.filter((entry) => entry.components);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="gradient-table" aria-label="Past gradient by weight" tabIndex={0}>
      <table>
        <caption className="visually-hidden">True and reconstructed past gradient of every weight, nats per unit of weight</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              weight
            </th>
            {drawn.map(({ id, title }) => (
              <th key={id} scope="colgroup" colSpan={2}>
                {title}
              </th>
            ))}
          </tr>
          <tr>
            {drawn.flatMap(({ id }) => [
              <th key={`${id} true`} scope="col">
                true
              </th>,
              <th key={`${id} reconstruction`} scope="col">
                reconstruction
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {names.slice(0, ROWS).map((name, weight) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {drawn.flatMap(({ id, components }) => [
                <td key={`${id} true`}>{formatNumber(components?.trueGradient[weight])}</td>,
                <td key={`${id} reconstruction`}>{formatNumber(components?.reconstructedGradient[weight])}</td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
      {names.length > ROWS && (
        <p>
          The first {ROWS} of {names.length} weights; the exported results have them all.
        </p>
      )}
    </section>
  );
}

/** Why a method lands where it does: its reconstruction of the past gradient against the true one, weight by weight. */
export function GradientPanel() {
  const { entries, names } = useEntries();
  const [picked, setPicked] = useState<{ id: string; weight: number } | null>(null);
  const [sameScale, setSameScale] = useState<boolean | null>(null);
  const [asNumbers, setAsNumbers] = useState(false);
  const readoutId = useId();
  const drawn = useMemo(() => entries.flatMap(({ components }) => (components ? [components] : [])), [entries]);
  const fits = useMemo(() => fitsOneScale(drawn), [drawn]);
  const gesture = useStore((state) => state.gesture);
  const [settled, setSettled] = useState(fits);
  useEffect(() => {
    // The choice of scale waits for the end of a gesture: plots that jump cannot be followed.
    if (gesture === null) setSettled(fits);
  }, [gesture, fits]);
  const shared = useMemo(() => sharedSpan(drawn), [drawn]);
  const oneScale = sameScale ?? settled;
  const own = useMemo(() => new Map(drawn.map((components) => [components, sharedSpan([components])])), [drawn]);

  const at = picked && picked.weight < names.length ? entries.find(({ id }) => id === picked.id) : undefined;
  const readout =
    picked && at?.components
      ? `${names[picked.weight]}, ${at.title}: true ${formatNumber(at.components.trueGradient[picked.weight])}, reconstruction ${formatNumber(at.components.reconstructedGradient[picked.weight])}`
      : null;

  if (entries.length === 0)
    return (
      <p className="gradient-empty">Show a method beside exact retraining to see how well it reconstructs the gradient of the past.</p>
    );
  return (
    <section className="gradient" aria-label="True against reconstructed past gradient">
      <div className="gradient-head">
        <p className="gradient-caption">
          <span className="gradient-axes">One dot a weight: true past gradient →, reconstruction ↑ (nats per unit of weight)</span>
          <output id={readoutId} aria-live="polite">
            {readout}
          </output>
        </p>
        <div className="gradient-choices">
          {!asNumbers && <Check label="one scale for all" checked={oneScale} onChange={setSameScale} />}
          <Check label="as numbers" checked={asNumbers} onChange={setAsNumbers} />
        </div>
      </div>
      {asNumbers && <NumbersTable entries={entries} names={names} />}
      {drawn.length > 0 && (
        <ul className="gradient-plots" hidden={asNumbers}>
          {entries.map(
            ({ id, title, results, components }) =>
              components && (
                <li key={id} data-method={id}>
                  <p className="gradient-title" title={title}>
                    <LineSample methodId={id} length={18} />
                    <b>{title}</b>
                  </p>
                  <p className="gradient-figures">
                    <span title={FIGURES.cosine.meaning}>
                      cos {results.pastGradient.cosine === null ? '–' : formatCosine(results.pastGradient.cosine)}
                    </span>
                    <span title={FIGURES.gain.meaning}>gain {formatGain(results.pastGradient.gain)}</span>
                  </p>
                  <GradientPlot
                    methodId={id}
                    label={`${title}: cosine ${formatCosine(results.pastGradient.cosine)}, gain ${formatGain(results.pastGradient.gain)}`}
                    components={components}
                    span={oneScale ? shared : (own.get(components) ?? shared)}
                    names={names}
                    named={components === drawn[0]}
                    weight={picked && picked.weight < components.trueGradient.length ? picked.weight : null}
                    readoutId={readoutId}
                    onPick={(weight) => setPicked(weight === null ? null : { id, weight })}
                  />
                </li>
              ),
          )}
        </ul>
      )}
      {drawn.length < entries.length && (
        <ul className="gradient-undrawn">
          {entries.map(
            ({ id, title, components, why }) =>
              !components && (
                <li key={id} data-method={id}>
                  <LineSample methodId={id} length={18} />
                  <b>{title}:</b> {why}
                </li>
              ),
          )}
        </ul>
      )}
    </section>
  );
}
