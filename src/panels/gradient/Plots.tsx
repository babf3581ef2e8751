import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { LineSample } from '../../ui/LineSample.tsx';
import '../../chart/chart.css';
import { Save } from '../../chart/Save.tsx';
import { type FigureTable, Table } from '../../chart/Table.tsx';
import { Check } from '../../ui/Check.tsx';
import { formatNumber } from '../../ui/format.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { GradientPlot } from './GradientPlot.tsx';
import { fitsOneScale, type Pairs, sharedSpan } from './layout.ts';

/** One small plot: a dot a weight. */
export interface PlotEntry {
  readonly id: string;
  readonly title: string;
  readonly pairs: Pairs;
  /** What stands above the plot, each with its meaning. */
  readonly notes: readonly { readonly text: string; readonly meaning: string }[];
  /** The same for those who do not see it. */
  readonly says: string;
}

interface PlotsProps {
  /** 'Past gradient by weight', and one sentence with the figure that matters. */
  readonly name: string;
  readonly summary: string;
  readonly entries: readonly PlotEntry[];
  readonly names: readonly string[];
  /** What goes to the right and what goes up, in a word or two, and the unit of both. */
  readonly across: string;
  readonly up: string;
  readonly unit: string;
  /** What a scale has to hold, by method: more than is drawn, where the scale should stay still. */
  readonly room?: ReadonlyMap<string, Pairs>;
  /** Methods without a plot, and why. */
  readonly undrawn: readonly { readonly id: string; readonly title: string; readonly why: string }[];
  /** Where the controls of the plots go: the panel's own row. Null until it is there. */
  readonly slot: Element | null;
  /** Beside the plots. */
  readonly lead?: ReactNode;
  /** What is said when no weight is looked at. */
  readonly said: ReactNode;
}

const tableOf = ({ entries, names, across, up, unit }: Pick<PlotsProps, 'entries' | 'names' | 'across' | 'up' | 'unit'>): FigureTable => ({
  columns: [`weight (${unit})`, ...entries.flatMap(({ title }) => [`${title}: ${across}`, `${title}: ${up}`])],
  rows: names.map((name, weight) => [name, ...entries.flatMap(({ pairs }) => [pairs.across[weight] ?? null, pairs.up[weight] ?? null])]),
});

/** A small plot a method, a dot a weight, the diagonal where both figures are equal; as pictures, as numbers and to save. */
export const Plots = ({ name, summary, entries, names, across, up, unit, room, undrawn, slot, lead, said }: PlotsProps) => {
  const looked = useStore((state) => state.looked);
  const gesture = useStore((state) => state.gesture);
  const [sameScale, setSameScale] = useState<boolean | null>(null);
  const [asNumbers, setAsNumbers] = useState(false);
  const readoutId = useId();
  const spans = useMemo(() => {
    const held = entries.map(({ id, pairs }) => room?.get(id) ?? pairs);
    return { fits: fitsOneScale(held), shared: sharedSpan(held), own: held.map((pairs) => sharedSpan([pairs])) };
  }, [entries, room]);
  const [settled, setSettled] = useState(spans.fits);
  useEffect(() => {
    // The choice of scale waits for the end of a gesture: plots that jump cannot be followed.
    if (gesture === null) setSettled(spans.fits);
  }, [gesture, spans]);
  const oneScale = sameScale ?? settled;
  const table = useMemo(() => tableOf({ entries, names, across, up, unit }), [entries, names, across, up, unit]);

  const at = looked.weight === null ? undefined : (entries.find(({ id }) => id === looked.method) ?? entries[0]);
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
        drawing={() => null}
        make={async (paint) => (await import('./gradientSvg.ts')).plotsSvg({ title: name, words: summary, entries, oneScale, paint, room })}
        asNumbers={asNumbers}
        onNumbers={setAsNumbers}
      />
    </>
  );
  return (
    <section className="gradient-view" aria-label={name}>
      {slot && createPortal(choices, slot)}
      {asNumbers ? (
        <Table name={name} table={table} />
      ) : (
        <div className="gradient-stage">
          {lead}
          <ul className="gradient-plots">
            {entries.map(({ id, title, pairs, notes, says }, k) => (
              <li key={id} data-method={id} data-looked={looked.method === id || undefined}>
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
                <GradientPlot
                  methodId={id}
                  label={`${title}: ${says}`}
                  pairs={pairs}
                  span={oneScale ? spans.shared : (spans.own[k] ?? spans.shared)}
                  names={names}
                  axes={k === 0 ? [across, up] : null}
                  weight={looked.weight !== null && looked.weight < pairs.across.length ? looked.weight : null}
                  readoutId={readoutId}
                  onPick={(picked) => getStore().lookAt(picked === null ? {} : { method: id, weight: picked })}
                />
              </li>
            ))}
          </ul>
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
