import type { Choice, ColumnInfo } from '../../data/files/choice.ts';
import { heldName } from '../../data/files/lastTask.ts';
import { Check } from '../../ui/Check.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { heldColumns, inputColumns, ROLE_NAMES, type Role, roleOf, rolesFor, withHeldOut, withRegression, withRole } from './roles.ts';

interface ColumnsProps {
  choice: Choice;
  infos: readonly ColumnInfo[];
  onChange(choice: Choice): void;
}

/** A column with what it is taken for. */
const Chip = ({ choice, infos, column, onChange }: ColumnsProps & { column: number }) => {
  const info = infos[column];
  if (!info) return null;
  const role = roleOf(choice, column);
  return (
    <li className={role === 'unused' ? 'column-chip stack' : 'column-chip column-chip-used stack'}>
      <span className="column-name clipped">{info.name}</span>
      <span className="hint clipped">{info.examples.join(', ') || 'empty'}</span>
      <select
        aria-label={`Role of ${info.name}`}
        value={role}
        onChange={(event) => onChange(withRole(choice, infos, column, event.target.value as Role))}
      >
        {rolesFor(choice, infos, column).map((other) => (
          <option key={other} value={other}>
            {ROLE_NAMES[other]}
          </option>
        ))}
      </select>
    </li>
  );
};

/** Roles of the columns: inputs, label, and maybe the task and the split. */
export const Columns = (props: ColumnsProps) => {
  const { choice, infos, onChange } = props;
  const numeric = inputColumns(choice, infos);
  const { kind } = choice.inputs;
  const picture = (next: Choice['inputs']['kind']): void => {
    const [first, second] = choice.inputs.columns;
    if (next !== 'columns') onChange({ ...choice, inputs: { kind: next, columns: kind === 'columns' ? numeric : choice.inputs.columns } });
    else if (first !== undefined && second !== undefined) onChange({ ...choice, inputs: { kind: next, columns: [first, second] } });
  };
  const { split } = choice;
  const label = infos[choice.label];
  return (
    <section className="stack" aria-label="Columns">
      <ul className="column-chips">
        {infos.map(({ name }, column) => (
          <Chip key={name} {...props} column={column} />
        ))}
      </ul>
      {numeric.length > 2 && (
        <Segmented
          inline
          label="Inputs"
          value={kind}
          options={[
            { value: 'columns', label: 'Two columns' },
            {
              value: 'all',
              label: `All ${numeric.length} in the model`,
              title: 'Every column that is marked input goes into the model; the picture shows two of them at a time',
            },
            { value: 'components', label: 'Two principal components', title: 'Of all columns of numbers that are marked component' },
          ]}
          onChange={picture}
        />
      )}
      {label?.numeric && label.distinct > 2 && (
        <Segmented
          inline
          label="The label is"
          value={choice.regression ? 'number' : 'class'}
          options={[
            { value: 'class', label: 'A class', title: 'The model says which of a few classes a point has' },
            { value: 'number', label: 'A number to predict', title: 'Linear regression: the model predicts the number itself' },
          ]}
          onChange={(is) => onChange(withRegression(choice, is === 'number'))}
        />
      )}
      {split && (
        <Select
          label={`Only rows whose ${infos[split.column]?.name ?? 'split'} is`}
          value={split.value}
          options={(infos[split.column]?.values ?? []).map((value) => ({ value, label: value }))}
          onChange={(value) => onChange({ ...choice, split: { ...split, value } })}
        />
      )}
      {heldColumns(choice, infos).map((column) => (
        <Check
          key={column}
          label={`Hold out ${heldName(infos[column] ?? { name: '', values: [] })}: it comes as the change`}
          checked={choice.lastOnly === true && choice.task === column}
          onChange={(held) => onChange(withHeldOut(choice, infos, column, held))}
        />
      ))}
    </section>
  );
};
