import { type Figure, headOf } from '../../scenario/figures.ts';
import type { MethodResults } from '../../scenario/types.ts';
import { isHalted } from '../../store/state.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatConvergence, formatFigure, NOT_DEFINED } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { ScrollTable } from '../../ui/ScrollTable.tsx';
import { Symbols } from '../../ui/Symbols.tsx';
import { useShown } from '../../ui/useShown.ts';
import { useStore } from '../../ui/useStore.ts';
import { Unchanged } from '../Status.tsx';
import { columnsOf, groupsOf, leftOutSentence } from './columns.ts';
import './table.css';

/** What a head has no room for, and the meaning of the figure. */
const tipOf = (figure: Figure): string => {
  const { small } = headOf(figure);
  return small === undefined ? figure.meaning : `${figure.name} ${small}: ${figure.meaning}`;
};

const Heads = ({ columns }: { columns: readonly Figure[] }) => {
  const groups = groupsOf(columns);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          method
        </th>
        {groups.map(({ name, columns: [first, ...others] }) =>
          name === null ? (
            first && (
              <th key={first.id} scope="col" rowSpan={2} title={tipOf(first)}>
                <Symbols>{headOf(first).head}</Symbols>
              </th>
            )
          ) : (
            <th key={name} className="figures-group" scope="colgroup" colSpan={1 + others.length}>
              <small>{name}</small>
            </th>
          ),
        )}
        <th className="figures-words" scope="col" rowSpan={2} title="Whether the solver reached a minimum, and in how many iterations.">
          converged
        </th>
      </tr>
      <tr>
        {groups
          .flatMap(({ name, columns: own }) => (name === null ? [] : own))
          .map((figure) => (
            <th key={figure.id} scope="col" title={figure.meaning}>
              <Symbols>{headOf(figure).head}</Symbols>
            </th>
          ))}
      </tr>
    </thead>
  );
};

/** A figure that has no meaning for a method, as on its card. */
const None = () => (
  <span title={NOT_DEFINED}>
    <span aria-hidden="true">–</span>
    <span className="visually-hidden">{NOT_DEFINED}</span>
  </span>
);

function Cells({ results, columns }: { results: MethodResults; columns: readonly Figure[] }) {
  if (results.undefinedBecause)
    return (
      <td
        className="figures-undefined"
        colSpan={columns.length + 1}
        data-figure="undefined"
        data-value={JSON.stringify(results.undefinedBecause)}
      >
        {results.undefinedBecause}
      </td>
    );
  return (
    <>
      {columns.map(({ id, unit, value: of }) => {
        const value = of(results);
        return (
          <td key={id} data-figure={id} data-value={String(value)}>
            {value === null ? <None /> : formatFigure(unit, value)}
          </td>
        );
      })}
      <td
        className="figures-words"
        data-figure="converged"
        data-value={String(results.converged)}
        data-tone={results.converged ? undefined : 'warn'}
      >
        {results.ranAway ?? formatConvergence(results).replace(/^converged /, '')}
      </td>
    </>
  );
}

/** Methods × figures of the change that is looked at: what the headless command prints, and what a screen reader gets. */
export function FiguresTable() {
  const { methods, step } = useShown();
  const waits = useStore(isHalted);
  const veiled = useStore((state) => state.veiled);
  const scenario = useStore((state) => state.scenario);
  const columns = columnsOf(scenario);
  const leftOut = leftOutSentence(scenario);
  return (
    <>
      {scenario.steps.length === 0 && <Unchanged />}
      <ScrollTable className="figures" label="Figures of every method" caption="Every method against exact retraining, in figures">
        <Heads columns={columns} />
        <tbody>
          {methods.map((id) => {
            const results = veiled.includes(id) ? undefined : step?.methods[id];
            const missing = veiled.includes(id) ? 'hidden until you have guessed' : waits ? 'not computed' : 'computing …';
            return (
              <tr key={id} data-method={id}>
                <th scope="row">
                  <LineSample methodId={id} />
                  {methodTitle(id)}
                </th>
                {results ? <Cells results={results} columns={columns} /> : <td colSpan={columns.length + 1}>{missing}</td>}
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      {leftOut && <p className="hint">{leftOut}</p>}
    </>
  );
}
