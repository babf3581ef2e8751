import type { TableChange } from '../../data/files/changes.ts';
import type { Interpretation } from '../../data/files/interpret.ts';
import { questionIn } from '../../data/files/question.ts';
import type { Layout } from '../../data/files/table.ts';
import { labelRange } from '../../scenario/labelRange.ts';
import type { IncomingState } from '../../store/files/incoming.ts';
import { droppedRow } from '../../store/files/newData.ts';
import { Button } from '../../ui/Button.tsx';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { formatCount, formatNumber, formatPercent, formatQuantity } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { shapePath } from '../../ui/shapes.ts';
import { getPage } from '../usePage.ts';
import { Classes } from './Classes.tsx';
import { Columns } from './Columns.tsx';
import { picturePoints } from './picturePoints.ts';

type PreviewState = Extract<IncomingState, { phase: 'preview' }>;

/** The points as they will lie, by the marks of their classes; numbers by low and high. */
const Picture = ({ interpretation }: { interpretation: Interpretation }) => {
  const [x, y] = interpretation.columns;
  return (
    <svg className="incoming-picture" viewBox="0 0 160 120" role="img" aria-label={`Points by ${x} and ${y}`}>
      {picturePoints(interpretation).map(([left, top, label], i) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the points have no other name
          key={i}
          d={shapePath(classShape(label), 2.2)}
          transform={`translate(${left.toFixed(1)} ${top.toFixed(1)})`}
          fill={classColor(label)}
        />
      ))}
    </svg>
  );
};

/** '12 points', '3 points removed'. */
const whatOf = (change: TableChange): string => {
  switch (change.kind) {
    case 'add':
      return formatQuantity(change.points.length, 'point');
    case 'remove':
      return `${formatQuantity(change.indices.length, 'point')} removed`;
    case 'relabel':
      return `${formatQuantity(change.labels.length, 'point')} relabelled`;
    case 'move':
      return `${formatQuantity(change.points.length, 'point')} moved`;
  }
};

/** 'The model predicts Preis, a number from 3 to 12.' */
const predictedOf = (interpretation: Interpretation): string => {
  const [low, high] = labelRange(interpretation.tasks.flatMap(({ points }) => points));
  return `The model predicts ${interpretation.columns.at(-1)}, a number from ${formatNumber(low)} to ${formatNumber(high)}.`;
};

/** Rows that would be kept, and those that would not, with the reasons. */
const Kept = ({ interpretation, unit }: { interpretation: Interpretation; unit: string }) => {
  const { tasks, changes, kept, sampledFrom, dropped, leftOut, varianceHeld } = interpretation;
  const more = dropped.count - dropped.first.length;
  return (
    <div className="incoming-kept stack">
      <p>
        <strong>{formatCount(kept)} points</strong>
        {sampledFrom === null ? '' : `, a random sample of ${formatCount(sampledFrom)}`}.
        {sampledFrom !== null && ' With more, no edit would be answered at once.'}
        {interpretation.columns.length > 3 &&
          ` All ${interpretation.columns.length - 1} columns go into the model; the picture shows two of them at a time, here the first two.`}
        {interpretation.regression && ` ${predictedOf(interpretation)}`}
        {varianceHeld === null
          ? ''
          : ` The two components hold ${formatPercent(varianceHeld)} of the variance of the standardised columns.`}
        {leftOut > 0 ? ` ${formatCount(leftOut)} rows are left out by choice.` : ''}
      </p>
      {changes.length > 0 && (
        <ol className="incoming-rows" aria-label="Tasks">
          <li>
            {tasks[0]?.name}: {formatCount(tasks[0]?.points.length ?? 0)} points, the past
          </li>
          {changes.map(({ name, change }, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a task may hold several changes, which never change places
            <li key={k}>
              {name}: {whatOf(change)}, change {k + 1}
            </li>
          ))}
        </ol>
      )}
      {dropped.count > 0 && (
        <>
          <p>
            <strong>
              {formatCount(dropped.count)} {dropped.count === 1 ? 'row' : 'rows'} dropped
            </strong>
            , because
          </p>
          <ul className="incoming-rows" aria-label="Dropped rows">
            {dropped.first.map((row) => (
              <li key={`${row.source ?? ''} ${row.line}`}>{droppedRow(unit, row)}</li>
            ))}
            {more > 0 && <li>and {formatCount(more)} more</li>}
          </ul>
        </>
      )}
    </div>
  );
};

/** Enter opens at once: a dialog that opens gives the focus to what asks for it; one that has shown the reading is open already. */
const takeFocus = (button: HTMLButtonElement | null): void => {
  button?.setAttribute('autofocus', '');
  if (button?.closest('dialog')?.open) button.focus();
};

