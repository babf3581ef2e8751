import type { Choice } from '../../data/files/choice.ts';
import type { Interpretation, LabelValue } from '../../data/files/interpret.ts';
import { classColor } from '../../ui/classMarks.ts';
import { formatCount } from '../../ui/format.ts';
import { Shape } from '../../ui/Shape.tsx';

interface ClassesProps {
  choice: Choice;
  interpretation: Interpretation;
  onChange(choice: Choice): void;
}

/** Class of each value of the label: two values with one name are one class. */
export const Classes = ({ choice, interpretation, onChange }: ClassesProps) => {
  const { values, classes } = interpretation;
  const rename = ({ value }: LabelValue, name: string | null): void =>
    onChange({ ...choice, classes: [...choice.classes.filter(([other]) => other !== value), [value, name]] });
  return (
    <section className="incoming-part" aria-label="Classes">
      <ul className="class-values">
        {values.map((entry) => {
          const { value, count, name } = entry;
          return (
            <li key={value}>
              <label className="check" title={`Use the rows whose label is ${value}`}>
                <input type="checkbox" checked={name !== null} onChange={({ target }) => rename(entry, target.checked ? value : null)} />
                <span>{value}</span>
              </label>
              <span className="hint">{formatCount(count)}</span>
              {name === null ? (
                <span className="hint">left out</span>
              ) : (
                <span className="class-name">
                  <Shape label={classes.indexOf(name)} color={classColor(classes.indexOf(name))} />
                  <input
                    // A name that was taken over from outside shows.
                    key={name}
                    aria-label={`Class of ${value}`}
                    defaultValue={name}
                    maxLength={60}
                    onBlur={({ target }) => {
                      const next = target.value.trim();
                      if (next === '') target.value = name;
                      else if (next !== name) rename(entry, next);
                    }}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter') return;
                      event.preventDefault();
                      event.currentTarget.blur();
                    }}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
