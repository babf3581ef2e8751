import { presentPrecision } from '../../../scenario/changes.ts';
import { beforeLast, setPriorChange } from '../../../scenario/edits.ts';
import { Slider } from '../../../ui/Slider.tsx';
import { getStore, useStore } from '../../../ui/useStore.ts';
import { PRIOR_MAX, PRIOR_MIN, PRIOR_STEP, positionOf, priorOf, priorText } from '../../model/prior.ts';

const PriorChange = () => {
  const scenario = useStore((state) => state.scenario);
  const old = presentPrecision(beforeLast(scenario, 'prior'));
  const now = presentPrecision(scenario);
  return (
    <Slider
      label={
        <>
          New <i>δ</i>
        </>
      }
      value={positionOf(now)}
      min={PRIOR_MIN}
      max={PRIOR_MAX}
      step={PRIOR_STEP}
      text={now === old ? `${priorText(now)}, as before` : `${priorText(old)} → ${priorText(now)}`}
      onChange={(position, gesture) => {
        const store = getStore();
        const next = priorOf(position);
        // The old value is on the grid where it was set by a slider; elsewhere the nearest place on the slider means it.
        const kept = Math.abs(position - positionOf(old)) < PRIOR_STEP / 2 ? old : next;
        store.edit(setPriorChange(store.getState().scenario, kept), gesture);
      }}
      onEnd={() => getStore().endGesture()}
    />
  );
};

export default PriorChange;
