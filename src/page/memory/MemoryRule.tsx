import { memoryRules } from '../../adaptation/memory.ts';
import type { TermId } from '../../lessons/glossary.ts';
import type { ScenarioMemory } from '../../scenario/types.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Term } from '../../ui/Term.tsx';
import { editScenario, useStore } from '../../ui/useStore.ts';

const edit = (part: Partial<ScenarioMemory>): void =>
  editScenario((scenario) => ({ ...scenario, memory: { ...scenario.memory, ...part } }));

/** Rules whose name is a term of the field. */
const TERMS: Readonly<Record<string, TermId>> = {
  lambda: 'lambda',
  leverage: 'leverage',
  residual: 'residual',
  sensitivity: 'sensitivity',
};

const termName = (rule: string): string =>
  memoryRules
    .find(({ id }) => id === rule)
    ?.title.replace(/,.*/, '')
    .toLowerCase() ?? rule;

/** Rule by which the memory is chosen, and the seed of the one that throws dice. */
export const MemoryRule = () => {
  const { rule, seed = 0, indices } = useStore((state) => state.scenario.memory);
  const byHand = indices !== undefined;
  const term = TERMS[rule];
  const known = memoryRules.map(({ id, plain, title }) => ({ value: id, label: `${plain} (${title.toLowerCase()})` }));
  const rules = known.some(({ value }) => value === rule) ? known : [...known, { value: rule, label: rule }];
  return (
    <>
      <Select label="Choose by" value={rule} options={rules} disabled={byHand} onChange={(chosen) => edit({ rule: chosen })} />
      {term && !byHand && (
        <div className="hint">
          What is <Term term={term}>{termName(rule)}</Term>?
        </div>
      )}
      {rule === 'random' && !byHand && (
        <NumberField label="Seed" value={seed} min={0} max={999_999} integer onCommit={(value) => edit({ seed: value })} />
      )}
    </>
  );
};
