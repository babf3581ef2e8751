import type { Choice } from '../../data/files/choice.ts';
import type { Interpretation } from '../../data/files/interpret.ts';
import type { LabelValue } from '../../data/files/labelValues.ts';
import { longestName } from '../../data/files/table.ts';
import { Check } from '../../ui/Check.tsx';
import { classColor } from '../../ui/classMarks.ts';
import { formatCount } from '../../ui/format.ts';
import { Shape } from '../../ui/Shape.tsx';
import { useDraft } from '../../ui/useDraft.ts';

interface ClassesProps {
  choice: Choice;
  interpretation: Interpretation;
  onChange(choice: Choice): void;
}

const Name = ({ value, name, label, onChange }: { value: string; name: string; label: number; onChange(name: string): void }) => {
  const draft = useDraft(name, (text) => {
    const next = text.trim();
    if (next !== '' && next !== name) onChange(next);
  });
  return (
    <span className="class-name">
      <Shape label={label} color={classColor(label)} />
      <input aria-label={`Class of ${value}`} maxLength={longestName} {...draft} />
    </span>
  );
};

/** Class of each value of the label: two values with one name are one class. */
export const Classes = ({ choice, interpretation, onChange }: ClassesProps) => {
  const { values, classes } = interpretation;
  const rename = ({ value }: LabelValue, name: string | null): void =>
    onChange({ ...choice, classes: [...choice.classes.filter(([other]) => other !== value), [value, name]] });
  return (
    <section className="stack" aria-label="Classes">
      <ul className="class-values">
        {values.map((entry) => {
          const { value, count, name } = entry;
          return (
            <li key={value}>
              <Check
                label={value}
                title={`Use the rows whose label is ${value}`}
                checked={name !== null}
                onChange={(used) => rename(entry, used ? value : null)}
              />
              <span className="hint">{formatCount(count)}</span>
              {name === null ? (
                <span className="hint">left out</span>
              ) : (
                <Name value={value} name={name} label={classes.indexOf(name)} onChange={(next) => rename(entry, next)} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