const focusFirst = (part: HTMLElement | null): void => {
  const first = part?.querySelector('input');
  if (!first) return;
  first.setAttribute('autofocus', '');
  if (first.closest('dialog')?.open) first.focus();
};

/** The reading in a sentence: '30 rows; columns by semicolons, header in line 1; decimal commas.' */
const readingOf = ({ summary, choice }: PreviewState): string => {
  const { words } = summary.numerals;
  const notation = { judged: words.judged, ',': words.comma, '.': words.point }[choice.decimal ?? 'judged'];
  const parts = [formatQuantity(summary.rows, 'row'), summary.format, notation.join(', ')];
  return `${parts.filter((part) => part !== '').join('; ')}. ${summary.notes.join(' ')}`;
};

/** Decimal sign of the numbers: asked where the table does not show it, and changed at one press where it does. */
const Numbers = ({ state, onChange }: { state: PreviewState; onChange(choice: PreviewState['choice']): void }) => {
  const { summary, choice } = state;
  const question = questionIn(choice, summary.columns);
  const shown = question ?? summary.numerals.example;
  if (shown === null) return null;
  const number = (value: number | null): string => (value === null ? 'no number' : String(value));
  return (
    <div className={question ? 'incoming-question stack' : 'stack'} ref={question ? focusFirst : undefined}>
      {question && (
        <p role="alert">
          Nothing in this table says what “{question.text}” in {question.column} is. Say it, and all numbers are read so.
        </p>
      )}
      <Segmented
        inline
        label={`“${shown.text}” is`}
        value={choice.decimal ?? summary.numerals.decimal}
        options={[
          { value: ',', label: number(shown.comma), title: 'Commas are decimal signs' },
          { value: '.', label: number(shown.point), title: 'Points are decimal signs' },
        ]}
        onChange={(next) => onChange({ ...choice, decimal: next })}
      />
    </div>
  );
};

const SEPARATORS: readonly { value: Layout['separator']; label: string }[] = [
  { value: ',', label: 'commas' },
  { value: ';', label: 'semicolons' },
  { value: '\t', label: 'tabs' },
  { value: ' ', label: 'spaces' },
  { value: '|', label: 'bars' },
];

/** Layout of a text: what separates its columns, and what its first row holds. */
const Lines = ({ layout }: Pick<PreviewState, 'layout'>) => {
  const { incoming } = getPage();
  if (layout === null) return null;
  return (
    <div className="incoming-layout row">
      <Select
        label="Columns by"
        value={layout.separator}
        options={SEPARATORS}
        onChange={(separator) => void incoming.arrange({ ...layout, separator })}
      />
      <Segmented
        inline
        label="First row"
        value={layout.header ? 'names' : 'data'}
        options={[
          { value: 'names', label: 'Names' },
          { value: 'data', label: 'Data' },
        ]}
        onChange={(row) => void incoming.arrange({ ...layout, header: row === 'names' })}
      />
    </div>
  );
};

export const Preview = ({ state }: { state: PreviewState }) => {
  const { incoming } = getPage();
  const { summary, choice, interpretation, problem, scaling, computing, share } = state;
  const change = (next: typeof choice): void => void incoming.choose(next);
  return (
    <form
      className="incoming stack"
      aria-busy={computing}
      onSubmit={(event) => {
        event.preventDefault();
        incoming.accept();
      }}
    >
      <p className="hint">{readingOf(state)}</p>
      <Numbers state={state} onChange={change} />
      <Lines layout={state.layout} />
      <Columns choice={choice} infos={summary.columns} onChange={change} />
      {problem !== null && (
        <p className="incoming-problem" role="alert">
          {problem}
        </p>
      )}
      {interpretation && (
        <>
          {!interpretation.regression && <Classes choice={choice} interpretation={interpretation} onChange={change} />}
          <div className="incoming-result">
            <Picture interpretation={interpretation} />
            <Kept interpretation={interpretation} unit={summary.unit} />
          </div>
        </>
      )}
      <Segmented
        inline
        label="Scaling in the model"
        value={scaling}
        options={[
          { value: 'raw', label: 'Raw' },
          { value: 'standardised', label: 'Standardised', title: 'Mean 0 and standard deviation 1, fixed by the past' },
        ]}
        onChange={incoming.scale}
      />
      <div className="incoming-actions row">
        {computing && <progress className="incoming-computing" aria-label="Reading the rows" value={share} max={1} />}
        {problem !== null && choice.classes.length > 0 && <Button onClick={() => change({ ...choice, classes: [] })}>Reset classes</Button>}
        <Button onClick={incoming.cancel}>Cancel</Button>
        <Button type="submit" kind="primary" disabled={interpretation === null || computing} ref={takeFocus}>
          Open
        </Button>
      </div>
    </form>
  );
};
