import { Check } from '../ui/Check.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import { getStore } from '../ui/useStore.ts';
import type { Context } from './context.ts';
import { type OptionRow, type OptionRows, type OptionValue, type OptionValues, writesOf } from './options.ts';

/** Chooses a value of an option, with what goes with it. */
export const chooseOf =
  (panel: string, rows: OptionRows) =>
  (id: string, value: OptionValue): void => {
    for (const [name, one] of writesOf(panel, rows, id, value)) getStore().choose(name, one);
  };

interface ControlProps {
  readonly row: OptionRow;
  readonly value: OptionValue | null;
  readonly context: Context;
  readonly onChange: (value: OptionValue) => void;
}

const Control = ({ row, value, context, onChange }: ControlProps) => {
  switch (row.kind) {
    case 'number':
      return null;
    case 'check':
      return <Check label={row.label} checked={value === true} onChange={onChange} {...(row.title && { title: row.title })} />;
    case 'range':
      return (
        <div className="panel-range">
          <Slider
            label={<span className="visually-hidden">{row.label}</span>}
            value={Number(value)}
            min={row.min}
            max={row.max}
            step={row.step}
            text={row.text(Number(value))}
            onChange={onChange}
          />
        </div>
      );
    case 'choice': {
      const options = row.of.map(({ value: one, label, title, can, cannot }) => {
        const disabled = can ? !can(context) : false;
        const words = disabled && cannot ? cannot : title;
        return { value: one, label, disabled, ...(words !== undefined && { title: words }) };
      });
      return row.look === 'select' ? (
        <Select label={row.label} value={String(value)} options={options} onChange={onChange} />
      ) : (
        <Segmented inline={row.look === 'inline'} label={row.label} value={String(value)} options={options} onChange={onChange} />
      );
    }
  }
};

interface ControlsProps {
  readonly panel: string;
  readonly rows: OptionRows;
  readonly values: OptionValues;
  readonly context: Context;
  /** Of the options that stand there. */
  readonly at: 'row' | 'head' | 'drawing';
}

/** The controls of options, made from their rows. */
export const Controls = ({ panel, rows, values, context, at }: ControlsProps) => {
  const choose = chooseOf(panel, rows);
  return Object.entries(rows)
    .filter(([, row]) => (row.at ?? 'row') === at && (row.when?.(context, values) ?? true))
    .map(([id, row]) => {
      const control = <Control key={id} row={row} value={values[id] ?? null} context={context} onChange={(value) => choose(id, value)} />;
      return row.isOfCanvas ? (
        <span key={id} className="of-canvas">
          {control}
        </span>
      ) : (
        control
      );
    });
};
