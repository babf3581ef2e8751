import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { tableOf } from '../../chart/columns.ts';
import { made } from '../../chart/defineChart.ts';
import { Facets } from '../../chart/Facets.tsx';
import { Save } from '../../chart/Save.tsx';
import { Table } from '../../chart/Table.tsx';
import { Check } from '../../ui/Check.tsx';
import { formatNumber } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { fitsOneScale, type Pairs } from './layout.ts';
import { noteOf, type PairWords, type PlotEntry, pairsChart, pairsOf } from './pairsChart.ts';

export type { PlotEntry } from './pairsChart.ts';

interface PlotsProps extends PairWords {
  readonly entries: readonly PlotEntry[];
  readonly names: readonly string[];
  /** All that a scale has to hold, by method: more than is drawn, where the scale should stay still. */
  readonly room?: ReadonlyMap<string, Pairs>;
  /** Methods without a plot, and why. */
  readonly undrawn: readonly { readonly id: string; readonly title: string; readonly why: string }[];
  /** Place of the controls of the plots: the panel's own row. Null until it is there. */
  readonly slot: Element | null;
  /** Beside the plots. */
  readonly lead?: ReactNode;
  /** Said when no weight is looked at. */
  readonly said: ReactNode;
}

const Head = ({ entry: { id, title, notes } }: { entry: PlotEntry }) => (
  <>
    <p className="gradient-title">
      <LineSample methodId={id} length={18} />
      <b>{title}</b>
    </p>
    <p className="gradient-figures">
      {notes.map(({ text, meaning }) => (
        <span key={meaning} title={meaning}>
          {text}
        </span>
      ))}
    </p>
  </>
);

/** A small plot a method, a dot a weight, the diagonal where both figures are equal; as pictures, as numbers and to save. */
export const Plots = ({ name, summary, across, up, unit, entries, names, room, undrawn, slot, lead, said }: PlotsProps) => {
  const looked = useStore((state) => state.looked);
  const gesture = useStore((state) => state.gesture);
  const [sameScale, setSameScale] = useState<boolean | null>(null);
  const [asNumbers, setAsNumbers] = useState(false);
  const readoutId = useId();
  const held = useMemo(() => entries.map(({ id, pairs }) => room?.get(id) ?? pairs), [entries, room]);
  const fits = useMemo(() => fitsOneScale(held), [held]);
  const [settled, setSettled] = useState(fits);
  useEffect(() => {
    // The choice of scale waits for the end of a gesture: plots that jump cannot be followed.
    if (gesture === null) setSettled(fits);
  }, [gesture, fits]);
  const oneScale = sameScale ?? settled;
  const { rows, given } = useMemo(
    () => pairsOf(entries, held, names, oneScale, { name, summary, across, up, unit }),
    [entries, held, names, oneScale, name, summary, across, up, unit],
  );
  const table = () => tableOf(rows, made(pairsChart.columns, rows, given), pairsChart.line);
  const entryOf = (id: string): PlotEntry | undefined => entries.find((entry) => entry.id === id);

  const at = looked.weight === null ? undefined : (entryOf(looked.method ?? '') ?? entries[0]);
  const weight = at && looked.weight !== null && looked.weight < at.pairs.across.length ? looked.weight : null;
  const readout =
    at && weight !== null
      ? `${names[weight]}, ${at.title}: ${across} ${formatNumber(at.pairs.across[weight])}, ${up} ${formatNumber(at.pairs.up[weight])}`
      : said;

  const choices = (
    <>
      {!asNumbers && entries.length > 1 && (
        <Check label="one scale" title="All plots on one scale" checked={oneScale} onChange={setSameScale} />
      )}
      <Save
        name={name}
        summary={summary}
        table={table}
        drawing={async () =>
          (await import('../../chart/facetSheet.tsx')).facetSheet({ chart: pairsChart, given, now: null, rows, note: noteOf(entries) })
        }
        drawsAnew
        asNumbers={asNumbers}
        onNumbers={setAsNumbers}
      />
    </>
  );
  return (
    <section className="gradient-view" aria-label={name}>
      {slot && createPortal(choices, slot)}
      {asNumbers ? (
        <Table name={name} table={table()} />
      ) : (
        <div className="gradient-stage">
          {lead}
          <Facets
            chart={pairsChart}
            given={given}
            now={weight}
            rows={rows}
            weight={weight}
            looked={looked.method}
            head={({ series }) => {
              const entry = entryOf(series.id);
              return entry && <Head entry={entry} />;
            }}
            label={({ series }) => `${series.title}: ${entryOf(series.id)?.says}`}
            describedBy={readoutId}
            onLook={({ series }, picked) => getStore().lookAt(picked === null ? {} : { method: series.id, weight: picked })}
          />
        </div>
      )}
      <div className="gradient-foot">
        <output id={readoutId} className="gradient-readout" aria-live="polite">
          {readout}
        </output>
        {undrawn.length > 0 && (
          <ul className="gradient-undrawn">
            {undrawn.map(({ id, title, why }) => (
              <li key={id} data-method={id}>
                <LineSample methodId={id} length={18} />
                <b>{title}:</b> {why}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
};
