import type { Slice } from '../../data/grid.ts';
import type { Axes } from '../../store/domain.ts';
import { Select } from '../../ui/Select.tsx';
import { getStore } from '../../ui/useStore.ts';
import { heldSentence, heldValues, type Names } from '../words/describe.ts';

/** Choice of the two inputs on the canvas; says where the others are held. */
const SliceBar = ({ names, slice }: { names: Names; slice: Slice }) => {
  const [across, up] = slice.axes;
  const options = (names.inputs ?? []).map((label, input) => ({ value: String(input), label }));
  // An axis that takes the other's input leaves it its own.
  const choose = (axes: Axes): void => getStore().chooseAxes(axes[0] === axes[1] ? [up, across] : axes);
  return (
    <fieldset className="canvas-slice">
      <legend className="visually-hidden">Inputs on the canvas</legend>
      <Select label="Across" value={String(across)} options={options} onChange={(value) => choose([Number(value), up])} />
      <Select label="Up" value={String(up)} options={options} onChange={(value) => choose([across, Number(value)])} />
      <p className="hint" title={heldValues(names, slice.held).join(', ')}>
        {heldSentence(names, slice.held)}
      </p>
    </fieldset>
  );
};

export default SliceBar;
