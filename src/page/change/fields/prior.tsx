import { presentPrecision } from '../../../scenario/changes.ts';
import { setPriorChange } from '../../../scenario/edits.ts';
import { PriorSlider, priorText } from '../../model/PriorSlider.tsx';
import { useEdited } from '../useEdited.ts';

const PriorChange = () => {
  const { before, now: edited, write } = useEdited('prior');
  const old = presentPrecision(before);
  const now = presentPrecision(edited);
  return (
    <PriorSlider
      label="New"
      precision={now}
      old={old}
      text={now === old ? `${priorText(now)}, as before` : `${priorText(old)} → ${priorText(now)}`}
      onChange={(precision, gesture) => write({ kind: 'prior', precision }, (present) => setPriorChange(present, precision), gesture)}
    />
  );
};

export default PriorChange;
