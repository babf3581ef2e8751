import { memoryRules } from '../../adaptation/memory.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { ScenarioMemory } from '../../scenario/types.ts';
import { shownStep } from '../../store/state.ts';
import { Check } from '../../ui/Check.tsx';
import { formatCount } from '../../ui/format.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';
import './memory.css';

const setMemory = (change: (memory: ScenarioMemory) => ScenarioMemory, gesture?: string): void =>
  editScenario((scenario) => ({ ...scenario, memory: change(scenario.memory) }), gesture);
const edit = (part: Partial<ScenarioMemory>, gesture?: string): void => setMemory((memory) => ({ ...memory, ...part }), gesture);

/** 3: which points of the past are kept, and how many. */
export const Memory = () => {
  const remembered = useStore((state) => state.experiment?.outcome.results.steps[shownStep(state)]?.memory);
  const data = useStore((state) => state.scenario.data);
  const memory = useStore((state) => state.scenario.memory);
  const count = pastCount({ data });
  const { size, byHand } = presentMemory({ data, memory });
  const known = memoryRules.map(({ id, title }) => ({ value: id, label: title }));
  const rules = known.some(({ value }) => value === memory.rule) ? known : [...known, { value: memory.rule, label: memory.rule }];

  const pickByHand = (on: boolean): void => {
    const { chooseTool, chooseChangeTab, getState } = getStore();
    if (on) {
      edit({ indices: (remembered ?? []).filter((index) => index < count) });
      chooseTool('remember');
    } else {
      setMemory(({ indices: _, ...rest }) => rest);
      const { tool, changeTab } = getState();
      if (tool === 'remember') chooseChangeTab(changeTab);
    }
  };

  return (
    <Section number={3} title="What is remembered">
      <Slider
        label="Memory"
        value={size}
        min={0}
        max={count}
        text={`${formatCount(size)} of ${formatCount(count)} (${count > 0 ? Math.round((100 * size) / count) : 0} %)`}
        disabled={byHand}
        onChange={(value, gesture) => edit({ size: value }, gesture)}
      />
      <Select label="Choose by" value={memory.rule} options={rules} disabled={byHand} onChange={(rule) => edit({ rule })} />
      {memory.rule === 'random' && !byHand && (
        <NumberField label="Seed" value={memory.seed ?? 0} min={0} max={999_999} integer onCommit={(seed) => edit({ seed })} />
      )}
      <Segmented
        inline
        label="Weights"
        value={memory.weights ?? 'one'}
        options={[
          { value: 'one', label: '1', title: 'Each remembered point counts once, as in the paper' },
          { value: 'n-over-m', label: 'n / m', title: 'Remembered points stand for all the past: each counts n / m times' },
          { value: 'trace', label: 'trace', title: 'Remembered points carry the whole past’s curvature (trace)' },
        ]}
        onChange={(weights) => edit({ weights })}
      />
      <div className="memory-checks row">
        <Check
          label="Per class"
          title="The same number from each class"
          checked={memory.perClass ?? true}
          onChange={(perClass) => edit({ perClass })}
        />
        <Check label="Pick by hand" title="Choose remembered points by clicking them (6)" checked={byHand} onChange={pickByHand} />
      </div>
      {byHand && <p className="hint">Click a past point on the canvas to put it into memory, or out of it.</p>}
    </Section>
  );
};
