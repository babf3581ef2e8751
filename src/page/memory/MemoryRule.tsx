import { memoryRules } from '../../adaptation/memory.ts';
import type { ScenarioMemory } from '../../scenario/types.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { editScenario, useStore } from '../../ui/useStore.ts';

const edit = (part: Partial<ScenarioMemory>): void =>
  editScenario((scenario) => ({ ...scenario, memory: { ...scenario.memory, ...part } }));

/** Rule by which the memory is chosen, and the seed of the one that throws dice. */
export const MemoryRule = () => {
  const { rule, seed = 0, indices } = useStore((state) => state.scenario.memory);
  const byHand = indices !== undefined;
  const known = memoryRules.map(({ id, plain, title }) => ({ value: id, label: `${plain} (${title.toLowerCase()})` }));
  const rules = known.some(({ value }) => value === rule) ? known : [...known, { value: rule, label: rule }];
  return (
    <>
      <Select label="Choose by" value={rule} options={rules} disabled={byHand} onChange={(chosen) => edit({ rule: chosen })} />
      {rule === 'random' && !byHand && (
        <NumberField label="Seed" value={seed} min={0} max={999_999} integer onCommit={(value) => edit({ seed: value })} />
      )}
    </>
  );
};
