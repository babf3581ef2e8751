import { presentPrecision } from '../../../scenario/changes.ts';
import { beforeLast, setPriorChange } from '../../../scenario/edits.ts';
import { editScenario, useStore } from '../../../ui/useStore.ts';
import { PriorSlider, priorText } from '../../model/PriorSlider.tsx';

const PriorChange = () => {
  const scenario = useStore((state) => state.scenario);
  const old = presentPrecision(beforeLast(scenario, 'prior'));
  const now = presentPrecision(scenario);
  return (
    <PriorSlider
      label="New"
      precision={now}
      old={old}
      text={now === old ? `${priorText(now)}, as before` : `${priorText(old)} → ${priorText(now)}`}
      onChange={(precision, gesture) => editScenario((present) => setPriorChange(present, precision), gesture)}
    />
  );
};

export default PriorChange;
