import { type ReactNode, useId, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { tableOf } from '../../chart/columns.ts';
import { made } from '../../chart/defineChart.ts';
import { Facets } from '../../chart/Facets.tsx';
import { Save } from '../../chart/Save.tsx';
import { Table } from '../../chart/Table.tsx';
import { Check } from '../../ui/Check.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatNumber } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { Symbols } from '../../ui/Symbols.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { noteOf, type Plotted, pairsChart, pairsOf } from './pairsChart.ts';
import { PointSaid, type SaidProps } from './shares.tsx';
import { namesFor } from './weightNames.ts';

interface PlotsProps extends SaidProps {
  readonly drawn: Plotted;
  /** Place of the controls of the plots. */
  readonly slot: Element | null;
  /** They begin on one scale. */
  readonly isOneScale: boolean;
  /** Beside the plots. */
  readonly lead?: ReactNode;
}

/** A small plot a method, a dot a weight, the diagonal where both figures are equal; as pictures, as numbers and to save. */
export const Plots = ({ drawn, slot, isOneScale, lead, ...said }: PlotsProps) => {
  const { name, summary, across, up, plots, undrawn } = drawn;
  const { details } = said.shown;
  const looked = useStore((state) => state.looked);
  const [oneScale, setOneScale] = useState(isOneScale);
  const [wanted, setAlone] = useState<string | null>(null);
  const alone = plots.some(({ id }) => id === wanted) ? wanted : null;
  const press = (id: string): void => setAlone(alone === null ? id : null);
  const [asNumbers, setAsNumbers] = useState(false);
  const readoutId = useId();
  const p = plots[0]?.pairs.across.length ?? 0;
  const names = useMemo(() => (details && p > 0 ? namesFor(p, [details.model, details.modelBefore]) : []), [details, p]);
  const { rows, given } = useMemo(() => pairsOf(drawn, names, oneScale, alone !== null), [drawn, names, oneScale, alone]);
  const table = () => tableOf(rows, made(pairsChart.columns, rows, given), pairsChart.line);

  const { weight } = looked;
  const at = weight === null || weight >= p ? undefined : (plots.find(({ id }) => id === looked.method) ?? plots[0]);
  const choices = (
    <>
      {!asNumbers && plots.length > 1 && (
        <Check label="one scale" title="All plots on one scale" checked={oneScale} onChange={setOneScale} />
      )}
      <Save
        name={name}
        summary={summary}
        table={table}
        drawing={async () =>
          (await import('../../chart/facetSheet.tsx')).facetSheet({ chart: pairsChart, given, now: null, rows, note: noteOf })
        }
        drawsAnew
        asNumbers={asNumbers}
        onNumbers={setAsNumbers}
      />
    </>
  );
  return (
    <section aria-label={name}>
      {slot && createPortal(choices, slot)}
      {asNumbers ? (
        <Table name={name} table={table()} />
      ) : (
        <div className="row gradient-stage">
          {lead}
          <Facets
            chart={pairsChart}
            given={given}
            now={at ? weight : null}
            rows={rows}
            weight={at ? weight : null}
            looked={looked.method}
            head={({ series: { id, title }, rows: [{ of }] }) => (
              <>
                <button
                  type="button"
                  className="row gradient-title"
                  aria-pressed={alone === id}
                  title={alone === id ? 'Show all plots again' : 'Show this plot alone, with the names of its weights'}
                  onClick={() => press(id)}
                >
                  <LineSample methodId={id} length={18} />
                  <b>{title}</b>
                </button>
                <p className="gradient-figures">
                  {of.notes.map(({ text, meaning }) => (
                    <span key={meaning} title={meaning}>
                      <Symbols>{text}</Symbols>
                    </span>
                  ))}
                </p>
              </>
            )}
            label={({ series: { title }, rows: [{ of }] }) => `${title}: ${of.says}`}
            describedBy={readoutId}
            alone={alone}
            onPress={({ series }) => press(series.id)}
            onLook={({ series: { id: method } }, picked) => getStore().lookAt(picked === null ? {} : { method, weight: picked })}
          />
        </div>
      )}
      <div className="gradient-foot">
        <output id={readoutId} className="gradient-readout" aria-live="polite">
          {at && weight !== null ? (
            `${names[weight]}, ${methodTitle(at.id)}: ${across} ${formatNumber(at.pairs.across[weight])}, ${up} ${formatNumber(at.pairs.up[weight])}`
          ) : (
            <PointSaid {...said} />
          )}
        </output>
        {undrawn.length > 0 && (
          <ul className="row gradient-undrawn">
            {undrawn.map(({ id, why }) => (
              <li key={id} data-method={id}>
                <LineSample methodId={id} length={18} />
                <b>{methodTitle(id)}:</b> {why}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
};
