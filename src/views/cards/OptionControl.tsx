import { useId } from 'react';
import type { MethodOption } from '../../adaptation/method.ts';
import { formatNumber } from '../format.ts';
import { getStore } from '../useStore.ts';
import type { MethodInfo } from './catalog.ts';

/** Writes `scenario.options['method.option']`; one drag is one undo step. */
const write = (key: string, value: number | string, gesture?: string): void => {
  const { edit, getState } = getStore();
  const { scenario } = getState();
  edit({ ...scenario, options: { ...scenario.options, [key]: value } }, gesture);
};

interface OptionControlProps {
  readonly method: MethodInfo;
  readonly option: MethodOption;
  /** As the scenario has it; undefined where it is the default. */
  readonly value: number | string | undefined;
}

/** A slider or a menu for one of a method's own settings. */
export function OptionControl({ method, option, value }: OptionControlProps) {
  const id = useId();
  const key = `${method.id}.${option.id}`;
  if (option.kind === 'choice') {
    return (
      <div className="card-option">
        <label htmlFor={id}>{option.title}</label>
        <select id={id} value={String(value ?? option.default)} onChange={(event) => write(key, event.target.value)}>
          {option.choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.title}
            </option>
          ))}
        </select>
      </div>
    );
  }
  const end = (): void => getStore().endGesture();
  const current = typeof value === 'number' ? value : option.default;
  return (
    <div className="card-option">
      <label htmlFor={id}>{option.title}</label>
      <output htmlFor={id}>{formatNumber(current)}</output>
      <input
        id={id}
        type="range"
        min={option.min}
        max={option.max}
        step={option.step}
        value={current}
        aria-valuetext={formatNumber(current)}
        onChange={(event) => write(key, event.target.valueAsNumber, `option ${key}`)}
        onPointerUp={end}
        onKeyUp={end}
        onBlur={end}
      />
    </div>
  );
}
