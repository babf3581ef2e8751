import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import { formatCount } from '../../ui/format.ts';
import { Slider } from '../../ui/Slider.tsx';
import { editScenario, useStore } from '../../ui/useStore.ts';

/** Slider of how many points of the past are kept. */
export const MemorySize = () => {
  const data = useStore((state) => state.scenario.data);
  const memory = useStore((state) => state.scenario.memory);
  const count = pastCount({ data });
  const { size, byHand } = presentMemory({ data, memory });
  return (
    <Slider
      label="Memory"
      value={size}
      min={0}
      max={count}
      text={`${formatCount(size)} of ${formatCount(count)} (${count > 0 ? Math.round((100 * size) / count) : 0} %)`}
      disabled={byHand}
      onChange={(value, gesture) => editScenario((scenario) => ({ ...scenario, memory: { ...scenario.memory, size: value } }), gesture)}
    />
  );
};
