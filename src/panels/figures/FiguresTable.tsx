import { figuresAt } from '../../scenario/figures.ts';
import type { MethodResults } from '../../scenario/types.ts';
import { isHalted } from '../../store/state.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatConvergence, formatFigure } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { ScrollTable } from '../../ui/ScrollTable.tsx';
import { useShown } from '../../ui/useShown.ts';
import { useStore } from '../../ui/useStore.ts';
import { FigureHeads } from '../FigureHeads.tsx';
import { Unchanged } from '../Status.tsx';
import './table.css';

const COLUMNS = figuresAt('table');

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
      {COLUMNS.map(({ id, unit, needs, value: of }) => {
        const value = of(results);
        return (
          <td key={id} data-figure={id} data-value={String(value)} title={value === null && needs === 'map' ? NO_MAP : undefined}>
            {formatFigure(unit, value)}
          </td>
        );
      })}
      <td
        className="figures-words"
        data-figure="converged"
        data-value={String(results.converged)}
        data-tone={results.converged ? undefined : 'warn'}
      >
        {results.ranAway ?? formatConvergence(results)}
      </td>
    </>
  );
}

/** Methods × figures of the change that is looked at: what the headless command prints, and what a screen reader gets. */
export function FiguresTable() {
  const { methods, step } = useShown();
  const waits = useStore(isHalted);
  const isUnchanged = useStore((state) => state.scenario.steps.length === 0);
  return (
    <>
      {isUnchanged && <Unchanged />}
      <ScrollTable className="figures" label="Figures of every method" caption="Every method against exact retraining, in figures">
        <thead>
          <tr>
            <th scope="col">method</th>
            <FigureHeads figures={COLUMNS} />
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
                {results ? <Cells results={results} /> : <td colSpan={COLUMNS.length + 1}>{waits ? 'not computed' : 'computing …'}</td>}
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </>
  );
}
