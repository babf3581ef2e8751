import { useMemo, useState } from 'react';
import { toolById } from '../../canvas/tools.ts';
import { opening, openingMemory } from '../../lessons/opening.ts';
import { isSame } from '../../lessons/scene.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { ScenarioMemory } from '../../scenario/types.ts';
import { shownStep } from '../../store/state.ts';
import { Check } from '../../ui/Check.tsx';
import { Section } from '../../ui/Section.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';
import { MemoryRule } from './MemoryRule.tsx';
import { MemorySize } from './MemorySize.tsx';
import './memory.css';

const setMemory = (change: (memory: ScenarioMemory) => ScenarioMemory): void =>
  editScenario((scenario) => ({ ...scenario, memory: change(scenario.memory) }));
const edit = (part: Partial<ScenarioMemory>): void => setMemory((memory) => ({ ...memory, ...part }));

/** Settings of a memory that are not as they are at first, in a few words. */
const unusual = ({ weights = 'one', perClass = true }: ScenarioMemory, byHand: boolean): string =>
  [
    weights === 'n-over-m' ? 'weights n / m' : weights === 'trace' ? 'trace weights' : '',
    perClass ? '' : 'classes mixed',
    byHand ? 'by hand' : '',
  ]
    .filter(Boolean)
    .join(', ');

/** The finer settings of the memory, folded away until one of them is not as at first. */
const More = ({ memory, byHand, pickByHand }: { memory: ScenarioMemory; byHand: boolean; pickByHand: (on: boolean) => void }) => {
  const words = unusual(memory, byHand);
  const [told, setTold] = useState(words);
  const [open, setOpen] = useState(words !== '');
  if (told !== words) {
    setTold(words);
    if (words !== '') setOpen(true);
  }
  return (
    <details className="memory-more" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="hint">More{!open && words !== '' && `: ${words}`}</summary>
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
        <Check label="Pick by hand" title="Choose remembered points by pressing them (6)" checked={byHand} onChange={pickByHand} />
      </div>
    </details>
  );
};

/** Figures of the opening with other memories, beside its own. */
const OfOpening = () => {
  const scenario = useStore((state) => state.scenario);
  const untouched = useMemo(() => isSame(opening, scenario), [scenario]);
  return untouched ? <p className="hint">{openingMemory}</p> : null;
};

/** 3: which points of the past are kept, and how many. */
export const Memory = () => {
  const remembered = useStore((state) => state.experiment?.outcome.results.steps[shownStep(state)]?.memory);
  const data = useStore((state) => state.scenario.data);
  const memory = useStore((state) => state.scenario.memory);
  const picking = useStore((state) => state.tool === 'remember');
  const count = pastCount({ data });
  const { byHand } = presentMemory({ data, memory });

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
    <Section number={3} title="What is remembered" className="memory-section">
      <MemorySize />
      <MemoryRule />
      <More memory={memory} byHand={byHand} pickByHand={pickByHand} />
      <OfOpening />
      {picking && <p className="hint">{toolById('remember').hint}</p>}
      {byHand && !picking && <p className="hint">Picked by hand. The tool Remember (6) changes it.</p>}
    </Section>
  );
};
