import type { PanelOptions } from '../store/state.ts';
import type { Context } from './context.ts';

/** A value of an option, as the screen and a link hold it. */
export type OptionValue = PanelOptions[string];
/** The values of all options of a view, by id. */
export type OptionValues = Readonly<Record<string, OptionValue | null>>;

interface Placed {
  /**
   * Place of its control: in the row under the sentence, unless said; beside the sentence; or handed to the drawing, for the head of a
   * chart. 'none': only the drawing sets it.
   */
  readonly at?: 'row' | 'head' | 'drawing' | 'none';
  /** What it changes is on the canvas: a panel in a frame of its own has no control for it. */
  readonly isOfCanvas?: boolean;
  /** True while its control is there; always, unless said. Its value counts all the same. */
  readonly when?: (context: Context, values: OptionValues) => boolean;
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly title?: string;
  /** True where it can be taken; always, unless said. Where it cannot, the first that can is taken in its place. */
  readonly can?: (context: Context) => boolean;
  /** The reason why it cannot be taken, in place of its title. */
  readonly cannot?: string;
}

/** A choice of a few words: segments, or a select. */
export interface ChoiceRow<T extends string = string> extends Placed {
  readonly kind: 'choice';
  readonly label: string;
  readonly of: readonly Choice<T>[];
  /** The first, unless said. */
  readonly default?: NoInfer<T>;
  /** 'inline': segments with the label before them; 'select': a native select. */
  readonly look?: 'inline' | 'select';
}

/** Yes or no: a check box. */
export interface CheckRow extends Placed {
  readonly kind: 'check';
  readonly label: string;
  readonly title?: string;
  readonly default: boolean;
}

/** A number between two: a slider, with its value in words. */
export interface RangeRow extends Placed {
  readonly kind: 'range';
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
  readonly text: (value: number) => string;
  /** The number that stands for one that is near; itself, unless said. */
  readonly snap?: (value: number) => number;
  /** Other options that moving it chooses. */
  readonly also?: Readonly<Record<string, OptionValue>>;
}

/** A number that only the drawing sets, null until it has. */
export interface NumberRow extends Placed {
  readonly kind: 'number';
}

export type OptionRow = ChoiceRow | CheckRow | RangeRow | NumberRow;
/** The options of a view, by the name that they have in links after 'panel.'. */
export type OptionRows = Readonly<Record<string, OptionRow>>;

type ValueOf<Row> = Row extends ChoiceRow<infer T> ? T : Row extends CheckRow ? boolean : Row extends RangeRow ? number : number | null;
export type OptionsOf<Rows extends OptionRows> = { readonly [K in keyof Rows]: ValueOf<Rows[K]> };
/** Chooses a value of an option. */
export type Choose<Rows extends OptionRows> = <K extends keyof Rows & string>(id: K, value: NonNullable<ValueOf<Rows[K]>>) => void;

export const choice = <T extends string>(label: string, of: readonly Choice<T>[], more: Partial<ChoiceRow<T>> = {}): ChoiceRow<T> => ({
  kind: 'choice',
  label,
  of,
  ...more,
});
export const check = (label: string, usual: boolean, more: Partial<CheckRow> = {}): CheckRow => ({
  kind: 'check',
  label,
  default: usual,
  ...more,
});
export const range = (row: Omit<RangeRow, 'kind'>): RangeRow => ({ kind: 'range', ...row });
export const number = (): NumberRow => ({ kind: 'number', at: 'none' });
/** An option whose control stands in another view. */
export const elsewhere = <Row extends OptionRow>(row: Row): Row => ({ ...row, at: 'none' });

const readValue = (row: OptionRow, stored: unknown, context: Context): OptionValue | null => {
  switch (row.kind) {
    case 'check':
      return typeof stored === 'boolean' ? stored : row.default;
    case 'number':
      return typeof stored === 'number' ? stored : null;
    case 'range': {
      const value = typeof stored === 'number' ? stored : row.default;
      return row.snap ? row.snap(value) : Math.min(row.max, Math.max(row.min, value));
    }
    case 'choice': {
      const can = ({ can: holds }: Choice<string>): boolean => holds?.(context) ?? true;
      const wanted = row.of.find(({ value }) => value === stored) ?? row.of.find(({ value }) => value === row.default) ?? row.of[0];
      return (wanted && can(wanted) ? wanted : (row.of.find(can) ?? wanted))?.value ?? '';
    }
  }
};

/** The options of a view out of the screen's 'panel.option' entries; a default for whatever is missing, or nonsense. */
export const readOptions = <Rows extends OptionRows>(panel: string, rows: Rows, stored: PanelOptions, context: Context): OptionsOf<Rows> =>
  Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, readValue(row, stored[`${panel}.${id}`], context)])) as OptionsOf<Rows>;

/** The screen's entries that choosing a value writes, in their order. */
export const writesOf = (panel: string, rows: OptionRows, id: string, value: OptionValue): [name: string, value: OptionValue][] => {
  const row = rows[id];
  const others = row?.kind === 'range' ? Object.entries(row.also ?? {}) : [];
  const own = row?.kind === 'range' && row.snap && typeof value === 'number' ? row.snap(value) : value;
  return [...others, [id, own] as const].map(([name, one]) => [`${panel}.${name}`, one]);
};
