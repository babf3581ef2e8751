import { useCallback, useEffect, useMemo, useRef } from 'react';
import { addClass, classNames, lastClassIsUsed, MOST_CLASSES, removeLastClass, renameClass } from '../../scenario/classes.ts';
import { basePoints } from '../../scenario/defaults.ts';
import { Button } from '../../ui/Button.tsx';
import { classColor } from '../../ui/classMarks.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';

const Name = ({ label, name }: { label: number; name: string }) => {
  const input = useRef<HTMLInputElement>(null);
  const show = useCallback((): void => {
    if (input.current) input.current.value = name;
  }, [name]);
  useEffect(show, [show]);
  // Written when it is left, so that a name is one undo step.
  const rename = (): void => {
    const store = getStore();
    const { scenario } = store.getState();
    const next = renameClass(scenario, label, input.current?.value ?? '');
    if (next === scenario) show();
    else store.edit(next);
  };
  return (
    <label className="class-name">
      <Shape label={label} color={classColor(label)} />
      <input
        ref={input}
        type="text"
        aria-label={`Name of class ${label + 1}`}
        defaultValue={name}
        maxLength={40}
        spellCheck={false}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
          else if (event.key === 'Escape') show();
        }}
      />
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
    store.edit(addClass(store.getState().scenario));
    store.show({ brushClass: names.length });
    if (names.length === 2) store.notify('There are three classes now, so the likelihood is categorical, with one output for each class');
  };
  return (
    <details className="classes">
      <summary>Classes</summary>
      {names.map((name, label) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a class is its number
        <Name key={label} label={label} name={name} />
      ))}
      <span className="classes-buttons">
        <Button disabled={names.length >= MOST_CLASSES} onClick={add}>
          Add a class
        </Button>
        {removable && (
          <Button
            onClick={() => {
              const store = getStore();
              store.edit(removeLastClass(store.getState().scenario));
            }}
          >
            Remove {names[last]}
          </Button>
        )}
      </span>
      {names.length === 2 && <p className="hint">With a third class the likelihood becomes categorical: one output for each class.</p>}
    </details>
  );
};

/** The class that points get; with `swaps` it is the other one of two, so that there is nothing to pick. */
export const ClassPicker = ({ swaps = false }: { swaps?: boolean }) => {
  const scenario = useStore((state) => state.scenario);
  const brushClass = useStore((state) => state.brushClass);
  const { data, model, steps } = scenario;
  const gaussian = model.likelihood === 'gaussian';
  const names = useMemo(() => {
    if (!gaussian) return classNames({ data, model, steps });
    const largest = basePoints(data).reduce((most, row) => Math.max(most, row.at(-1) ?? 0), 1);
    return Array.from({ length: Math.min(Math.floor(largest) + 1, MOST_CLASSES) }, (_, label) => String(label));
  }, [data, model, steps, gaussian]);
  if (swaps && names.length === 2 && !gaussian) return null;
  return (
    <>
      <Segmented
        inline
        label={gaussian ? 'To' : 'To class'}
        value={brushClass}
        options={names.slice(0, MOST_CLASSES).map((name, value) => ({
          value,
          title: name,
          label: (
            <>
              {!gaussian && <Shape label={value} color={classColor(value)} />}
              <span className="class-title">{name}</span>
            </>
          ),
        }))}
        onChange={(value) => getStore().show({ brushClass: value })}
      />
      {!gaussian && names.length <= MOST_CLASSES && <Classes names={names} />}
    </>
  );
};
