import type { MethodResults } from '../../scenario/types.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { convergence, FIGURES, type Figure } from '../../ui/figures.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useShown } from '../../ui/useShown.ts';
import './table.css';

interface Column {
  readonly figure: Figure;
  readonly head: string;
  readonly unit: string;
}

const COLUMNS: readonly Column[] = [
  { figure: FIGURES.disagreement, head: 'differs', unit: 'from exact' },
  { figure: FIGURES.gradientError, head: '∇ error', unit: 'relative' },
  { figure: FIGURES.cosine, head: 'cosine', unit: 'of gradients' },
  { figure: FIGURES.gain, head: 'gain', unit: '1 is right' },
  { figure: FIGURES.accuracyPast, head: 'past', unit: 'accuracy' },
  { figure: FIGURES.accuracyNew, head: 'new', unit: 'accuracy' },
  { figure: FIGURES.accuracyAll, head: 'all', unit: 'accuracy' },
  { figure: FIGURES.cost, head: 'points', unit: 'a gradient' },
  { figure: FIGURES.gradientNorm, head: '‖∇F‖', unit: 'nats/weight' },
];

const NO_MAP = 'Counted on the decision map of two inputs and of classes; these data have none.';

function Cells({ results }: { results: MethodResults }) {
  if (results.undefinedBecause)
    return (
      <td
        className="figures-undefined"
        colSpan={COLUMNS.length + 1}
        data-figure="undefined"
        data-value={JSON.stringify(results.undefinedBecause)}
      >
        {results.undefinedBecause}
      </td>
    );
  return (
    <>
      {COLUMNS.map(({ figure }) => {
        const value = figure.value(results);
        return (
          <td
            key={figure.id}
            data-figure={figure.id}
            data-value={String(value)}
            title={value === null && figure === FIGURES.disagreement ? NO_MAP : undefined}
          >
            {figure.format(value)}
          </td>
        );
      })}
      <td
        className="figures-words"
        data-figure="converged"
        data-value={String(results.converged)}
        data-tone={results.converged ? undefined : 'warn'}
      >
        {convergence(results)}
      </td>
    </>
  );
}

/** Methods × figures of the change that is looked at: what the headless command prints, and what a screen reader gets. */
export function FiguresTable() {
  const { methods, step } = useShown();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="figures" aria-label="Figures of every method" tabIndex={0}>
      <table>
        <caption className="visually-hidden">Every method against exact retraining, in figures</caption>
        <thead>
          <tr>
            <th scope="col">method</th>
            {COLUMNS.map(({ figure, head, unit }) => (
              <th key={figure.id} scope="col" title={figure.meaning}>
                {head} <small>{unit}</small>
              </th>
            ))}
            <th className="figures-words" scope="col">
              converged <small>iterations</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {methods.map((id) => {
            const results = step?.methods[id];
            return (
              <tr key={id} data-method={id}>
                <th scope="row">
                  <LineSample methodId={id} />
                  {methodTitle(id)}
                </th>
                {results ? <Cells results={results} /> : <td colSpan={COLUMNS.length + 1}>computing …</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
