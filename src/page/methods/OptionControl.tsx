import type { MethodOption } from '../../adaptation/method.ts';
import type { MethodInfo } from '../../ui/catalog.ts';
import { formatNumber } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { editScenario } from '../../ui/useStore.ts';

/** Writes `scenario.options['method.option']`; one drag is one undo step. */
const write = (key: string, value: number | string, gesture?: string): void =>
  editScenario((scenario) => ({ ...scenario, options: { ...scenario.options, [key]: value } }), gesture);

interface OptionControlProps {
  readonly method: MethodInfo;
  readonly option: MethodOption;
  /** As the scenario has it; undefined where it is the default. */
  readonly value: number | string | undefined;
}

/** A slider or a menu for one of a method's own settings. */
export function OptionControl({ method, option, value }: OptionControlProps) {
  const key = `${method.id}.${option.id}`;
  if (option.kind === 'choice')
    return (
      <Select
        label={option.title}
        value={String(value ?? option.default)}
        options={option.choices.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(choice) => write(key, choice)}
      />
    );
  const current = typeof value === 'number' ? value : option.default;
  return (
    <Slider
      label={option.title}
      value={current}
      min={option.min}
      max={option.max}
      step={option.step}
      text={formatNumber(current)}
      onChange={(next, gesture) => write(key, next, gesture)}
    />
  );
}
