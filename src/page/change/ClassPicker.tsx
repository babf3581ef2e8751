import { useMemo } from 'react';
import { addClass, classNames, lastClassIsUsed, MOST_CLASSES, removeLastClass, renameClass } from '../../scenario/classes.ts';
import type { Scenario } from '../../scenario/types.ts';
import { Button } from '../../ui/Button.tsx';
import { classColor } from '../../ui/classMarks.ts';
import { later } from '../../ui/later.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { useDraft } from '../../ui/useDraft.ts';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';

const Name = ({ label, name }: { label: number; name: string }) => {
  // Written when it is left, so that a name is one undo step.
  const draft = useDraft(name, (text) => editScenario((scenario) => renameClass(scenario, label, text)));
  return (
    <label className="class-name">
      <Shape label={label} color={classColor(label)} />
      <input type="text" aria-label={`Name of class ${label + 1}`} maxLength={40} spellCheck={false} {...draft} />
    </label>
  );
};

/** Names of the classes, one more and one fewer. */
const Classes = ({ names }: { names: readonly string[] }) => {
  const scenario = useStore((state) => state.scenario);
  const last = names.length - 1;
  const removable = names.length > 2 && !lastClassIsUsed(scenario);
  const add = (): void => {
    const store = getStore();
    editScenario(addClass);
    store.show({ brushClass: names.length });
    if (names.length === 2) store.notify('There are three classes now, so the likelihood is categorical, with one output for each class');
  };
  return (
    <details className="classes">
      <summary className="hint">Classes</summary>
      {names.map((name, label) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a class is its number
        <Name key={label} label={label} name={name} />
      ))}
      <span className="classes-buttons row">
        <Button disabled={names.length >= MOST_CLASSES} onClick={add}>
          Add a class
        </Button>
        {removable && <Button onClick={() => editScenario(removeLastClass)}>Remove {names[last]}</Button>}
      </span>
      {names.length === 2 && <p className="hint">With a third class the likelihood becomes categorical: one output for each class.</p>}
    </details>
  );
};

const LabelField = later<Pick<Scenario, 'data'>>(
  () => import('./LabelField.tsx'),
  () => null,
);

/** The label that points get; with `swaps` it is the other one of two classes, so that there is nothing to pick. */
export const ClassPicker = ({ swaps = false }: { swaps?: boolean }) => {
  const scenario = useStore((state) => state.scenario);
  const brushClass = useStore((state) => state.brushClass);
  const { data, model, steps } = scenario;
  const names = useMemo(() => classNames({ data, model, steps }), [data, model, steps]);
  if (model.likelihood === 'gaussian') return <LabelField data={data} />;
  if (swaps && names.length === 2) return null;
  return (
    <>
      <Segmented
        inline
        label="To class"
        value={brushClass}
        options={names.slice(0, MOST_CLASSES).map((name, value) => ({
          value,
          title: name,
          label: (
            <>
              <Shape label={value} color={classColor(value)} />
              <span className="class-title clipped">{name}</span>
            </>
          ),
        }))}
        onChange={(value) => getStore().show({ brushClass: value })}
      />
      {names.length <= MOST_CLASSES && <Classes names={names} />}
    </>
  );
};
